-- For the night after a month in which roles and offers ended.
CREATE INDEX line_by_end ON line (to_when, member_id) WHERE to_when IS NOT NULL;
