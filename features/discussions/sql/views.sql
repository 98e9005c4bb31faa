-- Who sees which discussion: whoever reads in its group (groups: group_inside), except across a block with whoever began it
-- (abuse case 36). Whoever looks after a group sees what is written in it, a block or not: nobody writes there unseen by
-- all who could act (docs/decisions/0017). One that was begun without a name is never left out for a block: that would tell
-- whose it is. One that is hidden or held back is seen by its author and by those who look after the group.
CREATE VIEW discussion_visible AS
SELECT di1.id AS discussion_id, gi1.viewer_id AS viewer_id, di1.group_id AS group_id, gms9.role AS role,
       di1.latest_at AS latest_at, di1.made_at AS made_at, di1.kind AS kind
FROM discussion di1 JOIN group_inside gi1 ON gi1.group_id = di1.group_id
LEFT JOIN membership gms9 ON gms9.group_id = di1.group_id AND gms9.member_id = gi1.viewer_id
WHERE ((di1.hidden_at IS NULL AND di1.held IS NULL) OR di1.author_id = gi1.viewer_id
       OR (gms9.role IN ('owner', 'host', 'moderator') AND (di1.held IS NULL OR di1.held = 'first')))
  AND (di1.author_id IS NULL OR di1.author_id = gi1.viewer_id
       OR (NOT EXISTS (SELECT 1 FROM tie ti1 WHERE ti1.member_id = gi1.viewer_id AND ti1.kind = 'block' AND ti1.other_id = di1.author_id)
           AND NOT EXISTS (SELECT 1 FROM tie ti2 WHERE ti2.member_id = di1.author_id AND ti2.kind = 'block' AND ti2.other_id = gi1.viewer_id))
       OR EXISTS (SELECT 1 FROM membership gms8 WHERE gms8.group_id = di1.group_id AND gms8.member_id = gi1.viewer_id
                    AND gms8.role IN ('owner', 'host', 'moderator')));

-- Who sees which post, and what of it: a hidden one keeps its place for everybody, its words are for its author and for
-- those who look after the group (abuse cases 14, 16, 20); across a block there is nothing at all but for those.
CREATE VIEW post_visible AS
SELECT po1.id AS post_id, dv1.viewer_id AS viewer_id, dv1.group_id AS group_id, dv1.role AS role,
       po1.discussion_id AS discussion_id, po1.number AS number, po1.changed AS changed, po1.author_id AS author_id,
       po1.asker AS asker, po1.posted_at AS posted_at, po1.reply_to AS reply_to, po1.revision AS revision,
       po1.edited_at AS edited_at, po1.deleted_at AS deleted_at, po1.hidden_at AS hidden_at, po1.held AS held,
       po1.reacted AS reacted,
       CASE WHEN po1.hidden_at IS NULL OR po1.author_id = dv1.viewer_id OR dv1.role IN ('owner', 'host', 'moderator')
            THEN po1.body END AS body,
       CASE WHEN po1.hidden_at IS NULL OR po1.author_id = dv1.viewer_id OR dv1.role IN ('owner', 'host', 'moderator')
            THEN po1.html END AS html,
       CASE WHEN po1.hidden_at IS NULL THEN po1.opening END AS opening,
       CASE WHEN po1.author_id = dv1.viewer_id OR dv1.role IN ('owner', 'host', 'moderator')
            THEN po1.hidden_why END AS hidden_why
FROM post po1 JOIN discussion_visible dv1 ON dv1.discussion_id = po1.discussion_id
WHERE (po1.held IS NULL OR po1.author_id = dv1.viewer_id
       OR (po1.held = 'first' AND dv1.role IN ('owner', 'host', 'moderator')))
  AND (po1.author_id IS NULL OR po1.author_id = dv1.viewer_id OR dv1.role IN ('owner', 'host', 'moderator')
       OR (NOT EXISTS (SELECT 1 FROM tie ti3 WHERE ti3.member_id = dv1.viewer_id AND ti3.kind = 'block' AND ti3.other_id = po1.author_id)
           AND NOT EXISTS (SELECT 1 FROM tie ti4 WHERE ti4.member_id = po1.author_id AND ti4.kind = 'block' AND ti4.other_id = dv1.viewer_id)));

-- What others may print of a discussion that their reader sees.
CREATE VIEW discussion_card AS
SELECT di8.id AS discussion_id, di8.title AS title FROM discussion di8;

-- Who may open which file now: whoever reads the words of its post. What waits to be sent nobody opens (abuse case 2).
CREATE VIEW post_file_visible AS
SELECT pf1.id AS file_id, pv8.viewer_id AS viewer_id, pv8.discussion_id AS discussion_id, pv8.post_id AS post_id
FROM post_file pf1 JOIN post_visible pv8 ON pv8.post_id = pf1.post_id
WHERE pv8.html IS NOT NULL;

-- The moderators who can, two together, learn who asked without a name: named, agreed, and moderators still.
CREATE VIEW unmasker_active AS
SELECT um1.member_id AS member_id FROM unmasker um1
WHERE um1.agreed_at IS NOT NULL
  AND EXISTS (SELECT 1 FROM member mb7 WHERE mb7.id = um1.member_id AND mb7.standing = 'active' AND mb7.leaves_at IS NULL
                AND (mb7.moderator OR mb7.admin));
