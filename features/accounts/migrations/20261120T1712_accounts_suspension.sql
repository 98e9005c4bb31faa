-- Why somebody is suspended, in the words that they read; gone with the suspension.
CREATE TABLE suspension (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    reason TEXT NOT NULL,
    by_id REF REFERENCES member (id),
    since MOMENT NOT NULL
);
CREATE INDEX suspension_by_admin ON suspension (by_id);
