-- Groups of members. What is written in them is not sealed: it is to be found again by those who may read it.
CREATE TABLE member_group (
    id ID RANDOM NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,     -- small letters without marks: what lists go by and what one looks for
    purpose TEXT NOT NULL,
    shape TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'by_request', 'by_invitation', 'secret')),
    place_code TEXT,            -- where it is, or
    topic TEXT,                 -- what it is about: a term
    rules TEXT NOT NULL,        -- agreed on joining; may be empty
    welcome TEXT NOT NULL,      -- to whoever joins; may be empty
    ends_at MOMENT,             -- when a project is over
    about_number COUNT NOT NULL, -- of the wording that stands there; 0: none yet
    about_html TEXT NOT NULL,   -- rendered and cleaned once, when it was written
    rendering COUNT NOT NULL,   -- the renderer's version
    version COUNT NOT NULL,     -- of the settings
    founder_id REF REFERENCES member (id),
    founded_at MOMENT NOT NULL,
    ended_at MOMENT,            -- since then it is only read
    held_at MOMENT              -- until a moderator has looked
);
CREATE INDEX member_group_by_name ON member_group (name_key, id);
CREATE INDEX member_group_by_founder ON member_group (founder_id, founded_at) WHERE founder_id IS NOT NULL;
CREATE INDEX member_group_by_place ON member_group (place_code) WHERE place_code IS NOT NULL;
CREATE INDEX member_group_by_rendering ON member_group (rendering, id);
CREATE INDEX member_group_by_end ON member_group (ends_at) WHERE ends_at IS NOT NULL;

-- Who cannot read or join it: whoever says that they belong there.
CREATE TABLE group_exclusion (
    group_id REF NOT NULL REFERENCES member_group (id),
    affiliation TEXT NOT NULL,
    PRIMARY KEY (group_id, affiliation)
);

-- Who belongs to it. There is no history: leaving ends it, and whoever comes reads all that is there.
CREATE TABLE membership (
    group_id REF NOT NULL REFERENCES member_group (id),
    member_id REF NOT NULL REFERENCES member (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'host', 'moderator', 'member')),
    since MOMENT NOT NULL,
    role_since MOMENT NOT NULL,
    PRIMARY KEY (group_id, member_id)
);
CREATE INDEX membership_by_member ON membership (member_id, group_id);
CREATE INDEX membership_by_role ON membership (group_id, role, role_since);
CREATE INDEX membership_by_since ON membership (group_id, since);
