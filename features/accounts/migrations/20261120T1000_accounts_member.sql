CREATE TABLE member (
    id ID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('unconfirmed', 'active', 'suspended', 'left')),
    admin FLAG NOT NULL,
    moderator FLAG NOT NULL,
    joined_at MOMENT NOT NULL,
    access_version COUNT NOT NULL
);
CREATE INDEX member_by_joined ON member (joined_at, id);
CREATE TABLE account (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    pending_email TEXT,
    password_hash TEXT NOT NULL,
    confirmed_at MOMENT
);
CREATE UNIQUE INDEX account_email_key ON account (email_key);
CREATE TABLE session (
    id ID NOT NULL PRIMARY KEY,
    member_id REF NOT NULL REFERENCES member (id),
    token_hash BYTES NOT NULL,
    browser TEXT NOT NULL,
    began_at MOMENT NOT NULL,
    ends_at MOMENT NOT NULL
);
CREATE UNIQUE INDEX session_token_hash ON session (token_hash);
CREATE INDEX session_by_member ON session (member_id, began_at);
CREATE TABLE door_token (
    hash BYTES NOT NULL PRIMARY KEY,
    member_id REF REFERENCES member (id),
    purpose TEXT NOT NULL,
    email TEXT,
    made_at MOMENT NOT NULL,
    ends_at MOMENT NOT NULL
);
CREATE INDEX door_token_by_member ON door_token (member_id, purpose);
CREATE TABLE tie (
    member_id REF NOT NULL REFERENCES member (id),
    other_id REF NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL CHECK (kind IN ('contact', 'block')),
    since MOMENT NOT NULL,
    PRIMARY KEY (member_id, kind, other_id)
);
CREATE INDEX tie_by_other ON tie (other_id, kind, member_id);
