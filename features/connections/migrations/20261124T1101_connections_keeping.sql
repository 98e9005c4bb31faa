-- What a member keeps on another for themselves, sealed with their own key.
CREATE TABLE keeping (
    owner_id REF NOT NULL REFERENCES member (id),
    other_id REF NOT NULL REFERENCES member (id),
    note BYTES,
    note_at MOMENT,             -- when the note was last looked after; two years later it goes
    met BYTES,                  -- how they met, and when
    tags BYTES,
    cadence COUNT CHECK (cadence BETWEEN 0 AND 60), -- months; 0: let it rest; none: once a year
    put_off COUNT,              -- the week for which it was put off, counted from 1970
    PRIMARY KEY (owner_id, other_id)
);
CREATE INDEX keeping_by_other ON keeping (other_id);
CREATE INDEX keeping_by_note ON keeping (note_at) WHERE note_at IS NOT NULL;

-- The last day on which two had to do with each other, for each of them by itself.
CREATE TABLE last_touch (
    owner_id REF NOT NULL REFERENCES member (id),
    other_id REF NOT NULL REFERENCES member (id),
    day COUNT NOT NULL,         -- since 1970
    earlier COUNT,              -- the last day before the week of that day
    PRIMARY KEY (owner_id, other_id)
);
CREATE INDEX last_touch_by_other ON last_touch (other_id);

-- How many minutes a week somebody has for keeping in touch, if they said.
CREATE TABLE touch_budget (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    minutes COUNT NOT NULL CHECK (minutes BETWEEN 0 AND 120)
);
