-- Who may see whom at all: active members, except across a block in either direction (abuse case 36).
CREATE VIEW member_visible AS
SELECT m.id AS member_id, v.id AS viewer_id
FROM member m CROSS JOIN member v
WHERE m.standing = 'active' AND v.standing = 'active'
  AND m.id NOT IN (SELECT t.other_id FROM tie t WHERE t.member_id = v.id AND t.kind = 'block')
  AND m.id NOT IN (SELECT t.member_id FROM tie t WHERE t.other_id = v.id AND t.kind = 'block');

-- What others may print of a member beside anything the member made.
CREATE VIEW member_card AS
SELECT m.id AS member_id, m.name, m.standing, m.joined_at FROM member m;
