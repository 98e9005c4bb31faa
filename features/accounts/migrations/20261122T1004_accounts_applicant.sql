-- Somebody on the waiting list. The row goes when they come, or a while after the decision.
CREATE TABLE applicant (
    id ID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    about TEXT NOT NULL,
    asked_at MOMENT NOT NULL,
    confirmed_at MOMENT,
    decided_at MOMENT,
    decided_by REF REFERENCES member (id),
    admitted FLAG NOT NULL,
    answer TEXT
);
CREATE UNIQUE INDEX applicant_email_key ON applicant (email_key);
CREATE INDEX applicant_by_time ON applicant (asked_at, id);
CREATE INDEX applicant_by_host ON applicant (decided_by);
