-- How often the letter that is due could not be sent. While one is written, `next_at` says when it is given up as lost.
ALTER TABLE mail_choice ADD COLUMN tries COUNT NOT NULL DEFAULT 0;
