-- Built on what accounts and groups publish. Every view is (thing, viewer_id) and is always asked for one viewer.

-- Who sees a resource at all: whoever writes it; once it is published, those for whom its newest version is. Never across a
-- block with its owner (abuse case 36). What is held back only its owner and those who look at reports.
CREATE VIEW resource_visible AS
SELECT re1.id AS resource_id, rvw1.id AS viewer_id
FROM resource re1 CROSS JOIN member rvw1
WHERE rvw1.standing = 'active' AND rvw1.leaves_at IS NULL
  AND (re1.owner_id = rvw1.id
       OR ((re1.held_at IS NULL OR rvw1.moderator OR rvw1.admin)
           AND ((re1.newest > 0
                 AND (re1.audience = 'members'
                      OR (re1.audience = 'group'
                          AND EXISTS (SELECT 1 FROM group_inside gi5 WHERE gi5.group_id = re1.group_id AND gi5.viewer_id = rvw1.id))
                      OR (re1.audience = 'contacts'
                          AND EXISTS (SELECT 1 FROM tie ti5 WHERE ti5.member_id = re1.owner_id AND ti5.kind = 'contact'
                                        AND ti5.other_id = rvw1.id))))
                OR EXISTS (SELECT 1 FROM resource_contributor rc1
                            WHERE rc1.resource_id = re1.id AND rc1.member_id = rvw1.id AND rc1.state = 'agreed'))
           AND (re1.owner_id IS NULL
                OR (NOT EXISTS (SELECT 1 FROM tie ti6 WHERE ti6.member_id = rvw1.id AND ti6.kind = 'block' AND ti6.other_id = re1.owner_id)
                    AND NOT EXISTS (SELECT 1 FROM tie ti7 WHERE ti7.member_id = re1.owner_id AND ti7.kind = 'block' AND ti7.other_id = rvw1.id)))));

-- Who changes its words: its owner and who agreed to write with them, neither across a block.
CREATE VIEW resource_writer AS
SELECT re2.id AS resource_id, re2.owner_id AS member_id FROM resource re2 WHERE re2.owner_id IS NOT NULL
UNION ALL
SELECT rc2.resource_id AS resource_id, rc2.member_id AS member_id FROM resource_contributor rc2 WHERE rc2.state = 'agreed';

-- Who sees which version: of what they see, those that were published for them, whatever came later (abuse case 19).
CREATE VIEW resource_version_visible AS
SELECT rn1.resource_id AS resource_id, rn1.number AS number, rv2.viewer_id AS viewer_id
FROM resource_version rn1 JOIN resource_visible rv2 ON rv2.resource_id = rn1.resource_id
WHERE rn1.audience = 'members'
   OR EXISTS (SELECT 1 FROM resource_writer rw1 WHERE rw1.resource_id = rn1.resource_id AND rw1.member_id = rv2.viewer_id)
   OR (rn1.audience = 'group'
       AND EXISTS (SELECT 1 FROM group_inside gi6 WHERE gi6.group_id = rn1.group_id AND gi6.viewer_id = rv2.viewer_id))
   OR (rn1.audience = 'contacts'
       AND EXISTS (SELECT 1 FROM tie ti8 WHERE ti8.member_id = rn1.author_id AND ti8.kind = 'contact'
                     AND ti8.other_id = rv2.viewer_id));

-- What others may print of a resource that their reader sees.
CREATE VIEW resource_card AS
SELECT re3.id AS resource_id, re3.kind AS kind, re3.title AS title, re3.owner_id AS owner_id, re3.stage AS stage,
       re3.newest AS newest, re3.published_at AS published_at, re3.state AS state
FROM resource re3;

-- What is read without signing in, of its newest version alone. Whoever reads this looks for nobody.
CREATE VIEW resource_public AS
SELECT re4.id AS resource_id, re4.newest AS number, re4.published_at AS published_at, re4.first_at AS first_at
FROM resource re4
WHERE re4.public AND re4.audience = 'members' AND re4.newest > 0 AND re4.held_at IS NULL;
