-- The files of a version as its readers see them listed: id, name, kind, size, pages.
ALTER TABLE resource_version ADD COLUMN files JSON NOT NULL DEFAULT '[]';
