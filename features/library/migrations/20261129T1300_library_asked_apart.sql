-- Who does not see its owner is asked to whom it may go by nobody's name, and once: whoever asks again rings nobody across a block.
ALTER TABLE resource_contributor ADD COLUMN asked_apart FLAG NOT NULL DEFAULT FALSE;
