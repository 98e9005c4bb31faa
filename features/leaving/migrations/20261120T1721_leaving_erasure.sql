-- Whose account was deleted, and when. A backup that is brought back is older than some of these: they are done again.
-- It refers to no member, because a backup may be older than the member.
CREATE TABLE erasure (
    member_id REF NOT NULL PRIMARY KEY,
    at MOMENT NOT NULL
);
CREATE INDEX erasure_by_time ON erasure (at, member_id);
