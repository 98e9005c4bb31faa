-- How each member came in, and by whom. Whoever was here before has no row.
CREATE TABLE entry (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    way TEXT NOT NULL CHECK (way IN ('open', 'domain', 'invitation', 'letter', 'waiting', 'operator', 'founder')),
    by_id REF REFERENCES member (id),
    version COUNT,
    at MOMENT NOT NULL
);
CREATE INDEX entry_by_host ON entry (by_id, at);
