-- What somebody's own of another resource carries along, whatever becomes of that one.
CREATE TABLE resource_origin (
    resource_id REF NOT NULL PRIMARY KEY REFERENCES resource (id),
    base COUNT NOT NULL,        -- the version of the original that its draft has taken in
    declined COUNT NOT NULL,    -- the version of the original that its owner did not take in; 0: none
    why_not TEXT NOT NULL,      -- why, for all who read it
    licence TEXT NOT NULL,      -- under which its words were given
    audience TEXT NOT NULL CHECK (audience IN ('members', 'group', 'contacts', 'own')),     -- for whom: never for more; own: for nobody in common
    group_id REF
);

-- How many made it their own, of those that whoever reads it reads too; written again whenever one of them changes, in the same
-- transaction. No row: nobody did.
CREATE TABLE resource_lineage (
    resource_id REF NOT NULL PRIMARY KEY REFERENCES resource (id),
    adaptations COUNT NOT NULL
);
