-- What a member has put off: the words of next acts, with a space between them.
CREATE TABLE home_page (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    put_off TEXT NOT NULL
);
