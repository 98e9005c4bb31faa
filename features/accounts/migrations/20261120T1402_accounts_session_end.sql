-- For the night that takes away what is over.
CREATE INDEX session_by_end ON session (ends_at);
