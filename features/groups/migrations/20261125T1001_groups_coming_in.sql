-- Who asked to join, with a few words for the hosts.
CREATE TABLE group_request (
    group_id REF NOT NULL REFERENCES member_group (id),
    member_id REF NOT NULL REFERENCES member (id),
    id ID RANDOM NOT NULL,      -- what the notice to the hosts is about
    words TEXT NOT NULL,        -- may be empty
    state TEXT NOT NULL CHECK (state IN ('waiting', 'declined')),
    answer TEXT NOT NULL,       -- what the hosts wrote when they declined; may be empty
    made_at MOMENT NOT NULL,
    answered_at MOMENT,
    reminded_at MOMENT,         -- when the hosts were told a second time
    PRIMARY KEY (group_id, member_id)
);
CREATE UNIQUE INDEX group_request_by_id ON group_request (id);
CREATE INDEX group_request_by_member ON group_request (member_id, made_at);
CREATE INDEX group_request_by_time ON group_request (state, made_at);

-- Who was invited by whom. A declined one looks to hosts as if it waited.
CREATE TABLE group_invitation (
    group_id REF NOT NULL REFERENCES member_group (id),
    member_id REF NOT NULL REFERENCES member (id),
    by_id REF REFERENCES member (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined', 'withdrawn')),
    made_at MOMENT NOT NULL,
    PRIMARY KEY (group_id, member_id)
);
CREATE INDEX group_invitation_by_member ON group_invitation (member_id, state, made_at);
CREATE INDEX group_invitation_by_host ON group_invitation (by_id, made_at) WHERE by_id IS NOT NULL;
CREATE INDEX group_invitation_by_time ON group_invitation (made_at);

-- Who was taken out, by whom and why; they read the reason and can object once.
CREATE TABLE group_removal (
    group_id REF NOT NULL REFERENCES member_group (id),
    member_id REF NOT NULL REFERENCES member (id),
    by_id REF REFERENCES member (id),
    reason TEXT NOT NULL,
    group_name TEXT NOT NULL,   -- as it was called: a secret one is seen no more
    at MOMENT NOT NULL,
    objection TEXT NOT NULL,    -- what the member said to it; may be empty
    objected_at MOMENT,
    answer TEXT NOT NULL,       -- what the owner answered; may be empty
    answered_at MOMENT,
    PRIMARY KEY (group_id, member_id)
);
CREATE INDEX group_removal_by_member ON group_removal (member_id, at);
CREATE INDEX group_removal_by_host ON group_removal (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX group_removal_by_time ON group_removal (at);
