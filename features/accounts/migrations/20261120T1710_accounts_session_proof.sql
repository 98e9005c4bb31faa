-- When the password was last given in this browser: before a grave act it is asked for again.
ALTER TABLE session ADD COLUMN proven_at MOMENT;
