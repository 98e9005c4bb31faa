-- Who would help with a resource, and with what. Their words are for its owner alone: sealed with the resource's key.
CREATE TABLE resource_support (
    resource_id REF NOT NULL REFERENCES resource (id),
    member_id REF NOT NULL REFERENCES member (id),
    skills TEXT NOT NULL,       -- with | between them
    words BYTES,
    since MOMENT NOT NULL,
    PRIMARY KEY (resource_id, member_id)
);
CREATE INDEX resource_support_by_member ON resource_support (member_id);

-- What it still needs, in its owner's words; whoever reads the resource reads them.
CREATE TABLE resource_need (
    resource_id REF NOT NULL REFERENCES resource (id),
    skill TEXT NOT NULL CHECK (skill IN ('test', 'review', 'measure', 'translate', 'sponsor')),
    words TEXT NOT NULL,
    since MOMENT NOT NULL,
    PRIMARY KEY (resource_id, skill)
);
CREATE INDEX resource_need_by_skill ON resource_need (skill, since, resource_id);
