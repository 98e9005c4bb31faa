-- Mails of members that were dealt with, so that none is twice and nobody sends too many. Nothing of what they said.
CREATE TABLE mail_arrival (
    id REF NOT NULL PRIMARY KEY,    -- made of the mail's own id
    member_id REF NOT NULL REFERENCES member (id),
    at MOMENT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX mail_arrival_by_member ON mail_arrival (member_id, at);
CREATE INDEX mail_arrival_by_time ON mail_arrival (at);
