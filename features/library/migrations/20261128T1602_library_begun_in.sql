-- The group of the discussion from whose short answer it was begun, whoever reads it now.
ALTER TABLE resource ADD COLUMN begun_in REF;
