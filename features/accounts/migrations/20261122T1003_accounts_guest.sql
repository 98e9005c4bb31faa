-- Somebody whom an administrator invited by letter and who has not come yet. The row goes when they come.
CREATE TABLE guest (
    id ID NOT NULL PRIMARY KEY,
    host_id REF NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    invited_at MOMENT NOT NULL,
    reminded_at MOMENT,
    withdrawn_at MOMENT
);
CREATE UNIQUE INDEX guest_email_key ON guest (email_key);
CREATE INDEX guest_by_time ON guest (invited_at, id);
CREATE INDEX guest_by_host ON guest (host_id);
