-- What was written: words and their rendering, both sealed. Deleted ones keep their place without words.
CREATE TABLE message (
    id ID RANDOM NOT NULL PRIMARY KEY,
    conversation_id REF NOT NULL REFERENCES conversation (id),
    number COUNT NOT NULL,      -- its place
    changed COUNT NOT NULL,     -- its number when it was last changed, from the same counter
    author_id REF REFERENCES member (id),
    client_id REF NOT NULL,     -- made by whoever sent it: sent twice is sent once
    sent_at MOMENT NOT NULL,
    body BYTES,
    html BYTES,
    rendering COUNT NOT NULL,   -- the renderer's version
    reply_to REF,
    files COUNT NOT NULL,
    revision COUNT NOT NULL,
    reacted FLAG NOT NULL,
    held FLAG NOT NULL,         -- until a moderator has looked
    edited_at MOMENT,
    deleted_at MOMENT
);
CREATE UNIQUE INDEX message_by_number ON message (conversation_id, number);
CREATE UNIQUE INDEX message_by_client ON message (author_id, conversation_id, client_id);
CREATE INDEX message_by_change ON message (conversation_id, changed);
CREATE INDEX message_by_time ON message (conversation_id, sent_at);
CREATE INDEX message_by_rendering ON message (rendering, id);

-- What stood there before it was edited.
CREATE TABLE message_revision (
    id ID RANDOM NOT NULL PRIMARY KEY,
    message_id REF NOT NULL REFERENCES message (id),
    revision COUNT NOT NULL,
    body BYTES NOT NULL,
    written_at MOMENT NOT NULL
);
CREATE UNIQUE INDEX message_revision_by_number ON message_revision (message_id, revision);

CREATE TABLE reaction (
    message_id REF NOT NULL REFERENCES message (id),
    member_id REF NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL CHECK (kind IN ('thanks', 'agree', 'differently', 'tried', 'will_try', 'with_you')),
    at MOMENT NOT NULL,
    PRIMARY KEY (message_id, member_id, kind)
);
CREATE INDEX reaction_by_member ON reaction (member_id);

CREATE TABLE mention (
    message_id REF NOT NULL REFERENCES message (id),
    member_id REF NOT NULL REFERENCES member (id),
    PRIMARY KEY (message_id, member_id)
);
CREATE INDEX mention_by_member ON mention (member_id);

-- What somebody has begun to write; theirs alone, and there after the session has ended.
CREATE TABLE draft (
    conversation_id REF NOT NULL REFERENCES conversation (id),
    member_id REF NOT NULL REFERENCES member (id),
    body BYTES NOT NULL,
    reply_to REF,
    saved_at MOMENT NOT NULL,
    PRIMARY KEY (conversation_id, member_id)
);
CREATE INDEX draft_by_member ON draft (member_id);
