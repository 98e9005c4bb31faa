-- Letters that a member can do without and wants no more. What is not here goes out.
CREATE TABLE stopped_list (
    member_id REF NOT NULL REFERENCES member (id),
    list TEXT NOT NULL,
    at MOMENT NOT NULL,
    PRIMARY KEY (member_id, list)
);
