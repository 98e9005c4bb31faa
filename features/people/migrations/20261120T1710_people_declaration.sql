-- What a member declares beside their name, to every member: where they belong, and who else pays them.
CREATE TABLE declaration (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    affiliations TEXT NOT NULL CHECK (affiliations <> ''), -- codes, separated by |
    affiliations_at MOMENT NOT NULL, -- since when they are these
    interests TEXT,                  -- who pays them or with whom they are tied, one to a line; none: nothing to declare
    interests_at MOMENT NOT NULL     -- since when that is so
);
