-- One contribution: the opening is number 1, the others are replies. A deleted one keeps its place without words.
CREATE TABLE post (
    id ID RANDOM NOT NULL PRIMARY KEY,
    discussion_id REF NOT NULL REFERENCES discussion (id),
    number COUNT NOT NULL,      -- its place, without gaps, so that a page is found by counting; below 0 while it waits for a host
    changed COUNT NOT NULL,     -- the discussion's number when it was last changed
    author_id REF REFERENCES member (id),   -- nobody: whoever asked without a name, or erased
    asker FLAG NOT NULL,        -- by whoever asked without a name
    client_id REF NOT NULL,
    posted_at MOMENT NOT NULL,
    body TEXT,
    html TEXT,
    opening TEXT NOT NULL,      -- its first line, for where it is quoted
    rendering COUNT NOT NULL,   -- the renderer's version
    reply_to REF,
    revision COUNT NOT NULL,
    edited_at MOMENT,
    deleted_at MOMENT,
    hidden_at MOMENT,
    hidden_why TEXT,            -- in the words of whoever hid it; its author reads them
    held TEXT CHECK (held IN ('first', 'report')),  -- until a host, or whoever looks at reports, has looked
    reacted FLAG NOT NULL
);
CREATE UNIQUE INDEX post_by_number ON post (discussion_id, number);
CREATE UNIQUE INDEX post_by_client ON post (discussion_id, client_id);
CREATE INDEX post_by_writer ON post (discussion_id, author_id);
CREATE INDEX post_by_change ON post (discussion_id, changed);
CREATE INDEX post_by_author ON post (author_id, id) WHERE author_id IS NOT NULL;
CREATE INDEX post_by_rendering ON post (rendering, id);
CREATE INDEX post_by_hold ON post (held, discussion_id) WHERE held IS NOT NULL;

-- What stood there before it was edited.
CREATE TABLE post_revision (
    post_id REF NOT NULL REFERENCES post (id),
    revision COUNT NOT NULL,
    body TEXT NOT NULL,
    written_at MOMENT NOT NULL,
    PRIMARY KEY (post_id, revision)
);

CREATE TABLE post_reaction (
    post_id REF NOT NULL REFERENCES post (id),
    member_id REF NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL CHECK (kind IN ('thanks', 'agree', 'differently', 'tried')),
    discussion_id REF NOT NULL REFERENCES discussion (id),
    at MOMENT NOT NULL,
    PRIMARY KEY (post_id, member_id, kind)
);
CREATE INDEX post_reaction_by_member ON post_reaction (member_id);
CREATE INDEX post_reaction_by_discussion ON post_reaction (discussion_id, kind);

CREATE TABLE post_mention (
    post_id REF NOT NULL REFERENCES post (id),
    member_id REF NOT NULL REFERENCES member (id),
    PRIMARY KEY (post_id, member_id)
);
CREATE INDEX post_mention_by_member ON post_mention (member_id);

-- What somebody has begun to write, in a discussion or as a new one in a group; sealed with their own key.
CREATE TABLE post_draft (
    member_id REF NOT NULL REFERENCES member (id),
    place_id REF NOT NULL,      -- the discussion or the group
    body BYTES NOT NULL,
    saved_at MOMENT NOT NULL,
    PRIMARY KEY (member_id, place_id)
);
