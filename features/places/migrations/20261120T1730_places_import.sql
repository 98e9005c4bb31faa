-- What was brought in when; and files that an administrator looked at and has not decided about, for a day.
CREATE TABLE place_import (
  id ID NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('practices', 'northern_ireland', 'pcns', 'outcodes')),
  at MOMENT NOT NULL,
  -- How many rows did what; the first lines that could not be used.
  summary JSON NOT NULL,
  rejected COUNT NOT NULL,
  -- The file among the files, as long as it waits; nothing once it was brought in.
  file TEXT
);
CREATE INDEX place_import_done ON place_import (kind, at) WHERE file IS NULL;
CREATE INDEX place_import_waiting ON place_import (at) WHERE file IS NOT NULL;
