-- Who talks with whom. Every word that somebody wrote is sealed with the conversation's own key.
CREATE TABLE conversation (
    id ID RANDOM NOT NULL PRIMARY KEY,
    made_at MOMENT NOT NULL,
    pair FLAG NOT NULL,         -- always the same two
    pair_key BYTES,             -- of two: both ids, the smaller first; empty for a group and once one of them is gone
    name BYTES,                 -- sealed
    tone TEXT NOT NULL CHECK (tone IN ('open', 'questions')),
    tone_by REF REFERENCES member (id),
    tone_at MOMENT,
    latest COUNT NOT NULL,      -- the number of the latest message or change; commit order is number order
    pin_id REF                  -- the message that stays in sight
);
CREATE UNIQUE INDEX conversation_pair_key ON conversation (pair_key) WHERE pair_key IS NOT NULL;
CREATE INDEX conversation_by_tone ON conversation (tone_by) WHERE tone_by IS NOT NULL;

-- One row for everybody who is or was in it: what they may see of it, and how they keep it.
CREATE TABLE participant (
    conversation_id REF NOT NULL REFERENCES conversation (id),
    member_id REF NOT NULL REFERENCES member (id),
    other_id REF REFERENCES member (id),    -- of two: the other one
    seat COUNT NOT NULL,                    -- the order in which they came; the first who is here looks after a group
    from_number COUNT NOT NULL,             -- they see from this number on
    until_number COUNT,                     -- and to this one, when they have left
    joined_at MOMENT NOT NULL,
    left_at MOMENT,
    changed COUNT NOT NULL,                 -- the number in their own inbox of the latest change
    moved COUNT NOT NULL,                   -- the same of the latest message: the order of their list; 0 until there is one
    posted COUNT NOT NULL,                  -- the number of the latest message from somebody else
    read_upto COUNT NOT NULL,
    muted FLAG NOT NULL,
    archived FLAG NOT NULL,
    pinned FLAG NOT NULL,
    read_marks FLAG NOT NULL,
    PRIMARY KEY (conversation_id, member_id)
);
CREATE INDEX participant_by_member ON participant (member_id, archived, moved);
CREATE INDEX participant_by_change ON participant (member_id, changed);
CREATE INDEX participant_by_other ON participant (other_id) WHERE other_id IS NOT NULL;
