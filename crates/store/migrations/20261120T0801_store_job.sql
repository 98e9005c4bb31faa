-- Work left for later, claimed by lease.
CREATE TABLE job (
    id ID PRIMARY KEY,
    kind TEXT NOT NULL,
    body JSON NOT NULL,
    due MOMENT NOT NULL,
    once_key TEXT UNIQUE,
    attempts COUNT NOT NULL,
    lease_until MOMENT,
    died_at MOMENT,
    why TEXT
);

CREATE INDEX job_due ON job (due) WHERE died_at IS NULL;
