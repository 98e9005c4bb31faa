-- Copies of their data that members asked for. Its file has the copy's id for a name; the row goes when its time is up.
CREATE TABLE data_copy (
    id ID NOT NULL PRIMARY KEY,
    member_id REF NOT NULL REFERENCES member (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'ready', 'full', 'failed', 'removed')),
    asked_at MOMENT NOT NULL,
    bytes COUNT,
    ends_at MOMENT NOT NULL
);
-- However often somebody presses, one copy is made at a time.
CREATE UNIQUE INDEX data_copy_asked ON data_copy (member_id) WHERE state = 'asked';
CREATE INDEX data_copy_by_member ON data_copy (member_id, asked_at);
CREATE INDEX data_copy_by_end ON data_copy (ends_at);
