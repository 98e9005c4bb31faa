-- That somebody uses a resource, as they recorded it: one for each member and resource, changed in place. It is told in sums,
-- and their own words as they chose; never to judge a practice by.
CREATE TABLE adoption (
    id ID NOT NULL PRIMARY KEY,
    resource_id REF NOT NULL REFERENCES resource (id),
    member_id REF REFERENCES member (id),   -- nobody: they were erased, and neither their place nor their words are left
    stage TEXT NOT NULL CHECK (stage IN ('trying', 'in_use', 'stopped')),
    place_code TEXT,            -- one of the places in their profile
    region TEXT NOT NULL,       -- the region or nation of that place; empty: none was said
    named TEXT NOT NULL CHECK (named IN ('practice', 'member', 'nobody')),  -- practice: they said that they may speak for it
    since_month TEXT NOT NULL,  -- 2026-10
    minutes COUNT CHECK (minutes BETWEEN -2400 AND 2400),   -- saved in a week; lost, if it is below nothing
    known TEXT NOT NULL CHECK (known IN ('', 'felt', 'counted', 'measured')),
    confidence TEXT NOT NULL CHECK (confidence IN ('', 'low', 'middle', 'high')),
    changed TEXT NOT NULL,      -- what had to change for it
    stopped_why TEXT NOT NULL,
    version COUNT NOT NULL,     -- the newest one when they said so last
    recorded_at MOMENT NOT NULL,
    changed_at MOMENT NOT NULL,
    CHECK (named <> 'practice' OR place_code IS NOT NULL)
);
CREATE UNIQUE INDEX adoption_by_resource ON adoption (resource_id, member_id);
CREATE INDEX adoption_by_member ON adoption (member_id, resource_id) WHERE member_id IS NOT NULL;
