-- What a member learned, for themselves: all of it is sealed with their key, where it was begun too.
CREATE TABLE reflection (
    id ID RANDOM NOT NULL PRIMARY KEY,  -- made by the page on which it is written: sent twice is kept once
    member_id REF NOT NULL REFERENCES member (id),
    body BYTES NOT NULL,        -- sealed: title, source, what was learned and what is different, day, minutes
    revision COUNT NOT NULL,    -- how often it was changed
    made_at MOMENT NOT NULL
);
CREATE INDEX reflection_by_member ON reflection (member_id, made_at, id);
