-- When an innovation came to each of its stages last.
CREATE TABLE resource_stage (
    resource_id REF NOT NULL REFERENCES resource (id),
    stage TEXT NOT NULL CHECK (stage IN ('idea', 'trying', 'works_here', 'works_elsewhere', 'how_we_do_it')),
    since MOMENT NOT NULL,
    PRIMARY KEY (resource_id, stage)
);

-- Who uses a resource and what it needs, in sums: written again whenever something of that changes, in the same transaction.
CREATE TABLE resource_uptake (
    resource_id REF NOT NULL PRIMARY KEY REFERENCES resource (id),
    places COUNT NOT NULL,      -- in which it is in use or tried
    sums JSON NOT NULL
);

CREATE INDEX resource_by_stage ON resource (stage, published_at, id) WHERE stage <> '' AND newest > 0;
