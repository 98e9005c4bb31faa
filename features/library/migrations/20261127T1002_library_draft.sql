-- What is being written, all fields as one text; sealed with the resource's key, which is destroyed with it.
CREATE TABLE resource_draft (
    resource_id REF NOT NULL PRIMARY KEY REFERENCES resource (id),
    body BYTES NOT NULL,
    revision COUNT NOT NULL,    -- whoever saves names the one from which they began
    saved_by REF REFERENCES member (id),
    saved_at MOMENT NOT NULL
);
CREATE INDEX resource_draft_by_writer ON resource_draft (saved_by) WHERE saved_by IS NOT NULL;

-- Who writes with its owner, or is named because they helped.
CREATE TABLE resource_contributor (
    resource_id REF NOT NULL REFERENCES resource (id),
    member_id REF NOT NULL REFERENCES member (id),
    state TEXT NOT NULL CHECK (state IN ('credited', 'invited', 'agreed')),   -- only who agreed sees and changes the draft
    public_named FLAG NOT NULL, -- they agreed to be named where it is public
    since MOMENT NOT NULL,
    PRIMARY KEY (resource_id, member_id)
);
CREATE INDEX resource_contributor_by_member ON resource_contributor (member_id, state);
