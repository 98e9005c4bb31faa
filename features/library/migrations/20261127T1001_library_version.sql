-- Every publication, as it was: never changed, and kept as long as its resource.
CREATE TABLE resource_version (
    resource_id REF NOT NULL REFERENCES resource (id),
    number COUNT NOT NULL,      -- from 1, without gaps
    author_id REF REFERENCES member (id),
    published_at MOMENT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('members', 'group', 'contacts')),     -- for whom it was published: never for more
    group_id REF,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,         -- Markdown, as written
    html TEXT NOT NULL,
    parts JSON NOT NULL,        -- what its kind says beside the body: word, text and HTML of each
    rendering COUNT NOT NULL,   -- the renderer's version
    tags TEXT NOT NULL,         -- with | between them
    topics TEXT NOT NULL,       -- terms of the vocabulary, with | between them
    for_whom TEXT NOT NULL,
    licence TEXT NOT NULL,
    review_by TEXT,
    note TEXT NOT NULL,         -- what is new in it
    PRIMARY KEY (resource_id, number)
);
CREATE INDEX resource_version_by_author ON resource_version (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX resource_version_by_group ON resource_version (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX resource_version_by_rendering ON resource_version (rendering, resource_id, number);
