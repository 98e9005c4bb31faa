-- Somebody asks a contact to introduce them to a third, or a contact brings two of theirs together. All words are sealed
-- with the key of the conversation that it may become.
CREATE TABLE introduction (
    id ID RANDOM NOT NULL PRIMARY KEY,
    conversation_id REF NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('asked', 'offered')),
    between_id REF NOT NULL REFERENCES member (id), -- who knows both
    one_id REF NOT NULL REFERENCES member (id),     -- who asked, or the one
    other_id REF NOT NULL REFERENCES member (id),   -- whom they ask for, or the other
    request BYTES,              -- the words of who asked
    word BYTES,                 -- the words of who knows both
    begun_at MOMENT NOT NULL,
    passed_at MOMENT,           -- given to those who answer
    rested_at MOMENT,           -- let rest by who knows both; nobody else learns it
    one_answer TEXT CHECK (one_answer IN ('yes', 'no')),
    other_answer TEXT CHECK (other_answer IN ('yes', 'no')),
    withdrawn_at MOMENT,
    ended_at MOMENT,            -- a block or the end of a contact came between
    opened_at MOMENT,           -- the conversation is there
    CHECK (between_id <> one_id AND between_id <> other_id AND one_id <> other_id)
);
CREATE INDEX introduction_by_between ON introduction (between_id, begun_at);
CREATE INDEX introduction_by_one ON introduction (one_id, begun_at);
CREATE INDEX introduction_by_other ON introduction (other_id, begun_at);
CREATE INDEX introduction_by_begin ON introduction (begun_at);
