-- Wording somebody's discussion anew is a measure too.
CREATE TABLE discussion_measure_of_any (
    id ID NOT NULL PRIMARY KEY,
    group_id REF NOT NULL,
    discussion_id REF NOT NULL REFERENCES discussion (id),
    post_id REF REFERENCES post (id),   -- nothing: the whole discussion
    kind TEXT NOT NULL CHECK (kind IN ('hide', 'show', 'close', 'open', 'move', 'let_through', 'word')),
    why TEXT NOT NULL,                  -- may be empty
    by_id REF REFERENCES member (id),
    at MOMENT NOT NULL,
    objection TEXT,                     -- what the author said to it
    objected_at MOMENT,
    answer TEXT,                        -- what somebody who looks after the group answered
    answered_at MOMENT
);
INSERT INTO discussion_measure_of_any (id, group_id, discussion_id, post_id, kind, why, by_id, at, objection, objected_at, answer,
                                       answered_at)
SELECT id, group_id, discussion_id, post_id, kind, why, by_id, at, objection, objected_at, answer, answered_at
FROM discussion_measure;
DROP TABLE discussion_measure;
ALTER TABLE discussion_measure_of_any RENAME TO discussion_measure;
CREATE INDEX discussion_measure_by_discussion ON discussion_measure (discussion_id, at);
CREATE INDEX discussion_measure_by_post ON discussion_measure (post_id, at) WHERE post_id IS NOT NULL;
CREATE INDEX discussion_measure_by_member ON discussion_measure (by_id) WHERE by_id IS NOT NULL;
