-- Of what went further already nobody can say any more in which group it was begun: then those who are credited decide.
UPDATE resource SET begun_in = group_id WHERE discussion_id IS NOT NULL;
