-- "Has anybody a …?": what a member looks for, open to all members or to a group until somebody has it, or ninety days are over.
CREATE TABLE resource_request (
    id ID NOT NULL PRIMARY KEY,     -- made by the page: sent twice is asked once
    member_id REF NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL,         -- of which kind; empty: any
    group_id REF,               -- who reads it; nothing: all members
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'expired')),
    made_at MOMENT NOT NULL,
    closed_at MOMENT,
    held_at MOMENT              -- until whoever looks at reports has looked
);
CREATE INDEX resource_request_by_time ON resource_request (made_at, id);
CREATE INDEX resource_request_open ON resource_request (made_at, id) WHERE state = 'open';
CREATE INDEX resource_request_by_member ON resource_request (member_id, made_at);
CREATE INDEX resource_request_by_group ON resource_request (group_id, made_at, id) WHERE group_id IS NOT NULL;

-- What others pointed to.
CREATE TABLE resource_answer (
    request_id REF NOT NULL REFERENCES resource_request (id),
    resource_id REF NOT NULL REFERENCES resource (id),
    by_id REF REFERENCES member (id),   -- nobody: they were erased
    at MOMENT NOT NULL,
    PRIMARY KEY (request_id, resource_id)
);
CREATE INDEX resource_answer_by_resource ON resource_answer (resource_id);
CREATE INDEX resource_answer_by_member ON resource_answer (by_id) WHERE by_id IS NOT NULL;
