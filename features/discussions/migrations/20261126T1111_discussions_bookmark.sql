-- What a member keeps for later: nobody else learns of it. Their line about it is sealed with their own key. What was taken out can
-- be put back until the night after.
CREATE TABLE bookmark (
    member_id REF NOT NULL REFERENCES member (id),
    post_id REF NOT NULL REFERENCES post (id),
    discussion_id REF NOT NULL REFERENCES discussion (id),
    note BYTES,
    kept_at MOMENT NOT NULL,
    removed_at MOMENT,
    PRIMARY KEY (member_id, post_id)
);
CREATE INDEX bookmark_by_time ON bookmark (member_id, kept_at, post_id);
CREATE INDEX bookmark_by_post ON bookmark (post_id);
CREATE INDEX bookmark_by_discussion ON bookmark (discussion_id);
CREATE INDEX bookmark_removed ON bookmark (removed_at) WHERE removed_at IS NOT NULL;
