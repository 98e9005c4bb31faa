-- A made country for PostgreSQL's planner, which goes by how much there is: large tables full, in proportions that are
-- about right. What refers to nothing does no harm here.
SET session_replication_role = replica;
INSERT INTO member (id, name, standing, admin, moderator, joined_at, access_version)
  SELECT md5('m' || i)::uuid, 'Name ' || i, 'active', i = 1, FALSE, i, 1 FROM generate_series(1, 30000) i;
INSERT INTO account (member_id, email, email_key, password_hash)
  SELECT md5('m' || i)::uuid, i || '@example.org', i || '@example.org', 'x' FROM generate_series(1, 30000) i;
INSERT INTO session (id, member_id, token_hash, browser, began_at, ends_at)
  SELECT md5('s' || i)::uuid, md5('m' || i % 30000)::uuid, decode(md5('t' || i), 'hex'), 'A browser', i, i + 1000
  FROM generate_series(1, 30000) i;
INSERT INTO door_token (hash, member_id, purpose, made_at, ends_at)
  SELECT decode(md5('d' || i), 'hex'), md5('m' || i)::uuid, 'reset', i, i + 1000 FROM generate_series(1, 10000) i;
INSERT INTO entry (member_id, way, by_id, version, at)
  SELECT md5('m' || i)::uuid, 'invitation', md5('m' || i / 9 + 1)::uuid, 1, i FROM generate_series(1, 30000) i;
INSERT INTO invitation (member_id, version, places, taken)
  SELECT md5('m' || i)::uuid, 1, 20, 9 FROM generate_series(1, 3000) i;
INSERT INTO work_address (id, member_id, email, email_key, domain, added_at, confirmed_at)
  SELECT md5('w' || i)::uuid, md5('m' || i)::uuid, i || '@nhs.net', i || '@nhs.net', 'nhs.net', i, i
  FROM generate_series(1, 20000) i;
INSERT INTO guest (id, host_id, name, email, email_key, invited_at)
  SELECT md5('g' || i)::uuid, md5('m1')::uuid, 'Name ' || i, 'g' || i || '@nhs.net', 'g' || i || '@nhs.net', i
  FROM generate_series(1, 2000) i;
INSERT INTO applicant (id, name, email, email_key, about, asked_at, confirmed_at, admitted)
  SELECT md5('a' || i)::uuid, 'Name ' || i, 'a' || i || '@nhs.net', 'a' || i || '@nhs.net', 'A GP.', i, i, FALSE
  FROM generate_series(1, 2000) i;
INSERT INTO tie (member_id, other_id, kind, since)
  SELECT md5('m' || i % 30000)::uuid, md5('m' || i * 7 % 30000)::uuid, CASE i % 50 WHEN 0 THEN 'block' ELSE 'contact' END, i
  FROM generate_series(1, 50000) i ON CONFLICT DO NOTHING;
INSERT INTO term (code, kind, words, synonyms, quiet, note, position)
  SELECT 'role.made-' || i, 'role', 'made ' || i, '', FALSE, '', 1000 + i FROM generate_series(1, 400) i;
INSERT INTO profile (member_id, profession, about, about_html, about_rendering, headline_audience, about_audience,
    photo_audience, location_audience, place_code, revision, changed_at)
  SELECT md5('m' || i)::uuid, 'profession.gp', 'About', '<p>About</p>', 1, 'members', 'members', 'members', 'members',
         'A' || i % 8000, 1, i
  FROM generate_series(1, 30000) i;
INSERT INTO line (id, member_id, kind, position, term, place_code, place_words, to_when, audience)
  SELECT md5('l' || i)::uuid, md5('m' || i % 30000)::uuid, (ARRAY['role', 'interest', 'background', 'language'])[i % 4 + 1],
         i / 30000, 'role.made-' || i % 400, CASE WHEN i % 4 = 0 THEN 'A' || i % 8000 END,
         CASE WHEN i % 100 = 1 THEN 'Surgery ' || i END, CASE WHEN i % 10 = 0 THEN (1990 + i % 40)::text END, 'members'
  FROM generate_series(1, 90000) i;
INSERT INTO hiding (member_id, place_code, other_id, since)
  SELECT md5('m' || i)::uuid, 'A' || i, NULL, i FROM generate_series(1, 30000) i;
