-- Keys were destroyed since the file was last written anew, so that bytes of them may still lie in it; so many times.
CREATE TABLE wipe_due (
    one COUNT NOT NULL PRIMARY KEY,
    times COUNT NOT NULL
);
