-- Something that members wrote down for others to use. What it says stands in its versions, and in a draft that is sealed.
CREATE TABLE resource (
    id ID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('document', 'template', 'protocol', 'teaching', 'audit', 'tool', 'innovation')),
    owner_id REF REFERENCES member (id),    -- nobody: they were erased, and its licence lets others use it
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
    audience TEXT NOT NULL CHECK (audience IN ('members', 'group', 'contacts', 'own')),     -- of its newest version; own: nobody but who writes it
    group_id REF,               -- with the audience group
    public FLAG NOT NULL,       -- its newest version is read without signing in
    public_named FLAG NOT NULL, -- its owner agreed to be named there
    newest COUNT NOT NULL,      -- the number of its newest version; 0: there is none
    title TEXT NOT NULL,        -- as in that version; empty: there is none
    licence TEXT NOT NULL,      -- as in that version
    stage TEXT NOT NULL CHECK (stage IN ('', 'idea', 'trying', 'works_here', 'works_elsewhere', 'how_we_do_it')),
    review_by TEXT,             -- the month: 2027-10
    review_told FLAG NOT NULL,  -- whether its owner was told that it is over
    made_at MOMENT NOT NULL,
    first_at MOMENT,            -- when it was published first
    published_at MOMENT,        -- when its newest version was: the order of lists
    draft_published COUNT NOT NULL, -- the draft's revision of which its newest version is
    withdrawn_at MOMENT,
    withdrawn_why TEXT,         -- in its owner's words
    held_at MOMENT,             -- until whoever looks at reports has looked
    discussion_id REF,          -- from whose short answer it was begun
    adapted_from REF,           -- the resource of which it is somebody's own
    adapted_version COUNT,      -- the version of that
    difference TEXT,            -- what is different here, and why
    revision COUNT NOT NULL     -- of all but its words
);
CREATE INDEX resource_by_time ON resource (published_at, id) WHERE newest > 0;
CREATE INDEX resource_by_kind ON resource (kind, published_at, id) WHERE newest > 0;
CREATE INDEX resource_by_owner ON resource (owner_id, id) WHERE owner_id IS NOT NULL;
CREATE INDEX resource_by_group ON resource (group_id, published_at, id) WHERE group_id IS NOT NULL;
CREATE INDEX resource_by_origin ON resource (adapted_from, id) WHERE adapted_from IS NOT NULL;
CREATE INDEX resource_by_review ON resource (review_by, id) WHERE review_by IS NOT NULL AND NOT review_told;
CREATE INDEX resource_by_public ON resource (published_at, id) WHERE public;

-- What it is about, of its newest version: terms of the vocabulary.
CREATE TABLE resource_topic (
    resource_id REF NOT NULL REFERENCES resource (id),
    term TEXT NOT NULL,
    PRIMARY KEY (resource_id, term)
);
CREATE INDEX resource_topic_by_term ON resource_topic (term, resource_id);
