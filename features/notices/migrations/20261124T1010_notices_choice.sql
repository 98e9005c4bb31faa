-- When letters may come and for what, for whoever chose; whoever is not here has what the house thinks calm. `kinds` are words
-- `kind:page:mail` of those kinds that are not as usual, with a space between them.
CREATE TABLE notice_choice (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    zone TEXT NOT NULL,
    hour COUNT NOT NULL,
    quiet TEXT NOT NULL,
    kinds TEXT NOT NULL
);
-- The last day on which a member got the day's letter, in their own calendar, so that no day has two; without `sent_at` it is
-- under way.
CREATE TABLE day_letter (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    day TEXT NOT NULL,
    sent_at MOMENT
);
