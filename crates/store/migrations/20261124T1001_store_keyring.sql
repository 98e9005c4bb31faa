-- The name of the database of keys with which the sealed rows here were sealed; one row. Without it, or with another, what
-- is sealed cannot be read, and the server says so instead of making new keys.
CREATE TABLE keyring (
    id ID PRIMARY KEY,
    since MOMENT NOT NULL
);
