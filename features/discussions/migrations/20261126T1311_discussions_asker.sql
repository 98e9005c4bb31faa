-- Who asked without their name, so that nobody who has these rows can tell: sealed with a key of this question alone.
CREATE TABLE discussion_asker (
    discussion_id REF NOT NULL PRIMARY KEY REFERENCES discussion (id),
    sealed BYTES NOT NULL,      -- the member
    mark REF NOT NULL,          -- of the member and this question: known again by whoever brings both, and the root key
    slot REF NOT NULL,          -- of the member and one of their places: by it they find what they asked
    read_upto COUNT NOT NULL    -- how far they have read; never in "following", which names whoever reads
);
CREATE UNIQUE INDEX discussion_asker_by_slot ON discussion_asker (slot);
