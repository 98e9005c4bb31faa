-- Files that somebody brought: theirs alone until a post takes them along; then for whoever reads its words. What they are called
-- and what they are is sealed with the key of who brought them, and so are their bytes: both go with that key.
CREATE TABLE post_file (
    id ID RANDOM NOT NULL PRIMARY KEY,
    place_id REF NOT NULL,      -- the discussion; while it waits, the discussion or the group in which it was brought
    member_id REF NOT NULL REFERENCES member (id),
    post_id REF REFERENCES post (id),   -- nothing until it is sent
    about BYTES NOT NULL,       -- sealed: name, kind, size, what was done to it
    kept TEXT NOT NULL,         -- where its bytes lie
    preview TEXT,               -- where those of the smaller picture lie
    bytes COUNT NOT NULL,       -- on the disk, both together
    made_at MOMENT NOT NULL
);
CREATE INDEX post_file_by_post ON post_file (post_id, made_at);
CREATE INDEX post_file_by_member ON post_file (member_id, place_id);
CREATE INDEX post_file_by_place ON post_file (place_id);
CREATE UNIQUE INDEX post_file_by_kept ON post_file (kept);
CREATE UNIQUE INDEX post_file_by_preview ON post_file (preview) WHERE preview IS NOT NULL;
CREATE INDEX post_file_by_time ON post_file (made_at) WHERE post_id IS NULL;