INSERT INTO saved_search (id, member_id, name, query, saved_at, asked_at)
  SELECT md5('q' || i)::uuid, md5('m' || i % 10000)::uuid, 'Search ' || i, 'q=x', i, CASE WHEN i % 4 = 0 THEN i END
  FROM generate_series(1, 20000) i;
INSERT INTO declaration (member_id, affiliations, affiliations_at, interests_at)
  SELECT md5('m' || i)::uuid, 'practice', i, i FROM generate_series(1, 30000) i;
INSERT INTO saved_search_hit (search_id, member_id, fresh)
  SELECT md5('q' || i % 20000)::uuid, md5('m' || i * 7 % 30000)::uuid, i % 40 = 0 FROM generate_series(1, 60000) i
  ON CONFLICT DO NOTHING;
INSERT INTO acceptance (member_id, name, number, accepted_at)
  SELECT md5('m' || i % 30000)::uuid, CASE i % 2 WHEN 0 THEN 'terms' ELSE 'rules' END, 1 + i / 30000, i
  FROM generate_series(1, 90000) i ON CONFLICT DO NOTHING;
INSERT INTO home_page (member_id, put_off) SELECT md5('m' || i)::uuid, 'invite' FROM generate_series(1, 20000) i;
INSERT INTO home_time (member_id, minutes, ordering) SELECT md5('m' || i)::uuid, 30, 'newest' FROM generate_series(1, 20000) i;
INSERT INTO home_less (member_id, group_id, since) SELECT md5('m' || i)::uuid, md5('group' || i % 400)::uuid, 1 FROM generate_series(1, 20000) i;
INSERT INTO notice (member_id, kind, about, by_id, at, changed, seen_at, post)
  SELECT md5('m' || i % 20000)::uuid, CASE i % 3 WHEN 0 THEN 'request' ELSE 'message' END, md5('n' || i)::uuid,
         CASE WHEN i % 3 = 0 THEN md5('m' || i)::uuid END, i, CASE WHEN i % 3 = 0 THEN i ELSE 0 END,
         CASE WHEN i % 10 > 0 THEN i + 9 END, CASE i % 200 WHEN 0 THEN 'new' ELSE 'done' END
  FROM generate_series(1, 60000) i;
INSERT INTO notice_choice (member_id, zone, hour, quiet, kinds)
  SELECT md5('m' || i)::uuid, 'Europe/London', 17, 'weekends', 'message:off:daily' FROM generate_series(1, 10000) i;
INSERT INTO away (member_id, first_day, last_day, shown)
  SELECT md5('m' || i)::uuid, '2026-11-20', '2026-12-03', i % 2 = 0 FROM generate_series(1, 10000) i;
INSERT INTO mail_choice (member_id, day, replies, since, next_at)
  SELECT md5('m' || i)::uuid, 'friday', i % 2 = 0, 1, CASE WHEN i % 3 = 0 THEN i END FROM generate_series(1, 20000) i;
INSERT INTO mail_arrival (id, member_id, at, outcome)
  SELECT md5('a' || i)::uuid, md5('m' || i % 5000)::uuid, i, 'posted' FROM generate_series(1, 20000) i;
INSERT INTO day_letter (member_id, day, sent_at)
  SELECT md5('m' || i)::uuid, '2026-11-20', i FROM generate_series(1, 20000) i;
INSERT INTO contested (member_id) SELECT md5('m' || i)::uuid FROM generate_series(1, 5000) i;
INSERT INTO place (code, kind, name, name_key, outcode, status, changed_at)
  SELECT 'A' || i, 'practice', 'Surgery ' || i, 'surgery ' || i, 'TS' || i % 2900, 'active', i
  FROM generate_series(1, 16000) i;
INSERT INTO place_link (child_code, kind, parent_code, since)
  SELECT 'A' || i, 'member', 'U' || i % 1300, '2020-04-01' FROM generate_series(1, 16000) i;
INSERT INTO place_step (place_code, above_code, rung)
  SELECT 'A' || i, 'U' || s || '-' || i % (1300 / s), s FROM generate_series(1, 16000) i, generate_series(1, 3) s;
