-- Built on what accounts and people publish. Every view is (thing, viewer_id) and is always asked for one viewer.

-- Who finds a group at all: its card and what it is for. Secret ones only those who are in it or are invited (abuse cases 15
-- and 27); what is held back only those who are in it, and those who look at reports.
CREATE VIEW group_visible AS
SELECT grp1.id AS group_id, gvw1.id AS viewer_id
FROM member_group grp1 CROSS JOIN member gvw1
WHERE gvw1.standing = 'active' AND gvw1.leaves_at IS NULL
  AND ((grp1.kind <> 'secret' AND (grp1.held_at IS NULL OR gvw1.moderator OR gvw1.admin))
       OR grp1.id IN (SELECT gms1.group_id FROM membership gms1 WHERE gms1.member_id = gvw1.id)
       OR grp1.id IN (SELECT giv1.group_id FROM group_invitation giv1
                       WHERE giv1.member_id = gvw1.id AND giv1.state = 'waiting'));

-- Whom a group leaves out by where they belong; whoever has not said it, too: silence is no way in.
CREATE VIEW group_left_out AS
SELECT gex1.group_id AS group_id, gvw2.id AS viewer_id
FROM group_exclusion gex1 CROSS JOIN member gvw2
WHERE NOT EXISTS (SELECT 1 FROM member_affiliation gaf1
                   WHERE gaf1.member_id = gvw2.id
                     AND '|' || gaf1.affiliations || '|' NOT LIKE '%|' || gex1.affiliation || '|%');

-- Who reads what is written in a group: whoever is in it; in an open one everybody who was not taken out of it. Nobody whom
-- it leaves out.
CREATE VIEW group_inside AS
SELECT grp2.id AS group_id, gvw3.id AS viewer_id
FROM member_group grp2 CROSS JOIN member gvw3
WHERE gvw3.standing = 'active' AND gvw3.leaves_at IS NULL
  AND (grp2.id IN (SELECT gms2.group_id FROM membership gms2 WHERE gms2.member_id = gvw3.id)
       OR (grp2.kind = 'open' AND grp2.held_at IS NULL
           AND grp2.id NOT IN (SELECT grm1.group_id FROM group_removal grm1 WHERE grm1.member_id = gvw3.id)))
  AND NOT EXISTS (SELECT 1 FROM group_left_out glo1 WHERE glo1.group_id = grp2.id AND glo1.viewer_id = gvw3.id);

-- Who belongs to a group, for those who read there. Not across a block, nor whoever is suspended or leaves.
CREATE VIEW membership_visible AS
SELECT gms3.group_id AS group_id, gms3.member_id AS member_id, gin1.viewer_id AS viewer_id, gms3.role AS role,
       gms3.since AS since, gms3.role_since AS role_since
FROM membership gms3
JOIN group_inside gin1 ON gin1.group_id = gms3.group_id
JOIN member_visible gmv1 ON gmv1.member_id = gms3.member_id AND gmv1.viewer_id = gin1.viewer_id;

-- What others may print of a group beside anything that was made in it; whether its reader may see it, they ask
-- group_visible.
CREATE VIEW group_card AS
SELECT grp3.id AS group_id, grp3.name AS name, grp3.name_key AS name_key, grp3.purpose AS purpose, grp3.shape AS shape,
       grp3.kind AS kind, grp3.place_code AS place_code, grp3.topic AS topic, grp3.founded_at AS founded_at,
       grp3.ends_at AS ends_at, grp3.ended_at AS ended_at, grp3.welcome AS welcome
FROM member_group grp3;
