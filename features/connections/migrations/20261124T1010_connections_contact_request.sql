-- The first note to somebody who is not a contact. The note is sealed with the key of the conversation that it will
-- become; `own_key` says that this key was made for the request, so that it goes with it. What the receiver answered is
-- theirs: no statement whose outcome the sender sees reads `state` but for what the sender did.
CREATE TABLE contact_request (
    id ID RANDOM NOT NULL PRIMARY KEY,
    from_id REF NOT NULL REFERENCES member (id),
    to_id REF NOT NULL REFERENCES member (id),
    conversation_id REF NOT NULL,
    own_key FLAG NOT NULL,
    note BYTES,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'put_off', 'declined', 'withdrawn', 'accepted', 'closed')),
    made_at MOMENT NOT NULL,
    held_at MOMENT,
    reminded_at MOMENT
);
CREATE INDEX contact_request_by_to ON contact_request (to_id, made_at);
CREATE INDEX contact_request_by_from ON contact_request (from_id, made_at);
CREATE INDEX contact_request_by_made ON contact_request (made_at);
