-- The list of whom a member hides from: the other two indexes have half of it each.
CREATE INDEX hiding_by_member ON hiding (member_id, since);
