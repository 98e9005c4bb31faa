-- Groups whose hosts let what is written there go out by mail, to those who switch it on. No row: nothing leaves.
CREATE TABLE discussion_mail (
    group_id REF NOT NULL PRIMARY KEY,
    at MOMENT NOT NULL
);
