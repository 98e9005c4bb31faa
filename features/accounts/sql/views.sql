-- Who may see whom at all: active members, except across a block in either direction (abuse case 36).
CREATE VIEW member_visible AS
SELECT m.id AS member_id, v.id AS viewer_id
FROM member m CROSS JOIN member v
WHERE m.standing = 'active' AND v.standing = 'active'
  AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = v.id AND t.kind = 'block' AND t.other_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = m.id AND t.kind = 'block' AND t.other_id = v.id);

-- What others may print of a member beside anything the member made.
CREATE VIEW member_card AS
SELECT m.id AS member_id, m.name, m.standing, m.joined_at FROM member m;
