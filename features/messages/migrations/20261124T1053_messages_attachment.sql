-- Files that somebody brought: theirs alone until a message takes them along. What they are called and what they are is
-- sealed; their bytes lie sealed under the random names.
CREATE TABLE attachment (
    id ID RANDOM NOT NULL PRIMARY KEY,
    conversation_id REF NOT NULL REFERENCES conversation (id),
    member_id REF NOT NULL REFERENCES member (id),
    message_id REF REFERENCES message (id), -- nothing until it is sent
    about BYTES NOT NULL,       -- sealed: name, kind, size, what was done to it
    kept TEXT NOT NULL,         -- where its bytes lie
    preview TEXT,               -- where those of the smaller picture lie
    bytes COUNT NOT NULL,       -- on the disk, both together
    made_at MOMENT NOT NULL
);
CREATE INDEX attachment_by_message ON attachment (message_id, made_at);
CREATE INDEX attachment_by_member ON attachment (member_id, conversation_id);
CREATE INDEX attachment_by_conversation ON attachment (conversation_id);
CREATE UNIQUE INDEX attachment_by_kept ON attachment (kept);
CREATE UNIQUE INDEX attachment_by_preview ON attachment (preview) WHERE preview IS NOT NULL;
CREATE INDEX attachment_by_time ON attachment (made_at) WHERE message_id IS NULL;
