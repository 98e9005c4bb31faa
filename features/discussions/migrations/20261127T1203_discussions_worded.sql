-- How often it was worded anew: whoever words it says from which wording they began.
ALTER TABLE discussion ADD COLUMN wordings COUNT NOT NULL DEFAULT 0;
