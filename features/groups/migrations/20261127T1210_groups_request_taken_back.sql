-- That somebody asked and took it back is kept for a day, so that hosts are not told again and again.
CREATE TABLE group_request_of_any (
    group_id REF NOT NULL REFERENCES member_group (id),
    member_id REF NOT NULL REFERENCES member (id),
    id ID RANDOM NOT NULL,      -- what the notice to the hosts is about
    words TEXT NOT NULL,        -- may be empty
    state TEXT NOT NULL CHECK (state IN ('waiting', 'declined', 'withdrawn')),
    answer TEXT NOT NULL,       -- what the hosts wrote when they declined; may be empty
    made_at MOMENT NOT NULL,
    answered_at MOMENT,
    reminded_at MOMENT,         -- when the hosts were told a second time
    PRIMARY KEY (group_id, member_id)
);
INSERT INTO group_request_of_any (group_id, member_id, id, words, state, answer, made_at, answered_at, reminded_at)
SELECT group_id, member_id, id, words, state, answer, made_at, answered_at, reminded_at FROM group_request;
DROP TABLE group_request;
ALTER TABLE group_request_of_any RENAME TO group_request;
CREATE UNIQUE INDEX group_request_by_id ON group_request (id);
CREATE INDEX group_request_by_member ON group_request (member_id, made_at);
CREATE INDEX group_request_by_time ON group_request (state, made_at);
