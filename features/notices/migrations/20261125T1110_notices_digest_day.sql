-- The weekday of the one letter a week, `monday` to `sunday`; empty for whoever has one each day.
ALTER TABLE notice_choice ADD COLUMN digest_day TEXT NOT NULL DEFAULT '';
