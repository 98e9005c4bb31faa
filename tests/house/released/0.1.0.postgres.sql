SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.account (
    member_id uuid NOT NULL,
    email text NOT NULL COLLATE pg_catalog."C",
    email_key text NOT NULL COLLATE pg_catalog."C",
    pending_email text COLLATE pg_catalog."C",
    password_hash text NOT NULL COLLATE pg_catalog."C",
    confirmed_at bigint
);
CREATE TABLE public.audit (
    id uuid NOT NULL,
    at bigint NOT NULL,
    act text NOT NULL COLLATE pg_catalog."C",
    actor_id uuid,
    actor_sealed bytea,
    house text COLLATE pg_catalog."C",
    on_id uuid,
    chain_seq bigint,
    chain_hash bytea
);
CREATE TABLE public.door_token (
    hash bytea NOT NULL,
    member_id uuid,
    purpose text NOT NULL COLLATE pg_catalog."C",
    email text COLLATE pg_catalog."C",
    made_at bigint NOT NULL,
    ends_at bigint NOT NULL
);
CREATE TABLE public.fact (
    seq bigint NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    about uuid,
    at bigint NOT NULL,
    by_id uuid
);
CREATE TABLE public.fact_cursor (
    listener text NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL
);
CREATE TABLE public.hiding (
    member_id uuid NOT NULL,
    place_code text NOT NULL COLLATE pg_catalog."C",
    other_id uuid,
    since bigint NOT NULL,
    CONSTRAINT hiding_check CHECK (((place_code = ''::text) = (other_id IS NOT NULL)))
);
CREATE TABLE public.job (
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C",
    due bigint NOT NULL,
    once_key text COLLATE pg_catalog."C",
    attempts bigint NOT NULL,
    lease_until bigint,
    died_at bigint,
    why text COLLATE pg_catalog."C"
);
CREATE TABLE public.line (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    term text COLLATE pg_catalog."C",
    words text COLLATE pg_catalog."C",
    detail text COLLATE pg_catalog."C",
    stage text COLLATE pg_catalog."C",
    place_code text COLLATE pg_catalog."C",
    place_words text COLLATE pg_catalog."C",
    sessions bigint,
    from_when text COLLATE pg_catalog."C",
    to_when text COLLATE pg_catalog."C",
    capacity bigint,
    audience text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT line_audience_check CHECK ((audience = ANY (ARRAY['members'::text, 'contacts'::text, 'only_me'::text]))),
    CONSTRAINT line_capacity_check CHECK (((capacity >= 1) AND (capacity <= 99))),
    CONSTRAINT line_check CHECK (((term IS NULL) <> (words IS NULL))),
    CONSTRAINT line_check1 CHECK (((kind <> 'would_like'::text) OR (audience = 'only_me'::text))),
    CONSTRAINT line_kind_check CHECK ((kind = ANY (ARRAY['role'::text, 'background'::text, 'extended_role'::text, 'interest'::text, 'can_help'::text, 'looking_for'::text, 'language'::text, 'qualification'::text, 'link'::text, 'open_to'::text, 'would_like'::text]))),
    CONSTRAINT line_sessions_check CHECK (((sessions >= 5) AND (sessions <= 120))),
    CONSTRAINT line_stage_check CHECK ((stage = ANY (ARRAY['considering'::text, 'training'::text, 'established'::text, 'past'::text])))
);
CREATE TABLE public.member (
    id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    standing text NOT NULL COLLATE pg_catalog."C",
    admin boolean NOT NULL,
    moderator boolean NOT NULL,
    joined_at bigint NOT NULL,
    access_version bigint NOT NULL,
    CONSTRAINT member_standing_check CHECK ((standing = ANY (ARRAY['unconfirmed'::text, 'active'::text, 'suspended'::text, 'left'::text])))
);
CREATE TABLE public.tie (
    member_id uuid NOT NULL,
    other_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    since bigint NOT NULL,
    CONSTRAINT tie_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'block'::text])))
);
CREATE VIEW public.member_visible AS
 SELECT m.id AS member_id,
    v.id AS viewer_id
   FROM (public.member m
     CROSS JOIN public.member v)
  WHERE ((m.standing = 'active'::text) AND (v.standing = 'active'::text) AND (NOT (m.id IN ( SELECT t.other_id
           FROM public.tie t
          WHERE ((t.member_id = v.id) AND (t.kind = 'block'::text))))) AND (NOT (m.id IN ( SELECT t.member_id
           FROM public.tie t
          WHERE ((t.other_id = v.id) AND (t.kind = 'block'::text))))));
CREATE TABLE public.profile (
    member_id uuid NOT NULL,
    profession text NOT NULL COLLATE pg_catalog."C",
    headline text COLLATE pg_catalog."C",
    headline_audience text NOT NULL COLLATE pg_catalog."C",
    about text COLLATE pg_catalog."C",
    about_html text COLLATE pg_catalog."C",
    about_rendering bigint NOT NULL,
    about_audience text NOT NULL COLLATE pg_catalog."C",
    photo_id uuid,
    photo_audience text NOT NULL COLLATE pg_catalog."C",
    place_code text COLLATE pg_catalog."C",
    outcode text COLLATE pg_catalog."C",
    location_audience text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    changed_at bigint NOT NULL,
    CONSTRAINT profile_about_audience_check CHECK ((about_audience = ANY (ARRAY['members'::text, 'contacts'::text, 'only_me'::text]))),
    CONSTRAINT profile_check CHECK (((place_code IS NULL) OR (outcode IS NULL))),
    CONSTRAINT profile_headline_audience_check CHECK ((headline_audience = ANY (ARRAY['members'::text, 'contacts'::text, 'only_me'::text]))),
    CONSTRAINT profile_location_audience_check CHECK ((location_audience = ANY (ARRAY['members'::text, 'contacts'::text, 'only_me'::text]))),
    CONSTRAINT profile_photo_audience_check CHECK ((photo_audience = ANY (ARRAY['members'::text, 'contacts'::text, 'only_me'::text])))
);
CREATE VIEW public.profile_visible AS
 SELECT profile.member_id,
    member_visible.viewer_id
   FROM (public.profile
     JOIN public.member_visible ON ((member_visible.member_id = profile.member_id)))
  WHERE ((profile.member_id = member_visible.viewer_id) OR ((NOT (profile.member_id IN ( SELECT hiding.member_id
           FROM public.hiding
          WHERE (hiding.other_id = member_visible.viewer_id)))) AND (NOT (profile.member_id IN ( SELECT hiding.member_id
           FROM (public.hiding
             JOIN public.line ON ((line.place_code = hiding.place_code)))
          WHERE ((line.member_id = member_visible.viewer_id) AND (line.kind = 'role'::text))))) AND (NOT (profile.member_id IN ( SELECT hiding.member_id
           FROM (public.hiding
             JOIN public.profile mine ON ((mine.place_code = hiding.place_code)))
          WHERE (mine.member_id = member_visible.viewer_id))))));
CREATE VIEW public.line_visible AS
 SELECT line.id AS line_id,
    line.member_id,
    profile_visible.viewer_id,
    line.kind,
    line."position",
    line.term,
    line.words,
    line.detail,
    line.stage,
    line.place_code,
    line.place_words,
    line.sessions,
    line.from_when,
    line.to_when,
    line.capacity,
    line.audience
   FROM (public.line
     JOIN public.profile_visible ON ((profile_visible.member_id = line.member_id)))
  WHERE ((line.audience = 'members'::text) OR (line.member_id = profile_visible.viewer_id) OR ((line.audience = 'contacts'::text) AND (line.member_id IN ( SELECT tie.member_id
           FROM public.tie
          WHERE ((tie.other_id = profile_visible.viewer_id) AND (tie.kind = 'contact'::text))))));
CREATE VIEW public.member_card AS
 SELECT m.id AS member_id,
    m.name,
    m.standing,
    m.joined_at
   FROM public.member m;
CREATE TABLE public.migration (
    name text NOT NULL COLLATE pg_catalog."C",
    checksum text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL
);
CREATE TABLE public.outcode (
    code text NOT NULL COLLATE pg_catalog."C",
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    town text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.place (
    code text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    name_key text NOT NULL COLLATE pg_catalog."C",
    address text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    town text COLLATE pg_catalog."C",
    postcode text COLLATE pg_catalog."C",
    outcode text COLLATE pg_catalog."C",
    phone text COLLATE pg_catalog."C",
    ons_code text COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    opened text COLLATE pg_catalog."C",
    closed text COLLATE pg_catalog."C",
    changed_at bigint NOT NULL,
    CONSTRAINT place_kind_check CHECK ((kind = ANY (ARRAY['practice'::text, 'pcn'::text, 'sub_icb'::text, 'icb'::text, 'region'::text, 'board'::text, 'area'::text, 'nation'::text]))),
    CONSTRAINT place_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text, 'dormant'::text, 'proposed'::text])))
);
CREATE VIEW public.place_card AS
 SELECT place.code,
    place.name,
    place.kind,
    place.status,
    place.outcode,
    place.postcode,
    COALESCE(place.town, ( SELECT NULLIF(o.town, ''::text) AS "nullif"
           FROM public.outcode o
          WHERE (o.code = place.outcode))) AS town,
    ( SELECT o.latitude
           FROM public.outcode o
          WHERE (o.code = place.outcode)) AS latitude,
    ( SELECT o.longitude
           FROM public.outcode o
          WHERE (o.code = place.outcode)) AS longitude
   FROM public.place;
CREATE TABLE public.place_step (
    place_code text NOT NULL COLLATE pg_catalog."C",
    above_code text NOT NULL COLLATE pg_catalog."C",
    rung bigint NOT NULL
);
CREATE VIEW public.place_ladder AS
 SELECT place_step.place_code,
    place_step.above_code,
    place_step.rung,
    place.name,
    place.kind
   FROM (public.place_step
     JOIN public.place ON ((place.code = place_step.above_code)));
CREATE TABLE public.place_link (
    child_code text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    parent_code text NOT NULL COLLATE pg_catalog."C",
    since text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    until text COLLATE pg_catalog."C",
    CONSTRAINT place_link_kind_check CHECK ((kind = ANY (ARRAY['member'::text, 'commissioned'::text, 'part'::text])))
);
CREATE VIEW public.profile_card AS
 SELECT profile.member_id,
    profile_visible.viewer_id,
    profile.profession,
        CASE
            WHEN ((profile.member_id = profile_visible.viewer_id) OR (profile.headline_audience = 'members'::text) OR ((profile.headline_audience = 'contacts'::text) AND (contact.other_id IS NOT NULL))) THEN profile.headline
            ELSE NULL::text
        END AS headline,
        CASE
            WHEN ((profile.member_id = profile_visible.viewer_id) OR (profile.about_audience = 'members'::text) OR ((profile.about_audience = 'contacts'::text) AND (contact.other_id IS NOT NULL))) THEN profile.about_html
            ELSE NULL::text
        END AS about_html,
        CASE
            WHEN ((profile.member_id = profile_visible.viewer_id) OR (profile.photo_audience = 'members'::text) OR ((profile.photo_audience = 'contacts'::text) AND (contact.other_id IS NOT NULL))) THEN profile.photo_id
            ELSE NULL::uuid
        END AS photo_id,
        CASE
            WHEN ((profile.member_id = profile_visible.viewer_id) OR (profile.location_audience = 'members'::text) OR ((profile.location_audience = 'contacts'::text) AND (contact.other_id IS NOT NULL))) THEN profile.place_code
            ELSE NULL::text
        END AS place_code,
        CASE
            WHEN ((profile.member_id = profile_visible.viewer_id) OR (profile.location_audience = 'members'::text) OR ((profile.location_audience = 'contacts'::text) AND (contact.other_id IS NOT NULL))) THEN profile.outcode
            ELSE NULL::text
        END AS outcode
   FROM ((public.profile
     JOIN public.profile_visible ON ((profile_visible.member_id = profile.member_id)))
     LEFT JOIN public.tie contact ON (((contact.member_id = profile.member_id) AND (contact.other_id = profile_visible.viewer_id) AND (contact.kind = 'contact'::text))));
