-- Places, what stands above them, and where outward postcodes are. Days are TEXT, yyyy-mm-dd.

CREATE TABLE place (
  code TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('practice', 'pcn', 'sub_icb', 'icb', 'region', 'board', 'area', 'nation')),
  name TEXT NOT NULL,
  -- Lower case, without marks: what a search by hand compares.
  name_key TEXT NOT NULL,
  -- Lines, parted by line ends; empty for what has no house.
  address TEXT NOT NULL DEFAULT '',
  -- Taken from the address; null where no line of it is a town.
  town TEXT,
  postcode TEXT,
  outcode TEXT,
  phone TEXT,
  ons_code TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'closed', 'dormant', 'proposed')),
  opened TEXT,
  closed TEXT,
  -- The audit says who; this says only which rows an index has not seen.
  changed_at MOMENT NOT NULL
);
CREATE INDEX place_by_kind ON place (kind, status, name_key, code);
CREATE INDEX place_by_name ON place (name_key, code);
CREATE INDEX place_by_outcode ON place (outcode, code);

-- A child's or parent's code may come before its place does: files come in any order.
CREATE TABLE place_link (
  child_code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('member', 'commissioned', 'part')),
  parent_code TEXT NOT NULL,
  -- Empty: since nobody knows when. Part of the key, therefore not null.
  since TEXT NOT NULL DEFAULT '',
  -- The day it ended; null while it lasts.
  until TEXT,
  PRIMARY KEY (child_code, kind, parent_code, since)
);
CREATE INDEX place_link_by_parent ON place_link (parent_code, kind, child_code);

-- Made from the links at the end of every import: all that stands above a place today, itself included.
CREATE TABLE place_step (
  place_code TEXT NOT NULL REFERENCES place (code),
  above_code TEXT NOT NULL REFERENCES place (code),
  -- 0 a practice … 5 a nation: the height of the place above.
  rung COUNT NOT NULL,
  PRIMARY KEY (place_code, above_code)
);
CREATE INDEX place_step_by_above ON place_step (above_code, place_code);

CREATE TABLE outcode (
  code TEXT NOT NULL PRIMARY KEY,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  town TEXT NOT NULL DEFAULT ''
);
