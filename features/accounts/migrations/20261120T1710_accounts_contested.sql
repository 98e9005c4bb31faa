-- Addresses that nobody has confirmed and with which somebody joined more than once: whoever reads the letter there says
-- name and password anew. Of those who joined before this was noted nobody knows how often they did.
CREATE TABLE contested (
    member_id REF NOT NULL PRIMARY KEY REFERENCES member (id)
);
INSERT INTO contested (member_id) SELECT id FROM member WHERE standing = 'unconfirmed';
