-- What somebody began in a group.
CREATE TABLE discussion (
    id ID RANDOM NOT NULL PRIMARY KEY,
    group_id REF NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('question', 'discussion', 'announcement', 'poll', 'heads_up', 'opportunity')),
    title TEXT NOT NULL,        -- empty once whoever began it was erased
    tags TEXT NOT NULL,         -- with | between them
    detail JSON NOT NULL,       -- what a heads-up or an opportunity says beside its text
    until_at MOMENT,            -- a poll closes, a heads-up expires, an opportunity ends
    author_id REF REFERENCES member (id),   -- nobody: without a name, or erased
    anonymous FLAG NOT NULL,
    client_id REF NOT NULL,     -- made by the page of whoever began it: sent twice is begun once
    made_at MOMENT NOT NULL,
    posts COUNT NOT NULL,       -- the number of the latest post; they are numbered without gaps
    changes COUNT NOT NULL,     -- the number of the latest change of anything in it
    latest_at MOMENT NOT NULL,  -- of the latest post: the order of the group's list
    latest_by REF REFERENCES member (id),
    closed_at MOMENT,
    held TEXT CHECK (held IN ('first', 'report')),  -- as its opening is
    hidden_at MOMENT,
    hidden_why TEXT,            -- in the words of whoever hid it; its author reads them
    answer_id REF,              -- the reply that solved it
    view_id REF,                -- the reply that stands as another view
    view_by_host FLAG NOT NULL, -- a host chose it
    summary_id REF,             -- the summary that stands on top
    hosts_told FLAG NOT NULL    -- that nobody answered it for three days
);
CREATE UNIQUE INDEX discussion_by_client ON discussion (group_id, client_id);
CREATE INDEX discussion_by_group ON discussion (group_id, latest_at, id);
CREATE INDEX discussion_by_author ON discussion (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX discussion_by_latest_author ON discussion (latest_by) WHERE latest_by IS NOT NULL;
CREATE INDEX discussion_unanswered ON discussion (made_at) WHERE kind = 'question' AND posts = 1 AND NOT hosts_told;

-- How one member keeps one discussion, and how far they have read.
CREATE TABLE following (
    discussion_id REF NOT NULL REFERENCES discussion (id),
    member_id REF NOT NULL REFERENCES member (id),
    how TEXT NOT NULL CHECK (how IN ('follow', 'mute', 'read')),
    read_upto COUNT NOT NULL,
    changed COUNT NOT NULL,     -- the number in their own inbox of the latest change
    PRIMARY KEY (discussion_id, member_id)
);
CREATE INDEX following_by_member ON following (member_id, changed);

-- When a member last looked at a group, and when before that: "since you were here on Monday".
CREATE TABLE group_visit (
    group_id REF NOT NULL,
    member_id REF NOT NULL REFERENCES member (id),
    at MOMENT NOT NULL,
    since MOMENT,
    PRIMARY KEY (group_id, member_id)
);
CREATE INDEX group_visit_by_member ON group_visit (member_id);
