-- How often something of it was taken along. Only its owner is told, and nobody by whom.
ALTER TABLE resource ADD COLUMN taken COUNT NOT NULL DEFAULT 0;
