-- What a member's personal invitation has become. Without a row it is the first one, and nobody has come in by it.
CREATE TABLE invitation (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    version COUNT NOT NULL,
    places COUNT NOT NULL,
    taken COUNT NOT NULL,
    withdrawn_at MOMENT
);
