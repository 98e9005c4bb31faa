-- Who was told that a resource was withdrawn, and whether they said that they read why.
CREATE TABLE resource_warning (
    resource_id REF NOT NULL REFERENCES resource (id),
    member_id REF NOT NULL REFERENCES member (id),
    told_at MOMENT NOT NULL,
    reminded FLAG NOT NULL,
    read_at MOMENT,
    PRIMARY KEY (resource_id, member_id)
);
CREATE INDEX resource_warning_by_member ON resource_warning (member_id);
CREATE INDEX resource_warning_by_time ON resource_warning (told_at, resource_id, member_id) WHERE read_at IS NULL AND NOT reminded;
