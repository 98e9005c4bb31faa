-- What is to be chosen in a discussion that is a poll.
CREATE TABLE poll (
    discussion_id REF NOT NULL PRIMARY KEY REFERENCES discussion (id),
    many FLAG NOT NULL,         -- any number of choices
    nameless FLAG NOT NULL,     -- who chose what is kept nowhere
    after FLAG NOT NULL,        -- what was chosen is shown when it is closed
    voters COUNT NOT NULL
);
CREATE TABLE poll_choice (
    discussion_id REF NOT NULL REFERENCES discussion (id),
    position COUNT NOT NULL,
    words TEXT NOT NULL,
    votes COUNT NOT NULL,
    PRIMARY KEY (discussion_id, position)
);

-- Who chose: with their choice, or without a name only that they did. Of one choice there is one slot, so that nobody chooses
-- twice however often it is sent.
CREATE TABLE poll_vote (
    discussion_id REF NOT NULL REFERENCES discussion (id),
    member_id REF NOT NULL REFERENCES member (id),
    slot COUNT NOT NULL,        -- 0; where many may be chosen, the choice's position
    position COUNT,
    PRIMARY KEY (discussion_id, member_id, slot)
);
CREATE INDEX poll_vote_by_member ON poll_vote (member_id);
