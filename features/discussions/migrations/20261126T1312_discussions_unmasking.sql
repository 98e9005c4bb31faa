-- The two moderators who can, together, learn who asked: named by an administrator, each agrees.
CREATE TABLE unmasker (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    named_by REF REFERENCES member (id),
    named_at MOMENT NOT NULL,
    agreed_at MOMENT
);
CREATE INDEX unmasker_by_namer ON unmasker (named_by) WHERE named_by IS NOT NULL;

-- Each time one of them asked for it. It stays when its question goes.
CREATE TABLE unmasking (
    id ID RANDOM NOT NULL PRIMARY KEY,
    discussion_id REF NOT NULL,
    post_id REF NOT NULL,       -- what was reported
    ground TEXT NOT NULL CHECK (ground IN ('report', 'court')),
    why TEXT NOT NULL,
    quiet FLAG NOT NULL,        -- a court forbids that whoever asked is told
    proposed_by REF REFERENCES member (id),
    proposed_at MOMENT NOT NULL,
    decided_by REF REFERENCES member (id),
    agreed_at MOMENT,
    declined_at MOMENT,
    proposer_saw MOMENT,        -- each sees the name once
    decider_saw MOMENT
);
CREATE INDEX unmasking_by_time ON unmasking (proposed_at, id);
CREATE INDEX unmasking_by_discussion ON unmasking (discussion_id);
CREATE UNIQUE INDEX unmasking_open ON unmasking (discussion_id) WHERE agreed_at IS NULL AND declined_at IS NULL;
CREATE INDEX unmasking_by_proposer ON unmasking (proposed_by) WHERE proposed_by IS NOT NULL;
CREATE INDEX unmasking_by_decider ON unmasking (decided_by) WHERE decided_by IS NOT NULL;
