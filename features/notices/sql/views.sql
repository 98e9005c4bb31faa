-- Each member's own notices; of what another member caused only while the receiver sees that member (abuse case 36), and none for
-- whoever is suspended or leaves. Whether the thing itself is still theirs to see is asked of its feature.
CREATE VIEW notice_visible AS
SELECT nt.member_id AS viewer_id, nt.kind, nt.about, nt.by_id,
       (SELECT giver.name FROM member_card giver WHERE giver.member_id = nt.by_id) AS name, nt.at, nt.seen_at, nt.post
FROM notice nt
JOIN member_visible self ON self.member_id = nt.member_id AND self.viewer_id = nt.member_id
WHERE nt.by_id IS NULL OR EXISTS (
    SELECT 1 FROM member_visible sees WHERE sees.member_id = nt.by_id AND sees.viewer_id = nt.member_id);
