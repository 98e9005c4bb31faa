-- Built on what accounts and people publish. Every view is (thing, viewer_id) and is always asked for one viewer.

-- A member's contacts. Whoever hides their profile from a contact stays one by name, so that the contact can be ended and
-- the member blocked; nothing of the profile comes with it.
CREATE VIEW contact_visible AS
SELECT tie.other_id AS member_id, tie.member_id AS viewer_id, tie.since
FROM tie JOIN member_visible ON member_visible.member_id = tie.other_id AND member_visible.viewer_id = tie.member_id
WHERE tie.kind = 'contact';

-- Whom a member blocked: seen by nobody else, and with the name, because nothing else shows them any more.
CREATE VIEW block_visible AS
SELECT tie.other_id AS member_id, tie.member_id AS viewer_id, tie.since, member_card.name
FROM tie JOIN member_card ON member_card.member_id = tie.other_id
WHERE tie.kind = 'block';

-- Requests that their receiver may read and answer. Whoever writes shows themselves by it, so hiding a profile does not
-- hide a request; a block, a suspension, or a moderator who has yet to look does. How long it may be answered is the
-- reader's matter, because a view knows no time.
CREATE VIEW contact_request_received AS
SELECT contact_request.id AS request_id, contact_request.to_id AS viewer_id, contact_request.from_id,
       contact_request.conversation_id, contact_request.own_key, contact_request.note, contact_request.state,
       contact_request.made_at, contact_request.reminded_at
FROM contact_request
JOIN member_visible ON member_visible.member_id = contact_request.from_id
                   AND member_visible.viewer_id = contact_request.to_id
WHERE contact_request.state IN ('waiting', 'put_off', 'declined') AND contact_request.held_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM tie WHERE tie.member_id = contact_request.to_id AND tie.kind = 'contact'
                                      AND tie.other_id = contact_request.from_id);

-- Requests as their sender sees them: without what the receiver answered (security rule: absent is one value). One that a
-- block closed keeps its words for its sender, so that a block that came and went tells them nothing.
CREATE VIEW contact_request_sent AS
SELECT contact_request.id AS request_id, contact_request.from_id AS viewer_id, contact_request.to_id,
       contact_request.conversation_id, contact_request.own_key, contact_request.note, contact_request.made_at
FROM contact_request
JOIN profile_visible ON profile_visible.member_id = contact_request.to_id
                    AND profile_visible.viewer_id = contact_request.from_id
WHERE contact_request.state IN ('waiting', 'put_off', 'declined', 'closed') AND contact_request.note IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM tie WHERE tie.member_id = contact_request.from_id AND tie.kind = 'contact'
                                      AND tie.other_id = contact_request.to_id);

-- Introductions to their three. Who knows both and the two are contacts, so it is enough that they see each other; the two
-- are named to each other by somebody else, so each must be allowed to find the other. How it stands for each of them is
-- the rule's matter: the three are told different things.
CREATE VIEW introduction_shown AS
SELECT introduction.id AS introduction_id, party.viewer_id AS viewer_id
FROM introduction JOIN member_visible party ON party.member_id = introduction.between_id
WHERE (party.viewer_id = introduction.between_id
       AND EXISTS (SELECT 1 FROM member_visible
                    WHERE member_visible.member_id = introduction.one_id AND member_visible.viewer_id = party.viewer_id)
       AND EXISTS (SELECT 1 FROM profile_visible
                    WHERE profile_visible.member_id = introduction.other_id AND profile_visible.viewer_id = party.viewer_id))
   OR (party.viewer_id = introduction.one_id
       AND EXISTS (SELECT 1 FROM profile_visible
                    WHERE profile_visible.member_id = introduction.other_id AND profile_visible.viewer_id = party.viewer_id))
   OR (party.viewer_id = introduction.other_id
       AND EXISTS (SELECT 1 FROM profile_visible
                    WHERE profile_visible.member_id = introduction.one_id AND profile_visible.viewer_id = party.viewer_id));
