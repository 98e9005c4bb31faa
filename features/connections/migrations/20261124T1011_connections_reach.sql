-- How a member wants to be reached by those who are no contacts: so many new people a month (none: as many as write; 0:
-- nobody just now), and whether an address book with their address finds them.
CREATE TABLE reach (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id),
    new_people COUNT,
    by_address FLAG NOT NULL
);
