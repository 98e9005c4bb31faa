-- Who sees what of a profile. Built on what accounts publishes: member_visible(member_id, viewer_id), which already
-- leaves out whoever is not active or is blocked either way, and always has (me, me) for an active member; and
-- tie(member_id, other_id, kind). Every view is (thing, viewer_id) and is always asked for one viewer.

-- Hidden from a practice means: from whoever lists a role there, now or before, or is located there. It is the
-- viewer's own lines that count, whatever their audience, so nobody learns anything of anybody else.
-- Held back means from everybody but those who look at reports, until one of them has looked.
CREATE VIEW profile_visible AS
  SELECT profile.member_id AS member_id, member_visible.viewer_id AS viewer_id
    FROM profile JOIN member_visible ON member_visible.member_id = profile.member_id
   WHERE profile.member_id = member_visible.viewer_id
      OR (NOT EXISTS (SELECT 1 FROM profile_hold
                       WHERE profile_hold.member_id = profile.member_id
                         AND NOT EXISTS (SELECT 1 FROM member moderator
                                          WHERE moderator.id = member_visible.viewer_id
                                            AND (moderator.moderator OR moderator.admin)))
          AND NOT EXISTS (SELECT 1 FROM hiding
                       WHERE hiding.member_id = profile.member_id AND hiding.other_id = member_visible.viewer_id)
          AND NOT EXISTS (SELECT 1 FROM hiding
                           WHERE hiding.member_id = profile.member_id AND hiding.other_id IS NULL
                             AND (hiding.place_code IN (SELECT line.place_code FROM line
                                                         WHERE line.member_id = member_visible.viewer_id
                                                           AND line.kind = 'role')
                                  OR hiding.place_code IN (SELECT mine.place_code FROM profile mine
                                                            WHERE mine.member_id = member_visible.viewer_id))));

-- The head with what this viewer may see of it; the profession always.
CREATE VIEW profile_card AS
  SELECT profile.member_id AS member_id, profile_visible.viewer_id AS viewer_id, profile.profession AS profession,
         CASE WHEN profile.member_id = profile_visible.viewer_id OR profile.headline_audience = 'members'
                OR (profile.headline_audience = 'contacts' AND contact.other_id IS NOT NULL)
              THEN profile.headline END AS headline,
         CASE WHEN profile.member_id = profile_visible.viewer_id OR profile.about_audience = 'members'
                OR (profile.about_audience = 'contacts' AND contact.other_id IS NOT NULL)
              THEN profile.about_html END AS about_html,
         CASE WHEN profile.member_id = profile_visible.viewer_id OR profile.photo_audience = 'members'
                OR (profile.photo_audience = 'contacts' AND contact.other_id IS NOT NULL)
              THEN profile.photo_id END AS photo_id,
         CASE WHEN profile.member_id = profile_visible.viewer_id OR profile.location_audience = 'members'
                OR (profile.location_audience = 'contacts' AND contact.other_id IS NOT NULL)
              THEN profile.place_code END AS place_code,
         CASE WHEN profile.member_id = profile_visible.viewer_id OR profile.location_audience = 'members'
                OR (profile.location_audience = 'contacts' AND contact.other_id IS NOT NULL)
              THEN profile.outcode END AS outcode,
         CASE WHEN profile.member_id = profile_visible.viewer_id OR profile.footing_audience = 'members'
                OR (profile.footing_audience = 'contacts' AND contact.other_id IS NOT NULL)
              THEN profile.footing END AS footing
    FROM profile
    JOIN profile_visible ON profile_visible.member_id = profile.member_id
    LEFT JOIN tie contact ON contact.member_id = profile.member_id AND contact.other_id = profile_visible.viewer_id
                         AND contact.kind = 'contact';

-- Whole lines, so that a page reads each of them once.
CREATE VIEW line_visible AS
  SELECT line.id AS line_id, line.member_id AS member_id, profile_visible.viewer_id AS viewer_id, line.kind AS kind,
         line.position AS position, line.term AS term, line.words AS words, line.detail AS detail, line.stage AS stage,
         line.place_code AS place_code, line.place_words AS place_words, line.sessions AS sessions,
         line.from_when AS from_when, line.to_when AS to_when, line.capacity AS capacity, line.audience AS audience
    FROM line JOIN profile_visible ON profile_visible.member_id = line.member_id
   WHERE line.audience = 'members'
      OR line.member_id = profile_visible.viewer_id
      OR (line.audience = 'contacts'
          AND EXISTS (SELECT 1 FROM tie WHERE tie.member_id = line.member_id AND tie.kind = 'contact'
                                          AND tie.other_id = profile_visible.viewer_id));

-- What stands beside a name wherever it is printed: nobody hides it from whoever sees them at all.
CREATE VIEW member_beside AS
  SELECT profile.member_id AS member_id, profile_visible.viewer_id AS viewer_id,
         CASE WHEN profile.profession <> 'profession.unstated' THEN term.words END AS profession,
         declaration.affiliations AS affiliations, declaration.affiliations_at AS declared,
         declaration.interests AS interests
    FROM profile
    JOIN profile_visible ON profile_visible.member_id = profile.member_id
    JOIN term ON term.code = profile.profession
    LEFT JOIN declaration ON declaration.member_id = profile.member_id;

-- Who keeps how many searches; whoever reads it asks for one member, for that member.
CREATE VIEW member_search AS
  SELECT saved_search.member_id AS member_id, saved_search.id AS search_id FROM saved_search;

-- The words of the vocabulary, for whoever prints a line: as inside a sentence.
CREATE VIEW term_card AS
  SELECT term.code AS code, term.words AS words FROM term;

-- Where a member belongs, as codes separated by |, for what decides who reads what; nobody hides it. Whoever has not said
-- it is not in it.
CREATE VIEW member_affiliation AS
  SELECT declaration.member_id AS member_id, declaration.affiliations AS affiliations FROM declaration;