INSERT INTO fact (seq, id, kind, body, at)
  SELECT 1000000 + i, md5('f' || i)::uuid, 'profile_changed', '{}', i FROM generate_series(1, 30000) i;
INSERT INTO job (id, kind, body, due, attempts)
  SELECT md5('j' || i)::uuid, 'accounts.letter', '{}', i, 0 FROM generate_series(1, 5000) i;
INSERT INTO audit (id, at, act, actor_id)
  SELECT md5('a' || i)::uuid, i, 'edit_head', md5('m' || i % 30000)::uuid FROM generate_series(1, 30000) i;
INSERT INTO report (id, reporter_id, author_id, thing_kind, thing_id, kind, state, received_at, answered_at)
  SELECT md5('r' || i)::uuid, md5('m' || i % 5000)::uuid, md5('m' || i)::uuid, 'profile', md5('m' || i)::uuid, 'unkind',
         CASE WHEN i % 100 = 0 THEN 'received' ELSE 'answered' END, i, CASE WHEN i % 100 > 0 THEN i + 9 END
  FROM generate_series(1, 20000) i;
INSERT INTO measure (id, report_id, member_id, moderator_id, what, at)
  SELECT md5('x' || i)::uuid, md5('r' || i % 20000)::uuid, md5('m' || i)::uuid, md5('m' || i % 20)::uuid, 'looked', i
  FROM generate_series(1, 30000) i;
INSERT INTO profile_hold (member_id, since) SELECT md5('m' || i)::uuid, i FROM generate_series(1, 2000) i;
INSERT INTO data_copy (id, member_id, state, asked_at, bytes, ends_at)
  SELECT md5('c' || i)::uuid, md5('m' || i)::uuid, 'ready', i, 1, i + 1000 FROM generate_series(1, 5000) i;
INSERT INTO erasure (member_id, at) SELECT md5('e' || i)::uuid, i FROM generate_series(1, 5000) i;
INSERT INTO contact_request (id, from_id, to_id, conversation_id, own_key, state, made_at)
  SELECT md5('w' || i)::uuid, md5('m' || i % 9000)::uuid, md5('m' || i * 7 % 30000)::uuid, md5('w' || i)::uuid, TRUE,
         CASE i % 3 WHEN 0 THEN 'waiting' WHEN 1 THEN 'accepted' ELSE 'declined' END, i
  FROM generate_series(1, 30000) i;
INSERT INTO reach (member_id, new_people, by_address)
  SELECT md5('m' || i)::uuid, CASE WHEN i % 5 = 0 THEN 2 END, i % 3 = 0 FROM generate_series(1, 20000) i;
INSERT INTO introduction (id, conversation_id, kind, between_id, one_id, other_id, begun_at, passed_at)
  SELECT md5('n' || i)::uuid, md5('n' || i)::uuid, CASE i % 4 WHEN 0 THEN 'offered' ELSE 'asked' END,
         md5('m' || i % 9000)::uuid, md5('m' || i * 3 % 30000 + 1)::uuid, md5('m' || i * 7 % 30000 + 2)::uuid, i, i
  FROM generate_series(1, 20000) i;
INSERT INTO keeping (owner_id, other_id, note, note_at, cadence)
  SELECT md5('m' || i % 6000)::uuid, md5('m' || i * 7 % 30000)::uuid, '\x01', CASE WHEN i % 3 = 0 THEN i END,
         CASE WHEN i % 4 = 0 THEN 3 END
  FROM generate_series(1, 30000) i ON CONFLICT DO NOTHING;
INSERT INTO last_touch (owner_id, other_id, day)
  SELECT md5('m' || i % 30000)::uuid, md5('m' || i * 7 % 30000)::uuid, i % 20000 FROM generate_series(1, 50000) i
  ON CONFLICT DO NOTHING;
INSERT INTO touch_budget (member_id, minutes) SELECT md5('m' || i)::uuid, 30 FROM generate_series(1, 5000) i;
INSERT INTO address_look (id, member_id, addresses, looked_at)
  SELECT md5('l' || i)::uuid, md5('m' || i)::uuid, 100, i FROM generate_series(1, 5000) i;
INSERT INTO conversation (id, made_at, pair, pair_key, tone, latest)
  SELECT md5('k' || i)::uuid, i, i % 10 > 0, CASE WHEN i % 10 > 0 THEN decode(md5('p' || i), 'hex') END, 'open', 40
  FROM generate_series(1, 20000) i;
