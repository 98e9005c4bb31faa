-- Profiles: a head, and lines for everything that repeats; the vocabulary; who hides from whom; searches worth keeping.

CREATE TABLE term (
    code TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('profession', 'role', 'background', 'extended_role', 'clinical_interest',
        'other_interest', 'skill', 'language', 'qualification', 'open_to', 'would_like')),
    words TEXT NOT NULL,        -- as inside a sentence: "skin surgery"
    synonyms TEXT NOT NULL,     -- separated by |
    quiet FLAG NOT NULL,        -- never said as a reason
    note TEXT NOT NULL,
    position COUNT NOT NULL,
    closed_at MOMENT            -- no longer offered, still read
);
CREATE UNIQUE INDEX term_by_kind ON term (kind, position, code);

CREATE TABLE profile (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    profession TEXT NOT NULL REFERENCES term (code),
    headline TEXT,
    headline_audience TEXT NOT NULL CHECK (headline_audience IN ('members', 'contacts', 'only_me')),
    about TEXT,                 -- Markdown, as written
    about_html TEXT,            -- rendered and cleaned once, when it was written
    about_rendering COUNT NOT NULL, -- the renderer's version
    about_audience TEXT NOT NULL CHECK (about_audience IN ('members', 'contacts', 'only_me')),
    photo_id REF,
    photo_audience TEXT NOT NULL CHECK (photo_audience IN ('members', 'contacts', 'only_me')),
    place_code TEXT,            -- a place, or
    outcode TEXT,               -- the first half of a postcode; never an address
    location_audience TEXT NOT NULL CHECK (location_audience IN ('members', 'contacts', 'only_me')),
    revision COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    CHECK (place_code IS NULL OR outcode IS NULL)
);
CREATE INDEX profile_by_place ON profile (place_code);

CREATE TABLE line (
    id ID NOT NULL PRIMARY KEY,
    member_id REF NOT NULL REFERENCES profile (member_id),
    kind TEXT NOT NULL CHECK (kind IN ('role', 'background', 'extended_role', 'interest', 'can_help', 'looking_for',
        'language', 'qualification', 'link', 'open_to', 'would_like')),
    position COUNT NOT NULL,    -- among all lines of the member
    term TEXT REFERENCES term (code),
    words TEXT,                 -- own words, or the address of a link
    detail TEXT,
    stage TEXT CHECK (stage IN ('considering', 'training', 'established', 'past')),
    place_code TEXT,
    place_words TEXT,           -- a place as typed, until it is linked
    sessions COUNT CHECK (sessions BETWEEN 5 AND 120), -- tenths of a session a week
    from_when TEXT,             -- 2015 or 2015-03
    to_when TEXT,
    capacity COUNT CHECK (capacity BETWEEN 1 AND 99),
    audience TEXT NOT NULL CHECK (audience IN ('members', 'contacts', 'only_me')),
    CHECK ((term IS NULL) <> (words IS NULL)),
    CHECK (kind <> 'would_like' OR audience = 'only_me')
);
CREATE INDEX line_by_member ON line (member_id, position);
CREATE INDEX line_by_term ON line (term, kind, stage);
CREATE INDEX line_by_place ON line (place_code, kind);
-- What was typed before its place was imported, to be linked then.
CREATE INDEX line_by_typed_place ON line (place_words) WHERE place_words IS NOT NULL;

CREATE TABLE hiding (
    member_id REF NOT NULL REFERENCES member (id),
    place_code TEXT NOT NULL,   -- hidden from those who work there, or ''
    other_id REF REFERENCES member (id), -- hidden from this person, or nobody
    since MOMENT NOT NULL,
    CHECK ((place_code = '') = (other_id IS NOT NULL))
);
CREATE UNIQUE INDEX hiding_from_place ON hiding (member_id, place_code) WHERE other_id IS NULL;
CREATE UNIQUE INDEX hiding_from_person ON hiding (member_id, other_id) WHERE other_id IS NOT NULL;
CREATE INDEX hiding_by_place ON hiding (place_code, member_id);
CREATE INDEX hiding_by_person ON hiding (other_id, member_id);

CREATE TABLE saved_search (
    id ID NOT NULL PRIMARY KEY,
    member_id REF NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,        -- as in the address, after the ?
    saved_at MOMENT NOT NULL
);
CREATE UNIQUE INDEX saved_search_by_name ON saved_search (member_id, name);
