-- Thanks for a resource, to its owner alone. The words are sealed with the resource's key.
CREATE TABLE resource_thanks (
    resource_id REF NOT NULL REFERENCES resource (id),
    by_id REF NOT NULL REFERENCES member (id),
    owner_id REF NOT NULL REFERENCES member (id),
    words BYTES,                -- nothing: without words
    at MOMENT NOT NULL,
    PRIMARY KEY (resource_id, by_id)
);
CREATE INDEX resource_thanks_by_sender ON resource_thanks (by_id, at);
CREATE INDEX resource_thanks_by_owner ON resource_thanks (owner_id, at, resource_id, by_id);
