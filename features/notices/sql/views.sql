-- Each member's own notices; of what another member caused only while the receiver sees that member (abuse case 36), and none for
-- whoever is suspended or leaves. Whether the thing itself is still theirs to see is asked of its feature.
CREATE VIEW notice_visible AS
SELECT nt.member_id AS viewer_id, nt.kind, nt.about, nt.by_id,
       (SELECT giver.name FROM member_card giver WHERE giver.member_id = nt.by_id) AS name, nt.at, nt.seen_at, nt.post, nt.unsaid
FROM notice nt
JOIN member_visible self ON self.member_id = nt.member_id AND self.viewer_id = nt.member_id
WHERE nt.by_id IS NULL OR EXISTS (
    SELECT 1 FROM member_visible sees WHERE sees.member_id = nt.by_id AND sees.viewer_id = nt.member_id);

-- Who is away, for those of their contacts who may know. Whether that is now is the reader's matter, because a view knows no time.
CREATE VIEW away_visible AS
SELECT aw.member_id AS member_id, knows.member_id AS viewer_id, aw.first_day AS first_day, aw.last_day AS last_day,
       COALESCE((SELECT clock.zone FROM notice_choice clock WHERE clock.member_id = aw.member_id), '') AS zone
FROM away aw
JOIN tie knows ON knows.other_id = aw.member_id AND knows.kind = 'contact'
JOIN member_visible seen ON seen.member_id = aw.member_id AND seen.viewer_id = knows.member_id
WHERE aw.shown;

-- By whose clock each member's weeks begin and on which day, and their own days away: for pages that only they see.
CREATE VIEW member_rhythm AS
SELECT clk.member_id AS member_id, clk.zone AS zone, clk.digest_day AS digest_day,
       (SELECT gone.first_day FROM away gone WHERE gone.member_id = clk.member_id) AS first_day,
       (SELECT back.last_day FROM away back WHERE back.member_id = clk.member_id) AS last_day
FROM notice_choice clk;
