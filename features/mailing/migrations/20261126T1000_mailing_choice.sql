-- Who wants what their groups wrote by mail, and may answer so. `since`: what was begun after it is for the next letter.
CREATE TABLE mail_choice (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    day TEXT NOT NULL,          -- monday to sunday; empty: no letter
    replies FLAG NOT NULL,
    since MOMENT NOT NULL,
    next_at MOMENT              -- of the next letter; nothing: there is none
);
CREATE INDEX mail_choice_by_next ON mail_choice (next_at, member_id) WHERE next_at IS NOT NULL;
