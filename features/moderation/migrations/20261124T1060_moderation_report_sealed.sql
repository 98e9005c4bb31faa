-- What a private thing said when it was reported: sealed with a key of the report alone.
ALTER TABLE report ADD COLUMN sealed BYTES;