INSERT INTO participant (conversation_id, member_id, other_id, seat, from_number, joined_at, changed, moved, posted, read_upto,
    muted, archived, pinned, read_marks)
  SELECT md5('k' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, CASE WHEN i % 10 > 0 THEN md5('m' || i * 11 % 30000)::uuid END,
         1, 1, i, i, i, 40, 30 + i % 11, FALSE, i % 5 = 0, i % 40 = 0, FALSE FROM generate_series(1, 20000) i;
INSERT INTO participant (conversation_id, member_id, other_id, seat, from_number, joined_at, changed, moved, posted, read_upto,
    muted, archived, pinned, read_marks)
  SELECT md5('k' || i)::uuid, md5('m' || i * 11 % 30000)::uuid, CASE WHEN i % 10 > 0 THEN md5('m' || i * 7 % 30000)::uuid END,
         2, 1, i, i, i, 40, 30 + i % 11, FALSE, i % 5 = 0, i % 40 = 0, FALSE FROM generate_series(1, 20000) i
  ON CONFLICT DO NOTHING;
INSERT INTO message (id, conversation_id, number, changed, author_id, client_id, sent_at, body, html, rendering, files, revision,
    reacted, held)
  SELECT md5('n' || i)::uuid, md5('k' || i % 5000 + 1)::uuid, i / 5000 + 1, i / 5000 + 1,
         md5('m' || (i % 5000 + 1) * CASE i % 2 WHEN 0 THEN 7 ELSE 11 END % 30000)::uuid, md5('c' || i)::uuid, i,
         decode(repeat(md5('b' || i), 4), 'hex'), decode(repeat(md5('h' || i), 5), 'hex'), 1, 0, 0, i % 20 = 0, FALSE
  FROM generate_series(1, 200000) i;
INSERT INTO message_revision (id, message_id, revision, body, written_at)
  SELECT md5('v' || i)::uuid, md5('n' || i * 10)::uuid, 0, decode(md5('b' || i), 'hex'), i FROM generate_series(1, 10000) i;
INSERT INTO reaction (message_id, member_id, kind, at)
  SELECT md5('n' || i * 20)::uuid, md5('m' || i * 7 % 30000)::uuid, 'thanks', i FROM generate_series(1, 10000) i;
INSERT INTO mention (message_id, member_id)
  SELECT md5('n' || i * 15)::uuid, md5('m' || i * 7 % 30000)::uuid FROM generate_series(1, 10000) i;
INSERT INTO draft (conversation_id, member_id, body, saved_at)
  SELECT md5('k' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, decode(md5('b' || i), 'hex'), i FROM generate_series(1, 4000) i;
INSERT INTO member_group (id, name, name_key, purpose, shape, kind, place_code, topic, rules, welcome, about_number, about_html,
    rendering, version, founder_id, founded_at)
  SELECT md5('g' || i)::uuid, 'Group ' || i, 'group ' || i, 'For us', (ARRAY['locums', 'interest', 'pcn'])[i % 3 + 1],
         (ARRAY['open', 'by_request', 'by_invitation', 'secret'])[i % 4 + 1], NULL, NULL, '', '', 1, '<p>Us</p>', 1, 1,
         md5('m' || i)::uuid, i
  FROM generate_series(1, 2000) i;
INSERT INTO group_exclusion (group_id, affiliation) SELECT md5('g' || i * 5)::uuid, 'industry' FROM generate_series(1, 400) i;
INSERT INTO membership (group_id, member_id, role, since, role_since)
  SELECT md5('g' || i % 2000 + 1)::uuid, md5('m' || i * 7 % 30000)::uuid,
         CASE WHEN i <= 2000 THEN 'owner' WHEN i % 40 = 0 THEN 'host' ELSE 'member' END, i, i
  FROM generate_series(1, 100000) i ON CONFLICT DO NOTHING;
INSERT INTO discussion (id, group_id, kind, title, tags, detail, until_at, author_id, anonymous, client_id, made_at, posts, changes,
    latest_at, latest_by, view_by_host, hosts_told)
  SELECT md5('d' || i)::uuid, md5('g' || i % 2000 + 1)::uuid,
         (ARRAY['question', 'discussion', 'poll', 'heads_up', 'opportunity', 'announcement'])[i % 6 + 1], 'Title ' || i, 'staffing',
         '[]', CASE WHEN i % 6 IN (2, 3) THEN i + 900 END, md5('m' || i * 7 % 30000)::uuid, FALSE, md5('c' || i)::uuid, i,
         CASE WHEN i % 20 = 0 THEN 1 ELSE 10 END, 10, i + 500, md5('m' || i * 11 % 30000)::uuid, FALSE, i % 10 > 0
  FROM generate_series(1, 40000) i;
INSERT INTO post (id, discussion_id, number, changed, author_id, asker, client_id, posted_at, body, html, opening, rendering, revision,
    held, reacted)
  SELECT md5('p' || i)::uuid, md5('d' || i % 40000 + 1)::uuid, i / 40000 + 1, i / 40000 + 1, md5('m' || i * 7 % 30000)::uuid, FALSE,
         md5('c' || i)::uuid, i, repeat('word ', 40), repeat('<p>word</p>', 30), 'word', 1, 0,
         CASE WHEN i % 5000 = 0 THEN 'first' END, i % 20 = 0
  FROM generate_series(1, 360000) i;
INSERT INTO post_revision (post_id, revision, body, written_at)
  SELECT md5('p' || i * 10)::uuid, 0, 'word', i FROM generate_series(1, 20000) i;
INSERT INTO post_reaction (post_id, member_id, kind, discussion_id, at)
  SELECT md5('p' || i * 20)::uuid, md5('m' || i * 7 % 30000)::uuid, (ARRAY['thanks', 'differently'])[i % 2 + 1],
         md5('d' || i * 20 % 40000 + 1)::uuid, i FROM generate_series(1, 18000) i;
INSERT INTO post_mention (post_id, member_id)
  SELECT md5('p' || i * 15)::uuid, md5('m' || i * 7 % 30000)::uuid FROM generate_series(1, 20000) i;
INSERT INTO post_draft (member_id, place_id, body, saved_at)
  SELECT md5('m' || i * 7 % 30000)::uuid, md5('d' || i)::uuid, decode(md5('b' || i), 'hex'), i FROM generate_series(1, 5000) i;
INSERT INTO post_file (id, place_id, member_id, post_id, about, kept, preview, bytes, made_at)
  SELECT md5('f' || i)::uuid, md5('d' || i * 12 % 40000 + 1)::uuid, md5('m' || i * 84 % 30000)::uuid,
         CASE WHEN i % 50 > 0 THEN md5('p' || i * 12)::uuid END, decode(repeat(md5('b' || i), 4), 'hex'), md5('f' || i),
         CASE WHEN i % 3 = 0 THEN md5('e' || i) END, 80000, i FROM generate_series(1, 20000) i;
INSERT INTO bookmark (member_id, post_id, discussion_id, note, kept_at, removed_at)
  SELECT md5('m' || i * 7 % 30000)::uuid, md5('p' || i * 5)::uuid, md5('d' || i * 5 % 40000 + 1)::uuid,
         CASE WHEN i % 3 = 0 THEN decode(md5('b' || i), 'hex') END, i, CASE WHEN i % 500 = 0 THEN i END
  FROM generate_series(1, 60000) i;
INSERT INTO reflection (id, member_id, body, revision, made_at)
  SELECT md5('w' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, decode(repeat(md5('b' || i), 20), 'hex'), 0, i
  FROM generate_series(1, 30000) i;
INSERT INTO following (discussion_id, member_id, how, read_upto, changed)
  SELECT md5('d' || i % 40000 + 1)::uuid, md5('m' || i * 7 % 30000)::uuid, (ARRAY['follow', 'read', 'mute'])[i % 3 + 1], i % 10, i
  FROM generate_series(1, 200000) i ON CONFLICT DO NOTHING;
INSERT INTO group_visit (group_id, member_id, at)
  SELECT md5('g' || i % 2000 + 1)::uuid, md5('m' || i * 7 % 30000)::uuid, i FROM generate_series(1, 60000) i ON CONFLICT DO NOTHING;
INSERT INTO discussion_mail (group_id, at) SELECT md5('g' || i)::uuid, 1 FROM generate_series(1, 1000) i;
INSERT INTO discussion_rules (group_id, hold_first)
  SELECT md5('g' || i)::uuid, TRUE FROM generate_series(1, 1000) i;
INSERT INTO discussion_asker (discussion_id, sealed, mark, slot, read_upto)
  SELECT md5('d' || i * 6)::uuid, decode(md5('b' || i), 'hex'), md5('k' || i)::uuid, md5('l' || i)::uuid, 1
  FROM generate_series(1, 6000) i;
INSERT INTO discussion_measure (id, group_id, discussion_id, post_id, kind, why, by_id, at)
  SELECT md5('x' || i)::uuid, md5('g' || i % 2000 + 1)::uuid, md5('d' || i)::uuid, md5('p' || i)::uuid, 'hide', 'why',
         md5('m' || i * 7 % 30000)::uuid, i FROM generate_series(1, 6000) i;
INSERT INTO discussion_wording (discussion_id, revision, words, at)
  SELECT md5('d' || i)::uuid, 0, 'Which lens?', i FROM generate_series(1, 6000) i;
INSERT INTO poll (discussion_id, many, nameless, after, voters)
  SELECT md5('d' || i)::uuid, FALSE, FALSE, FALSE, 3 FROM generate_series(1, 6000) i;
INSERT INTO poll_choice (discussion_id, position, words, votes)
  SELECT md5('d' || i)::uuid, s, 'Choice', 1 FROM generate_series(1, 6000) i, generate_series(1, 3) s;
INSERT INTO poll_vote (discussion_id, member_id, slot, position)
  SELECT md5('d' || i % 6000 + 1)::uuid, md5('m' || i * 7 % 30000)::uuid, 0, i % 3 + 1 FROM generate_series(1, 18000) i
  ON CONFLICT DO NOTHING;
INSERT INTO summary (id, discussion_id, author_id, body, html, rendering, state, made_at, due_at, told)
  SELECT md5('y' || i)::uuid, md5('d' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, 'word', '<p>word</p>', 1,
         (ARRAY['accepted', 'proposed'])[i % 2 + 1], i, i + 900, i % 10 > 0 FROM generate_series(1, 12000) i;
INSERT INTO summary_credit (summary_id, member_id)
  SELECT md5('y' || i)::uuid, md5('m' || i * 7 % 30000)::uuid FROM generate_series(1, 12000) i;
INSERT INTO group_request (group_id, member_id, id, words, state, answer, made_at)
  SELECT md5('g' || i % 2000 + 1)::uuid, md5('m' || i)::uuid, md5('q' || i)::uuid, '',
         CASE i % 3 WHEN 0 THEN 'waiting' ELSE 'declined' END, '', i FROM generate_series(1, 6000) i;
INSERT INTO group_invitation (group_id, member_id, by_id, state, made_at)
  SELECT md5('g' || i % 2000 + 1)::uuid, md5('m' || i)::uuid, md5('m' || i % 900)::uuid,
         (ARRAY['waiting', 'accepted', 'declined'])[i % 3 + 1], i FROM generate_series(1, 20000) i;
INSERT INTO group_removal (group_id, member_id, by_id, reason, group_name, at, objection, answer)
  SELECT md5('g' || i % 2000 + 1)::uuid, md5('m' || i)::uuid, md5('m' || i % 900)::uuid, 'Because', 'Group', i, '', ''
  FROM generate_series(1, 3000) i;
INSERT INTO group_about (group_id, number, text, by_id, at)
  SELECT md5('g' || i % 2000 + 1)::uuid, i / 2000 + 1, 'Us', md5('m' || i)::uuid, i FROM generate_series(0, 9999) i;
INSERT INTO membership_change (member_id, group_id, changed, at)
  SELECT md5('m' || i)::uuid, md5('g' || i % 2000 + 1)::uuid, i, i FROM generate_series(1, 10000) i;
INSERT INTO resource (id, kind, owner_id, state, audience, group_id, public, public_named, newest, title, licence, stage, review_by,
    review_told, made_at, first_at, published_at, draft_published, discussion_id, adapted_from, adapted_version, revision)
  SELECT md5('re' || i)::uuid,
         (ARRAY['innovation', 'protocol', 'template', 'document', 'teaching', 'audit', 'tool'])[i % 7 + 1],
         md5('m' || i * 7 % 30000)::uuid, CASE WHEN i % 20 = 0 THEN 'draft' ELSE 'published' END,
         CASE WHEN i % 20 = 0 THEN 'own' WHEN i % 5 = 0 THEN 'group' WHEN i % 11 = 0 THEN 'contacts' ELSE 'members' END,
         CASE WHEN i % 5 = 0 THEN md5('g' || i % 2000 + 1)::uuid END, i % 40 = 1, FALSE, CASE WHEN i % 20 = 0 THEN 0 ELSE 2 END,
         'Title ' || i, 'cc-by', CASE WHEN i % 7 = 0 THEN 'trying' ELSE '' END, CASE WHEN i % 3 = 0 THEN '2027-01' END, i % 3 = 0 AND i % 30 > 0, i, i, i, 2,
         CASE WHEN i % 50 = 0 THEN md5('d' || i)::uuid END, CASE WHEN i % 9 = 0 THEN md5('re' || i / 9)::uuid END,
         CASE WHEN i % 9 = 0 THEN 1 END, 1
  FROM generate_series(1, 40000) i;
INSERT INTO resource_version (resource_id, number, author_id, published_at, audience, group_id, title, summary, body, html, parts,
    rendering, tags, topics, for_whom, licence, note)
  SELECT md5('re' || i / 2)::uuid, i % 2 + 1, md5('m' || i / 2 * 7 % 30000)::uuid, i,
         CASE WHEN i / 2 % 5 = 0 THEN 'group' ELSE 'members' END, CASE WHEN i / 2 % 5 = 0 THEN md5('g' || i / 2 % 2000 + 1)::uuid END,
         'Title', 'Short', repeat('word ', 40), repeat('<p>word</p>', 30), '[]', 1, 'bloods', 'extended.surgery', '', 'cc-by', ''
  FROM generate_series(2, 80001) i WHERE i / 2 % 20 > 0;
INSERT INTO resource_topic (resource_id, term)
  SELECT md5('re' || i)::uuid, 'extended.' || i % 40 FROM generate_series(1, 40000) i;
INSERT INTO resource_draft (resource_id, body, revision, saved_by, saved_at)
  SELECT md5('re' || i)::uuid, '\x00', 2, md5('m' || i * 7 % 30000)::uuid, i FROM generate_series(1, 40000) i;
INSERT INTO resource_contributor (resource_id, member_id, state, credit, public_named, since)
  SELECT md5('re' || i)::uuid, md5('m' || i * 11 % 30000)::uuid, (ARRAY['agreed', 'invited', 'credited'])[i % 3 + 1],
         (ARRAY['', '', 'open'])[i % 3 + 1], FALSE, i
  FROM generate_series(1, 40000, 4) i;
INSERT INTO resource_file (id, resource_id, member_id, place, removed_at, about, words, kept, preview, sheets, drawn, bytes, made_at)
  SELECT md5('rf' || i)::uuid, md5('re' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, 1, CASE WHEN i % 50 = 0 THEN i END, '\x00', '\x00',
         md5('rk' || i), CASE WHEN i % 5 = 0 THEN md5('rp' || i) END, CASE WHEN i % 3 = 0 THEN md5('rs' || i) END, '{}', 90000, i
  FROM generate_series(1, 40000) i;
INSERT INTO resource_version_file (file_id, resource_id, number)
  SELECT md5('rf' || i)::uuid, md5('re' || i)::uuid, 2 FROM generate_series(1, 40000) i WHERE i % 20 > 0;
INSERT INTO resource_words (resource_id, words)
  SELECT md5('re' || i)::uuid, 'What its files say' FROM generate_series(1, 40000) i WHERE i % 20 > 0;
INSERT INTO adoption (id, resource_id, member_id, stage, place_code, region, named, since_month, minutes, known, confidence, changed,
    stopped_why, version, recorded_at, changed_at)
  SELECT md5('ad' || i)::uuid, md5('re' || i % 40000)::uuid, md5('m' || i * 7 % 30000)::uuid,
         (ARRAY['trying', 'in_use', 'stopped'])[i % 3 + 1], 'P' || i % 9000, 'Y6' || i % 4, 'nobody', '2026-05', i % 200, 'felt', '', '', '', 1,
         i, i
  FROM generate_series(1, 60000) i ON CONFLICT DO NOTHING;
INSERT INTO resource_support (resource_id, member_id, skills, since)
  SELECT md5('re' || i % 40000)::uuid, md5('m' || i * 11 % 30000)::uuid, 'test|measure', i FROM generate_series(1, 20000) i
  ON CONFLICT DO NOTHING;
INSERT INTO resource_need (resource_id, skill, words, since)
  SELECT md5('re' || i * 7)::uuid, (ARRAY['test', 'review', 'measure', 'translate', 'sponsor'])[i % 5 + 1], '', i
  FROM generate_series(1, 5000) i;
INSERT INTO resource_stage (resource_id, stage, since)
  SELECT md5('re' || i * 7)::uuid, 'trying', i FROM generate_series(1, 5700) i;
INSERT INTO resource_uptake (resource_id, places, sums)
  SELECT md5('re' || i)::uuid, i % 9, '{"regions":[],"reports":[],"helpers":[],"needs":[],"stages":[]}' FROM generate_series(1, 40000) i;
INSERT INTO resource_origin (resource_id, base, declined, why_not, licence, audience, group_id)
  SELECT r.id, 1, 0, '', 'cc-by', 'members', NULL FROM resource r WHERE r.adapted_from IS NOT NULL;
INSERT INTO resource_lineage (resource_id, adaptations)
  SELECT r.adapted_from, COUNT(*) FROM resource r JOIN resource o ON o.id = r.adapted_from GROUP BY r.adapted_from;
INSERT INTO resource_warning (resource_id, member_id, told_at, reminded, read_at)
  SELECT md5('re' || i % 900 + 1)::uuid, md5('m' || i)::uuid, i, i % 10 > 0, CASE WHEN i % 3 > 0 THEN i END
  FROM generate_series(1, 20000) i;
INSERT INTO resource_thanks (resource_id, by_id, owner_id, words, at)
  SELECT md5('re' || i)::uuid, md5('m' || i * 11 % 30000)::uuid, md5('m' || i * 7 % 30000)::uuid,
         CASE WHEN i % 4 = 0 THEN '\x00'::bytea END, i FROM generate_series(1, 40000) i;
INSERT INTO collection (id, owner_id, group_id, audience, body, revision, made_at, changed_at)
  SELECT md5('co' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, CASE WHEN i % 5 = 0 THEN md5('g' || i % 2000 + 1)::uuid END,
         CASE WHEN i % 5 = 0 THEN 'group' WHEN i % 3 = 0 THEN 'own' ELSE 'members' END, '\x00', 1, i, i
  FROM generate_series(1, 20000) i;
INSERT INTO collection_item (collection_id, resource_id, place, by_id, added_at)
  SELECT md5('co' || i % 20000 + 1)::uuid, md5('re' || i * 13 % 40000 + 1)::uuid, i / 20000 + 1, md5('m' || i * 7 % 30000)::uuid, i
  FROM generate_series(1, 80000) i ON CONFLICT DO NOTHING;
INSERT INTO resource_request (id, member_id, kind, group_id, title, words, state, made_at)
  SELECT md5('rr' || i)::uuid, md5('m' || i * 7 % 30000)::uuid, '', CASE WHEN i % 5 = 0 THEN md5('g' || i % 2000 + 1)::uuid END, 'A letter', '',
         CASE WHEN i % 20 = 0 THEN 'open' ELSE 'expired' END, i
  FROM generate_series(1, 30000) i;
INSERT INTO resource_answer (request_id, resource_id, by_id, at)
  SELECT md5('rr' || i % 30000 + 1)::uuid, md5('re' || i * 13 % 40000 + 1)::uuid, md5('m' || i * 11 % 30000)::uuid, i
  FROM generate_series(1, 40000) i ON CONFLICT DO NOTHING;
SET session_replication_role = origin;
-- Every row is looked at, not some by chance, so that the plans are always the same.
SET default_statistics_target = 1000;
ANALYZE;
-- As where the tables are so large that the planner would never read one whole if it can help it.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_seqscan = off', current_database()); END $$;
