-- Addresses at work that members show as evidence; none of them opens the door.
CREATE TABLE work_address (
    id ID NOT NULL PRIMARY KEY,
    member_id REF NOT NULL REFERENCES member (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    domain TEXT NOT NULL,
    added_at MOMENT NOT NULL,
    confirmed_at MOMENT
);
CREATE UNIQUE INDEX work_address_by_member ON work_address (member_id, email_key);
