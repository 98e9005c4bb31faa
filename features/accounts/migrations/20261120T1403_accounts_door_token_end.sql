-- For the night that takes away what is over.
CREATE INDEX door_token_by_end ON door_token (ends_at);
