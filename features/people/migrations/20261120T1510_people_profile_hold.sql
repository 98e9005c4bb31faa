-- A profile that is held back until a moderator has looked: only its owner and moderators see it.
CREATE TABLE profile_hold (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    since MOMENT NOT NULL
);
