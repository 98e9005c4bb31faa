-- Files of a resource: the draft's until they are published, then of each version that names them. What they are called and
-- what they say is sealed with the key of the resource, and so are their bytes: all of it goes with that key.
CREATE TABLE resource_file (
    id ID RANDOM NOT NULL PRIMARY KEY,
    resource_id REF NOT NULL REFERENCES resource (id),
    member_id REF REFERENCES member (id),   -- who brought it; nobody: they were erased, and a version names it still
    place COUNT NOT NULL,       -- its place in the draft
    removed_at MOMENT,          -- when it was taken out of the draft: until the next publication it can be put back
    about BYTES NOT NULL,       -- sealed: name, kind, size, pages, what was done to it
    words BYTES,                -- sealed: the beginning of what it says
    kept TEXT NOT NULL,         -- where its bytes lie
    preview TEXT,               -- where those of the smaller picture lie
    sheets TEXT,                -- where the pictures of its pages lie, one after the other
    drawn JSON NOT NULL,        -- of these pictures: width, height and bytes of each
    bytes COUNT NOT NULL,       -- on the disk, all together
    made_at MOMENT NOT NULL
);
CREATE INDEX resource_file_by_resource ON resource_file (resource_id, place);
CREATE INDEX resource_file_by_member ON resource_file (member_id) WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX resource_file_by_kept ON resource_file (kept);
CREATE UNIQUE INDEX resource_file_by_preview ON resource_file (preview) WHERE preview IS NOT NULL;
CREATE UNIQUE INDEX resource_file_by_sheets ON resource_file (sheets) WHERE sheets IS NOT NULL;
CREATE INDEX resource_file_by_removal ON resource_file (removed_at) WHERE removed_at IS NOT NULL;

-- Which versions name it: whoever reads one of them opens it, and as long as there is one its bytes stay.
CREATE TABLE resource_version_file (
    file_id REF NOT NULL REFERENCES resource_file (id),
    resource_id REF NOT NULL REFERENCES resource (id),
    number COUNT NOT NULL,
    PRIMARY KEY (file_id, resource_id, number)
);
CREATE INDEX resource_version_file_by_version ON resource_version_file (resource_id, number);

-- What the files of its newest version say, so that it is found by that.
CREATE TABLE resource_words (
    resource_id REF NOT NULL PRIMARY KEY REFERENCES resource (id),
    words TEXT NOT NULL
);
