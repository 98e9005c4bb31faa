-- A short answer to a discussion: proposed by anyone in the group, accepted by its hosts. One of them stands on top.
CREATE TABLE summary (
    id ID RANDOM NOT NULL PRIMARY KEY,
    discussion_id REF NOT NULL REFERENCES discussion (id),
    author_id REF REFERENCES member (id),
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    rendering COUNT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'declined', 'replaced')),
    made_at MOMENT NOT NULL,
    decided_by REF REFERENCES member (id),
    decided_at MOMENT,          -- and said to be true still
    due_at MOMENT,              -- when it is to be looked at again
    told FLAG NOT NULL          -- whether the hosts were told of that
);
CREATE INDEX summary_by_discussion ON summary (discussion_id, state, made_at);
CREATE INDEX summary_by_author ON summary (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX summary_by_decider ON summary (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX summary_by_due ON summary (due_at) WHERE state = 'accepted' AND NOT told;
CREATE INDEX summary_by_rendering ON summary (rendering, id);

-- From whose replies it is made.
CREATE TABLE summary_credit (
    summary_id REF NOT NULL REFERENCES summary (id),
    member_id REF NOT NULL REFERENCES member (id),
    PRIMARY KEY (summary_id, member_id)
);
CREATE INDEX summary_credit_by_member ON summary_credit (member_id);
