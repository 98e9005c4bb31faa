-- How often the files of a draft were changed: two who change them at once lose nothing, and whoever publishes says which they saw.
ALTER TABLE resource_draft ADD COLUMN files COUNT NOT NULL DEFAULT 0;
