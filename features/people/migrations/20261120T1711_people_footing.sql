-- Whether somebody is in general practice now, considers it, returns to it, or looks on; and who sees that, because to
-- some it is no matter for colleagues yet.
ALTER TABLE profile ADD COLUMN footing TEXT CHECK (footing IN ('now', 'considering', 'returning', 'looking'));
ALTER TABLE profile ADD COLUMN footing_audience TEXT NOT NULL DEFAULT 'members'
    CHECK (footing_audience IN ('members', 'contacts', 'only_me'));
