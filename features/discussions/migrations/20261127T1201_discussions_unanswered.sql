-- Questions of which no host was told: whether one is answered is asked of its posts, for a reply may go, and may be the asker's own.
DROP INDEX discussion_unanswered;
CREATE INDEX discussion_unanswered ON discussion (made_at) WHERE kind = 'question' AND NOT hosts_told;
