-- Whether a patient could come to harm by it; its kind is 'other', as long as the table knows no more kinds.
ALTER TABLE report ADD COLUMN safety FLAG NOT NULL DEFAULT FALSE;
