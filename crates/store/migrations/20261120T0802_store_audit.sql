-- Who did what and when. One job fills the chain afterwards, in commit order.
CREATE TABLE audit (
    id ID PRIMARY KEY,
    at MOMENT NOT NULL,
    act TEXT NOT NULL,
    actor_id REF,
    actor_sealed BYTES,
    house TEXT,
    on_id REF,
    chain_seq COUNT UNIQUE,
    chain_hash BYTES
);

CREATE INDEX audit_by_actor ON audit (actor_id, at);
CREATE INDEX audit_on ON audit (on_id, at);
CREATE INDEX audit_unchained ON audit (at) WHERE chain_seq IS NULL;
