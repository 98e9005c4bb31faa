-- What a discussion was called before, and what its kind said beside the text: as its readers read it.
CREATE TABLE discussion_wording (
    discussion_id REF NOT NULL REFERENCES discussion (id),
    revision COUNT NOT NULL,    -- the discussion's number of wordings when it was another
    words TEXT NOT NULL,
    at MOMENT NOT NULL,         -- when others took their place
    PRIMARY KEY (discussion_id, revision)
);
