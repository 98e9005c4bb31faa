-- Who may see whom at all: active members who stay, except across a block in either direction (abuse case 36).
CREATE VIEW member_visible AS
SELECT m.id AS member_id, v.id AS viewer_id
FROM member m CROSS JOIN member v
WHERE m.standing = 'active' AND v.standing = 'active' AND m.leaves_at IS NULL AND v.leaves_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = v.id AND t.kind = 'block' AND t.other_id = m.id)
  AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = m.id AND t.kind = 'block' AND t.other_id = v.id);

-- What others may print of a member beside anything the member made.
CREATE VIEW member_card AS
SELECT m.id AS member_id, m.name, CASE WHEN m.leaves_at IS NULL THEN m.standing ELSE 'leaving' END AS standing,
       m.joined_at
FROM member m;

-- How a member came in and by whom. Whoever prints the host's name leaves out hosts whom the reader must not see.
CREATE VIEW member_entry AS
SELECT entry.member_id, entry.way, entry.by_id FROM entry WHERE entry.by_id IS NOT NULL;

-- The endings of confirmed work addresses: nhs.net, never the address.
CREATE VIEW member_work AS
SELECT work_address.member_id, work_address.domain FROM work_address WHERE work_address.confirmed_at IS NOT NULL;
