-- Whether members may ask here without their name.
ALTER TABLE discussion_rules ADD COLUMN anonymous FLAG NOT NULL DEFAULT FALSE;
