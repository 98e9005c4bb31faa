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

-- Who stands beside its owner, and for whom: its owner sees all, everybody themselves, and readers who agreed to write it. Who is
-- credited for what they said in a group is nobody's to know outside it as long as they have not said so (abuse case 18).
CREATE VIEW resource_helper AS
SELECT rc3.resource_id AS resource_id, rc3.member_id AS member_id, hvw1.id AS viewer_id, rc3.since AS since
FROM resource_contributor rc3 JOIN resource re6 ON re6.id = rc3.resource_id CROSS JOIN member hvw1
WHERE re6.owner_id = hvw1.id OR rc3.member_id = hvw1.id OR rc3.state = 'agreed' OR rc3.credit = 'wider'
   OR (rc3.credit IN ('open', 'inside')
       AND EXISTS (SELECT 1 FROM group_inside gi7 WHERE gi7.group_id = re6.begun_in AND gi7.viewer_id = hvw1.id));

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
SELECT re4.id AS resource_id, re4.newest AS number, re4.published_at AS published_at
FROM resource re4
WHERE re4.public AND re4.audience = 'members' AND re4.newest > 0 AND re4.held_at IS NULL;

-- Who sees a collection: whoever looks after it; whoever reads in its group, or every member, if it is for them. A member's own never
-- across a block with them. What is held back only who began it and those who look at reports.
CREATE VIEW collection_visible AS
SELECT col1.id AS collection_id, cvw1.id AS viewer_id
FROM collection col1 CROSS JOIN member cvw1
WHERE cvw1.standing = 'active' AND cvw1.leaves_at IS NULL
  AND ((col1.group_id IS NULL AND col1.owner_id = cvw1.id)
       OR ((col1.held_at IS NULL OR cvw1.moderator OR cvw1.admin)
           AND ((col1.audience = 'members'
                 AND (col1.group_id IS NOT NULL
                      OR (col1.owner_id NOT IN (SELECT tc1.other_id FROM tie tc1 WHERE tc1.member_id = cvw1.id AND tc1.kind = 'block')
                          AND col1.owner_id NOT IN (SELECT tc2.member_id FROM tie tc2 WHERE tc2.other_id = cvw1.id AND tc2.kind = 'block'))))
                OR (col1.group_id IS NOT NULL
                    AND EXISTS (SELECT 1 FROM group_inside gi8 WHERE gi8.group_id = col1.group_id AND gi8.viewer_id = cvw1.id)))));

-- Who sees a request for a resource: who asks; every member, or whoever reads in its group. Never across a block. What is held back
-- only who asks and those who look at reports.
CREATE VIEW resource_request_visible AS
SELECT rq1.id AS request_id, qvw1.id AS viewer_id
FROM resource_request rq1 CROSS JOIN member qvw1
WHERE qvw1.standing = 'active' AND qvw1.leaves_at IS NULL
  AND (rq1.member_id = qvw1.id
       OR ((rq1.held_at IS NULL OR qvw1.moderator OR qvw1.admin)
           AND (rq1.group_id IS NULL
                OR EXISTS (SELECT 1 FROM group_inside gi9 WHERE gi9.group_id = rq1.group_id AND gi9.viewer_id = qvw1.id))
           AND EXISTS (SELECT 1 FROM member_visible mvq1 WHERE mvq1.member_id = rq1.member_id AND mvq1.viewer_id = qvw1.id)));

-- Who opens a file: whoever reads a version that names it; of a draft, who writes it. Of what is held back only those who see it.
CREATE VIEW resource_file_visible AS
SELECT rf1.id AS file_id, rf1.resource_id AS resource_id, rv7.viewer_id AS viewer_id
FROM resource_file rf1 JOIN resource_visible rv7 ON rv7.resource_id = rf1.resource_id
WHERE EXISTS (SELECT 1 FROM resource_writer rw7 WHERE rw7.resource_id = rf1.resource_id AND rw7.member_id = rv7.viewer_id)
   OR EXISTS (SELECT 1 FROM resource_version_file vf1
                JOIN resource_version_visible nv1 ON nv1.resource_id = vf1.resource_id AND nv1.number = vf1.number
               WHERE vf1.file_id = rf1.id AND nv1.viewer_id = rv7.viewer_id);