CREATE TABLE public.saved_search (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    query text NOT NULL COLLATE pg_catalog."C",
    saved_at bigint NOT NULL
);
CREATE TABLE public.session (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    browser text NOT NULL COLLATE pg_catalog."C",
    began_at bigint NOT NULL,
    ends_at bigint NOT NULL
);
CREATE TABLE public.stream (
    name text NOT NULL COLLATE pg_catalog."C",
    latest bigint NOT NULL
);
CREATE TABLE public.term (
    code text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    words text NOT NULL COLLATE pg_catalog."C",
    synonyms text NOT NULL COLLATE pg_catalog."C",
    quiet boolean NOT NULL,
    note text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    closed_at bigint,
    CONSTRAINT term_kind_check CHECK ((kind = ANY (ARRAY['profession'::text, 'role'::text, 'background'::text, 'extended_role'::text, 'clinical_interest'::text, 'other_interest'::text, 'skill'::text, 'language'::text, 'qualification'::text, 'open_to'::text, 'would_like'::text])))
);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-77f9-9482-6644b37b313f', 'ada.0@example.org', 'ada.0@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$PLC0QYE3fW5FvN3frQ/ang$WR5V4KaZd+0pgXdgpJMEjqdvDRuj5HSqEwdC/mgBkhM', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07', 'cleo.1@example.org', 'cleo.1@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$sBzcqRYbfztBgBbT8K1OTw$rLC6f8fDnuCitwFfehXdnlMthj+QSuhS/dMdDrB/vGw', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-738a-94bd-5f282dab8548', 'dan.2@example.org', 'dan.2@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$YnYUj/k+yMujbKthMQcHtw$GwInVHPz+9Zwbg+Eyo8Ig0TqzPjR9iMIxkllGyw+SD8', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-70e7-82fe-aa331572bcaf', 'lena.3@example.org', 'lena.3@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$MYb0g1FKQ7S7dvwQlDE3nw$HoIw2b5gZyBtFUuyUCS1j8dPeEr3GetqKQWmnt5qG48', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-72b8-9211-27cf8b173cbb', 'una.4@example.org', 'una.4@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$i/x63eFYn+LtI7fQlyuAZA$DCSWjDonXi9HajKT2iUhYtXwSLkqX+ASsvzlD+s/4uE', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-7deb-bec1-84897895abb6', 'sam.5@example.org', 'sam.5@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$1PpKxYE6f+KoOe8bM6pC0g$Us8XMQrYO6yNsyroL61qIHkIhn6/xdU/gQNWgB34IiI', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-7341-848b-1f2c0171a82e', 'ben.6@example.org', 'ben.6@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$jOQ7rWoOoz39sVtpLSVvaQ$k0IRsC0nsbFxa2udzlqjfNvNyJ+8Iivlz28+z+AiSYY', 1795176000000000);
INSERT INTO public.account VALUES ('01a1f8d3-ea00-7e99-91e6-db48ac2f09a3', 'anna.7@example.org', 'anna.7@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$KET+WBm8xy3VJrHloIIdBA$ICnRb8WKdEO/CjJjx2w86fBHUeLw711NZDac4XhUzdQ', 1795176000000000);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7dfc-9ac5-b3fb25776191', 1795176000000000, 'lay_ground', NULL, NULL, 'import', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-71ef-8fae-6e91f3499285', 1795176000000000, 'seed_terms', NULL, NULL, 'import', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7eed-bbb8-be08f4dec47a', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7c6c-97e7-b93dbf866e22', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7c44-9ee8-67e9d2873617', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7fd2-b2a8-12985a802bca', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-707c-94ad-1bc53cf523fc', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-71be-b71c-c7b337c27b5d', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7d6b-bbdb-ca9bdc7ff162', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7913-bd62-0f0d2f279688', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7010-a609-acc338b60325', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-776a-99d7-e2da61d97854', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-761c-a605-269b1fd73a9c', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7dfe-b611-2b77f8683b4e', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-764c-a712-689f092f60d1', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-71fa-90dd-6fd3a5ac6098', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-78d2-8611-7a4ee4133d19', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7bfe-b7a1-177c32408780', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7ca7-8fba-ad6a60599112', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7248-b1c5-fa2f7f33da1c', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-70ca-aafe-c83e59723953', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7185-bf7c-ae2130aabb10', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-787f-969a-8c8e36e781eb', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-776a-b71f-29c543aa41bc', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7362-82a8-ea13f2a4efcb', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-773b-ac8c-6398c567d65d', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-77eb-aefe-b0a19db2c0e9', 1795176000000000, 'set_scene', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-71d6-a188-fd7a9352582c', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-742d-87d1-6d0787baf743', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7d4c-907e-c49c7157e3fc', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7be6-9b77-d50cadb17b79', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-77e9-a27e-ba48562dbb3b', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-70ad-84cb-abe4df8562d3', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7cba-8567-be397b4a88da', 1795176000000000, 'set_scene', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7142-8f28-c29262921156', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7b7c-99b0-d77bab87ddc6', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7dbf-9b47-64f1e24829e3', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7954-bea6-d5bb3409f7a1', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7b3f-b61e-2ed04d901e08', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7d6b-aa58-033979c232dd', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7fb3-b365-4d8a727f07d9', 1795176000000000, 'set_scene', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-72f3-9c38-0229a2040ef8', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-71bb-8044-af80e78bd33d', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7299-bb26-d4ca7694adaf', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-780d-8ef0-c47202a44bfa', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-70d8-9d5b-699d118abd6f', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-78e7-848f-8d0343acf819', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-727c-87d0-0b3e007240e8', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7663-ba78-28f6b113c420', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7284-b209-443d9debe6a7', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7ddb-b54a-fadcddde4c4d', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-77f8-b2fd-3e28a05f9b51', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7e7a-bc42-50bb40ffe10b', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7ca1-9ee9-7f4870474abd', 1795176000000000, 'set_scene', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-715b-8b87-c544afd4ba19', 1795176000000000, 'set_scene', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7a20-925a-f5bcbd2ad997', 1795176000000000, 'edit_head', '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL, '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7ecf-aec1-60704d74866f', 1795176000000000, 'add_line', '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL, '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-78fc-9a38-895694e33a34', 1795176000000000, 'add_line', '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL, '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-79c3-b123-cc9dddcadae5', 1795176000000000, 'add_line', '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL, '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7aa0-ba36-50e0745c36f7', 1795176000000000, 'save_search', '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL, '01a1f8d3-ea00-73ec-a8e1-ab34df61a654', NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7fcf-ab75-caff219d672c', 1795176000000000, 'set_photo', '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL, '01a1f8d3-ea00-77f9-9482-6644b37b313f', NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7e19-8c34-c62581f35e3e', 1795176000000000, 'keep_cursor', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-7d3e-aceb-3849b472c327', 1795176000000000, 'ask_reset', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-77a6-8c98-7062662be180', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-772c-85fe-f96eaf6f2364', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.audit VALUES ('01a1f8d3-ea00-76b3-b822-d47fb94c5e72', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO public.door_token VALUES ('\x261eae01eca6fc0594f6148007ee05924598e0e6e397550abec888c4f451c5a9', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 'reset', NULL, 1795176000000000, 1795177800000000);
INSERT INTO public.fact VALUES (1, '01a1f8d3-ea00-72fd-9e61-af1e42df066c', 'place_changed', '{"place":"7A1"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (2, '01a1f8d3-ea00-7263-91fd-ca95e3a6ae25', 'place_changed', '{"place":"7A2"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (3, '01a1f8d3-ea00-7eb0-bc0f-70f9da6d4f98', 'place_changed', '{"place":"7A3"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (4, '01a1f8d3-ea00-7196-9d59-0722d7a5d428', 'place_changed', '{"place":"7A4"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (5, '01a1f8d3-ea00-76c1-b657-5f896ffc47ad', 'place_changed', '{"place":"7A5"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (6, '01a1f8d3-ea00-7f70-af33-a9a6fa6de55c', 'place_changed', '{"place":"7A6"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (7, '01a1f8d3-ea00-7b91-b20f-76c6a4a8b3f4', 'place_changed', '{"place":"7A7"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (8, '01a1f8d3-ea00-7c6c-a52a-f3bb46b74eab', 'place_changed', '{"place":"ENG"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (9, '01a1f8d3-ea00-7656-984d-42c2376b3213', 'place_changed', '{"place":"NI-BELFAST"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (10, '01a1f8d3-ea00-7e4c-94f3-8305aabd1fa7', 'place_changed', '{"place":"NI-NORTHERN"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (11, '01a1f8d3-ea00-75a3-9171-1c9fa31083fe', 'place_changed', '{"place":"NI-SOUTH-EASTERN"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (12, '01a1f8d3-ea00-754d-bdee-87f52b08fcc6', 'place_changed', '{"place":"NI-SOUTHERN"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (13, '01a1f8d3-ea00-72e3-a320-51f13178552e', 'place_changed', '{"place":"NI-WESTERN"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (14, '01a1f8d3-ea00-772f-8109-27a1e3e3b1bd', 'place_changed', '{"place":"NIR"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (15, '01a1f8d3-ea00-7dd5-ae12-bfd4dd3a794c', 'place_changed', '{"place":"QE1"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (16, '01a1f8d3-ea00-77a1-a46c-254a482b3fad', 'place_changed', '{"place":"QF7"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (17, '01a1f8d3-ea00-79f6-9eae-07b87385fd19', 'place_changed', '{"place":"QGH"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (18, '01a1f8d3-ea00-7eec-b6b9-f49f841e5e6a', 'place_changed', '{"place":"QH8"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (19, '01a1f8d3-ea00-70eb-b976-f50878c59711', 'place_changed', '{"place":"QHG"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (20, '01a1f8d3-ea00-7d1f-aa2f-5b642c9ffab4', 'place_changed', '{"place":"QHL"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (21, '01a1f8d3-ea00-75a8-a5af-7a0e3b08ccdd', 'place_changed', '{"place":"QHM"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (22, '01a1f8d3-ea00-735a-a7e9-abae18e085ab', 'place_changed', '{"place":"QJ2"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (23, '01a1f8d3-ea00-7688-ab41-6037af8d0234', 'place_changed', '{"place":"QJG"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (24, '01a1f8d3-ea00-7f91-b480-2c3695fa3008', 'place_changed', '{"place":"QJK"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (25, '01a1f8d3-ea00-7872-8e27-c950b71e899a', 'place_changed', '{"place":"QJM"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (26, '01a1f8d3-ea00-79ec-8b5d-018cb5c19709', 'place_changed', '{"place":"QK1"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (27, '01a1f8d3-ea00-7326-a0da-a95c10cd39e8', 'place_changed', '{"place":"QKK"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (28, '01a1f8d3-ea00-78c2-bf13-fd640a9597f8', 'place_changed', '{"place":"QKS"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (29, '01a1f8d3-ea00-71dc-bebe-4c662a0785b8', 'place_changed', '{"place":"QM7"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (30, '01a1f8d3-ea00-767a-a015-bcb5886b4cee', 'place_changed', '{"place":"QMF"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (31, '01a1f8d3-ea00-7d4f-8ced-904c8ee27661', 'place_changed', '{"place":"QMJ"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (32, '01a1f8d3-ea00-7c0c-9fc9-defa946b00bf', 'place_changed', '{"place":"QMM"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (33, '01a1f8d3-ea00-7911-90a7-13261cf30fed', 'place_changed', '{"place":"QNC"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (34, '01a1f8d3-ea00-7b6e-a999-9a904184d2da', 'place_changed', '{"place":"QNQ"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (35, '01a1f8d3-ea00-70f6-a3aa-f208db15ba8e', 'place_changed', '{"place":"QNX"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (36, '01a1f8d3-ea00-763f-894f-b82109b05d7e', 'place_changed', '{"place":"QOC"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (37, '01a1f8d3-ea00-710d-aa8a-9ce01c3d5c58', 'place_changed', '{"place":"QOP"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (38, '01a1f8d3-ea00-74f2-b9d6-958ee454111f', 'place_changed', '{"place":"QOQ"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (39, '01a1f8d3-ea00-7a48-94df-7d7459082c08', 'place_changed', '{"place":"QOX"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (40, '01a1f8d3-ea00-773e-9e00-c071990c59b2', 'place_changed', '{"place":"QPM"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (41, '01a1f8d3-ea00-70ad-a876-34fe19905c65', 'place_changed', '{"place":"QR1"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (42, '01a1f8d3-ea00-793e-a8ba-d6225ed8d224', 'place_changed', '{"place":"QRL"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (43, '01a1f8d3-ea00-73f9-8672-813add1fd3fa', 'place_changed', '{"place":"QRV"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (44, '01a1f8d3-ea00-7873-8476-899bbd95b47c', 'place_changed', '{"place":"QSL"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (45, '01a1f8d3-ea00-70bf-a960-a78069c83281', 'place_changed', '{"place":"QT1"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (46, '01a1f8d3-ea00-70b4-b4f8-6e44d69b1e0c', 'place_changed', '{"place":"QT6"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (47, '01a1f8d3-ea00-7073-82c8-7919f2ec40be', 'place_changed', '{"place":"QU9"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (48, '01a1f8d3-ea00-728f-b61a-5f564f89aa18', 'place_changed', '{"place":"QUA"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (49, '01a1f8d3-ea00-7099-be33-3522abf67154', 'place_changed', '{"place":"QUE"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (50, '01a1f8d3-ea00-77f9-8668-8f38130ad239', 'place_changed', '{"place":"QUY"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (51, '01a1f8d3-ea00-7d65-9261-2dbd0dbbd157', 'place_changed', '{"place":"QVV"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (52, '01a1f8d3-ea00-7513-bf3d-ec71c2df3c2d', 'place_changed', '{"place":"QWE"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (53, '01a1f8d3-ea00-758c-94f0-0f1d3c8256c8', 'place_changed', '{"place":"QWO"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (54, '01a1f8d3-ea00-7646-8bf3-2d465b99b918', 'place_changed', '{"place":"QWU"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (55, '01a1f8d3-ea00-7a01-9ef3-6e229b9e1b32', 'place_changed', '{"place":"QXU"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (56, '01a1f8d3-ea00-7c5a-a03a-67ac9f2a6e18', 'place_changed', '{"place":"QYG"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (57, '01a1f8d3-ea00-7881-bdd2-132fecb8094c', 'place_changed', '{"place":"SCT"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (58, '01a1f8d3-ea00-7d6f-a444-75beecfad13b', 'place_changed', '{"place":"WLS"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (59, '01a1f8d3-ea00-7078-85ec-e2dcbe2bb7ec', 'place_changed', '{"place":"Y56"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (60, '01a1f8d3-ea00-7c9d-9f0e-2790ec25981a', 'place_changed', '{"place":"Y58"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (61, '01a1f8d3-ea00-7e1a-acdc-2ab83a99eb70', 'place_changed', '{"place":"Y59"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (62, '01a1f8d3-ea00-7b08-a835-79ead5666510', 'place_changed', '{"place":"Y60"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (63, '01a1f8d3-ea00-7ea0-b439-30dfff67e353', 'place_changed', '{"place":"Y61"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (64, '01a1f8d3-ea00-785e-9276-0836169d29b8', 'place_changed', '{"place":"Y62"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (65, '01a1f8d3-ea00-7e3e-95a3-fad782a8665e', 'place_changed', '{"place":"Y63"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (66, '01a1f8d3-ea00-7db0-bd6e-7c457f68ab0a', 'places_imported', '{"what":"ground","changes":65}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (67, '01a1f8d3-ea00-7cf9-a81c-d3a984d90ce4', 'vocabulary_changed', '{}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (68, '01a1f8d3-ea00-72d1-8fa3-f901dd3b84d6', 'member_joined', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (69, '01a1f8d3-ea00-723c-9bef-a8fba8c0e198', 'member_joined', '{"member":"01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (70, '01a1f8d3-ea00-73c2-8bab-23dada13a0cc', 'member_joined', '{"member":"01a1f8d3-ea00-738a-94bd-5f282dab8548"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (71, '01a1f8d3-ea00-79a4-b2a8-0d2735d6496c', 'member_joined', '{"member":"01a1f8d3-ea00-70e7-82fe-aa331572bcaf"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (72, '01a1f8d3-ea00-76f2-b7a4-5d4ff5f08070', 'member_joined', '{"member":"01a1f8d3-ea00-72b8-9211-27cf8b173cbb"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (73, '01a1f8d3-ea00-75f1-bfa5-7e065a42ca0b', 'member_joined', '{"member":"01a1f8d3-ea00-7deb-bec1-84897895abb6"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (74, '01a1f8d3-ea00-768c-bea1-37830d515b0a', 'member_joined', '{"member":"01a1f8d3-ea00-7341-848b-1f2c0171a82e"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (75, '01a1f8d3-ea00-7a6a-becd-a1b3555f8543', 'member_joined', '{"member":"01a1f8d3-ea00-7e99-91e6-db48ac2f09a3"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (76, '01a1f8d3-ea00-75ce-8dd8-179c38acc95d', 'tie_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f","other":"01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (77, '01a1f8d3-ea00-74f8-b9ae-a77f3e8f3eb4', 'tie_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f","other":"01a1f8d3-ea00-738a-94bd-5f282dab8548"}', NULL, 1795176000000000, NULL);
INSERT INTO public.fact VALUES (78, '01a1f8d3-ea00-7a13-921f-285d0bbf4b39', 'profile_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 1795176000000000, '01a1f8d3-ea00-77f9-9482-6644b37b313f');
INSERT INTO public.fact VALUES (79, '01a1f8d3-ea00-7be1-8675-6ff5aa89f747', 'profile_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 1795176000000000, '01a1f8d3-ea00-77f9-9482-6644b37b313f');
INSERT INTO public.fact VALUES (80, '01a1f8d3-ea00-79ca-85ab-3867379f0ab1', 'profile_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 1795176000000000, '01a1f8d3-ea00-77f9-9482-6644b37b313f');
INSERT INTO public.fact VALUES (81, '01a1f8d3-ea00-795b-9d38-de892cf18b60', 'profile_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 1795176000000000, '01a1f8d3-ea00-77f9-9482-6644b37b313f');
INSERT INTO public.fact VALUES (82, '01a1f8d3-ea00-775a-ad69-2fd52da769c9', 'profile_changed', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 1795176000000000, '01a1f8d3-ea00-77f9-9482-6644b37b313f');
INSERT INTO public.fact_cursor VALUES ('people.places', 82);
INSERT INTO public.line VALUES ('01a1f8d3-ea00-736d-9d6f-9f256201e2f8', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 'role', 1, NULL, 'Membriqua lead', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'members');
INSERT INTO public.line VALUES ('01a1f8d3-ea00-700b-b56c-20e8851c9ae6', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 'interest', 2, NULL, 'Contavelle', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'contacts');
INSERT INTO public.line VALUES ('01a1f8d3-ea00-7db4-a447-f808ef6fa61e', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 'background', 3, NULL, 'Solifarne', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'only_me');
INSERT INTO public.member VALUES ('01a1f8d3-ea00-77f9-9482-6644b37b313f', 'Ada Lovelace', 'active', false, false, 1795176000000000, 2);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07', 'Cleo Contact', 'active', false, false, 1795176000000000, 2);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-738a-94bd-5f282dab8548', 'Dan Blocked', 'active', false, false, 1795176000000000, 2);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-70e7-82fe-aa331572bcaf', 'Lena Left', 'left', false, false, 1795176000000000, 3);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-72b8-9211-27cf8b173cbb', 'Una Unconfirmed', 'unconfirmed', false, false, 1795176000000000, 3);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-7deb-bec1-84897895abb6', 'Sam Suspended', 'suspended', false, false, 1795176000000000, 3);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-7341-848b-1f2c0171a82e', 'Ben Member', 'active', false, false, 1795176000000000, 2);
INSERT INTO public.member VALUES ('01a1f8d3-ea00-7e99-91e6-db48ac2f09a3', 'Anna Admin', 'active', true, false, 1795176000000000, 3);
INSERT INTO public.migration VALUES ('20261120T0800_store_fact', '2a219093363de229b984ca63cf944199b77494a6edfd2132a51f5447146ba676', 1795176000000000);
INSERT INTO public.migration VALUES ('20261120T0801_store_job', '2a48e4e18f3e84a67483e0f51d135439f42a735335a0850591bfeb2096ec8acf', 1795176000000000);
INSERT INTO public.migration VALUES ('20261120T0802_store_audit', '63ef5c0c3c396dca3ea73a89ac50da1e826d38bef2404e95e289ade06e602863', 1795176000000000);
INSERT INTO public.migration VALUES ('20261120T1000_accounts_member', '5595610cd785174ed57e780ed513cde3f009d8c80cf9be280eab03da71863c52', 1795176000000000);
INSERT INTO public.migration VALUES ('20261120T1020_places_place', '3dbe7fce88508af9951535cdb3de6c780a90d4e7cf98b5d3df34fc75d6d454f9', 1795176000000000);
INSERT INTO public.migration VALUES ('20261120T1030_people_profile', 'd4238fc9da25b895bf560736fb30e96bd6cb3f3d6a6f10e2803d5a69c7f0db5d', 1795176000000000);
INSERT INTO public.migration VALUES ('views', '1d04be0707f1ac30023485e59e3c307b2a1737a5bfb720f43e59c87d25bd3fff', 1795176000000000);
INSERT INTO public.place VALUES ('ENG', 'nation', 'England', 'england', '', NULL, NULL, NULL, NULL, 'E92000001', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('WLS', 'nation', 'Wales', 'wales', '', NULL, NULL, NULL, NULL, 'W92000004', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('SCT', 'nation', 'Scotland', 'scotland', '', NULL, NULL, NULL, NULL, 'S92000003', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('NIR', 'nation', 'Northern Ireland', 'northern ireland', '', NULL, NULL, NULL, NULL, 'N92000002', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y56', 'region', 'London', 'london', '', NULL, NULL, NULL, NULL, 'E40000003', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y58', 'region', 'South West', 'south west', '', NULL, NULL, NULL, NULL, 'E40000006', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y59', 'region', 'South East', 'south east', '', NULL, NULL, NULL, NULL, 'E40000005', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y60', 'region', 'Midlands', 'midlands', '', NULL, NULL, NULL, NULL, 'E40000011', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y61', 'region', 'East of England', 'east of england', '', NULL, NULL, NULL, NULL, 'E40000007', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y62', 'region', 'North West', 'north west', '', NULL, NULL, NULL, NULL, 'E40000010', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('Y63', 'region', 'North East and Yorkshire', 'north east and yorkshire', '', NULL, NULL, NULL, NULL, 'E40000012', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QKK', 'icb', 'NHS South East London ICB', 'nhs south east london icb', '', NULL, NULL, NULL, NULL, 'E54000030', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QMF', 'icb', 'NHS North East London ICB', 'nhs north east london icb', '', NULL, NULL, NULL, NULL, 'E54000029', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QMJ', 'icb', 'NHS North Central London ICB', 'nhs north central london icb', '', NULL, NULL, NULL, NULL, 'E54000028', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QRV', 'icb', 'NHS North West London ICB', 'nhs north west london icb', '', NULL, NULL, NULL, NULL, 'E54000027', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QWE', 'icb', 'NHS South West London ICB', 'nhs south west london icb', '', NULL, NULL, NULL, NULL, 'E54000031', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QJK', 'icb', 'NHS Devon ICB', 'nhs devon icb', '', NULL, NULL, NULL, NULL, 'E54000037', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QOX', 'icb', 'NHS Bath and North East Somerset, Swindon and Wiltshire ICB', 'nhs bath and north east somerset swindon and wiltshire icb', '', NULL, NULL, NULL, NULL, 'E54000040', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QR1', 'icb', 'NHS Gloucestershire ICB', 'nhs gloucestershire icb', '', NULL, NULL, NULL, NULL, 'E54000043', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QSL', 'icb', 'NHS Somerset ICB', 'nhs somerset icb', '', NULL, NULL, NULL, NULL, 'E54000038', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QT6', 'icb', 'NHS Cornwall and the Isles of Scilly ICB', 'nhs cornwall and the isles of scilly icb', '', NULL, NULL, NULL, NULL, 'E54000036', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QUY', 'icb', 'NHS Bristol, North Somerset and South Gloucestershire ICB', 'nhs bristol north somerset and south gloucestershire icb', '', NULL, NULL, NULL, NULL, 'E54000039', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QVV', 'icb', 'NHS Dorset ICB', 'nhs dorset icb', '', NULL, NULL, NULL, NULL, 'E54000041', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QKS', 'icb', 'NHS Kent and Medway ICB', 'nhs kent and medway icb', '', NULL, NULL, NULL, NULL, 'E54000032', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QNQ', 'icb', 'NHS Frimley ICB', 'nhs frimley icb', '', NULL, NULL, NULL, NULL, 'E54000034', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QNX', 'icb', 'NHS Sussex ICB', 'nhs sussex icb', '', NULL, NULL, NULL, NULL, 'E54000064', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QRL', 'icb', 'NHS Hampshire and Isle of Wight ICB', 'nhs hampshire and isle of wight icb', '', NULL, NULL, NULL, NULL, 'E54000042', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QU9', 'icb', 'NHS Buckinghamshire, Oxfordshire and Berkshire West ICB', 'nhs buckinghamshire oxfordshire and berkshire west icb', '', NULL, NULL, NULL, NULL, 'E54000044', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QXU', 'icb', 'NHS Surrey Heartlands ICB', 'nhs surrey heartlands icb', '', NULL, NULL, NULL, NULL, 'E54000063', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QGH', 'icb', 'NHS Herefordshire and Worcestershire ICB', 'nhs herefordshire and worcestershire icb', '', NULL, NULL, NULL, NULL, 'E54000019', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QHL', 'icb', 'NHS Birmingham and Solihull ICB', 'nhs birmingham and solihull icb', '', NULL, NULL, NULL, NULL, 'E54000055', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QJ2', 'icb', 'NHS Derby and Derbyshire ICB', 'nhs derby and derbyshire icb', '', NULL, NULL, NULL, NULL, 'E54000058', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QJM', 'icb', 'NHS Lincolnshire ICB', 'nhs lincolnshire icb', '', NULL, NULL, NULL, NULL, 'E54000013', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QK1', 'icb', 'NHS Leicester, Leicestershire and Rutland ICB', 'nhs leicester leicestershire and rutland icb', '', NULL, NULL, NULL, NULL, 'E54000015', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QNC', 'icb', 'NHS Staffordshire and Stoke-on-Trent ICB', 'nhs staffordshire and stoke on trent icb', '', NULL, NULL, NULL, NULL, 'E54000010', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QOC', 'icb', 'NHS Shropshire, Telford and Wrekin ICB', 'nhs shropshire telford and wrekin icb', '', NULL, NULL, NULL, NULL, 'E54000011', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QPM', 'icb', 'NHS Northamptonshire ICB', 'nhs northamptonshire icb', '', NULL, NULL, NULL, NULL, 'E54000059', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QT1', 'icb', 'NHS Nottingham and Nottinghamshire ICB', 'nhs nottingham and nottinghamshire icb', '', NULL, NULL, NULL, NULL, 'E54000060', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QUA', 'icb', 'NHS Black Country ICB', 'nhs black country icb', '', NULL, NULL, NULL, NULL, 'E54000062', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QWU', 'icb', 'NHS Coventry and Warwickshire ICB', 'nhs coventry and warwickshire icb', '', NULL, NULL, NULL, NULL, 'E54000018', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QH8', 'icb', 'NHS Mid and South Essex ICB', 'nhs mid and south essex icb', '', NULL, NULL, NULL, NULL, 'E54000026', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QHG', 'icb', 'NHS Bedfordshire, Luton and Milton Keynes ICB', 'nhs bedfordshire luton and milton keynes icb', '', NULL, NULL, NULL, NULL, 'E54000024', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QJG', 'icb', 'NHS Suffolk and North East Essex ICB', 'nhs suffolk and north east essex icb', '', NULL, NULL, NULL, NULL, 'E54000023', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QM7', 'icb', 'NHS Hertfordshire and West Essex ICB', 'nhs hertfordshire and west essex icb', '', NULL, NULL, NULL, NULL, 'E54000025', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QMM', 'icb', 'NHS Norfolk and Waveney ICB', 'nhs norfolk and waveney icb', '', NULL, NULL, NULL, NULL, 'E54000022', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QUE', 'icb', 'NHS Cambridgeshire and Peterborough ICB', 'nhs cambridgeshire and peterborough icb', '', NULL, NULL, NULL, NULL, 'E54000056', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QE1', 'icb', 'NHS Lancashire and South Cumbria ICB', 'nhs lancashire and south cumbria icb', '', NULL, NULL, NULL, NULL, 'E54000048', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QOP', 'icb', 'NHS Greater Manchester ICB', 'nhs greater manchester icb', '', NULL, NULL, NULL, NULL, 'E54000057', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QYG', 'icb', 'NHS Cheshire and Merseyside ICB', 'nhs cheshire and merseyside icb', '', NULL, NULL, NULL, NULL, 'E54000008', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QF7', 'icb', 'NHS South Yorkshire ICB', 'nhs south yorkshire icb', '', NULL, NULL, NULL, NULL, 'E54000061', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QHM', 'icb', 'NHS North East and North Cumbria ICB', 'nhs north east and north cumbria icb', '', NULL, NULL, NULL, NULL, 'E54000050', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QOQ', 'icb', 'NHS Humber and North Yorkshire ICB', 'nhs humber and north yorkshire icb', '', NULL, NULL, NULL, NULL, 'E54000051', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('QWO', 'icb', 'NHS West Yorkshire ICB', 'nhs west yorkshire icb', '', NULL, NULL, NULL, NULL, 'E54000054', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A1', 'board', 'Betsi Cadwaladr University Health Board', 'betsi cadwaladr university health board', '', NULL, NULL, NULL, NULL, 'W11000023', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A2', 'board', 'Hywel Dda University Health Board', 'hywel dda university health board', '', NULL, NULL, NULL, NULL, 'W11000025', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A3', 'board', 'Swansea Bay University Health Board', 'swansea bay university health board', '', NULL, NULL, NULL, NULL, 'W11000031', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A4', 'board', 'Cardiff and Vale University Health Board', 'cardiff and vale university health board', '', NULL, NULL, NULL, NULL, 'W11000029', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A5', 'board', 'Cwm Taf Morgannwg University Health Board', 'cwm taf morgannwg university health board', '', NULL, NULL, NULL, NULL, 'W11000030', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A6', 'board', 'Aneurin Bevan University Health Board', 'aneurin bevan university health board', '', NULL, NULL, NULL, NULL, 'W11000028', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('7A7', 'board', 'Powys Teaching Health Board', 'powys teaching health board', '', NULL, NULL, NULL, NULL, 'W11000024', 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('NI-BELFAST', 'area', 'Belfast area', 'belfast area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('NI-NORTHERN', 'area', 'Northern area', 'northern area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('NI-SOUTH-EASTERN', 'area', 'South Eastern area', 'south eastern area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('NI-SOUTHERN', 'area', 'Southern area', 'southern area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place VALUES ('NI-WESTERN', 'area', 'Western area', 'western area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO public.place_link VALUES ('Y56', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('Y58', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('Y59', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('Y60', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('Y61', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('Y62', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('Y63', 'part', 'ENG', '', NULL);
INSERT INTO public.place_link VALUES ('QKK', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QMF', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QMJ', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QRV', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QWE', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QJK', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QOX', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QR1', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QSL', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QT6', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QUY', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QVV', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QKS', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QNQ', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QNX', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QRL', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QU9', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QXU', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QGH', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QHL', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QJ2', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QJM', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QK1', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QNC', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QOC', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QPM', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QT1', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QUA', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QWU', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QH8', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QHG', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QJG', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QM7', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QMM', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QUE', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QE1', 'part', 'Y62', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QOP', 'part', 'Y62', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QYG', 'part', 'Y62', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QF7', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QHM', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QOQ', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('QWO', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO public.place_link VALUES ('7A1', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('7A2', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('7A3', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('7A4', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('7A5', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('7A6', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('7A7', 'part', 'WLS', '', NULL);
INSERT INTO public.place_link VALUES ('NI-BELFAST', 'part', 'NIR', '', NULL);
INSERT INTO public.place_link VALUES ('NI-NORTHERN', 'part', 'NIR', '', NULL);
INSERT INTO public.place_link VALUES ('NI-SOUTH-EASTERN', 'part', 'NIR', '', NULL);
INSERT INTO public.place_link VALUES ('NI-SOUTHERN', 'part', 'NIR', '', NULL);
INSERT INTO public.place_link VALUES ('NI-WESTERN', 'part', 'NIR', '', NULL);
INSERT INTO public.place_step VALUES ('Y56', 'ENG', 5);
INSERT INTO public.place_step VALUES ('Y58', 'ENG', 5);
INSERT INTO public.place_step VALUES ('Y59', 'ENG', 5);
INSERT INTO public.place_step VALUES ('Y60', 'ENG', 5);
INSERT INTO public.place_step VALUES ('Y61', 'ENG', 5);
INSERT INTO public.place_step VALUES ('Y62', 'ENG', 5);
INSERT INTO public.place_step VALUES ('Y63', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QKK', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QMF', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QMJ', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QRV', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QWE', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QJK', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QOX', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QR1', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QSL', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QT6', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QUY', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QVV', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QKS', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QNQ', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QNX', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QRL', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QU9', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QXU', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QGH', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QHL', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QJ2', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QJM', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QK1', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QNC', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QOC', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QPM', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QT1', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QUA', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QWU', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QH8', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QHG', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QJG', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QM7', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QMM', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QUE', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QE1', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QOP', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QYG', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QF7', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QHM', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QOQ', 'ENG', 5);
INSERT INTO public.place_step VALUES ('QWO', 'ENG', 5);
INSERT INTO public.place_step VALUES ('NI-BELFAST', 'NIR', 5);
INSERT INTO public.place_step VALUES ('NI-NORTHERN', 'NIR', 5);
INSERT INTO public.place_step VALUES ('NI-SOUTH-EASTERN', 'NIR', 5);
INSERT INTO public.place_step VALUES ('NI-SOUTHERN', 'NIR', 5);
INSERT INTO public.place_step VALUES ('NI-WESTERN', 'NIR', 5);
INSERT INTO public.place_step VALUES ('7A1', 'WLS', 5);
INSERT INTO public.place_step VALUES ('7A2', 'WLS', 5);
INSERT INTO public.place_step VALUES ('7A3', 'WLS', 5);
INSERT INTO public.place_step VALUES ('7A4', 'WLS', 5);
INSERT INTO public.place_step VALUES ('7A5', 'WLS', 5);
INSERT INTO public.place_step VALUES ('7A6', 'WLS', 5);
INSERT INTO public.place_step VALUES ('7A7', 'WLS', 5);
INSERT INTO public.place_step VALUES ('QKK', 'Y56', 4);
INSERT INTO public.place_step VALUES ('QMF', 'Y56', 4);
INSERT INTO public.place_step VALUES ('QMJ', 'Y56', 4);
INSERT INTO public.place_step VALUES ('QRV', 'Y56', 4);
INSERT INTO public.place_step VALUES ('QWE', 'Y56', 4);
INSERT INTO public.place_step VALUES ('QJK', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QOX', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QR1', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QSL', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QT6', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QUY', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QVV', 'Y58', 4);
INSERT INTO public.place_step VALUES ('QKS', 'Y59', 4);
INSERT INTO public.place_step VALUES ('QNQ', 'Y59', 4);
INSERT INTO public.place_step VALUES ('QNX', 'Y59', 4);
INSERT INTO public.place_step VALUES ('QRL', 'Y59', 4);
INSERT INTO public.place_step VALUES ('QU9', 'Y59', 4);
INSERT INTO public.place_step VALUES ('QXU', 'Y59', 4);
INSERT INTO public.place_step VALUES ('QGH', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QHL', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QJ2', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QJM', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QK1', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QNC', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QOC', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QPM', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QT1', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QUA', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QWU', 'Y60', 4);
INSERT INTO public.place_step VALUES ('QH8', 'Y61', 4);
INSERT INTO public.place_step VALUES ('QHG', 'Y61', 4);
INSERT INTO public.place_step VALUES ('QJG', 'Y61', 4);
INSERT INTO public.place_step VALUES ('QM7', 'Y61', 4);
INSERT INTO public.place_step VALUES ('QMM', 'Y61', 4);
INSERT INTO public.place_step VALUES ('QUE', 'Y61', 4);
INSERT INTO public.place_step VALUES ('QE1', 'Y62', 4);
INSERT INTO public.place_step VALUES ('QOP', 'Y62', 4);
INSERT INTO public.place_step VALUES ('QYG', 'Y62', 4);
INSERT INTO public.place_step VALUES ('QF7', 'Y63', 4);
INSERT INTO public.place_step VALUES ('QHM', 'Y63', 4);
INSERT INTO public.place_step VALUES ('QOQ', 'Y63', 4);
INSERT INTO public.place_step VALUES ('QWO', 'Y63', 4);
INSERT INTO public.place_step VALUES ('QKK', 'QKK', 3);
INSERT INTO public.place_step VALUES ('QMF', 'QMF', 3);
INSERT INTO public.place_step VALUES ('QMJ', 'QMJ', 3);
INSERT INTO public.place_step VALUES ('QRV', 'QRV', 3);
INSERT INTO public.place_step VALUES ('QWE', 'QWE', 3);
INSERT INTO public.place_step VALUES ('QJK', 'QJK', 3);
INSERT INTO public.place_step VALUES ('QOX', 'QOX', 3);
INSERT INTO public.place_step VALUES ('QR1', 'QR1', 3);
INSERT INTO public.place_step VALUES ('QSL', 'QSL', 3);
INSERT INTO public.place_step VALUES ('QT6', 'QT6', 3);
INSERT INTO public.place_step VALUES ('QUY', 'QUY', 3);
INSERT INTO public.place_step VALUES ('QVV', 'QVV', 3);
INSERT INTO public.place_step VALUES ('QKS', 'QKS', 3);
INSERT INTO public.place_step VALUES ('QNQ', 'QNQ', 3);
INSERT INTO public.place_step VALUES ('QNX', 'QNX', 3);
INSERT INTO public.place_step VALUES ('QRL', 'QRL', 3);
INSERT INTO public.place_step VALUES ('QU9', 'QU9', 3);
INSERT INTO public.place_step VALUES ('QXU', 'QXU', 3);
INSERT INTO public.place_step VALUES ('QGH', 'QGH', 3);
INSERT INTO public.place_step VALUES ('QHL', 'QHL', 3);
INSERT INTO public.place_step VALUES ('QJ2', 'QJ2', 3);
INSERT INTO public.place_step VALUES ('QJM', 'QJM', 3);
INSERT INTO public.place_step VALUES ('QK1', 'QK1', 3);
INSERT INTO public.place_step VALUES ('QNC', 'QNC', 3);
INSERT INTO public.place_step VALUES ('QOC', 'QOC', 3);
INSERT INTO public.place_step VALUES ('QPM', 'QPM', 3);
INSERT INTO public.place_step VALUES ('QT1', 'QT1', 3);
INSERT INTO public.place_step VALUES ('QUA', 'QUA', 3);
INSERT INTO public.place_step VALUES ('QWU', 'QWU', 3);
INSERT INTO public.place_step VALUES ('QH8', 'QH8', 3);
INSERT INTO public.place_step VALUES ('QHG', 'QHG', 3);
INSERT INTO public.place_step VALUES ('QJG', 'QJG', 3);
INSERT INTO public.place_step VALUES ('QM7', 'QM7', 3);
INSERT INTO public.place_step VALUES ('QMM', 'QMM', 3);
INSERT INTO public.place_step VALUES ('QUE', 'QUE', 3);
INSERT INTO public.place_step VALUES ('QE1', 'QE1', 3);
INSERT INTO public.place_step VALUES ('QOP', 'QOP', 3);
INSERT INTO public.place_step VALUES ('QYG', 'QYG', 3);
INSERT INTO public.place_step VALUES ('QF7', 'QF7', 3);
INSERT INTO public.place_step VALUES ('QHM', 'QHM', 3);
INSERT INTO public.place_step VALUES ('QOQ', 'QOQ', 3);
INSERT INTO public.place_step VALUES ('QWO', 'QWO', 3);
INSERT INTO public.place_step VALUES ('7A1', '7A1', 3);
INSERT INTO public.place_step VALUES ('7A2', '7A2', 3);
INSERT INTO public.place_step VALUES ('7A3', '7A3', 3);
INSERT INTO public.place_step VALUES ('7A4', '7A4', 3);
INSERT INTO public.place_step VALUES ('7A5', '7A5', 3);
INSERT INTO public.place_step VALUES ('7A6', '7A6', 3);
INSERT INTO public.place_step VALUES ('7A7', '7A7', 3);
INSERT INTO public.place_step VALUES ('NI-BELFAST', 'NI-BELFAST', 3);
INSERT INTO public.place_step VALUES ('NI-NORTHERN', 'NI-NORTHERN', 3);
INSERT INTO public.place_step VALUES ('NI-SOUTH-EASTERN', 'NI-SOUTH-EASTERN', 3);
INSERT INTO public.place_step VALUES ('NI-SOUTHERN', 'NI-SOUTHERN', 3);
INSERT INTO public.place_step VALUES ('NI-WESTERN', 'NI-WESTERN', 3);
INSERT INTO public.place_step VALUES ('Y56', 'Y56', 4);
INSERT INTO public.place_step VALUES ('Y58', 'Y58', 4);
INSERT INTO public.place_step VALUES ('Y59', 'Y59', 4);
INSERT INTO public.place_step VALUES ('Y60', 'Y60', 4);
INSERT INTO public.place_step VALUES ('Y61', 'Y61', 4);
INSERT INTO public.place_step VALUES ('Y62', 'Y62', 4);
INSERT INTO public.place_step VALUES ('Y63', 'Y63', 4);
INSERT INTO public.place_step VALUES ('ENG', 'ENG', 5);
INSERT INTO public.place_step VALUES ('WLS', 'WLS', 5);
INSERT INTO public.place_step VALUES ('SCT', 'SCT', 5);
INSERT INTO public.place_step VALUES ('NIR', 'NIR', 5);
INSERT INTO public.profile VALUES ('01a1f8d3-ea00-77f9-9482-6644b37b313f', 'profession.gp', 'Zorvaneck among colleagues', 'contacts', 'Quillomard is nobody''s business.', '<p>Quillomard is nobody''s business.</p>
', 1, 'only_me', '30eec486-b3da-4b57-948b-f7209b7d551c', 'contacts', NULL, NULL, 'members', 2, 1795176000000000);
INSERT INTO public.saved_search VALUES ('01a1f8d3-ea00-73ec-a8e1-ab34df61a654', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 'Parsivold', 'q=parsivold', 1795176000000000);
INSERT INTO public.session VALUES ('961bf80c-74d1-4330-a1a3-681a27e65c92', '01a1f8d3-ea00-77f9-9482-6644b37b313f', '\x83603dca56338ad382c66189f470db02c257e93d57920d42fcfe63190d3c970a', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('fd4a98f6-74a0-455d-8ad4-92c182e7f0f6', '01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07', '\x032b47620d7258f781dcd4c8b9f47e93975b929f90fc397e623c552dbe8585bd', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('0e75bf79-5c88-4e2a-a321-34437db1ffa0', '01a1f8d3-ea00-738a-94bd-5f282dab8548', '\xcb7b39a45d8002e4e4eaf7ede0be1a8c95451ae170c32f1038d0a13312e49660', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('ad1e18b5-86ec-493a-9704-c743c5a80c92', '01a1f8d3-ea00-70e7-82fe-aa331572bcaf', '\x9560300f2babbd5f6af34f17fc143624a94229cff305dd056229e85d09971089', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('21ca6823-cd25-421b-af8b-d3403169ab84', '01a1f8d3-ea00-72b8-9211-27cf8b173cbb', '\x002634daaba14d344e688be290a01d6bf3d3a5a0c6886044a7fdf4484f40d720', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('2d7b4201-c501-4b67-b534-a6a3d864b326', '01a1f8d3-ea00-7deb-bec1-84897895abb6', '\xbdb0234693938d4744e5c156ceb3dd833e2769b9c1e03da7f68d0d2e94f1873e', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('a4468836-3b70-4320-b46f-78e6c96fd805', '01a1f8d3-ea00-7341-848b-1f2c0171a82e', '\x17b21c45175984589644659ed9660a05ccb6c34c1c782a14c4d0b9773c26420e', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.session VALUES ('feb66772-4fbd-40eb-b6a5-698629a68d6a', '01a1f8d3-ea00-7e99-91e6-db48ac2f09a3', '\x874558aa2f02d517aba619dff57c4744c36368d642ea1ddc084e875b03ff1619', 'A browser', 1795176000000000, 1797768000000000);
INSERT INTO public.stream VALUES ('fact', 82);
INSERT INTO public.term VALUES ('profession.gp', 'profession', 'GP', 'doctor|general practitioner|family doctor|family physician', false, 'A doctor on the GP register', 0, NULL);
INSERT INTO public.term VALUES ('profession.registrar', 'profession', 'GP registrar', 'GP trainee|GPST|GPR|specialty trainee|ST1|ST2|ST3', false, 'A doctor in training for general practice', 1, NULL);
INSERT INTO public.term VALUES ('profession.doctor', 'profession', 'doctor in another specialty', 'hospital doctor|consultant|secondary care|foundation doctor|SAS doctor', false, '', 2, NULL);
INSERT INTO public.term VALUES ('profession.practice-nurse', 'profession', 'practice nurse', 'general practice nurse|GPN|nurse|treatment room nurse', false, '', 3, NULL);
INSERT INTO public.term VALUES ('profession.anp', 'profession', 'advanced nurse practitioner', 'ANP|nurse practitioner|advanced practitioner|advanced clinical practitioner|ACP', false, '', 4, NULL);
INSERT INTO public.term VALUES ('profession.hca', 'profession', 'healthcare assistant', 'HCA|healthcare support worker|nursing associate|phlebotomist', false, '', 5, NULL);
INSERT INTO public.term VALUES ('profession.pharmacist', 'profession', 'clinical pharmacist', 'pharmacist|PCN pharmacist|practice pharmacist|prescribing pharmacist', false, '', 6, NULL);
INSERT INTO public.term VALUES ('profession.pharmacy-technician', 'profession', 'pharmacy technician', 'technician', false, '', 7, NULL);
INSERT INTO public.term VALUES ('profession.paramedic', 'profession', 'paramedic', 'primary care paramedic|advanced paramedic', false, '', 8, NULL);
INSERT INTO public.term VALUES ('profession.physiotherapist', 'profession', 'physiotherapist', 'physio|FCP|first contact practitioner|first contact physiotherapist', false, '', 9, NULL);
INSERT INTO public.term VALUES ('profession.physician-associate', 'profession', 'physician associate', 'PA|physician assistant', false, 'The title is under review; an operator can change it', 10, NULL);
INSERT INTO public.term VALUES ('profession.manager', 'profession', 'practice manager', 'PM|business manager|managing partner|operations manager', false, '', 11, NULL);
INSERT INTO public.term VALUES ('profession.reception', 'profession', 'receptionist or care navigator', 'receptionist|care navigator|patient services|administrator|admin', false, '', 12, NULL);
INSERT INTO public.term VALUES ('profession.link-worker', 'profession', 'social prescribing link worker', 'SPLW|social prescriber|link worker', false, '', 13, NULL);
INSERT INTO public.term VALUES ('profession.care-coordinator', 'profession', 'care coordinator', 'PCN care coordinator', false, '', 14, NULL);
INSERT INTO public.term VALUES ('profession.health-coach', 'profession', 'health and wellbeing coach', 'health coach|wellbeing coach', false, '', 15, NULL);
INSERT INTO public.term VALUES ('profession.mental-health-practitioner', 'profession', 'mental health practitioner', 'MHP|mental health nurse|counsellor|therapist|psychologist', false, '', 16, NULL);
INSERT INTO public.term VALUES ('profession.occupational-therapist', 'profession', 'occupational therapist', 'OT', false, '', 17, NULL);
INSERT INTO public.term VALUES ('profession.dietitian', 'profession', 'dietitian', 'dietician|nutritionist', false, '', 18, NULL);
INSERT INTO public.term VALUES ('profession.podiatrist', 'profession', 'podiatrist', 'chiropodist', false, '', 19, NULL);
INSERT INTO public.term VALUES ('profession.midwife', 'profession', 'midwife', 'community midwife', false, '', 20, NULL);
INSERT INTO public.term VALUES ('profession.health-visitor', 'profession', 'health visitor or school nurse', 'health visitor|school nurse|district nurse|community nurse', false, '', 21, NULL);
INSERT INTO public.term VALUES ('profession.student', 'profession', 'medical student', 'student|student doctor', false, '', 22, NULL);
INSERT INTO public.term VALUES ('profession.researcher', 'profession', 'researcher or academic', 'academic|scientist|statistician', false, '', 23, NULL);
INSERT INTO public.term VALUES ('profession.other', 'profession', 'another profession', 'other', false, '', 24, NULL);
INSERT INTO public.term VALUES ('role.partner', 'role', 'GP partner', 'partner|principal|contractor|senior partner', false, '', 25, NULL);
INSERT INTO public.term VALUES ('role.salaried', 'role', 'salaried GP', 'salaried|associate GP|employed GP', false, '', 26, NULL);
INSERT INTO public.term VALUES ('role.locum-regular', 'role', 'regular locum', 'locum|sessional|long-term locum', false, '', 27, NULL);
INSERT INTO public.term VALUES ('role.locum-adhoc', 'role', 'ad hoc locum', 'locum|freelance GP|short-term locum|sessional', false, '', 28, NULL);
INSERT INTO public.term VALUES ('role.retainer', 'role', 'retainer GP', 'GP retainer|retained doctor|retention scheme', false, '', 29, NULL);
INSERT INTO public.term VALUES ('role.registrar', 'role', 'GP registrar', 'GP trainee|ST1|ST2|ST3|GPST', false, '', 30, NULL);
INSERT INTO public.term VALUES ('role.fellow', 'role', 'new to practice fellow', 'first five|First5|fellowship|newly qualified GP', false, '', 31, NULL);
INSERT INTO public.term VALUES ('role.clinical-director', 'role', 'PCN clinical director', 'CD|clinical director|PCN lead', false, '', 32, NULL);
INSERT INTO public.term VALUES ('role.trainer', 'role', 'GP trainer', 'trainer|educational supervisor|clinical supervisor', false, '', 33, NULL);
INSERT INTO public.term VALUES ('role.programme-director', 'role', 'training programme director', 'TPD|course organiser|associate dean', false, '', 34, NULL);
INSERT INTO public.term VALUES ('role.tutor', 'role', 'undergraduate tutor', 'GP tutor|medical school tutor|community tutor', false, '', 35, NULL);
INSERT INTO public.term VALUES ('role.appraiser', 'role', 'GP appraiser', 'appraiser|appraisal lead', false, '', 36, NULL);
INSERT INTO public.term VALUES ('role.lmc', 'role', 'LMC member', 'local medical committee|LMC', false, '', 37, NULL);
INSERT INTO public.term VALUES ('role.icb', 'role', 'ICB clinical lead', 'commissioner|clinical lead|integrated care board|CCG lead', false, '', 38, NULL);
INSERT INTO public.term VALUES ('role.federation', 'role', 'federation or provider lead', 'federation|at scale|super-partnership', false, '', 39, NULL);
INSERT INTO public.term VALUES ('role.out-of-hours', 'role', 'out-of-hours GP', 'OOH|out of hours|urgent care doctor', false, '', 40, NULL);
INSERT INTO public.term VALUES ('role.researcher', 'role', 'researcher', 'research fellow|academic GP|research lead|in-practice fellow', false, '', 41, NULL);
INSERT INTO public.term VALUES ('role.lecturer', 'role', 'clinical lecturer', 'senior lecturer|professor|academic', false, '', 42, NULL);
INSERT INTO public.term VALUES ('role.safeguarding', 'role', 'safeguarding lead', 'named GP|safeguarding', false, '', 43, NULL);
INSERT INTO public.term VALUES ('role.prescribing-lead', 'role', 'prescribing lead', 'medicines lead|medicines management', false, '', 44, NULL);
INSERT INTO public.term VALUES ('role.digital-lead', 'role', 'digital lead', 'CCIO|IT lead|clinical safety officer', false, '', 45, NULL);
INSERT INTO public.term VALUES ('role.quality-lead', 'role', 'quality improvement lead', 'QI lead|improvement lead', false, '', 46, NULL);
INSERT INTO public.term VALUES ('role.caldicott', 'role', 'Caldicott Guardian', 'information governance lead|IG lead', false, '', 47, NULL);
INSERT INTO public.term VALUES ('role.manager', 'role', 'practice manager', 'PM|practice business manager', false, '', 48, NULL);
INSERT INTO public.term VALUES ('role.pcn-manager', 'role', 'PCN manager', 'network manager|PCN operations', false, '', 49, NULL);
INSERT INTO public.term VALUES ('role.lead-nurse', 'role', 'lead nurse', 'nurse manager|nursing lead', false, '', 50, NULL);
INSERT INTO public.term VALUES ('role.practice-nurse', 'role', 'practice nurse', 'GPN|nurse', false, '', 51, NULL);
INSERT INTO public.term VALUES ('role.advanced-practitioner', 'role', 'advanced practitioner', 'ANP|ACP|advanced nurse practitioner|nurse practitioner', false, '', 52, NULL);
INSERT INTO public.term VALUES ('role.pharmacist', 'role', 'practice or PCN pharmacist', 'clinical pharmacist|pharmacist', false, '', 53, NULL);
INSERT INTO public.term VALUES ('role.first-contact', 'role', 'first contact practitioner', 'FCP|first contact physiotherapist', false, '', 54, NULL);
INSERT INTO public.term VALUES ('role.paramedic', 'role', 'paramedic in general practice', 'primary care paramedic|paramedic', false, '', 55, NULL);
INSERT INTO public.term VALUES ('role.associate', 'role', 'physician associate', 'PA', false, '', 56, NULL);
INSERT INTO public.term VALUES ('role.link-worker', 'role', 'social prescribing link worker', 'SPLW|social prescriber', false, '', 57, NULL);
INSERT INTO public.term VALUES ('role.medical-director', 'role', 'medical director', 'chief medical officer|CMO', false, '', 58, NULL);
INSERT INTO public.term VALUES ('role.student', 'role', 'student on placement', 'medical student|placement', false, '', 59, NULL);
INSERT INTO public.term VALUES ('role.retired', 'role', 'retired GP', 'emeritus', false, '', 60, NULL);
INSERT INTO public.term VALUES ('background.general-surgery', 'background', 'general surgery', 'surgery|surgeon|surgical trainee', false, '', 61, NULL);
INSERT INTO public.term VALUES ('background.orthopaedics', 'background', 'orthopaedics', 'T&O|trauma and orthopaedics|orthopaedic surgery|surgery', false, '', 62, NULL);
INSERT INTO public.term VALUES ('background.plastic-surgery', 'background', 'plastic surgery', 'plastics|burns', false, '', 63, NULL);
INSERT INTO public.term VALUES ('background.neurosurgery', 'background', 'neurosurgery', '', false, '', 64, NULL);
INSERT INTO public.term VALUES ('background.urology', 'background', 'urology', 'urologist', false, '', 65, NULL);
INSERT INTO public.term VALUES ('background.vascular-surgery', 'background', 'vascular surgery', 'vascular', false, '', 66, NULL);
INSERT INTO public.term VALUES ('background.cardiothoracic-surgery', 'background', 'cardiothoracic surgery', 'cardiothoracics|heart surgery', false, '', 67, NULL);
INSERT INTO public.term VALUES ('background.paediatric-surgery', 'background', 'paediatric surgery', '', false, '', 68, NULL);
INSERT INTO public.term VALUES ('background.maxillofacial', 'background', 'oral and maxillofacial surgery', 'OMFS|max fax|maxfacs', false, '', 69, NULL);
INSERT INTO public.term VALUES ('background.ent', 'background', 'ENT surgery', 'ENT|ear nose and throat|otolaryngology', false, '', 70, NULL);
INSERT INTO public.term VALUES ('background.ophthalmology', 'background', 'ophthalmology', 'eyes|ophthalmic surgery', false, '', 71, NULL);
INSERT INTO public.term VALUES ('background.obstetrics-gynaecology', 'background', 'obstetrics and gynaecology', 'O&G|obs and gynae|obstetrician|gynaecology', false, '', 72, NULL);
INSERT INTO public.term VALUES ('background.emergency-medicine', 'background', 'emergency medicine', 'A&E|accident and emergency|ED|EM', false, '', 73, NULL);
INSERT INTO public.term VALUES ('background.anaesthetics', 'background', 'anaesthetics', 'anaesthesia|gas', false, '', 74, NULL);
INSERT INTO public.term VALUES ('background.intensive-care', 'background', 'intensive care', 'ITU|ICU|critical care', false, '', 75, NULL);
INSERT INTO public.term VALUES ('background.acute-medicine', 'background', 'acute medicine', 'AMU|acute internal medicine|medical registrar', false, '', 76, NULL);
INSERT INTO public.term VALUES ('background.general-medicine', 'background', 'general internal medicine', 'GIM|medicine|physician|core medical training|CMT', false, '', 77, NULL);
INSERT INTO public.term VALUES ('background.cardiology', 'background', 'cardiology', 'cardiologist', false, '', 78, NULL);
INSERT INTO public.term VALUES ('background.respiratory', 'background', 'respiratory medicine', 'chest medicine', false, '', 79, NULL);
INSERT INTO public.term VALUES ('background.gastroenterology', 'background', 'gastroenterology', 'gastro|hepatology', false, '', 80, NULL);
INSERT INTO public.term VALUES ('background.endocrinology', 'background', 'diabetes and endocrinology', 'endocrine|diabetes', false, '', 81, NULL);
INSERT INTO public.term VALUES ('background.renal', 'background', 'renal medicine', 'nephrology|kidney medicine', false, '', 82, NULL);
INSERT INTO public.term VALUES ('background.rheumatology', 'background', 'rheumatology', '', false, '', 83, NULL);
INSERT INTO public.term VALUES ('background.neurology', 'background', 'neurology', 'neurologist', false, '', 84, NULL);
INSERT INTO public.term VALUES ('background.geriatrics', 'background', 'geriatric medicine', 'care of the elderly|COTE|elderly care|geriatrics', false, '', 85, NULL);
INSERT INTO public.term VALUES ('background.dermatology', 'background', 'dermatology', 'derm|skin', false, '', 86, NULL);
INSERT INTO public.term VALUES ('background.haematology', 'background', 'haematology', '', false, '', 87, NULL);
INSERT INTO public.term VALUES ('background.oncology', 'background', 'oncology', 'clinical oncology|cancer', false, '', 88, NULL);
INSERT INTO public.term VALUES ('background.palliative', 'background', 'palliative medicine', 'hospice|palliative care', false, '', 89, NULL);
INSERT INTO public.term VALUES ('background.infectious-disease', 'background', 'infectious diseases', 'ID|tropical medicine|microbiology', false, '', 90, NULL);
INSERT INTO public.term VALUES ('background.sexual-health', 'background', 'genitourinary medicine', 'GUM|sexual health|HIV', false, '', 91, NULL);
INSERT INTO public.term VALUES ('background.paediatrics', 'background', 'paediatrics', 'paeds|child health|neonates', false, '', 92, NULL);
INSERT INTO public.term VALUES ('background.psychiatry', 'background', 'psychiatry', 'psych|mental health', false, '', 93, NULL);
INSERT INTO public.term VALUES ('background.radiology', 'background', 'radiology', 'imaging', false, '', 94, NULL);
INSERT INTO public.term VALUES ('background.pathology', 'background', 'pathology', 'histopathology|laboratory', false, '', 95, NULL);
INSERT INTO public.term VALUES ('background.public-health', 'background', 'public health', 'public health medicine|health protection', false, '', 96, NULL);
INSERT INTO public.term VALUES ('background.occupational-medicine', 'background', 'occupational medicine', 'occupational health', false, '', 97, NULL);
INSERT INTO public.term VALUES ('background.military', 'background', 'armed forces medicine', 'military|army|navy|RAF|forces', false, '', 98, NULL);
INSERT INTO public.term VALUES ('background.academia', 'background', 'academic medicine', 'PhD|research|university', false, '', 99, NULL);
INSERT INTO public.term VALUES ('background.nursing', 'background', 'nursing', 'nurse|registered nurse|RGN', false, '', 100, NULL);
INSERT INTO public.term VALUES ('background.midwifery', 'background', 'midwifery', 'midwife', false, '', 101, NULL);
INSERT INTO public.term VALUES ('background.pharmacy', 'background', 'pharmacy', 'pharmacist|community pharmacy', false, '', 102, NULL);
INSERT INTO public.term VALUES ('background.physiotherapy', 'background', 'physiotherapy', 'physio', false, '', 103, NULL);
INSERT INTO public.term VALUES ('background.paramedic', 'background', 'ambulance service', 'paramedic|ambulance', false, '', 104, NULL);
INSERT INTO public.term VALUES ('background.dentistry', 'background', 'dentistry', 'dentist', false, '', 105, NULL);
INSERT INTO public.term VALUES ('background.veterinary', 'background', 'veterinary medicine', 'vet', false, '', 106, NULL);
INSERT INTO public.term VALUES ('background.teaching', 'background', 'school teaching', 'teacher|schoolteacher', false, '', 107, NULL);
INSERT INTO public.term VALUES ('background.engineering', 'background', 'engineering', 'engineer', false, '', 108, NULL);
INSERT INTO public.term VALUES ('background.software', 'background', 'software', 'programming|IT|developer', false, '', 109, NULL);
INSERT INTO public.term VALUES ('background.law', 'background', 'law', 'lawyer|solicitor|barrister', false, '', 110, NULL);
INSERT INTO public.term VALUES ('background.finance', 'background', 'finance or business', 'accountancy|banking|consulting|business', false, '', 111, NULL);
INSERT INTO public.term VALUES ('background.hospitality', 'background', 'hospitality or retail', 'retail|catering|hotels', false, '', 112, NULL);
INSERT INTO public.term VALUES ('background.social-work', 'background', 'social work', 'social care', false, '', 113, NULL);
INSERT INTO public.term VALUES ('background.overseas-gp', 'background', 'general practice abroad', 'family medicine abroad|overseas GP|international GP', false, '', 114, NULL);
INSERT INTO public.term VALUES ('extended.dermatology', 'extended_role', 'dermatology', 'derm|skin clinic|dermoscopy', false, '', 115, NULL);
INSERT INTO public.term VALUES ('extended.skin-surgery', 'extended_role', 'skin surgery', 'dermatological surgery|skin cancer surgery|derm surgery', false, '', 116, NULL);
INSERT INTO public.term VALUES ('extended.minor-surgery', 'extended_role', 'minor surgery', 'minor ops|minor operations|lumps and bumps|joint injections', false, '', 117, NULL);
INSERT INTO public.term VALUES ('extended.vasectomy', 'extended_role', 'vasectomy', 'no-scalpel vasectomy', false, '', 118, NULL);
INSERT INTO public.term VALUES ('extended.carpal-tunnel', 'extended_role', 'carpal tunnel surgery', 'hand surgery|carpal tunnel', false, '', 119, NULL);
INSERT INTO public.term VALUES ('extended.musculoskeletal', 'extended_role', 'musculoskeletal medicine', 'MSK|orthopaedic triage|injections', false, '', 120, NULL);
INSERT INTO public.term VALUES ('extended.sport', 'extended_role', 'sport and exercise medicine', 'SEM|sports medicine|team doctor', false, '', 121, NULL);
INSERT INTO public.term VALUES ('extended.rheumatology', 'extended_role', 'rheumatology', '', false, '', 122, NULL);
INSERT INTO public.term VALUES ('extended.pain', 'extended_role', 'pain management', 'chronic pain|persistent pain', false, '', 123, NULL);
INSERT INTO public.term VALUES ('extended.acupuncture', 'extended_role', 'acupuncture', '', false, '', 124, NULL);
INSERT INTO public.term VALUES ('extended.womens-health', 'extended_role', 'women''s health', 'gynaecology|gynae|women''s health hub', false, '', 125, NULL);
INSERT INTO public.term VALUES ('extended.menopause', 'extended_role', 'menopause', 'HRT', false, '', 126, NULL);
INSERT INTO public.term VALUES ('extended.contraception', 'extended_role', 'contraception', 'LARC|coils|coil fitting|implants|family planning', false, '', 127, NULL);
INSERT INTO public.term VALUES ('extended.sexual-health', 'extended_role', 'sexual health and HIV', 'HIV|GUM|STI', false, '', 128, NULL);
INSERT INTO public.term VALUES ('extended.child-health', 'extended_role', 'child health', 'paediatrics|paeds|community child health', false, '', 129, NULL);
INSERT INTO public.term VALUES ('extended.safeguarding', 'extended_role', 'safeguarding', 'named GP|child protection', false, '', 130, NULL);
INSERT INTO public.term VALUES ('extended.mental-health', 'extended_role', 'mental health', 'psychiatry|SMI|talking therapy', false, '', 131, NULL);
INSERT INTO public.term VALUES ('extended.neurodiversity', 'extended_role', 'ADHD and autism', 'ADHD|autism|neurodiversity|neurodevelopmental', false, '', 132, NULL);
INSERT INTO public.term VALUES ('extended.learning-disability', 'extended_role', 'learning disability', 'LD|annual health checks', false, '', 133, NULL);
INSERT INTO public.term VALUES ('clinical.bereavement', 'clinical_interest', 'bereavement', 'grief', true, '', 200, NULL);
INSERT INTO public.term VALUES ('extended.substance-misuse', 'extended_role', 'substance misuse', 'addiction|drug and alcohol|opioid substitution|SMMGP', false, '', 134, NULL);
INSERT INTO public.term VALUES ('extended.inclusion-health', 'extended_role', 'inclusion health', 'homeless health|homelessness|Gypsy and Traveller health|sex worker health', false, '', 135, NULL);
INSERT INTO public.term VALUES ('extended.refugee-health', 'extended_role', 'refugee and asylum health', 'asylum seekers|migrant health', false, '', 136, NULL);
INSERT INTO public.term VALUES ('extended.prison', 'extended_role', 'prison medicine', 'secure environments|detained settings|offender health', false, '', 137, NULL);
INSERT INTO public.term VALUES ('extended.forensic', 'extended_role', 'forensic medicine', 'police custody|forensic physician|SARC', false, '', 138, NULL);
INSERT INTO public.term VALUES ('extended.frailty', 'extended_role', 'frailty', 'care of older people|geriatrics|falls|comprehensive geriatric assessment', false, '', 139, NULL);
INSERT INTO public.term VALUES ('extended.care-homes', 'extended_role', 'care homes', 'nursing homes|EHCH|enhanced health in care homes', false, '', 140, NULL);
INSERT INTO public.term VALUES ('extended.community-hospital', 'extended_role', 'community hospital', 'rehabilitation ward|intermediate care|hospital at home|virtual ward', false, '', 141, NULL);
INSERT INTO public.term VALUES ('extended.palliative', 'extended_role', 'palliative care', 'end of life|hospice|EOLC', false, '', 142, NULL);
INSERT INTO public.term VALUES ('extended.cancer', 'extended_role', 'cancer', 'oncology|early diagnosis|Macmillan GP', false, '', 143, NULL);
INSERT INTO public.term VALUES ('extended.cardiology', 'extended_role', 'cardiology', 'echo|heart failure|arrhythmia|AF', false, '', 144, NULL);
INSERT INTO public.term VALUES ('extended.hypertension', 'extended_role', 'hypertension and prevention', 'cardiovascular prevention|lipids|CVD', false, '', 145, NULL);
INSERT INTO public.term VALUES ('extended.respiratory', 'extended_role', 'respiratory', 'asthma|COPD|spirometry', false, '', 146, NULL);
INSERT INTO public.term VALUES ('extended.diabetes', 'extended_role', 'diabetes', 'insulin|endocrine', false, '', 147, NULL);
INSERT INTO public.term VALUES ('extended.weight', 'extended_role', 'weight management', 'obesity|bariatric', false, '', 148, NULL);
INSERT INTO public.term VALUES ('extended.gastroenterology', 'extended_role', 'gastroenterology and endoscopy', 'endoscopy|gastroscopy|gastro', false, '', 149, NULL);
INSERT INTO public.term VALUES ('extended.headache', 'extended_role', 'headache', 'migraine', false, '', 150, NULL);
INSERT INTO public.term VALUES ('extended.epilepsy', 'extended_role', 'neurology and epilepsy', 'epilepsy|neurology', false, '', 151, NULL);
INSERT INTO public.term VALUES ('extended.ent', 'extended_role', 'ENT', 'ear nose and throat|microsuction|audiology', false, '', 152, NULL);
INSERT INTO public.term VALUES ('extended.eyes', 'extended_role', 'ophthalmology', 'eyes|eye clinic', false, '', 153, NULL);
INSERT INTO public.term VALUES ('extended.urology', 'extended_role', 'urology', 'cystoscopy|prostate|continence', false, '', 154, NULL);
INSERT INTO public.term VALUES ('extended.allergy', 'extended_role', 'allergy', 'immunology', false, '', 155, NULL);
INSERT INTO public.term VALUES ('extended.genomics', 'extended_role', 'genomics', 'genetics|genomic medicine', false, '', 156, NULL);
INSERT INTO public.term VALUES ('extended.ultrasound', 'extended_role', 'ultrasound', 'point of care ultrasound|POCUS|sonography', false, '', 157, NULL);
INSERT INTO public.term VALUES ('extended.lifestyle', 'extended_role', 'lifestyle medicine', 'BSLM|group consultations|six pillars', false, '', 158, NULL);
INSERT INTO public.term VALUES ('extended.urgent-care', 'extended_role', 'urgent care', 'out of hours|OOH|UTC|111|walk-in centre', false, '', 159, NULL);
INSERT INTO public.term VALUES ('extended.pre-hospital', 'extended_role', 'pre-hospital emergency care', 'BASICS|immediate care|air ambulance|event medicine', false, '', 160, NULL);
INSERT INTO public.term VALUES ('extended.occupational-health', 'extended_role', 'occupational health', 'fitness to work|DOccMed', false, '', 161, NULL);
INSERT INTO public.term VALUES ('extended.travel', 'extended_role', 'travel and expedition medicine', 'travel clinic|expedition|yellow fever', false, '', 162, NULL);
INSERT INTO public.term VALUES ('extended.veterans', 'extended_role', 'veterans'' health', 'armed forces|military health', false, '', 163, NULL);
INSERT INTO public.term VALUES ('extended.gender', 'extended_role', 'gender identity health', 'trans health|transgender health', false, '', 164, NULL);
INSERT INTO public.term VALUES ('extended.practitioner-health', 'extended_role', 'health of health professionals', 'practitioner health|doctors'' health', true, '', 165, NULL);
INSERT INTO public.term VALUES ('extended.aesthetics', 'extended_role', 'cosmetic procedures', 'aesthetics|cosmetic medicine', false, '', 166, NULL);
INSERT INTO public.term VALUES ('extended.education', 'extended_role', 'medical education', 'teaching|training|GP education', false, '', 167, NULL);
INSERT INTO public.term VALUES ('extended.research', 'extended_role', 'research', 'clinical trials|academic general practice|NIHR', false, '', 168, NULL);
INSERT INTO public.term VALUES ('extended.digital', 'extended_role', 'digital and informatics', 'clinical informatics|IT|clinical safety|CCIO', false, '', 169, NULL);
INSERT INTO public.term VALUES ('extended.leadership', 'extended_role', 'leadership', 'commissioning|system leadership|clinical lead', false, '', 170, NULL);
INSERT INTO public.term VALUES ('extended.medico-legal', 'extended_role', 'medico-legal work', 'expert witness|coroner|medical examiner', false, '', 171, NULL);
INSERT INTO public.term VALUES ('extended.appraisal', 'extended_role', 'appraisal', 'appraiser|revalidation', false, '', 172, NULL);
INSERT INTO public.term VALUES ('clinical.sepsis', 'clinical_interest', 'sepsis and acute illness', 'sepsis|deteriorating patient', false, '', 173, NULL);
INSERT INTO public.term VALUES ('clinical.asthma', 'clinical_interest', 'asthma', 'wheeze', false, '', 174, NULL);
INSERT INTO public.term VALUES ('clinical.copd', 'clinical_interest', 'COPD', 'emphysema|chronic lung disease', false, '', 175, NULL);
INSERT INTO public.term VALUES ('clinical.heart-failure', 'clinical_interest', 'heart failure', 'HFpEF|HFrEF', false, '', 176, NULL);
INSERT INTO public.term VALUES ('clinical.atrial-fibrillation', 'clinical_interest', 'atrial fibrillation', 'AF|anticoagulation', false, '', 177, NULL);
INSERT INTO public.term VALUES ('clinical.blood-pressure', 'clinical_interest', 'blood pressure', 'hypertension|BP', false, '', 178, NULL);
INSERT INTO public.term VALUES ('clinical.lipids', 'clinical_interest', 'lipids', 'cholesterol|familial hypercholesterolaemia|FH', false, '', 179, NULL);
INSERT INTO public.term VALUES ('clinical.type-two', 'clinical_interest', 'type 2 diabetes', 'T2DM|remission of diabetes', false, '', 180, NULL);
INSERT INTO public.term VALUES ('clinical.kidney', 'clinical_interest', 'kidney disease', 'CKD|chronic kidney disease', false, '', 181, NULL);
INSERT INTO public.term VALUES ('clinical.thyroid', 'clinical_interest', 'thyroid disease', 'thyroid', false, '', 182, NULL);
INSERT INTO public.term VALUES ('clinical.obesity', 'clinical_interest', 'obesity', 'weight|GLP-1', false, '', 183, NULL);
INSERT INTO public.term VALUES ('clinical.eczema', 'clinical_interest', 'eczema and psoriasis', 'eczema|psoriasis', false, '', 184, NULL);
INSERT INTO public.term VALUES ('clinical.skin-cancer', 'clinical_interest', 'skin cancer', 'melanoma|dermoscopy|BCC', false, '', 185, NULL);
INSERT INTO public.term VALUES ('clinical.wounds', 'clinical_interest', 'wound care', 'leg ulcers|dressings', false, '', 186, NULL);
INSERT INTO public.term VALUES ('clinical.back-pain', 'clinical_interest', 'back pain', 'sciatica|spine', false, '', 187, NULL);
INSERT INTO public.term VALUES ('clinical.shoulders', 'clinical_interest', 'shoulders and knees', 'shoulder pain|knee pain|joints', false, '', 188, NULL);
INSERT INTO public.term VALUES ('clinical.osteoporosis', 'clinical_interest', 'osteoporosis', 'bone health|fragility fracture', false, '', 189, NULL);
INSERT INTO public.term VALUES ('clinical.gout', 'clinical_interest', 'gout', 'urate', false, '', 190, NULL);
INSERT INTO public.term VALUES ('clinical.migraine', 'clinical_interest', 'migraine', 'headache', false, '', 191, NULL);
INSERT INTO public.term VALUES ('clinical.parkinsons', 'clinical_interest', 'Parkinson''s disease', 'Parkinsonism', false, '', 192, NULL);
INSERT INTO public.term VALUES ('clinical.dementia', 'clinical_interest', 'dementia', 'memory|Alzheimer''s', false, '', 193, NULL);
INSERT INTO public.term VALUES ('clinical.falls', 'clinical_interest', 'falls', 'balance', false, '', 194, NULL);
INSERT INTO public.term VALUES ('clinical.multimorbidity', 'clinical_interest', 'multimorbidity', 'complexity|long-term conditions', false, '', 195, NULL);
INSERT INTO public.term VALUES ('clinical.polypharmacy', 'clinical_interest', 'deprescribing', 'polypharmacy|medication review|structured medication review', false, '', 196, NULL);
INSERT INTO public.term VALUES ('clinical.antibiotics', 'clinical_interest', 'antimicrobial stewardship', 'antibiotics|AMR', false, '', 197, NULL);
INSERT INTO public.term VALUES ('clinical.vaccination', 'clinical_interest', 'vaccination', 'immunisation|imms|flu clinics', false, '', 198, NULL);
INSERT INTO public.term VALUES ('clinical.advance-care', 'clinical_interest', 'advance care planning', 'ReSPECT|DNACPR|end of life', false, '', 199, NULL);
INSERT INTO public.term VALUES ('clinical.pmdd', 'clinical_interest', 'periods and endometriosis', 'endometriosis|heavy periods|PMDD|PCOS', false, '', 201, NULL);
INSERT INTO public.term VALUES ('clinical.hrt', 'clinical_interest', 'menopause care', 'HRT|perimenopause', false, '', 202, NULL);
INSERT INTO public.term VALUES ('clinical.pregnancy', 'clinical_interest', 'pregnancy and after', 'antenatal|postnatal|perinatal', true, '', 203, NULL);
INSERT INTO public.term VALUES ('clinical.fertility', 'clinical_interest', 'fertility', 'subfertility|IVF', true, '', 204, NULL);
INSERT INTO public.term VALUES ('clinical.breastfeeding', 'clinical_interest', 'infant feeding', 'breastfeeding|cow''s milk allergy|tongue tie', true, '', 205, NULL);
INSERT INTO public.term VALUES ('clinical.childhood', 'clinical_interest', 'childhood illness', 'child health|fever in children', false, '', 206, NULL);
INSERT INTO public.term VALUES ('clinical.adolescents', 'clinical_interest', 'young people', 'adolescents|teenagers|students', false, '', 207, NULL);
INSERT INTO public.term VALUES ('clinical.depression', 'clinical_interest', 'depression and anxiety', 'low mood|anxiety|common mental health', true, '', 208, NULL);
INSERT INTO public.term VALUES ('clinical.psychosis', 'clinical_interest', 'severe mental illness', 'psychosis|bipolar|SMI', true, '', 209, NULL);
INSERT INTO public.term VALUES ('clinical.eating-disorders', 'clinical_interest', 'eating disorders', 'anorexia|bulimia', true, '', 210, NULL);
INSERT INTO public.term VALUES ('clinical.trauma', 'clinical_interest', 'trauma-informed care', 'PTSD|adverse childhood experiences|ACEs', true, '', 211, NULL);
INSERT INTO public.term VALUES ('clinical.alcohol', 'clinical_interest', 'alcohol', 'alcohol misuse', true, '', 212, NULL);
INSERT INTO public.term VALUES ('clinical.opioids', 'clinical_interest', 'opioid reduction', 'opioids|dependence forming medicines|gabapentinoids', false, '', 213, NULL);
INSERT INTO public.term VALUES ('clinical.smoking', 'clinical_interest', 'smoking cessation', 'stop smoking|vaping', false, '', 214, NULL);
INSERT INTO public.term VALUES ('clinical.sleep', 'clinical_interest', 'sleep', 'insomnia|CBT-I', false, '', 215, NULL);
INSERT INTO public.term VALUES ('clinical.long-covid', 'clinical_interest', 'long Covid and fatigue', 'ME|chronic fatigue|post-viral fatigue', true, '', 216, NULL);
INSERT INTO public.term VALUES ('clinical.persistent-symptoms', 'clinical_interest', 'persistent physical symptoms', 'functional symptoms|MUS|FND', false, '', 217, NULL);
INSERT INTO public.term VALUES ('clinical.ibs', 'clinical_interest', 'gut health', 'IBS|inflammatory bowel disease|coeliac', false, '', 218, NULL);
INSERT INTO public.term VALUES ('clinical.cancer-detection', 'clinical_interest', 'cancer detection', 'two week wait|2WW|FIT|safety netting', false, '', 219, NULL);
INSERT INTO public.term VALUES ('clinical.domestic-abuse', 'clinical_interest', 'domestic abuse', 'IRIS|domestic violence', true, '', 220, NULL);
INSERT INTO public.term VALUES ('clinical.health-inequalities', 'clinical_interest', 'health inequalities', 'Deep End|inverse care law|deprivation|Core20PLUS5', false, '', 221, NULL);
INSERT INTO public.term VALUES ('clinical.continuity', 'clinical_interest', 'continuity of care', 'personal lists|relationship-based care', false, '', 222, NULL);
INSERT INTO public.term VALUES ('clinical.shared-decisions', 'clinical_interest', 'shared decision making', 'person-centred care|option grids|overdiagnosis', false, '', 223, NULL);
INSERT INTO public.term VALUES ('clinical.consultation', 'clinical_interest', 'consultation skills', 'communication|consulting|health coaching', false, '', 224, NULL);
INSERT INTO public.term VALUES ('clinical.rural', 'clinical_interest', 'rural practice', 'remote medicine|dispensing practice', false, '', 225, NULL);
INSERT INTO public.term VALUES ('clinical.social-prescribing', 'clinical_interest', 'social prescribing', 'community connection', false, '', 226, NULL);
INSERT INTO public.term VALUES ('life.choirs', 'other_interest', 'choirs', 'singing|choral music', false, '', 227, NULL);
INSERT INTO public.term VALUES ('life.folk-music', 'other_interest', 'folk music', 'fiddle|ceilidh|trad music', false, '', 228, NULL);
INSERT INTO public.term VALUES ('life.orchestra', 'other_interest', 'orchestras', 'classical music|violin|cello', false, '', 229, NULL);
INSERT INTO public.term VALUES ('life.jazz', 'other_interest', 'jazz and bands', 'guitar|playing in a band|saxophone', false, '', 230, NULL);
INSERT INTO public.term VALUES ('life.piano', 'other_interest', 'piano', 'keyboard', false, '', 231, NULL);
INSERT INTO public.term VALUES ('life.theatre', 'other_interest', 'theatre', 'drama|am dram', false, '', 232, NULL);
INSERT INTO public.term VALUES ('life.film', 'other_interest', 'film', 'cinema', false, '', 233, NULL);
INSERT INTO public.term VALUES ('life.comedy', 'other_interest', 'comedy', 'stand-up|improv', false, '', 234, NULL);
INSERT INTO public.term VALUES ('life.dance', 'other_interest', 'dance', 'bharatanatyam|salsa|ballet|bhangra', false, '', 235, NULL);
INSERT INTO public.term VALUES ('life.bread', 'other_interest', 'bread', 'baking|sourdough', false, '', 236, NULL);
INSERT INTO public.term VALUES ('life.cooking', 'other_interest', 'cooking', 'food|recipes', false, '', 237, NULL);
INSERT INTO public.term VALUES ('life.coffee', 'other_interest', 'coffee', 'espresso', false, '', 238, NULL);
INSERT INTO public.term VALUES ('life.tea', 'other_interest', 'tea', 'chai|kettles', false, '', 239, NULL);
INSERT INTO public.term VALUES ('life.gardening', 'other_interest', 'gardening', 'gardens', false, '', 240, NULL);
INSERT INTO public.term VALUES ('life.allotments', 'other_interest', 'allotments', 'growing vegetables', false, '', 241, NULL);
INSERT INTO public.term VALUES ('life.bees', 'other_interest', 'beekeeping', 'bees|honey', false, '', 242, NULL);
INSERT INTO public.term VALUES ('life.birds', 'other_interest', 'birdwatching', 'birds|birding', false, '', 243, NULL);
INSERT INTO public.term VALUES ('life.wild-swimming', 'other_interest', 'open-water swimming', 'wild swimming|sea swimming|cold water', false, '', 244, NULL);
INSERT INTO public.term VALUES ('life.walking', 'other_interest', 'walking', 'hiking|rambling|long-distance paths', false, '', 245, NULL);
INSERT INTO public.term VALUES ('life.climbing', 'other_interest', 'climbing', 'bouldering|mountaineering', false, '', 246, NULL);
INSERT INTO public.term VALUES ('life.running', 'other_interest', 'running', 'parkrun|marathons|fell running', false, '', 247, NULL);
INSERT INTO public.term VALUES ('life.cycling', 'other_interest', 'cycling', 'bikes|touring|commuting by bike', false, '', 248, NULL);
INSERT INTO public.term VALUES ('life.sailing', 'other_interest', 'sailing', 'boats|dinghies', false, '', 249, NULL);
INSERT INTO public.term VALUES ('life.rowing', 'other_interest', 'rowing', 'coastal rowing', false, '', 250, NULL);
INSERT INTO public.term VALUES ('life.cricket', 'other_interest', 'cricket', 'test match', false, '', 251, NULL);
INSERT INTO public.term VALUES ('life.football', 'other_interest', 'football', 'five-a-side|soccer', false, '', 252, NULL);
INSERT INTO public.term VALUES ('life.rugby', 'other_interest', 'rugby', '', false, '', 253, NULL);
INSERT INTO public.term VALUES ('life.tennis', 'other_interest', 'tennis and badminton', 'tennis|badminton|padel', false, '', 254, NULL);
INSERT INTO public.term VALUES ('life.martial-arts', 'other_interest', 'martial arts', 'judo|karate|jiu-jitsu', false, '', 255, NULL);
INSERT INTO public.term VALUES ('life.yoga', 'other_interest', 'yoga', 'pilates', false, '', 256, NULL);
INSERT INTO public.term VALUES ('life.mountain-rescue', 'other_interest', 'mountain rescue and lifeboats', 'mountain rescue|RNLI', false, '', 257, NULL);
INSERT INTO public.term VALUES ('life.dogs', 'other_interest', 'dogs', 'dog walking', false, '', 258, NULL);
INSERT INTO public.term VALUES ('life.horses', 'other_interest', 'horses', 'riding', false, '', 259, NULL);
INSERT INTO public.term VALUES ('life.painting', 'other_interest', 'painting and drawing', 'art|watercolour|sketching', false, '', 260, NULL);
INSERT INTO public.term VALUES ('life.pottery', 'other_interest', 'pottery', 'ceramics', false, '', 261, NULL);
INSERT INTO public.term VALUES ('life.knitting', 'other_interest', 'knitting and sewing', 'knitting|sewing|quilting|crochet', false, '', 262, NULL);
INSERT INTO public.term VALUES ('life.woodwork', 'other_interest', 'woodwork', 'carpentry|furniture making', false, '', 263, NULL);
INSERT INTO public.term VALUES ('life.photography', 'other_interest', 'photography', 'photos', false, '', 264, NULL);
INSERT INTO public.term VALUES ('life.poetry', 'other_interest', 'poetry', 'poems', false, '', 265, NULL);
INSERT INTO public.term VALUES ('life.novels', 'other_interest', 'novels', 'book club|reading|fiction', false, '', 266, NULL);
INSERT INTO public.term VALUES ('life.writing', 'other_interest', 'writing', 'blogging|creative writing', false, '', 267, NULL);
INSERT INTO public.term VALUES ('life.history', 'other_interest', 'history', 'local history|history of medicine', false, '', 268, NULL);
INSERT INTO public.term VALUES ('life.languages', 'other_interest', 'learning languages', 'linguistics', false, '', 269, NULL);
INSERT INTO public.term VALUES ('life.philosophy', 'other_interest', 'philosophy and ethics', 'ethics', false, '', 270, NULL);
INSERT INTO public.term VALUES ('life.faith', 'other_interest', 'faith communities', 'church|mosque|temple|gurdwara|synagogue', true, '', 271, NULL);
INSERT INTO public.term VALUES ('life.chess', 'other_interest', 'chess and board games', 'chess|board games|go', false, '', 272, NULL);
INSERT INTO public.term VALUES ('life.puzzles', 'other_interest', 'crosswords and quizzes', 'crosswords|pub quiz|puzzles', false, '', 273, NULL);
INSERT INTO public.term VALUES ('life.astronomy', 'other_interest', 'astronomy', 'stars|telescopes', false, '', 274, NULL);
INSERT INTO public.term VALUES ('life.coding', 'other_interest', 'programming', 'coding|open source|electronics', false, '', 275, NULL);
INSERT INTO public.term VALUES ('life.sustainability', 'other_interest', 'sustainability', 'greener practice|climate|planetary health|net zero', false, '', 276, NULL);
INSERT INTO public.term VALUES ('life.volunteering', 'other_interest', 'volunteering', 'charity|food bank|scouts and guides', false, '', 277, NULL);
INSERT INTO public.term VALUES ('life.global-health', 'other_interest', 'global health', 'international development|health partnerships', false, '', 278, NULL);
INSERT INTO public.term VALUES ('life.politics', 'other_interest', 'health policy', 'politics|campaigning', false, '', 279, NULL);
INSERT INTO public.term VALUES ('life.travel', 'other_interest', 'travel', 'slow travel|trains', false, '', 280, NULL);
INSERT INTO public.term VALUES ('life.medical-humanities', 'other_interest', 'medical humanities', 'arts and health|narrative medicine', false, '', 281, NULL);
INSERT INTO public.term VALUES ('life.railways', 'other_interest', 'railways and canals', 'trains|narrowboats|steam', false, '', 282, NULL);
INSERT INTO public.term VALUES ('skill.business-case', 'skill', 'business cases', 'business case|bids|funding applications', false, '', 283, NULL);
INSERT INTO public.term VALUES ('skill.accounts', 'skill', 'practice accounts', 'finance|bookkeeping|drawings', false, '', 284, NULL);
INSERT INTO public.term VALUES ('skill.partnership-agreements', 'skill', 'partnership agreements', 'partnership deed|becoming a partner', false, '', 285, NULL);
INSERT INTO public.term VALUES ('skill.mergers', 'skill', 'mergers', 'merging practices', false, '', 286, NULL);
INSERT INTO public.term VALUES ('skill.premises', 'skill', 'premises', 'estates|surgery building|notional rent', false, '', 287, NULL);
INSERT INTO public.term VALUES ('skill.contracts', 'skill', 'contracts and claims', 'GMS|PMS|APMS|enhanced services|DES|LES', false, '', 288, NULL);
INSERT INTO public.term VALUES ('skill.qof', 'skill', 'QOF', 'quality and outcomes framework|recalls', false, '', 289, NULL);
INSERT INTO public.term VALUES ('skill.cqc', 'skill', 'CQC inspections', 'CQC|inspection|registration|HIW|RQIA', false, '', 290, NULL);
INSERT INTO public.term VALUES ('skill.recruitment', 'skill', 'recruitment', 'hiring|job adverts|interviews', false, '', 291, NULL);
INSERT INTO public.term VALUES ('skill.induction', 'skill', 'induction', 'onboarding|new starters', false, '', 292, NULL);
INSERT INTO public.term VALUES ('skill.rotas', 'skill', 'rotas', 'rota|scheduling|leave planning', false, '', 293, NULL);
INSERT INTO public.term VALUES ('skill.appointments', 'skill', 'appointment systems', 'access|triage|total triage|demand and capacity', false, '', 294, NULL);
INSERT INTO public.term VALUES ('skill.telephones', 'skill', 'telephone systems', 'cloud telephony|call queues|telephony', false, '', 295, NULL);
INSERT INTO public.term VALUES ('skill.workflow', 'skill', 'letters and workflow', 'document management|workflow redirection|docman', false, '', 296, NULL);
INSERT INTO public.term VALUES ('skill.results', 'skill', 'results handling', 'lab results|pathology links|safety netting', false, '', 297, NULL);
INSERT INTO public.term VALUES ('skill.prescribing-safety', 'skill', 'prescribing safety', 'repeat prescribing|high-risk drugs|medicines reconciliation', false, '', 298, NULL);
INSERT INTO public.term VALUES ('skill.clinical-coding', 'skill', 'clinical coding', 'SNOMED|coding|summarising', false, '', 299, NULL);
INSERT INTO public.term VALUES ('skill.data-quality', 'skill', 'data quality', 'searches|registers|reports', false, '', 300, NULL);
INSERT INTO public.term VALUES ('skill.templates', 'skill', 'templates and protocols', 'Ardens|EMIS protocols|SystmOne templates', false, '', 301, NULL);
INSERT INTO public.term VALUES ('skill.emis', 'skill', 'EMIS', 'EMIS Web', false, '', 302, NULL);
INSERT INTO public.term VALUES ('skill.systmone', 'skill', 'SystmOne', 'TPP|S1', false, '', 303, NULL);
INSERT INTO public.term VALUES ('skill.population-health', 'skill', 'population health data', 'risk stratification|segmentation|dashboards', false, '', 304, NULL);
INSERT INTO public.term VALUES ('skill.spreadsheets', 'skill', 'spreadsheets', 'Excel|charts', false, '', 305, NULL);
INSERT INTO public.term VALUES ('skill.audit', 'skill', 'audit', 'clinical audit|QIA', false, '', 306, NULL);
INSERT INTO public.term VALUES ('skill.quality-improvement', 'skill', 'quality improvement', 'QI|PDSA|run charts|lean', false, '', 307, NULL);
INSERT INTO public.term VALUES ('skill.significant-events', 'skill', 'learning from events', 'significant event analysis|SEA|LFPSE|PSIRF', false, '', 308, NULL);
INSERT INTO public.term VALUES ('skill.complaints', 'skill', 'complaints', 'responding to complaints|ombudsman', false, '', 309, NULL);
INSERT INTO public.term VALUES ('skill.governance', 'skill', 'information governance', 'DSPT|data protection|GDPR|subject access', false, '', 310, NULL);
INSERT INTO public.term VALUES ('skill.clinical-safety', 'skill', 'clinical safety of software', 'DCB0129|DCB0160|hazard log', false, '', 311, NULL);
INSERT INTO public.term VALUES ('skill.artificial-intelligence', 'skill', 'using AI with care', 'AI|ambient scribes|machine learning', false, '', 312, NULL);
INSERT INTO public.term VALUES ('skill.websites', 'skill', 'practice websites', 'website|NHS App|online forms', false, '', 313, NULL);
INSERT INTO public.term VALUES ('skill.patient-groups', 'skill', 'patient participation', 'PPG|patient group|co-design', false, '', 314, NULL);
INSERT INTO public.term VALUES ('skill.group-consultations', 'skill', 'group consultations', 'video group clinics|shared medical appointments', false, '', 315, NULL);
INSERT INTO public.term VALUES ('skill.remote-consulting', 'skill', 'remote consulting', 'video consulting|online consulting|telephone consulting', false, '', 316, NULL);
INSERT INTO public.term VALUES ('skill.minor-surgery-list', 'skill', 'setting up a minor surgery list', 'minor ops list|theatre list|instruments|histology log', false, '', 317, NULL);
INSERT INTO public.term VALUES ('skill.ultrasound-setup', 'skill', 'setting up ultrasound', 'POCUS set-up', false, '', 318, NULL);
INSERT INTO public.term VALUES ('skill.training-practice', 'skill', 'becoming a training practice', 'trainer approval|learning environment', false, '', 319, NULL);
INSERT INTO public.term VALUES ('skill.exam-preparation', 'skill', 'exam preparation', 'AKT|SCA|MRCGP|RCA', false, '', 320, NULL);
INSERT INTO public.term VALUES ('skill.teaching', 'skill', 'teaching and facilitation', 'small group teaching|facilitation', false, '', 321, NULL);
INSERT INTO public.term VALUES ('skill.supervision', 'skill', 'supervising a wider team', 'clinical supervision|ARRS|supervision', false, '', 322, NULL);
INSERT INTO public.term VALUES ('skill.appraisal', 'skill', 'appraisal and revalidation', 'appraisal|revalidation|portfolio', false, '', 323, NULL);
INSERT INTO public.term VALUES ('skill.portfolio-careers', 'skill', 'portfolio careers', 'career change|GPwER|GPwSI|special interest', false, '', 324, NULL);
INSERT INTO public.term VALUES ('skill.working-abroad', 'skill', 'working abroad and coming back', 'return to practice|induction and refresher|I&R', true, '', 325, NULL);
INSERT INTO public.term VALUES ('skill.international-graduates', 'skill', 'support for international graduates', 'IMG|international medical graduates|visa sponsorship', false, '', 326, NULL);
INSERT INTO public.term VALUES ('skill.research-set-up', 'skill', 'research in practice', 'clinical trials|recruitment to studies|ethics approval', false, '', 327, NULL);
INSERT INTO public.term VALUES ('skill.writing', 'skill', 'writing and publishing', 'papers|articles|editing', false, '', 328, NULL);
INSERT INTO public.term VALUES ('skill.speaking', 'skill', 'public speaking', 'presenting|media', false, '', 329, NULL);
INSERT INTO public.term VALUES ('skill.chairing', 'skill', 'chairing meetings', 'minutes|meetings', false, '', 330, NULL);
INSERT INTO public.term VALUES ('skill.negotiation', 'skill', 'negotiation', 'mediation|difficult conversations', false, '', 331, NULL);
INSERT INTO public.term VALUES ('skill.coaching', 'skill', 'coaching', 'mentoring|career coaching', false, '', 332, NULL);
INSERT INTO public.term VALUES ('skill.team-culture', 'skill', 'team culture', 'civility|psychological safety|team building', false, '', 333, NULL);
INSERT INTO public.term VALUES ('skill.balint', 'skill', 'Balint groups', 'Balint leader|case discussion group', false, '', 334, NULL);
INSERT INTO public.term VALUES ('skill.neighbourhood', 'skill', 'neighbourhood teams', 'integrated teams|MDT|multidisciplinary team', false, '', 335, NULL);
INSERT INTO public.term VALUES ('skill.pcn', 'skill', 'running a PCN', 'primary care network|PCN DES', false, '', 336, NULL);
INSERT INTO public.term VALUES ('skill.green-practice', 'skill', 'greener practice', 'carbon footprint|inhaler switches|sustainability', false, '', 337, NULL);
INSERT INTO public.term VALUES ('skill.interpreting', 'skill', 'working with interpreters', 'translation|language line', false, '', 338, NULL);
INSERT INTO public.term VALUES ('skill.locum-work', 'skill', 'life as a locum', 'locum agencies|invoices|locum chambers', false, '', 339, NULL);
INSERT INTO public.term VALUES ('skill.pensions', 'skill', 'NHS pension questions', 'pension|annual allowance', false, '', 340, NULL);
INSERT INTO public.term VALUES ('language.en', 'language', 'English', '', false, '', 341, NULL);
INSERT INTO public.term VALUES ('language.cy', 'language', 'Welsh', 'Cymraeg', false, '', 342, NULL);
INSERT INTO public.term VALUES ('language.ga', 'language', 'Irish', 'Gaeilge', false, '', 343, NULL);
INSERT INTO public.term VALUES ('language.gd', 'language', 'Scottish Gaelic', 'Gaelic|Gàidhlig', false, '', 344, NULL);
INSERT INTO public.term VALUES ('language.sco', 'language', 'Scots', 'Ulster Scots', false, '', 345, NULL);
INSERT INTO public.term VALUES ('language.bsl', 'language', 'British Sign Language', 'BSL|sign language', false, '', 346, NULL);
INSERT INTO public.term VALUES ('language.ar', 'language', 'Arabic', '', false, '', 347, NULL);
INSERT INTO public.term VALUES ('language.bn', 'language', 'Bengali', 'Bangla', false, '', 348, NULL);
INSERT INTO public.term VALUES ('language.syl', 'language', 'Sylheti', '', false, '', 349, NULL);
INSERT INTO public.term VALUES ('language.bg', 'language', 'Bulgarian', '', false, '', 350, NULL);
INSERT INTO public.term VALUES ('language.yue', 'language', 'Cantonese', 'Chinese', false, '', 351, NULL);
INSERT INTO public.term VALUES ('language.cmn', 'language', 'Mandarin', 'Chinese|Putonghua', false, '', 352, NULL);
INSERT INTO public.term VALUES ('language.cs', 'language', 'Czech', '', false, '', 353, NULL);
INSERT INTO public.term VALUES ('language.nl', 'language', 'Dutch', 'Flemish', false, '', 354, NULL);
INSERT INTO public.term VALUES ('language.fa', 'language', 'Persian', 'Farsi|Dari', false, '', 355, NULL);
INSERT INTO public.term VALUES ('language.fr', 'language', 'French', '', false, '', 356, NULL);
INSERT INTO public.term VALUES ('language.de', 'language', 'German', '', false, '', 357, NULL);
INSERT INTO public.term VALUES ('language.el', 'language', 'Greek', '', false, '', 358, NULL);
INSERT INTO public.term VALUES ('language.gu', 'language', 'Gujarati', '', false, '', 359, NULL);
INSERT INTO public.term VALUES ('language.ha', 'language', 'Hausa', '', false, '', 360, NULL);
INSERT INTO public.term VALUES ('language.he', 'language', 'Hebrew', '', false, '', 361, NULL);
INSERT INTO public.term VALUES ('language.hi', 'language', 'Hindi', '', false, '', 362, NULL);
INSERT INTO public.term VALUES ('language.hu', 'language', 'Hungarian', '', false, '', 363, NULL);
INSERT INTO public.term VALUES ('language.ig', 'language', 'Igbo', '', false, '', 364, NULL);
INSERT INTO public.term VALUES ('language.it', 'language', 'Italian', '', false, '', 365, NULL);
INSERT INTO public.term VALUES ('language.kn', 'language', 'Kannada', '', false, '', 366, NULL);
INSERT INTO public.term VALUES ('language.ku', 'language', 'Kurdish', 'Sorani|Kurmanji', false, '', 367, NULL);
INSERT INTO public.term VALUES ('language.lt', 'language', 'Lithuanian', '', false, '', 368, NULL);
INSERT INTO public.term VALUES ('language.ml', 'language', 'Malayalam', '', false, '', 369, NULL);
INSERT INTO public.term VALUES ('language.mr', 'language', 'Marathi', '', false, '', 370, NULL);
INSERT INTO public.term VALUES ('language.ms', 'language', 'Malay', '', false, '', 371, NULL);
INSERT INTO public.term VALUES ('language.my', 'language', 'Burmese', '', false, '', 372, NULL);
INSERT INTO public.term VALUES ('language.ne', 'language', 'Nepali', '', false, '', 373, NULL);
INSERT INTO public.term VALUES ('language.pl', 'language', 'Polish', '', false, '', 374, NULL);
INSERT INTO public.term VALUES ('language.ps', 'language', 'Pashto', '', false, '', 375, NULL);
INSERT INTO public.term VALUES ('language.pt', 'language', 'Portuguese', '', false, '', 376, NULL);
INSERT INTO public.term VALUES ('language.pa', 'language', 'Punjabi', 'Panjabi', false, '', 377, NULL);
INSERT INTO public.term VALUES ('language.rom', 'language', 'Romani', '', false, '', 378, NULL);
INSERT INTO public.term VALUES ('language.ro', 'language', 'Romanian', '', false, '', 379, NULL);
INSERT INTO public.term VALUES ('language.ru', 'language', 'Russian', '', false, '', 380, NULL);
INSERT INTO public.term VALUES ('language.si', 'language', 'Sinhala', 'Sinhalese', false, '', 381, NULL);
INSERT INTO public.term VALUES ('language.sk', 'language', 'Slovak', '', false, '', 382, NULL);
INSERT INTO public.term VALUES ('language.so', 'language', 'Somali', '', false, '', 383, NULL);
INSERT INTO public.term VALUES ('language.es', 'language', 'Spanish', '', false, '', 384, NULL);
INSERT INTO public.term VALUES ('language.sw', 'language', 'Swahili', '', false, '', 385, NULL);
INSERT INTO public.term VALUES ('language.tl', 'language', 'Tagalog', 'Filipino', false, '', 386, NULL);
INSERT INTO public.term VALUES ('language.ta', 'language', 'Tamil', '', false, '', 387, NULL);
INSERT INTO public.term VALUES ('language.te', 'language', 'Telugu', '', false, '', 388, NULL);
INSERT INTO public.term VALUES ('language.ti', 'language', 'Tigrinya', '', false, '', 389, NULL);
INSERT INTO public.term VALUES ('language.tr', 'language', 'Turkish', '', false, '', 390, NULL);
INSERT INTO public.term VALUES ('language.tw', 'language', 'Twi', 'Akan', false, '', 391, NULL);
INSERT INTO public.term VALUES ('language.uk', 'language', 'Ukrainian', '', false, '', 392, NULL);
INSERT INTO public.term VALUES ('language.ur', 'language', 'Urdu', '', false, '', 393, NULL);
INSERT INTO public.term VALUES ('language.vi', 'language', 'Vietnamese', '', false, '', 394, NULL);
INSERT INTO public.term VALUES ('language.yo', 'language', 'Yoruba', '', false, '', 395, NULL);
INSERT INTO public.term VALUES ('qualification.mrcgp', 'qualification', 'MRCGP', 'membership of the RCGP', false, '', 396, NULL);
INSERT INTO public.term VALUES ('qualification.frcgp', 'qualification', 'FRCGP', 'fellow of the RCGP', false, '', 397, NULL);
INSERT INTO public.term VALUES ('qualification.mrcp', 'qualification', 'MRCP', '', false, '', 398, NULL);
INSERT INTO public.term VALUES ('qualification.mrcs', 'qualification', 'MRCS', '', false, '', 399, NULL);
INSERT INTO public.term VALUES ('qualification.frcs', 'qualification', 'FRCS', '', false, '', 400, NULL);
INSERT INTO public.term VALUES ('qualification.frca', 'qualification', 'FRCA', '', false, '', 401, NULL);
INSERT INTO public.term VALUES ('qualification.mrcem', 'qualification', 'MRCEM', '', false, '', 402, NULL);
INSERT INTO public.term VALUES ('qualification.mrcpch', 'qualification', 'MRCPCH', '', false, '', 403, NULL);
INSERT INTO public.term VALUES ('qualification.mrcpsych', 'qualification', 'MRCPsych', '', false, '', 404, NULL);
INSERT INTO public.term VALUES ('qualification.mrcog', 'qualification', 'MRCOG', '', false, '', 405, NULL);
INSERT INTO public.term VALUES ('qualification.drcog', 'qualification', 'DRCOG', '', false, '', 406, NULL);
INSERT INTO public.term VALUES ('qualification.dfsrh', 'qualification', 'DFSRH', 'DFFP', false, '', 407, NULL);
INSERT INTO public.term VALUES ('qualification.dch', 'qualification', 'DCH', '', false, '', 408, NULL);
INSERT INTO public.term VALUES ('qualification.dgm', 'qualification', 'DGM', 'diploma in geriatric medicine', false, '', 409, NULL);
INSERT INTO public.term VALUES ('qualification.dpd', 'qualification', 'diploma in practical dermatology', 'DPD|DipDerm', false, '', 410, NULL);
INSERT INTO public.term VALUES ('qualification.dip-ssem', 'qualification', 'diploma in sport and exercise medicine', 'DipSEM', false, '', 411, NULL);
INSERT INTO public.term VALUES ('qualification.dip-pall', 'qualification', 'diploma in palliative medicine', 'DipPallMed', false, '', 412, NULL);
INSERT INTO public.term VALUES ('qualification.dip-occmed', 'qualification', 'diploma in occupational medicine', 'DOccMed', false, '', 413, NULL);
INSERT INTO public.term VALUES ('qualification.dip-imc', 'qualification', 'diploma in immediate medical care', 'DipIMC', false, '', 414, NULL);
INSERT INTO public.term VALUES ('qualification.dip-lifestyle', 'qualification', 'diploma in lifestyle medicine', 'IBLM', false, '', 415, NULL);
INSERT INTO public.term VALUES ('qualification.dtmh', 'qualification', 'diploma in tropical medicine', 'DTM&H', false, '', 416, NULL);
INSERT INTO public.term VALUES ('qualification.pgcert-education', 'qualification', 'postgraduate certificate in medical education', 'PGCertMedEd|PGCE', false, '', 417, NULL);
INSERT INTO public.term VALUES ('qualification.msc', 'qualification', 'MSc', 'masters', false, '', 418, NULL);
INSERT INTO public.term VALUES ('qualification.mph', 'qualification', 'MPH', 'master of public health', false, '', 419, NULL);
INSERT INTO public.term VALUES ('qualification.mba', 'qualification', 'MBA', '', false, '', 420, NULL);
INSERT INTO public.term VALUES ('qualification.md', 'qualification', 'MD', '', false, '', 421, NULL);
INSERT INTO public.term VALUES ('qualification.phd', 'qualification', 'PhD', 'doctorate', false, '', 422, NULL);
INSERT INTO public.term VALUES ('qualification.independent-prescriber', 'qualification', 'independent prescriber', 'IP|V300|prescribing qualification', false, '', 423, NULL);
INSERT INTO public.term VALUES ('qualification.amspar', 'qualification', 'diploma in primary care management', 'AMSPAR|PCM', false, '', 424, NULL);
INSERT INTO public.term VALUES ('open.mentor', 'open_to', 'mentor', 'mentoring|be a mentor', false, '', 425, NULL);
INSERT INTO public.term VALUES ('open.be-mentored', 'open_to', 'be mentored', 'find a mentor|mentee', false, '', 426, NULL);
INSERT INTO public.term VALUES ('open.shadow', 'open_to', 'shadow', 'shadow someone|visit a clinic', false, '', 427, NULL);
INSERT INTO public.term VALUES ('open.be-shadowed', 'open_to', 'be shadowed', 'shadowing|host a visit|sit in', false, '', 428, NULL);
INSERT INTO public.term VALUES ('open.collaborate', 'open_to', 'collaborate', 'collaboration|work together', false, '', 429, NULL);
INSERT INTO public.term VALUES ('open.speak', 'open_to', 'speak', 'speaker|give a talk|teach', false, '', 430, NULL);
INSERT INTO public.term VALUES ('open.examine', 'open_to', 'examine a practice''s problem together', 'examine a problem|problem solving|visit a practice', false, '', 431, NULL);
INSERT INTO public.term VALUES ('open.peer-support', 'open_to', 'offer peer support', 'peer support|a listening ear', false, '', 432, NULL);
INSERT INTO public.term VALUES ('like.peer-support', 'would_like', 'would like peer support', '', true, 'Never shown: only matched with members who offer it', 433, NULL);
INSERT INTO public.tie VALUES ('01a1f8d3-ea00-77f9-9482-6644b37b313f', '01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07', 'contact', 1795176000000000);
INSERT INTO public.tie VALUES ('01a1f8d3-ea00-72ed-8e9c-f70fd27d4b07', '01a1f8d3-ea00-77f9-9482-6644b37b313f', 'contact', 1795176000000000);
INSERT INTO public.tie VALUES ('01a1f8d3-ea00-77f9-9482-6644b37b313f', '01a1f8d3-ea00-738a-94bd-5f282dab8548', 'block', 1795176000000000);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (member_id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_chain_seq_key UNIQUE (chain_seq);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.door_token
    ADD CONSTRAINT door_token_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.fact_cursor
    ADD CONSTRAINT fact_cursor_pkey PRIMARY KEY (listener);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_id_key UNIQUE (id);
ALTER TABLE ONLY public.fact
    ADD CONSTRAINT fact_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_once_key_key UNIQUE (once_key);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.line
    ADD CONSTRAINT line_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.outcode
    ADD CONSTRAINT outcode_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.place_link
    ADD CONSTRAINT place_link_pkey PRIMARY KEY (child_code, kind, parent_code, since);
ALTER TABLE ONLY public.place
    ADD CONSTRAINT place_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.place_step
    ADD CONSTRAINT place_step_pkey PRIMARY KEY (place_code, above_code);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (member_id);
ALTER TABLE ONLY public.saved_search
    ADD CONSTRAINT saved_search_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.stream
    ADD CONSTRAINT stream_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.term
    ADD CONSTRAINT term_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.tie
    ADD CONSTRAINT tie_pkey PRIMARY KEY (member_id, kind, other_id);
CREATE UNIQUE INDEX account_email_key ON public.account USING btree (email_key);
CREATE INDEX audit_by_actor ON public.audit USING btree (actor_id, at);
CREATE INDEX audit_on ON public.audit USING btree (on_id, at);
CREATE INDEX audit_unchained ON public.audit USING btree (at) WHERE (chain_seq IS NULL);
CREATE INDEX door_token_by_member ON public.door_token USING btree (member_id, purpose);
CREATE INDEX hiding_by_person ON public.hiding USING btree (other_id, member_id);
CREATE INDEX hiding_by_place ON public.hiding USING btree (place_code, member_id);
CREATE UNIQUE INDEX hiding_from_person ON public.hiding USING btree (member_id, other_id) WHERE (other_id IS NOT NULL);
CREATE UNIQUE INDEX hiding_from_place ON public.hiding USING btree (member_id, place_code) WHERE (other_id IS NULL);
CREATE INDEX job_due ON public.job USING btree (due) WHERE (died_at IS NULL);
CREATE INDEX line_by_member ON public.line USING btree (member_id, "position");
CREATE INDEX line_by_place ON public.line USING btree (place_code, kind);
CREATE INDEX line_by_term ON public.line USING btree (term, kind, stage);
CREATE INDEX line_by_typed_place ON public.line USING btree (place_words) WHERE (place_words IS NOT NULL);
CREATE INDEX member_by_joined ON public.member USING btree (joined_at, id);
CREATE INDEX place_by_kind ON public.place USING btree (kind, status, name_key, code);
CREATE INDEX place_by_name ON public.place USING btree (name_key, code);
CREATE INDEX place_by_outcode ON public.place USING btree (outcode, code);
CREATE INDEX place_link_by_parent ON public.place_link USING btree (parent_code, kind, child_code);
CREATE INDEX place_step_by_above ON public.place_step USING btree (above_code, place_code);
CREATE INDEX profile_by_place ON public.profile USING btree (place_code);
CREATE UNIQUE INDEX saved_search_by_name ON public.saved_search USING btree (member_id, name);
CREATE INDEX session_by_member ON public.session USING btree (member_id, began_at);
CREATE UNIQUE INDEX session_token_hash ON public.session USING btree (token_hash);
CREATE UNIQUE INDEX term_by_kind ON public.term USING btree (kind, "position", code);
CREATE INDEX tie_by_other ON public.tie USING btree (other_id, kind, member_id);
ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.door_token
    ADD CONSTRAINT door_token_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.hiding
    ADD CONSTRAINT hiding_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.hiding
    ADD CONSTRAINT hiding_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.line
    ADD CONSTRAINT line_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.profile(member_id);
ALTER TABLE ONLY public.line
    ADD CONSTRAINT line_term_fkey FOREIGN KEY (term) REFERENCES public.term(code);
ALTER TABLE ONLY public.place_step
    ADD CONSTRAINT place_step_above_code_fkey FOREIGN KEY (above_code) REFERENCES public.place(code);
ALTER TABLE ONLY public.place_step
    ADD CONSTRAINT place_step_place_code_fkey FOREIGN KEY (place_code) REFERENCES public.place(code);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_profession_fkey FOREIGN KEY (profession) REFERENCES public.term(code);
ALTER TABLE ONLY public.saved_search
    ADD CONSTRAINT saved_search_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.tie
    ADD CONSTRAINT tie_member_id_fkey FOREIGN KEY (member_id) REFERENCES public.member(id);
ALTER TABLE ONLY public.tie
    ADD CONSTRAINT tie_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.member(id);
