-- The draft's files of which the newest version is.
ALTER TABLE resource ADD COLUMN files_published COUNT NOT NULL DEFAULT 0;
