CREATE TABLE text_version (
    name TEXT NOT NULL CHECK (name IN ('privacy', 'terms', 'rules', 'help', 'accessibility', 'ordering', 'readers')),
    number COUNT NOT NULL,
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    renderer COUNT NOT NULL,
    note TEXT NOT NULL,
    asks FLAG NOT NULL,
    published_at MOMENT NOT NULL,
    by_id REF REFERENCES member (id),
    PRIMARY KEY (name, number)
);
CREATE TABLE operator_version (
    number COUNT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    contact TEXT NOT NULL,
    address TEXT NOT NULL,
    note TEXT NOT NULL,
    published_at MOMENT NOT NULL,
    by_id REF REFERENCES member (id)
);
CREATE TABLE acceptance (
    member_id REF NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    number COUNT NOT NULL,
    accepted_at MOMENT NOT NULL,
    PRIMARY KEY (member_id, name, number),
    FOREIGN KEY (name, number) REFERENCES text_version (name, number)
);
