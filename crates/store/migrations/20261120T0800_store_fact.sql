-- What happened, in the order of commits, and how far each listener has got.
CREATE TABLE stream (
    name TEXT PRIMARY KEY,
    latest COUNT NOT NULL
);

CREATE TABLE fact (
    seq COUNT PRIMARY KEY,
    id ID NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body JSON NOT NULL,
    about REF,
    at MOMENT NOT NULL,
    by_id REF
);

CREATE TABLE fact_cursor (
    listener TEXT PRIMARY KEY,
    seq COUNT NOT NULL
);
