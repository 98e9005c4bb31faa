-- An ordered list of resources that a member looks after, or those who write in a group. Some are for one pair of eyes: what all of
-- them say is sealed with a key of the collection, which is destroyed with it.
CREATE TABLE collection (
    id ID NOT NULL PRIMARY KEY,     -- made by the page: sent twice is begun once
    owner_id REF REFERENCES member (id),    -- who began it; nobody: they were erased, and a group goes on with it
    group_id REF,               -- whose it is, if it is a group's
    audience TEXT NOT NULL CHECK (audience IN ('own', 'group', 'members')),     -- own: nobody but its owner
    body BYTES NOT NULL,        -- sealed: title and words
    revision COUNT NOT NULL,    -- of title, words and audience: whoever changes them names the one from which they began
    made_at MOMENT NOT NULL,
    changed_at MOMENT NOT NULL, -- the order of lists
    held_at MOMENT              -- until whoever looks at reports has looked
);
CREATE INDEX collection_by_time ON collection (changed_at, id);
CREATE INDEX collection_by_owner ON collection (owner_id, changed_at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX collection_by_group ON collection (group_id, changed_at, id) WHERE group_id IS NOT NULL;

-- What stands in it, in the order that was given to it.
CREATE TABLE collection_item (
    collection_id REF NOT NULL REFERENCES collection (id),
    resource_id REF NOT NULL REFERENCES resource (id),
    place COUNT NOT NULL,       -- from 1
    note BYTES,                 -- sealed: why it stands here
    by_id REF REFERENCES member (id),   -- who put it there; nobody: they were erased
    added_at MOMENT NOT NULL,
    PRIMARY KEY (collection_id, resource_id)
);
CREATE INDEX collection_item_by_resource ON collection_item (resource_id);
CREATE INDEX collection_item_by_member ON collection_item (by_id) WHERE by_id IS NOT NULL;
