-- What those who look after a group decided about writing in it. No row: as the house has it.
CREATE TABLE discussion_rules (
    group_id REF NOT NULL PRIMARY KEY,
    hold_first FLAG NOT NULL        -- the first that a member writes waits for a host
);
