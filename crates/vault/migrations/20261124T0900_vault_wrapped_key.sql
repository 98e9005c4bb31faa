CREATE TABLE wrapped_key (
    kind TEXT NOT NULL,
    owner_id REF NOT NULL,
    wrapped BYTES NOT NULL,
    made_at MOMENT NOT NULL,
    PRIMARY KEY (kind, owner_id)
);
