-- On which days a member is away, the first and the last included, in their own calendar; and whether their contacts may know.
CREATE TABLE away (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    shown FLAG NOT NULL
);
