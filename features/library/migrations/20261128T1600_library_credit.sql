-- That somebody is named because it was made from what they said in a group, and whether it may go further than that group: '' they
-- are not; what they said about it outlives being asked to write.
ALTER TABLE resource_contributor ADD COLUMN credit TEXT NOT NULL DEFAULT ''
    CHECK (credit IN ('', 'open', 'wider', 'nameless', 'inside', 'off'));
