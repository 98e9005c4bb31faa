-- Whoever turns a short answer into a resource twice, also at once, has one.
CREATE UNIQUE INDEX resource_by_discussion ON resource (owner_id, discussion_id)
    WHERE owner_id IS NOT NULL AND discussion_id IS NOT NULL;
