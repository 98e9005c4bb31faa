-- Searches that are asked again for their owner: when they were asked last, and whom they found then.
ALTER TABLE saved_search ADD COLUMN asked_at MOMENT;
CREATE INDEX saved_search_by_asked ON saved_search (asked_at, member_id) WHERE asked_at IS NOT NULL;
CREATE TABLE saved_search_hit (
    search_id REF NOT NULL REFERENCES saved_search (id),
    member_id REF NOT NULL REFERENCES member (id),
    fresh FLAG NOT NULL,        -- not among those found the time before
    PRIMARY KEY (search_id, member_id)
);
CREATE INDEX saved_search_hit_by_member ON saved_search_hit (member_id);
