-- Whether a letter would have said it and could not, because its thing was hidden from the receiver just then: the next letter
-- says it, if it can.
ALTER TABLE notice ADD COLUMN unsaid FLAG NOT NULL DEFAULT FALSE;
