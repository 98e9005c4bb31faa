-- How much time a member gives, and in which order they want what fits into it. No row: as the house has it.
CREATE TABLE home_time (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    minutes COUNT NOT NULL,
    ordering TEXT NOT NULL CHECK (ordering IN ('balanced', 'newest'))
);

-- Groups of which a member wants to see less on their home.
CREATE TABLE home_less (
    member_id REF NOT NULL REFERENCES member (id),
    group_id REF NOT NULL,
    since MOMENT NOT NULL,
    PRIMARY KEY (member_id, group_id)
);
