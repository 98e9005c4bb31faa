-- It waited for a host when it was held back for a report: that is what it does again once the report is looked at.
ALTER TABLE post ADD COLUMN was_first FLAG NOT NULL DEFAULT FALSE;
