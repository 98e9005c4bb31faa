-- Who has which conversation: whoever is in it now. Whoever left or was taken out has nothing of it from that commit on, and
-- of two who blocked each other neither has it while that lasts (abuse cases 25, 36).
CREATE VIEW conversation_visible AS
SELECT pa.conversation_id AS conversation_id, pa.member_id AS viewer_id, pa.other_id AS other_id,
       pa.from_number AS from_number, pa.changed AS changed, pa.moved AS moved, pa.posted AS posted,
       pa.read_upto AS read_upto, pa.muted AS muted, pa.archived AS archived, pa.pinned AS pinned
FROM participant pa
WHERE pa.until_number IS NULL
  AND (pa.other_id IS NULL
       OR (NOT EXISTS (SELECT 1 FROM tie t1 WHERE t1.member_id = pa.member_id AND t1.kind = 'block' AND t1.other_id = pa.other_id)
           AND NOT EXISTS (SELECT 1 FROM tie t2 WHERE t2.member_id = pa.other_id AND t2.kind = 'block' AND t2.other_id = pa.member_id)));

-- Who sees which message: from joining on, while they are in it (security.md, rule 4; abuse cases 7, 14, 19, 20); whoever comes
-- back begins anew. In a group not those of somebody across a block; what is held back its author alone. Whole messages, so that
-- a page reads each of them once.
CREATE VIEW message_visible AS
SELECT me.id AS message_id, me.conversation_id AS conversation_id, cv.viewer_id AS viewer_id, me.number AS number,
       me.changed AS changed, me.author_id AS author_id, me.client_id AS client_id, me.sent_at AS sent_at, me.body AS body,
       me.html AS html, me.rendering AS rendering, me.reply_to AS reply_to, me.files AS files, me.revision AS revision,
       me.reacted AS reacted, me.held AS held, me.edited_at AS edited_at, me.deleted_at AS deleted_at
FROM message me JOIN conversation_visible cv ON cv.conversation_id = me.conversation_id
WHERE me.number >= cv.from_number
  AND (me.author_id = cv.viewer_id
       OR (NOT me.held
           AND (me.author_id IS NULL OR me.author_id = cv.other_id
                OR (NOT EXISTS (SELECT 1 FROM tie t3 WHERE t3.member_id = cv.viewer_id AND t3.kind = 'block' AND t3.other_id = me.author_id)
                    AND NOT EXISTS (SELECT 1 FROM tie t4 WHERE t4.member_id = me.author_id AND t4.kind = 'block' AND t4.other_id = cv.viewer_id)))));

-- What is held back from somebody who saw it until then: open pages take it away. Ids alone.
CREATE VIEW message_withheld AS
SELECT mh.id AS message_id, mh.conversation_id AS conversation_id, cv2.viewer_id AS viewer_id, mh.changed AS changed
FROM message mh JOIN conversation_visible cv2 ON cv2.conversation_id = mh.conversation_id
WHERE mh.held AND mh.number >= cv2.from_number AND mh.author_id <> cv2.viewer_id
  AND NOT EXISTS (SELECT 1 FROM tie t5 WHERE t5.member_id = cv2.viewer_id AND t5.kind = 'block' AND t5.other_id = mh.author_id)
  AND NOT EXISTS (SELECT 1 FROM tie t6 WHERE t6.member_id = mh.author_id AND t6.kind = 'block' AND t6.other_id = cv2.viewer_id);

-- Who may open which file now: whoever sees its message; one that waits to be sent, whoever brought it (abuse case 2).
CREATE VIEW attachment_visible AS
SELECT at1.id AS attachment_id, cv1.viewer_id AS viewer_id
FROM attachment at1 JOIN conversation_visible cv1 ON cv1.conversation_id = at1.conversation_id
WHERE (at1.message_id IS NULL AND at1.member_id = cv1.viewer_id)
   OR EXISTS (SELECT 1 FROM message_visible mv1 WHERE mv1.message_id = at1.message_id AND mv1.viewer_id = cv1.viewer_id);

-- Where somebody has begun to write, for their own eyes: none of the words, which are sealed; of two also with whom.
CREATE VIEW draft_visible AS
SELECT dr1.conversation_id AS conversation_id, cv5.viewer_id AS viewer_id, cv5.other_id AS other_id, dr1.saved_at AS saved_at
FROM draft dr1 JOIN conversation_visible cv5 ON cv5.conversation_id = dr1.conversation_id AND cv5.viewer_id = dr1.member_id;
