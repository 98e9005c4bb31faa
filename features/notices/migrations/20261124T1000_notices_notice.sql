-- What a member is told: of what kind, about which thing, by whom. One a thing; words and link are asked when it is read. `post`
-- says how far its letter is: `new` until somebody looked when it is due, `due` while a letter is under way, then `done`. `changed`
-- is the receiver's own number of the last change (0 for what conversations tell themselves).
CREATE TABLE notice (
    member_id REF NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL,
    about REF NOT NULL,
    by_id REF REFERENCES member (id),
    at MOMENT NOT NULL,
    changed COUNT NOT NULL,
    seen_at MOMENT,
    post TEXT NOT NULL CHECK (post IN ('new', 'due', 'done')),
    PRIMARY KEY (member_id, kind, about)
);
-- The page of notices.
CREATE INDEX notice_by_time ON notice (member_id, at, kind, about);
-- What open pages have missed.
CREATE INDEX notice_by_change ON notice (member_id, changed) WHERE changed > 0;
-- Everything about a thing that is gone.
CREATE INDEX notice_by_thing ON notice (about, kind);
-- What a member caused, for when they leave.
CREATE INDEX notice_by_giver ON notice (by_id) WHERE by_id IS NOT NULL;
-- What nobody has looked at whether a letter is due.
CREATE INDEX notice_new ON notice (member_id) WHERE post = 'new';
-- For the night that takes away what was seen, or given and never looked at, long ago.
CREATE INDEX notice_by_seen ON notice (seen_at) WHERE seen_at IS NOT NULL;
CREATE INDEX notice_unseen ON notice (at) WHERE seen_at IS NULL;
