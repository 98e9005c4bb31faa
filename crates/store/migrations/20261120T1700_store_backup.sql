-- The backups that were made, and those that could not be: for `kettle doctor` and for whoever runs the network. A backup
-- does not hold its own row; what lies in the folder of backups counts, this only says when somebody last looked after it.
CREATE TABLE backup (
    id ID PRIMARY KEY,
    at MOMENT NOT NULL,
    folder TEXT NOT NULL,
    -- In bytes; in microseconds.
    size COUNT NOT NULL,
    took COUNT NOT NULL,
    encrypted FLAG NOT NULL,
    -- Why it could not be made; null if it was.
    why TEXT
);
CREATE INDEX backup_at ON backup (at);
