-- How many addresses a member looked for, and when: never which.
CREATE TABLE address_look (
    id ID NOT NULL PRIMARY KEY,
    member_id REF NOT NULL REFERENCES member (id),
    addresses COUNT NOT NULL,
    looked_at MOMENT NOT NULL
);
CREATE INDEX address_look_by_member ON address_look (member_id, looked_at);
CREATE INDEX address_look_by_time ON address_look (looked_at);
