-- How often the guard found something, by day, kind, what came of it and the reason that was given ('' if none was). Neither
-- the words nor the writer: nobody can be asked about them.
CREATE TABLE guard_count (
    day COUNT NOT NULL,         -- since 1970
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,      -- refused, blanked, sent
    reason TEXT NOT NULL,
    times COUNT NOT NULL,
    PRIMARY KEY (day, kind, outcome, reason)
);
