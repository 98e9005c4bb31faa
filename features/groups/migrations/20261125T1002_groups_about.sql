-- The page that members write together: every wording that ever stood there.
CREATE TABLE group_about (
    group_id REF NOT NULL REFERENCES member_group (id),
    number COUNT NOT NULL,      -- 1 is the first
    text TEXT NOT NULL,         -- Markdown, as written
    by_id REF REFERENCES member (id),
    at MOMENT NOT NULL,
    brought_back COUNT,         -- the number of the wording that was brought back by this one
    PRIMARY KEY (group_id, number)
);
CREATE INDEX group_about_by_author ON group_about (by_id) WHERE by_id IS NOT NULL;

-- What changed for a member about their groups, for pages of theirs that are open: joined, another role, taken out.
CREATE TABLE membership_change (
    member_id REF NOT NULL REFERENCES member (id),
    group_id REF NOT NULL REFERENCES member_group (id),
    changed COUNT NOT NULL,     -- the number in their own inbox
    at MOMENT NOT NULL,
    PRIMARY KEY (member_id, group_id)
);
CREATE INDEX membership_change_by_number ON membership_change (member_id, changed);
CREATE INDEX membership_change_by_time ON membership_change (at);
CREATE INDEX membership_change_by_group ON membership_change (group_id);
