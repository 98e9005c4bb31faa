-- The number of what last changed for each member.
CREATE TABLE inbox (
    member_id REF PRIMARY KEY,
    latest COUNT NOT NULL
);
