PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
INSERT INTO migration VALUES ('20261120T0800_store_fact', '2a219093363de229b984ca63cf944199b77494a6edfd2132a51f5447146ba676', 1795176000000000);
INSERT INTO migration VALUES ('20261120T0801_store_job', '2a48e4e18f3e84a67483e0f51d135439f42a735335a0850591bfeb2096ec8acf', 1795176000000000);
INSERT INTO migration VALUES ('20261120T0802_store_audit', '63ef5c0c3c396dca3ea73a89ac50da1e826d38bef2404e95e289ade06e602863', 1795176000000000);
INSERT INTO migration VALUES ('20261120T1000_accounts_member', '5595610cd785174ed57e780ed513cde3f009d8c80cf9be280eab03da71863c52', 1795176000000000);
INSERT INTO migration VALUES ('20261120T1020_places_place', '3dbe7fce88508af9951535cdb3de6c780a90d4e7cf98b5d3df34fc75d6d454f9', 1795176000000000);
INSERT INTO migration VALUES ('20261120T1030_people_profile', '437285d25ae562dcc965edc51f9c89e290a51bfa65ece32ba62d9f825a4ca14a', 1795176000000000);
INSERT INTO migration VALUES ('views', 'a9ec4fa2178ba64d6846083df8144813205c453aca967a143c76ab31a64bf8e7', 1795176000000000);
CREATE TABLE stream (
    name TEXT PRIMARY KEY,
    latest INTEGER NOT NULL
) STRICT;
INSERT INTO stream VALUES ('fact', 68);
CREATE TABLE fact (
    seq INTEGER PRIMARY KEY,
    id BLOB CHECK (length(id) = 16) NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    about BLOB CHECK (length(about) = 16),
    at INTEGER NOT NULL,
    by_id BLOB CHECK (length(by_id) = 16)
) STRICT;
INSERT INTO fact VALUES (1, X'01A1F8D3EA0072FD9E61AF1E42DF066C', 'place_changed', '{"place":"7A1"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (2, X'01A1F8D3EA00726391FDCA95E3A6AE25', 'place_changed', '{"place":"7A2"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (3, X'01A1F8D3EA007EB0BC0F70F9DA6D4F98', 'place_changed', '{"place":"7A3"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (4, X'01A1F8D3EA0071969D590722D7A5D428', 'place_changed', '{"place":"7A4"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (5, X'01A1F8D3EA0076C1B6575F896FFC47AD', 'place_changed', '{"place":"7A5"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (6, X'01A1F8D3EA007F70AF33A9A6FA6DE55C', 'place_changed', '{"place":"7A6"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (7, X'01A1F8D3EA007B91B20F76C6A4A8B3F4', 'place_changed', '{"place":"7A7"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (8, X'01A1F8D3EA007C6CA52AF3BB46B74EAB', 'place_changed', '{"place":"ENG"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (9, X'01A1F8D3EA007656984D42C2376B3213', 'place_changed', '{"place":"NI-BELFAST"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (10, X'01A1F8D3EA007E4C94F38305AABD1FA7', 'place_changed', '{"place":"NI-NORTHERN"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (11, X'01A1F8D3EA0075A391711C9FA31083FE', 'place_changed', '{"place":"NI-SOUTH-EASTERN"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (12, X'01A1F8D3EA00754DBDEE87F52B08FCC6', 'place_changed', '{"place":"NI-SOUTHERN"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (13, X'01A1F8D3EA0072E3A32051F13178552E', 'place_changed', '{"place":"NI-WESTERN"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (14, X'01A1F8D3EA00772F810927A1E3E3B1BD', 'place_changed', '{"place":"NIR"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (15, X'01A1F8D3EA007DD5AE12BFD4DD3A794C', 'place_changed', '{"place":"QE1"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (16, X'01A1F8D3EA0077A1A46C254A482B3FAD', 'place_changed', '{"place":"QF7"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (17, X'01A1F8D3EA0079F69EAE07B87385FD19', 'place_changed', '{"place":"QGH"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (18, X'01A1F8D3EA007EECB6B9F49F841E5E6A', 'place_changed', '{"place":"QH8"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (19, X'01A1F8D3EA0070EBB976F50878C59711', 'place_changed', '{"place":"QHG"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (20, X'01A1F8D3EA007D1FAA2F5B642C9FFAB4', 'place_changed', '{"place":"QHL"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (21, X'01A1F8D3EA0075A8A5AF7A0E3B08CCDD', 'place_changed', '{"place":"QHM"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (22, X'01A1F8D3EA00735AA7E9ABAE18E085AB', 'place_changed', '{"place":"QJ2"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (23, X'01A1F8D3EA007688AB416037AF8D0234', 'place_changed', '{"place":"QJG"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (24, X'01A1F8D3EA007F91B4802C3695FA3008', 'place_changed', '{"place":"QJK"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (25, X'01A1F8D3EA0078728E27C950B71E899A', 'place_changed', '{"place":"QJM"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (26, X'01A1F8D3EA0079EC8B5D018CB5C19709', 'place_changed', '{"place":"QK1"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (27, X'01A1F8D3EA007326A0DAA95C10CD39E8', 'place_changed', '{"place":"QKK"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (28, X'01A1F8D3EA0078C2BF13FD640A9597F8', 'place_changed', '{"place":"QKS"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (29, X'01A1F8D3EA0071DCBEBE4C662A0785B8', 'place_changed', '{"place":"QM7"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (30, X'01A1F8D3EA00767AA015BCB5886B4CEE', 'place_changed', '{"place":"QMF"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (31, X'01A1F8D3EA007D4F8CED904C8EE27661', 'place_changed', '{"place":"QMJ"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (32, X'01A1F8D3EA007C0C9FC9DEFA946B00BF', 'place_changed', '{"place":"QMM"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (33, X'01A1F8D3EA00791190A713261CF30FED', 'place_changed', '{"place":"QNC"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (34, X'01A1F8D3EA007B6EA9999A904184D2DA', 'place_changed', '{"place":"QNQ"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (35, X'01A1F8D3EA0070F6A3AAF208DB15BA8E', 'place_changed', '{"place":"QNX"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (36, X'01A1F8D3EA00763F894FB82109B05D7E', 'place_changed', '{"place":"QOC"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (37, X'01A1F8D3EA00710DAA8A9CE01C3D5C58', 'place_changed', '{"place":"QOP"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (38, X'01A1F8D3EA0074F2B9D6958EE454111F', 'place_changed', '{"place":"QOQ"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (39, X'01A1F8D3EA007A4894DF7D7459082C08', 'place_changed', '{"place":"QOX"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (40, X'01A1F8D3EA00773E9E00C071990C59B2', 'place_changed', '{"place":"QPM"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (41, X'01A1F8D3EA0070ADA87634FE19905C65', 'place_changed', '{"place":"QR1"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (42, X'01A1F8D3EA00793EA8BAD6225ED8D224', 'place_changed', '{"place":"QRL"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (43, X'01A1F8D3EA0073F98672813ADD1FD3FA', 'place_changed', '{"place":"QRV"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (44, X'01A1F8D3EA0078738476899BBD95B47C', 'place_changed', '{"place":"QSL"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (45, X'01A1F8D3EA0070BFA960A78069C83281', 'place_changed', '{"place":"QT1"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (46, X'01A1F8D3EA0070B4B4F86E44D69B1E0C', 'place_changed', '{"place":"QT6"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (47, X'01A1F8D3EA00707382C87919F2EC40BE', 'place_changed', '{"place":"QU9"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (48, X'01A1F8D3EA00728FB61A5F564F89AA18', 'place_changed', '{"place":"QUA"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (49, X'01A1F8D3EA007099BE333522ABF67154', 'place_changed', '{"place":"QUE"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (50, X'01A1F8D3EA0077F986688F38130AD239', 'place_changed', '{"place":"QUY"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (51, X'01A1F8D3EA007D6592612DBD0DBBD157', 'place_changed', '{"place":"QVV"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (52, X'01A1F8D3EA007513BF3DEC71C2DF3C2D', 'place_changed', '{"place":"QWE"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (53, X'01A1F8D3EA00758C94F00F1D3C8256C8', 'place_changed', '{"place":"QWO"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (54, X'01A1F8D3EA0076468BF32D465B99B918', 'place_changed', '{"place":"QWU"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (55, X'01A1F8D3EA007A019EF36E229B9E1B32', 'place_changed', '{"place":"QXU"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (56, X'01A1F8D3EA007C5AA03A67AC9F2A6E18', 'place_changed', '{"place":"QYG"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (57, X'01A1F8D3EA007881BDD2132FECB8094C', 'place_changed', '{"place":"SCT"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (58, X'01A1F8D3EA007D6FA44475BEECFAD13B', 'place_changed', '{"place":"WLS"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (59, X'01A1F8D3EA00707885ECE2DCBE2BB7EC', 'place_changed', '{"place":"Y56"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (60, X'01A1F8D3EA007C9D9F0E2790EC25981A', 'place_changed', '{"place":"Y58"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (61, X'01A1F8D3EA007E1AACDC2AB83A99EB70', 'place_changed', '{"place":"Y59"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (62, X'01A1F8D3EA007B08A83579EAD5666510', 'place_changed', '{"place":"Y60"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (63, X'01A1F8D3EA007EA0B43930DFFF67E353', 'place_changed', '{"place":"Y61"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (64, X'01A1F8D3EA00785E92760836169D29B8', 'place_changed', '{"place":"Y62"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (65, X'01A1F8D3EA007E3E95A3FAD782A8665E', 'place_changed', '{"place":"Y63"}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (66, X'01A1F8D3EA007DB0BD6E7C457F68AB0A', 'places_imported', '{"what":"ground","changes":65}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (67, X'01A1F8D3EA007CF9A81CD3A984D90CE4', 'vocabulary_changed', '{}', NULL, 1795176000000000, NULL);
INSERT INTO fact VALUES (68, X'01A1F8D3EA007330A1A3681A27E65C92', 'member_joined', '{"member":"01a1f8d3-ea00-77f9-9482-6644b37b313f"}', NULL, 1795176000000000, NULL);
CREATE TABLE fact_cursor (
    listener TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT;
CREATE TABLE job (
    id BLOB CHECK (length(id) = 16) PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    due INTEGER NOT NULL,
    once_key TEXT UNIQUE,
    attempts INTEGER NOT NULL,
    lease_until INTEGER,
    died_at INTEGER,
    why TEXT
) STRICT;
CREATE TABLE audit (
    id BLOB CHECK (length(id) = 16) PRIMARY KEY,
    at INTEGER NOT NULL,
    act TEXT NOT NULL,
    actor_id BLOB CHECK (length(actor_id) = 16),
    actor_sealed BLOB,
    house TEXT,
    on_id BLOB CHECK (length(on_id) = 16),
    chain_seq INTEGER UNIQUE,
    chain_hash BLOB
) STRICT;
INSERT INTO audit VALUES (X'01A1F8D3EA007DFC9AC5B3FB25776191', 1795176000000000, 'lay_ground', NULL, NULL, 'import', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA0071EF8FAE6E91F3499285', 1795176000000000, 'seed_terms', NULL, NULL, 'import', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007EEDBBB8BE08F4DEC47A', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007C6C97E7B93DBF866E22', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007C869942D969FF25EF62', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007FD2B2A812985A802BCA', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA0072D18FA3F901DD3B84D6', 1795176000000000, 'confirm_email', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007F3B818016D3F0AD4E4F', 1795176000000000, 'ask_reset', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA00798D97328FA40BCA176A', 1795176000000000, 'join', NULL, NULL, 'door', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007854849DF6A8A919E61C', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007813B51CC6C5477E5121', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA0074F78E9090BC3681B75C', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA0074439ADA8DFEB6112B77', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007B6BBD988EFBAEA3E0D4', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007C4EB6F581FA10DD6FD3', 1795176000000000, 'sign_in', NULL, NULL, 'door', X'01A1F8D3EA007325ADFCDC79C3B979C9', NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007AB0B22ED8D246117A4E', 1795176000000000, 'claim_jobs', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA007020818B1BFE77A1177C', 1795176000000000, 'write_letter', NULL, NULL, 'background', NULL, NULL, NULL);
INSERT INTO audit VALUES (X'01A1F8D3EA00739DAE232CA7CFBAAD6A', 1795176000000000, 'settle_job', NULL, NULL, 'background', NULL, NULL, NULL);
CREATE TABLE member (
    id BLOB CHECK (length(id) = 16) NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('unconfirmed', 'active', 'suspended', 'left')),
    admin INTEGER CHECK (admin IN (0, 1)) NOT NULL,
    moderator INTEGER CHECK (moderator IN (0, 1)) NOT NULL,
    joined_at INTEGER NOT NULL,
    access_version INTEGER NOT NULL
) STRICT;
INSERT INTO member VALUES (X'01A1F8D3EA0077F994826644B37B313F', 'Ada Lovelace', 'active', 0, 0, 1795176000000000, 2);
INSERT INTO member VALUES (X'01A1F8D3EA007325ADFCDC79C3B979C9', 'Ben Nevis', 'unconfirmed', 0, 0, 1795176000000000, 1);
CREATE TABLE account (
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL PRIMARY KEY REFERENCES member (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    pending_email TEXT,
    password_hash TEXT NOT NULL,
    confirmed_at INTEGER
) STRICT;
INSERT INTO account VALUES (X'01A1F8D3EA0077F994826644B37B313F', 'ada.0@example.org', 'ada.0@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$PLC0QYE3fW5FvN3frQ/ang$WR5V4KaZd+0pgXdgpJMEjqdvDRuj5HSqEwdC/mgBkhM', 1795176000000000);
INSERT INTO account VALUES (X'01A1F8D3EA007325ADFCDC79C3B979C9', 'ben.1@example.org', 'ben.1@example.org', NULL, '$argon2id$v=19$m=8,t=1,p=1$vWIPDS8nlogu96wr7mvgEA$8ZLuIscGy89fOgEwJAmX4tZknkQwnQh7UV3SbgI7TwU', NULL);
CREATE TABLE session (
    id BLOB CHECK (length(id) = 16) NOT NULL PRIMARY KEY,
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL REFERENCES member (id),
    token_hash BLOB NOT NULL,
    browser TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;
INSERT INTO session VALUES (X'90C4D41E89094EC39F8912DEDA1F0453', X'01A1F8D3EA0077F994826644B37B313F', X'4CD71AAC4C4B2088ED5993A6CD63185999AC5CFA6BA9C7AC4947B647FB9F2DE2', 'A browser', 1795176000000000, 1797768000000000);
CREATE TABLE door_token (
    hash BLOB NOT NULL PRIMARY KEY,
    member_id BLOB CHECK (length(member_id) = 16) REFERENCES member (id),
    purpose TEXT NOT NULL,
    email TEXT,
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT;
INSERT INTO door_token VALUES (X'4237D97A3DEEAA6150A4E237288851D3A249526CE4F74168A4E941A04C2BC368', X'01A1F8D3EA0077F994826644B37B313F', 'reset', NULL, 1795176000000000, 1795177800000000);
INSERT INTO door_token VALUES (X'FD1A5063E954591633007E36FE859BB00A12AB4FBBF3127F26F76A03EAF7D4D4', X'01A1F8D3EA007325ADFCDC79C3B979C9', 'confirm', NULL, 1795176000000000, 1795348800000000);
CREATE TABLE tie (
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL REFERENCES member (id),
    other_id BLOB CHECK (length(other_id) = 16) NOT NULL REFERENCES member (id),
    kind TEXT NOT NULL CHECK (kind IN ('contact', 'block')),
    since INTEGER NOT NULL,
    PRIMARY KEY (member_id, kind, other_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE place (
  code TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('practice', 'pcn', 'sub_icb', 'icb', 'region', 'board', 'area', 'nation')),
  name TEXT NOT NULL,
  -- Lower case, without marks: what a search by hand compares.
  name_key TEXT NOT NULL,
  -- Lines, parted by line ends; empty for what has no house.
  address TEXT NOT NULL DEFAULT '',
  -- Taken from the address; null where no line of it is a town.
  town TEXT,
  postcode TEXT,
  outcode TEXT,
  phone TEXT,
  ons_code TEXT,
  status TEXT NOT NULL CHECK (status IN ('active', 'closed', 'dormant', 'proposed')),
  opened TEXT,
  closed TEXT,
  -- The audit says who; this says only which rows an index has not seen.
  changed_at INTEGER NOT NULL
) STRICT;
INSERT INTO place VALUES ('ENG', 'nation', 'England', 'england', '', NULL, NULL, NULL, NULL, 'E92000001', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('WLS', 'nation', 'Wales', 'wales', '', NULL, NULL, NULL, NULL, 'W92000004', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('SCT', 'nation', 'Scotland', 'scotland', '', NULL, NULL, NULL, NULL, 'S92000003', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('NIR', 'nation', 'Northern Ireland', 'northern ireland', '', NULL, NULL, NULL, NULL, 'N92000002', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y56', 'region', 'London', 'london', '', NULL, NULL, NULL, NULL, 'E40000003', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y58', 'region', 'South West', 'south west', '', NULL, NULL, NULL, NULL, 'E40000006', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y59', 'region', 'South East', 'south east', '', NULL, NULL, NULL, NULL, 'E40000005', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y60', 'region', 'Midlands', 'midlands', '', NULL, NULL, NULL, NULL, 'E40000011', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y61', 'region', 'East of England', 'east of england', '', NULL, NULL, NULL, NULL, 'E40000007', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y62', 'region', 'North West', 'north west', '', NULL, NULL, NULL, NULL, 'E40000010', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('Y63', 'region', 'North East and Yorkshire', 'north east and yorkshire', '', NULL, NULL, NULL, NULL, 'E40000012', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('QKK', 'icb', 'NHS South East London ICB', 'nhs south east london icb', '', NULL, NULL, NULL, NULL, 'E54000030', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QMF', 'icb', 'NHS North East London ICB', 'nhs north east london icb', '', NULL, NULL, NULL, NULL, 'E54000029', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QMJ', 'icb', 'NHS North Central London ICB', 'nhs north central london icb', '', NULL, NULL, NULL, NULL, 'E54000028', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QRV', 'icb', 'NHS North West London ICB', 'nhs north west london icb', '', NULL, NULL, NULL, NULL, 'E54000027', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QWE', 'icb', 'NHS South West London ICB', 'nhs south west london icb', '', NULL, NULL, NULL, NULL, 'E54000031', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QJK', 'icb', 'NHS Devon ICB', 'nhs devon icb', '', NULL, NULL, NULL, NULL, 'E54000037', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QOX', 'icb', 'NHS Bath and North East Somerset, Swindon and Wiltshire ICB', 'nhs bath and north east somerset swindon and wiltshire icb', '', NULL, NULL, NULL, NULL, 'E54000040', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QR1', 'icb', 'NHS Gloucestershire ICB', 'nhs gloucestershire icb', '', NULL, NULL, NULL, NULL, 'E54000043', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QSL', 'icb', 'NHS Somerset ICB', 'nhs somerset icb', '', NULL, NULL, NULL, NULL, 'E54000038', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QT6', 'icb', 'NHS Cornwall and the Isles of Scilly ICB', 'nhs cornwall and the isles of scilly icb', '', NULL, NULL, NULL, NULL, 'E54000036', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QUY', 'icb', 'NHS Bristol, North Somerset and South Gloucestershire ICB', 'nhs bristol north somerset and south gloucestershire icb', '', NULL, NULL, NULL, NULL, 'E54000039', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QVV', 'icb', 'NHS Dorset ICB', 'nhs dorset icb', '', NULL, NULL, NULL, NULL, 'E54000041', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QKS', 'icb', 'NHS Kent and Medway ICB', 'nhs kent and medway icb', '', NULL, NULL, NULL, NULL, 'E54000032', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QNQ', 'icb', 'NHS Frimley ICB', 'nhs frimley icb', '', NULL, NULL, NULL, NULL, 'E54000034', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QNX', 'icb', 'NHS Sussex ICB', 'nhs sussex icb', '', NULL, NULL, NULL, NULL, 'E54000064', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QRL', 'icb', 'NHS Hampshire and Isle of Wight ICB', 'nhs hampshire and isle of wight icb', '', NULL, NULL, NULL, NULL, 'E54000042', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QU9', 'icb', 'NHS Buckinghamshire, Oxfordshire and Berkshire West ICB', 'nhs buckinghamshire oxfordshire and berkshire west icb', '', NULL, NULL, NULL, NULL, 'E54000044', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QXU', 'icb', 'NHS Surrey Heartlands ICB', 'nhs surrey heartlands icb', '', NULL, NULL, NULL, NULL, 'E54000063', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QGH', 'icb', 'NHS Herefordshire and Worcestershire ICB', 'nhs herefordshire and worcestershire icb', '', NULL, NULL, NULL, NULL, 'E54000019', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QHL', 'icb', 'NHS Birmingham and Solihull ICB', 'nhs birmingham and solihull icb', '', NULL, NULL, NULL, NULL, 'E54000055', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QJ2', 'icb', 'NHS Derby and Derbyshire ICB', 'nhs derby and derbyshire icb', '', NULL, NULL, NULL, NULL, 'E54000058', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QJM', 'icb', 'NHS Lincolnshire ICB', 'nhs lincolnshire icb', '', NULL, NULL, NULL, NULL, 'E54000013', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QK1', 'icb', 'NHS Leicester, Leicestershire and Rutland ICB', 'nhs leicester leicestershire and rutland icb', '', NULL, NULL, NULL, NULL, 'E54000015', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QNC', 'icb', 'NHS Staffordshire and Stoke-on-Trent ICB', 'nhs staffordshire and stoke on trent icb', '', NULL, NULL, NULL, NULL, 'E54000010', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QOC', 'icb', 'NHS Shropshire, Telford and Wrekin ICB', 'nhs shropshire telford and wrekin icb', '', NULL, NULL, NULL, NULL, 'E54000011', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QPM', 'icb', 'NHS Northamptonshire ICB', 'nhs northamptonshire icb', '', NULL, NULL, NULL, NULL, 'E54000059', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QT1', 'icb', 'NHS Nottingham and Nottinghamshire ICB', 'nhs nottingham and nottinghamshire icb', '', NULL, NULL, NULL, NULL, 'E54000060', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QUA', 'icb', 'NHS Black Country ICB', 'nhs black country icb', '', NULL, NULL, NULL, NULL, 'E54000062', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QWU', 'icb', 'NHS Coventry and Warwickshire ICB', 'nhs coventry and warwickshire icb', '', NULL, NULL, NULL, NULL, 'E54000018', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QH8', 'icb', 'NHS Mid and South Essex ICB', 'nhs mid and south essex icb', '', NULL, NULL, NULL, NULL, 'E54000026', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QHG', 'icb', 'NHS Bedfordshire, Luton and Milton Keynes ICB', 'nhs bedfordshire luton and milton keynes icb', '', NULL, NULL, NULL, NULL, 'E54000024', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QJG', 'icb', 'NHS Suffolk and North East Essex ICB', 'nhs suffolk and north east essex icb', '', NULL, NULL, NULL, NULL, 'E54000023', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QM7', 'icb', 'NHS Hertfordshire and West Essex ICB', 'nhs hertfordshire and west essex icb', '', NULL, NULL, NULL, NULL, 'E54000025', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QMM', 'icb', 'NHS Norfolk and Waveney ICB', 'nhs norfolk and waveney icb', '', NULL, NULL, NULL, NULL, 'E54000022', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QUE', 'icb', 'NHS Cambridgeshire and Peterborough ICB', 'nhs cambridgeshire and peterborough icb', '', NULL, NULL, NULL, NULL, 'E54000056', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QE1', 'icb', 'NHS Lancashire and South Cumbria ICB', 'nhs lancashire and south cumbria icb', '', NULL, NULL, NULL, NULL, 'E54000048', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QOP', 'icb', 'NHS Greater Manchester ICB', 'nhs greater manchester icb', '', NULL, NULL, NULL, NULL, 'E54000057', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QYG', 'icb', 'NHS Cheshire and Merseyside ICB', 'nhs cheshire and merseyside icb', '', NULL, NULL, NULL, NULL, 'E54000008', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QF7', 'icb', 'NHS South Yorkshire ICB', 'nhs south yorkshire icb', '', NULL, NULL, NULL, NULL, 'E54000061', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QHM', 'icb', 'NHS North East and North Cumbria ICB', 'nhs north east and north cumbria icb', '', NULL, NULL, NULL, NULL, 'E54000050', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QOQ', 'icb', 'NHS Humber and North Yorkshire ICB', 'nhs humber and north yorkshire icb', '', NULL, NULL, NULL, NULL, 'E54000051', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('QWO', 'icb', 'NHS West Yorkshire ICB', 'nhs west yorkshire icb', '', NULL, NULL, NULL, NULL, 'E54000054', 'active', '2022-07-01', NULL, 1795176000000000);
INSERT INTO place VALUES ('7A1', 'board', 'Betsi Cadwaladr University Health Board', 'betsi cadwaladr university health board', '', NULL, NULL, NULL, NULL, 'W11000023', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('7A2', 'board', 'Hywel Dda University Health Board', 'hywel dda university health board', '', NULL, NULL, NULL, NULL, 'W11000025', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('7A3', 'board', 'Swansea Bay University Health Board', 'swansea bay university health board', '', NULL, NULL, NULL, NULL, 'W11000031', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('7A4', 'board', 'Cardiff and Vale University Health Board', 'cardiff and vale university health board', '', NULL, NULL, NULL, NULL, 'W11000029', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('7A5', 'board', 'Cwm Taf Morgannwg University Health Board', 'cwm taf morgannwg university health board', '', NULL, NULL, NULL, NULL, 'W11000030', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('7A6', 'board', 'Aneurin Bevan University Health Board', 'aneurin bevan university health board', '', NULL, NULL, NULL, NULL, 'W11000028', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('7A7', 'board', 'Powys Teaching Health Board', 'powys teaching health board', '', NULL, NULL, NULL, NULL, 'W11000024', 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('NI-BELFAST', 'area', 'Belfast area', 'belfast area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('NI-NORTHERN', 'area', 'Northern area', 'northern area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('NI-SOUTH-EASTERN', 'area', 'South Eastern area', 'south eastern area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('NI-SOUTHERN', 'area', 'Southern area', 'southern area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
INSERT INTO place VALUES ('NI-WESTERN', 'area', 'Western area', 'western area', '', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, 1795176000000000);
CREATE TABLE place_link (
  child_code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('member', 'commissioned', 'part')),
  parent_code TEXT NOT NULL,
  -- Empty: since nobody knows when. Part of the key, therefore not null.
  since TEXT NOT NULL DEFAULT '',
  -- The day it ended; null while it lasts.
  until TEXT,
  PRIMARY KEY (child_code, kind, parent_code, since)
) STRICT, WITHOUT ROWID;
INSERT INTO place_link VALUES ('7A1', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('7A2', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('7A3', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('7A4', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('7A5', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('7A6', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('7A7', 'part', 'WLS', '', NULL);
INSERT INTO place_link VALUES ('NI-BELFAST', 'part', 'NIR', '', NULL);
INSERT INTO place_link VALUES ('NI-NORTHERN', 'part', 'NIR', '', NULL);
INSERT INTO place_link VALUES ('NI-SOUTH-EASTERN', 'part', 'NIR', '', NULL);
INSERT INTO place_link VALUES ('NI-SOUTHERN', 'part', 'NIR', '', NULL);
INSERT INTO place_link VALUES ('NI-WESTERN', 'part', 'NIR', '', NULL);
INSERT INTO place_link VALUES ('QE1', 'part', 'Y62', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QF7', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QGH', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QH8', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QHG', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QHL', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QHM', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QJ2', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QJG', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QJK', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QJM', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QK1', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QKK', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QKS', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QM7', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QMF', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QMJ', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QMM', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QNC', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QNQ', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QNX', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QOC', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QOP', 'part', 'Y62', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QOQ', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QOX', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QPM', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QR1', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QRL', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QRV', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QSL', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QT1', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QT6', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QU9', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QUA', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QUE', 'part', 'Y61', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QUY', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QVV', 'part', 'Y58', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QWE', 'part', 'Y56', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QWO', 'part', 'Y63', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QWU', 'part', 'Y60', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QXU', 'part', 'Y59', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('QYG', 'part', 'Y62', '2022-07-01', NULL);
INSERT INTO place_link VALUES ('Y56', 'part', 'ENG', '', NULL);
INSERT INTO place_link VALUES ('Y58', 'part', 'ENG', '', NULL);
INSERT INTO place_link VALUES ('Y59', 'part', 'ENG', '', NULL);
INSERT INTO place_link VALUES ('Y60', 'part', 'ENG', '', NULL);
INSERT INTO place_link VALUES ('Y61', 'part', 'ENG', '', NULL);
INSERT INTO place_link VALUES ('Y62', 'part', 'ENG', '', NULL);
INSERT INTO place_link VALUES ('Y63', 'part', 'ENG', '', NULL);
CREATE TABLE place_step (
  place_code TEXT NOT NULL REFERENCES place (code),
  above_code TEXT NOT NULL REFERENCES place (code),
  -- 0 a practice … 5 a nation: the height of the place above.
  rung INTEGER NOT NULL,
  PRIMARY KEY (place_code, above_code)
) STRICT, WITHOUT ROWID;
INSERT INTO place_step VALUES ('7A1', '7A1', 3);
INSERT INTO place_step VALUES ('7A1', 'WLS', 5);
INSERT INTO place_step VALUES ('7A2', '7A2', 3);
INSERT INTO place_step VALUES ('7A2', 'WLS', 5);
INSERT INTO place_step VALUES ('7A3', '7A3', 3);
INSERT INTO place_step VALUES ('7A3', 'WLS', 5);
INSERT INTO place_step VALUES ('7A4', '7A4', 3);
INSERT INTO place_step VALUES ('7A4', 'WLS', 5);
INSERT INTO place_step VALUES ('7A5', '7A5', 3);
INSERT INTO place_step VALUES ('7A5', 'WLS', 5);
INSERT INTO place_step VALUES ('7A6', '7A6', 3);
INSERT INTO place_step VALUES ('7A6', 'WLS', 5);
INSERT INTO place_step VALUES ('7A7', '7A7', 3);
INSERT INTO place_step VALUES ('7A7', 'WLS', 5);
INSERT INTO place_step VALUES ('ENG', 'ENG', 5);
INSERT INTO place_step VALUES ('NI-BELFAST', 'NI-BELFAST', 3);
INSERT INTO place_step VALUES ('NI-BELFAST', 'NIR', 5);
INSERT INTO place_step VALUES ('NI-NORTHERN', 'NI-NORTHERN', 3);
INSERT INTO place_step VALUES ('NI-NORTHERN', 'NIR', 5);
INSERT INTO place_step VALUES ('NI-SOUTH-EASTERN', 'NI-SOUTH-EASTERN', 3);
INSERT INTO place_step VALUES ('NI-SOUTH-EASTERN', 'NIR', 5);
INSERT INTO place_step VALUES ('NI-SOUTHERN', 'NI-SOUTHERN', 3);
INSERT INTO place_step VALUES ('NI-SOUTHERN', 'NIR', 5);
INSERT INTO place_step VALUES ('NI-WESTERN', 'NI-WESTERN', 3);
INSERT INTO place_step VALUES ('NI-WESTERN', 'NIR', 5);
INSERT INTO place_step VALUES ('NIR', 'NIR', 5);
INSERT INTO place_step VALUES ('QE1', 'ENG', 5);
INSERT INTO place_step VALUES ('QE1', 'QE1', 3);
INSERT INTO place_step VALUES ('QE1', 'Y62', 4);
INSERT INTO place_step VALUES ('QF7', 'ENG', 5);
INSERT INTO place_step VALUES ('QF7', 'QF7', 3);
INSERT INTO place_step VALUES ('QF7', 'Y63', 4);
INSERT INTO place_step VALUES ('QGH', 'ENG', 5);
INSERT INTO place_step VALUES ('QGH', 'QGH', 3);
INSERT INTO place_step VALUES ('QGH', 'Y60', 4);
INSERT INTO place_step VALUES ('QH8', 'ENG', 5);
INSERT INTO place_step VALUES ('QH8', 'QH8', 3);
INSERT INTO place_step VALUES ('QH8', 'Y61', 4);
INSERT INTO place_step VALUES ('QHG', 'ENG', 5);
INSERT INTO place_step VALUES ('QHG', 'QHG', 3);
INSERT INTO place_step VALUES ('QHG', 'Y61', 4);
INSERT INTO place_step VALUES ('QHL', 'ENG', 5);
INSERT INTO place_step VALUES ('QHL', 'QHL', 3);
INSERT INTO place_step VALUES ('QHL', 'Y60', 4);
INSERT INTO place_step VALUES ('QHM', 'ENG', 5);
INSERT INTO place_step VALUES ('QHM', 'QHM', 3);
INSERT INTO place_step VALUES ('QHM', 'Y63', 4);
INSERT INTO place_step VALUES ('QJ2', 'ENG', 5);
INSERT INTO place_step VALUES ('QJ2', 'QJ2', 3);
INSERT INTO place_step VALUES ('QJ2', 'Y60', 4);
INSERT INTO place_step VALUES ('QJG', 'ENG', 5);
INSERT INTO place_step VALUES ('QJG', 'QJG', 3);
INSERT INTO place_step VALUES ('QJG', 'Y61', 4);
INSERT INTO place_step VALUES ('QJK', 'ENG', 5);
INSERT INTO place_step VALUES ('QJK', 'QJK', 3);
INSERT INTO place_step VALUES ('QJK', 'Y58', 4);
INSERT INTO place_step VALUES ('QJM', 'ENG', 5);
INSERT INTO place_step VALUES ('QJM', 'QJM', 3);
INSERT INTO place_step VALUES ('QJM', 'Y60', 4);
INSERT INTO place_step VALUES ('QK1', 'ENG', 5);
INSERT INTO place_step VALUES ('QK1', 'QK1', 3);
INSERT INTO place_step VALUES ('QK1', 'Y60', 4);
INSERT INTO place_step VALUES ('QKK', 'ENG', 5);
INSERT INTO place_step VALUES ('QKK', 'QKK', 3);
INSERT INTO place_step VALUES ('QKK', 'Y56', 4);
INSERT INTO place_step VALUES ('QKS', 'ENG', 5);
INSERT INTO place_step VALUES ('QKS', 'QKS', 3);
INSERT INTO place_step VALUES ('QKS', 'Y59', 4);
INSERT INTO place_step VALUES ('QM7', 'ENG', 5);
INSERT INTO place_step VALUES ('QM7', 'QM7', 3);
INSERT INTO place_step VALUES ('QM7', 'Y61', 4);
INSERT INTO place_step VALUES ('QMF', 'ENG', 5);
INSERT INTO place_step VALUES ('QMF', 'QMF', 3);
INSERT INTO place_step VALUES ('QMF', 'Y56', 4);
INSERT INTO place_step VALUES ('QMJ', 'ENG', 5);
INSERT INTO place_step VALUES ('QMJ', 'QMJ', 3);
INSERT INTO place_step VALUES ('QMJ', 'Y56', 4);
INSERT INTO place_step VALUES ('QMM', 'ENG', 5);
INSERT INTO place_step VALUES ('QMM', 'QMM', 3);
INSERT INTO place_step VALUES ('QMM', 'Y61', 4);
INSERT INTO place_step VALUES ('QNC', 'ENG', 5);
INSERT INTO place_step VALUES ('QNC', 'QNC', 3);
INSERT INTO place_step VALUES ('QNC', 'Y60', 4);
INSERT INTO place_step VALUES ('QNQ', 'ENG', 5);
INSERT INTO place_step VALUES ('QNQ', 'QNQ', 3);
INSERT INTO place_step VALUES ('QNQ', 'Y59', 4);
INSERT INTO place_step VALUES ('QNX', 'ENG', 5);
INSERT INTO place_step VALUES ('QNX', 'QNX', 3);
INSERT INTO place_step VALUES ('QNX', 'Y59', 4);
INSERT INTO place_step VALUES ('QOC', 'ENG', 5);
INSERT INTO place_step VALUES ('QOC', 'QOC', 3);
INSERT INTO place_step VALUES ('QOC', 'Y60', 4);
INSERT INTO place_step VALUES ('QOP', 'ENG', 5);
INSERT INTO place_step VALUES ('QOP', 'QOP', 3);
INSERT INTO place_step VALUES ('QOP', 'Y62', 4);
INSERT INTO place_step VALUES ('QOQ', 'ENG', 5);
INSERT INTO place_step VALUES ('QOQ', 'QOQ', 3);
INSERT INTO place_step VALUES ('QOQ', 'Y63', 4);
INSERT INTO place_step VALUES ('QOX', 'ENG', 5);
INSERT INTO place_step VALUES ('QOX', 'QOX', 3);
INSERT INTO place_step VALUES ('QOX', 'Y58', 4);
INSERT INTO place_step VALUES ('QPM', 'ENG', 5);
INSERT INTO place_step VALUES ('QPM', 'QPM', 3);
INSERT INTO place_step VALUES ('QPM', 'Y60', 4);
INSERT INTO place_step VALUES ('QR1', 'ENG', 5);
INSERT INTO place_step VALUES ('QR1', 'QR1', 3);
INSERT INTO place_step VALUES ('QR1', 'Y58', 4);
INSERT INTO place_step VALUES ('QRL', 'ENG', 5);
INSERT INTO place_step VALUES ('QRL', 'QRL', 3);
INSERT INTO place_step VALUES ('QRL', 'Y59', 4);
INSERT INTO place_step VALUES ('QRV', 'ENG', 5);
INSERT INTO place_step VALUES ('QRV', 'QRV', 3);
INSERT INTO place_step VALUES ('QRV', 'Y56', 4);
INSERT INTO place_step VALUES ('QSL', 'ENG', 5);
INSERT INTO place_step VALUES ('QSL', 'QSL', 3);
INSERT INTO place_step VALUES ('QSL', 'Y58', 4);
INSERT INTO place_step VALUES ('QT1', 'ENG', 5);
INSERT INTO place_step VALUES ('QT1', 'QT1', 3);
INSERT INTO place_step VALUES ('QT1', 'Y60', 4);
INSERT INTO place_step VALUES ('QT6', 'ENG', 5);
INSERT INTO place_step VALUES ('QT6', 'QT6', 3);
INSERT INTO place_step VALUES ('QT6', 'Y58', 4);
INSERT INTO place_step VALUES ('QU9', 'ENG', 5);
INSERT INTO place_step VALUES ('QU9', 'QU9', 3);
INSERT INTO place_step VALUES ('QU9', 'Y59', 4);
INSERT INTO place_step VALUES ('QUA', 'ENG', 5);
INSERT INTO place_step VALUES ('QUA', 'QUA', 3);
INSERT INTO place_step VALUES ('QUA', 'Y60', 4);
INSERT INTO place_step VALUES ('QUE', 'ENG', 5);
INSERT INTO place_step VALUES ('QUE', 'QUE', 3);
INSERT INTO place_step VALUES ('QUE', 'Y61', 4);
INSERT INTO place_step VALUES ('QUY', 'ENG', 5);
INSERT INTO place_step VALUES ('QUY', 'QUY', 3);
INSERT INTO place_step VALUES ('QUY', 'Y58', 4);
INSERT INTO place_step VALUES ('QVV', 'ENG', 5);
INSERT INTO place_step VALUES ('QVV', 'QVV', 3);
INSERT INTO place_step VALUES ('QVV', 'Y58', 4);
INSERT INTO place_step VALUES ('QWE', 'ENG', 5);
INSERT INTO place_step VALUES ('QWE', 'QWE', 3);
INSERT INTO place_step VALUES ('QWE', 'Y56', 4);
INSERT INTO place_step VALUES ('QWO', 'ENG', 5);
INSERT INTO place_step VALUES ('QWO', 'QWO', 3);
INSERT INTO place_step VALUES ('QWO', 'Y63', 4);
INSERT INTO place_step VALUES ('QWU', 'ENG', 5);
INSERT INTO place_step VALUES ('QWU', 'QWU', 3);
INSERT INTO place_step VALUES ('QWU', 'Y60', 4);
INSERT INTO place_step VALUES ('QXU', 'ENG', 5);
INSERT INTO place_step VALUES ('QXU', 'QXU', 3);
INSERT INTO place_step VALUES ('QXU', 'Y59', 4);
INSERT INTO place_step VALUES ('QYG', 'ENG', 5);
INSERT INTO place_step VALUES ('QYG', 'QYG', 3);
INSERT INTO place_step VALUES ('QYG', 'Y62', 4);
INSERT INTO place_step VALUES ('SCT', 'SCT', 5);
INSERT INTO place_step VALUES ('WLS', 'WLS', 5);
INSERT INTO place_step VALUES ('Y56', 'ENG', 5);
INSERT INTO place_step VALUES ('Y56', 'Y56', 4);
INSERT INTO place_step VALUES ('Y58', 'ENG', 5);
INSERT INTO place_step VALUES ('Y58', 'Y58', 4);
INSERT INTO place_step VALUES ('Y59', 'ENG', 5);
INSERT INTO place_step VALUES ('Y59', 'Y59', 4);
INSERT INTO place_step VALUES ('Y60', 'ENG', 5);
INSERT INTO place_step VALUES ('Y60', 'Y60', 4);
INSERT INTO place_step VALUES ('Y61', 'ENG', 5);
INSERT INTO place_step VALUES ('Y61', 'Y61', 4);
INSERT INTO place_step VALUES ('Y62', 'ENG', 5);
INSERT INTO place_step VALUES ('Y62', 'Y62', 4);
INSERT INTO place_step VALUES ('Y63', 'ENG', 5);
INSERT INTO place_step VALUES ('Y63', 'Y63', 4);
CREATE TABLE outcode (
  code TEXT NOT NULL PRIMARY KEY,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  town TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE term (
    code TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('profession', 'role', 'background', 'extended_role', 'clinical_interest',
        'other_interest', 'skill', 'language', 'qualification', 'open_to', 'would_like')),
    words TEXT NOT NULL,        -- as inside a sentence: "skin surgery"
    synonyms TEXT NOT NULL,     -- separated by |
    quiet INTEGER CHECK (quiet IN (0, 1)) NOT NULL,        -- never said as a reason
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    closed_at INTEGER            -- no longer offered, still read
) STRICT;
INSERT INTO term VALUES ('profession.gp', 'profession', 'GP', 'doctor|general practitioner|family doctor|family physician', 0, 'A doctor on the GP register', 0, NULL);
INSERT INTO term VALUES ('profession.registrar', 'profession', 'GP registrar', 'GP trainee|GPST|GPR|specialty trainee|ST1|ST2|ST3', 0, 'A doctor in training for general practice', 1, NULL);
INSERT INTO term VALUES ('profession.doctor', 'profession', 'doctor in another specialty', 'hospital doctor|consultant|secondary care|foundation doctor|SAS doctor', 0, '', 2, NULL);
INSERT INTO term VALUES ('profession.practice-nurse', 'profession', 'practice nurse', 'general practice nurse|GPN|nurse|treatment room nurse', 0, '', 3, NULL);
INSERT INTO term VALUES ('profession.anp', 'profession', 'advanced nurse practitioner', 'ANP|nurse practitioner|advanced practitioner|advanced clinical practitioner|ACP', 0, '', 4, NULL);
INSERT INTO term VALUES ('profession.hca', 'profession', 'healthcare assistant', 'HCA|healthcare support worker|nursing associate|phlebotomist', 0, '', 5, NULL);
INSERT INTO term VALUES ('profession.pharmacist', 'profession', 'clinical pharmacist', 'pharmacist|PCN pharmacist|practice pharmacist|prescribing pharmacist', 0, '', 6, NULL);
INSERT INTO term VALUES ('profession.pharmacy-technician', 'profession', 'pharmacy technician', 'technician', 0, '', 7, NULL);
INSERT INTO term VALUES ('profession.paramedic', 'profession', 'paramedic', 'primary care paramedic|advanced paramedic', 0, '', 8, NULL);
INSERT INTO term VALUES ('profession.physiotherapist', 'profession', 'physiotherapist', 'physio|FCP|first contact practitioner|first contact physiotherapist', 0, '', 9, NULL);
INSERT INTO term VALUES ('profession.physician-associate', 'profession', 'physician associate', 'PA|physician assistant', 0, 'The title is under review; an operator can change it', 10, NULL);
INSERT INTO term VALUES ('profession.manager', 'profession', 'practice manager', 'PM|business manager|managing partner|operations manager', 0, '', 11, NULL);
INSERT INTO term VALUES ('profession.reception', 'profession', 'receptionist or care navigator', 'receptionist|care navigator|patient services|administrator|admin', 0, '', 12, NULL);
INSERT INTO term VALUES ('profession.link-worker', 'profession', 'social prescribing link worker', 'SPLW|social prescriber|link worker', 0, '', 13, NULL);
INSERT INTO term VALUES ('profession.care-coordinator', 'profession', 'care coordinator', 'PCN care coordinator', 0, '', 14, NULL);
INSERT INTO term VALUES ('profession.health-coach', 'profession', 'health and wellbeing coach', 'health coach|wellbeing coach', 0, '', 15, NULL);
INSERT INTO term VALUES ('profession.mental-health-practitioner', 'profession', 'mental health practitioner', 'MHP|mental health nurse|counsellor|therapist|psychologist', 0, '', 16, NULL);
INSERT INTO term VALUES ('profession.occupational-therapist', 'profession', 'occupational therapist', 'OT', 0, '', 17, NULL);
INSERT INTO term VALUES ('profession.dietitian', 'profession', 'dietitian', 'dietician|nutritionist', 0, '', 18, NULL);
INSERT INTO term VALUES ('profession.podiatrist', 'profession', 'podiatrist', 'chiropodist', 0, '', 19, NULL);
INSERT INTO term VALUES ('profession.midwife', 'profession', 'midwife', 'community midwife', 0, '', 20, NULL);
INSERT INTO term VALUES ('profession.health-visitor', 'profession', 'health visitor or school nurse', 'health visitor|school nurse|district nurse|community nurse', 0, '', 21, NULL);
INSERT INTO term VALUES ('profession.student', 'profession', 'medical student', 'student|student doctor', 0, '', 22, NULL);
INSERT INTO term VALUES ('profession.researcher', 'profession', 'researcher or academic', 'academic|scientist|statistician', 0, '', 23, NULL);
INSERT INTO term VALUES ('profession.other', 'profession', 'another profession', 'other', 0, '', 24, NULL);
INSERT INTO term VALUES ('role.partner', 'role', 'GP partner', 'partner|principal|contractor|senior partner', 0, '', 25, NULL);
INSERT INTO term VALUES ('role.salaried', 'role', 'salaried GP', 'salaried|associate GP|employed GP', 0, '', 26, NULL);
INSERT INTO term VALUES ('role.locum-regular', 'role', 'regular locum', 'locum|sessional|long-term locum', 0, '', 27, NULL);
INSERT INTO term VALUES ('role.locum-adhoc', 'role', 'ad hoc locum', 'locum|freelance GP|short-term locum|sessional', 0, '', 28, NULL);
INSERT INTO term VALUES ('role.retainer', 'role', 'retainer GP', 'GP retainer|retained doctor|retention scheme', 0, '', 29, NULL);
INSERT INTO term VALUES ('role.registrar', 'role', 'GP registrar', 'GP trainee|ST1|ST2|ST3|GPST', 0, '', 30, NULL);
INSERT INTO term VALUES ('role.fellow', 'role', 'new to practice fellow', 'first five|First5|fellowship|newly qualified GP', 0, '', 31, NULL);
INSERT INTO term VALUES ('role.clinical-director', 'role', 'PCN clinical director', 'CD|clinical director|PCN lead', 0, '', 32, NULL);
INSERT INTO term VALUES ('role.trainer', 'role', 'GP trainer', 'trainer|educational supervisor|clinical supervisor', 0, '', 33, NULL);
INSERT INTO term VALUES ('role.programme-director', 'role', 'training programme director', 'TPD|course organiser|associate dean', 0, '', 34, NULL);
INSERT INTO term VALUES ('role.tutor', 'role', 'undergraduate tutor', 'GP tutor|medical school tutor|community tutor', 0, '', 35, NULL);
INSERT INTO term VALUES ('role.appraiser', 'role', 'GP appraiser', 'appraiser|appraisal lead', 0, '', 36, NULL);
INSERT INTO term VALUES ('role.lmc', 'role', 'LMC member', 'local medical committee|LMC', 0, '', 37, NULL);
INSERT INTO term VALUES ('role.icb', 'role', 'ICB clinical lead', 'commissioner|clinical lead|integrated care board|CCG lead', 0, '', 38, NULL);
INSERT INTO term VALUES ('role.federation', 'role', 'federation or provider lead', 'federation|at scale|super-partnership', 0, '', 39, NULL);
INSERT INTO term VALUES ('role.out-of-hours', 'role', 'out-of-hours GP', 'OOH|out of hours|urgent care doctor', 0, '', 40, NULL);
INSERT INTO term VALUES ('role.researcher', 'role', 'researcher', 'research fellow|academic GP|research lead|in-practice fellow', 0, '', 41, NULL);
INSERT INTO term VALUES ('role.lecturer', 'role', 'clinical lecturer', 'senior lecturer|professor|academic', 0, '', 42, NULL);
INSERT INTO term VALUES ('role.safeguarding', 'role', 'safeguarding lead', 'named GP|safeguarding', 0, '', 43, NULL);
INSERT INTO term VALUES ('role.prescribing-lead', 'role', 'prescribing lead', 'medicines lead|medicines management', 0, '', 44, NULL);
INSERT INTO term VALUES ('role.digital-lead', 'role', 'digital lead', 'CCIO|IT lead|clinical safety officer', 0, '', 45, NULL);
INSERT INTO term VALUES ('role.quality-lead', 'role', 'quality improvement lead', 'QI lead|improvement lead', 0, '', 46, NULL);
INSERT INTO term VALUES ('role.caldicott', 'role', 'Caldicott Guardian', 'information governance lead|IG lead', 0, '', 47, NULL);
INSERT INTO term VALUES ('role.manager', 'role', 'practice manager', 'PM|practice business manager', 0, '', 48, NULL);
INSERT INTO term VALUES ('role.pcn-manager', 'role', 'PCN manager', 'network manager|PCN operations', 0, '', 49, NULL);
INSERT INTO term VALUES ('role.lead-nurse', 'role', 'lead nurse', 'nurse manager|nursing lead', 0, '', 50, NULL);
INSERT INTO term VALUES ('role.practice-nurse', 'role', 'practice nurse', 'GPN|nurse', 0, '', 51, NULL);
INSERT INTO term VALUES ('role.advanced-practitioner', 'role', 'advanced practitioner', 'ANP|ACP|advanced nurse practitioner|nurse practitioner', 0, '', 52, NULL);
INSERT INTO term VALUES ('role.pharmacist', 'role', 'practice or PCN pharmacist', 'clinical pharmacist|pharmacist', 0, '', 53, NULL);
INSERT INTO term VALUES ('role.first-contact', 'role', 'first contact practitioner', 'FCP|first contact physiotherapist', 0, '', 54, NULL);
INSERT INTO term VALUES ('role.paramedic', 'role', 'paramedic in general practice', 'primary care paramedic|paramedic', 0, '', 55, NULL);
INSERT INTO term VALUES ('role.associate', 'role', 'physician associate', 'PA', 0, '', 56, NULL);
INSERT INTO term VALUES ('role.link-worker', 'role', 'social prescribing link worker', 'SPLW|social prescriber', 0, '', 57, NULL);
INSERT INTO term VALUES ('role.medical-director', 'role', 'medical director', 'chief medical officer|CMO', 0, '', 58, NULL);
INSERT INTO term VALUES ('role.student', 'role', 'student on placement', 'medical student|placement', 0, '', 59, NULL);
INSERT INTO term VALUES ('role.retired', 'role', 'retired GP', 'emeritus', 0, '', 60, NULL);
INSERT INTO term VALUES ('background.general-surgery', 'background', 'general surgery', 'surgery|surgeon|surgical trainee', 0, '', 61, NULL);
INSERT INTO term VALUES ('background.orthopaedics', 'background', 'orthopaedics', 'T&O|trauma and orthopaedics|orthopaedic surgery|surgery', 0, '', 62, NULL);
INSERT INTO term VALUES ('background.plastic-surgery', 'background', 'plastic surgery', 'plastics|burns', 0, '', 63, NULL);
INSERT INTO term VALUES ('background.neurosurgery', 'background', 'neurosurgery', '', 0, '', 64, NULL);
INSERT INTO term VALUES ('background.urology', 'background', 'urology', 'urologist', 0, '', 65, NULL);
INSERT INTO term VALUES ('background.vascular-surgery', 'background', 'vascular surgery', 'vascular', 0, '', 66, NULL);
INSERT INTO term VALUES ('background.cardiothoracic-surgery', 'background', 'cardiothoracic surgery', 'cardiothoracics|heart surgery', 0, '', 67, NULL);
INSERT INTO term VALUES ('background.paediatric-surgery', 'background', 'paediatric surgery', '', 0, '', 68, NULL);
INSERT INTO term VALUES ('background.maxillofacial', 'background', 'oral and maxillofacial surgery', 'OMFS|max fax|maxfacs', 0, '', 69, NULL);
INSERT INTO term VALUES ('background.ent', 'background', 'ENT surgery', 'ENT|ear nose and throat|otolaryngology', 0, '', 70, NULL);
INSERT INTO term VALUES ('background.ophthalmology', 'background', 'ophthalmology', 'eyes|ophthalmic surgery', 0, '', 71, NULL);
INSERT INTO term VALUES ('background.obstetrics-gynaecology', 'background', 'obstetrics and gynaecology', 'O&G|obs and gynae|obstetrician|gynaecology', 0, '', 72, NULL);
INSERT INTO term VALUES ('background.emergency-medicine', 'background', 'emergency medicine', 'A&E|accident and emergency|ED|EM', 0, '', 73, NULL);
INSERT INTO term VALUES ('background.anaesthetics', 'background', 'anaesthetics', 'anaesthesia|gas', 0, '', 74, NULL);
INSERT INTO term VALUES ('background.intensive-care', 'background', 'intensive care', 'ITU|ICU|critical care', 0, '', 75, NULL);
INSERT INTO term VALUES ('background.acute-medicine', 'background', 'acute medicine', 'AMU|acute internal medicine|medical registrar', 0, '', 76, NULL);
INSERT INTO term VALUES ('background.general-medicine', 'background', 'general internal medicine', 'GIM|medicine|physician|core medical training|CMT', 0, '', 77, NULL);
INSERT INTO term VALUES ('background.cardiology', 'background', 'cardiology', 'cardiologist', 0, '', 78, NULL);
INSERT INTO term VALUES ('background.respiratory', 'background', 'respiratory medicine', 'chest medicine', 0, '', 79, NULL);
INSERT INTO term VALUES ('background.gastroenterology', 'background', 'gastroenterology', 'gastro|hepatology', 0, '', 80, NULL);
INSERT INTO term VALUES ('background.endocrinology', 'background', 'diabetes and endocrinology', 'endocrine|diabetes', 0, '', 81, NULL);
INSERT INTO term VALUES ('background.renal', 'background', 'renal medicine', 'nephrology|kidney medicine', 0, '', 82, NULL);
INSERT INTO term VALUES ('background.rheumatology', 'background', 'rheumatology', '', 0, '', 83, NULL);
INSERT INTO term VALUES ('background.neurology', 'background', 'neurology', 'neurologist', 0, '', 84, NULL);
INSERT INTO term VALUES ('background.geriatrics', 'background', 'geriatric medicine', 'care of the elderly|COTE|elderly care|geriatrics', 0, '', 85, NULL);
INSERT INTO term VALUES ('background.dermatology', 'background', 'dermatology', 'derm|skin', 0, '', 86, NULL);
INSERT INTO term VALUES ('background.haematology', 'background', 'haematology', '', 0, '', 87, NULL);
INSERT INTO term VALUES ('background.oncology', 'background', 'oncology', 'clinical oncology|cancer', 0, '', 88, NULL);
INSERT INTO term VALUES ('background.palliative', 'background', 'palliative medicine', 'hospice|palliative care', 0, '', 89, NULL);
INSERT INTO term VALUES ('background.infectious-disease', 'background', 'infectious diseases', 'ID|tropical medicine|microbiology', 0, '', 90, NULL);
INSERT INTO term VALUES ('background.sexual-health', 'background', 'genitourinary medicine', 'GUM|sexual health|HIV', 0, '', 91, NULL);
INSERT INTO term VALUES ('background.paediatrics', 'background', 'paediatrics', 'paeds|child health|neonates', 0, '', 92, NULL);
INSERT INTO term VALUES ('background.psychiatry', 'background', 'psychiatry', 'psych|mental health', 0, '', 93, NULL);
INSERT INTO term VALUES ('background.radiology', 'background', 'radiology', 'imaging', 0, '', 94, NULL);
INSERT INTO term VALUES ('background.pathology', 'background', 'pathology', 'histopathology|laboratory', 0, '', 95, NULL);
INSERT INTO term VALUES ('background.public-health', 'background', 'public health', 'public health medicine|health protection', 0, '', 96, NULL);
INSERT INTO term VALUES ('background.occupational-medicine', 'background', 'occupational medicine', 'occupational health', 0, '', 97, NULL);
INSERT INTO term VALUES ('background.military', 'background', 'armed forces medicine', 'military|army|navy|RAF|forces', 0, '', 98, NULL);
INSERT INTO term VALUES ('background.academia', 'background', 'academic medicine', 'PhD|research|university', 0, '', 99, NULL);
INSERT INTO term VALUES ('background.nursing', 'background', 'nursing', 'nurse|registered nurse|RGN', 0, '', 100, NULL);
INSERT INTO term VALUES ('background.midwifery', 'background', 'midwifery', 'midwife', 0, '', 101, NULL);
INSERT INTO term VALUES ('background.pharmacy', 'background', 'pharmacy', 'pharmacist|community pharmacy', 0, '', 102, NULL);
INSERT INTO term VALUES ('background.physiotherapy', 'background', 'physiotherapy', 'physio', 0, '', 103, NULL);
INSERT INTO term VALUES ('background.paramedic', 'background', 'ambulance service', 'paramedic|ambulance', 0, '', 104, NULL);
INSERT INTO term VALUES ('background.dentistry', 'background', 'dentistry', 'dentist', 0, '', 105, NULL);
INSERT INTO term VALUES ('background.veterinary', 'background', 'veterinary medicine', 'vet', 0, '', 106, NULL);
INSERT INTO term VALUES ('background.teaching', 'background', 'school teaching', 'teacher|schoolteacher', 0, '', 107, NULL);
INSERT INTO term VALUES ('background.engineering', 'background', 'engineering', 'engineer', 0, '', 108, NULL);
INSERT INTO term VALUES ('background.software', 'background', 'software', 'programming|IT|developer', 0, '', 109, NULL);
INSERT INTO term VALUES ('background.law', 'background', 'law', 'lawyer|solicitor|barrister', 0, '', 110, NULL);
INSERT INTO term VALUES ('background.finance', 'background', 'finance or business', 'accountancy|banking|consulting|business', 0, '', 111, NULL);
INSERT INTO term VALUES ('background.hospitality', 'background', 'hospitality or retail', 'retail|catering|hotels', 0, '', 112, NULL);
INSERT INTO term VALUES ('background.social-work', 'background', 'social work', 'social care', 0, '', 113, NULL);
INSERT INTO term VALUES ('background.overseas-gp', 'background', 'general practice abroad', 'family medicine abroad|overseas GP|international GP', 0, '', 114, NULL);
INSERT INTO term VALUES ('extended.dermatology', 'extended_role', 'dermatology', 'derm|skin clinic|dermoscopy', 0, '', 115, NULL);
INSERT INTO term VALUES ('extended.skin-surgery', 'extended_role', 'skin surgery', 'dermatological surgery|skin cancer surgery|derm surgery', 0, '', 116, NULL);
INSERT INTO term VALUES ('extended.minor-surgery', 'extended_role', 'minor surgery', 'minor ops|minor operations|lumps and bumps|joint injections', 0, '', 117, NULL);
INSERT INTO term VALUES ('extended.vasectomy', 'extended_role', 'vasectomy', 'no-scalpel vasectomy', 0, '', 118, NULL);
INSERT INTO term VALUES ('extended.carpal-tunnel', 'extended_role', 'carpal tunnel surgery', 'hand surgery|carpal tunnel', 0, '', 119, NULL);
INSERT INTO term VALUES ('extended.musculoskeletal', 'extended_role', 'musculoskeletal medicine', 'MSK|orthopaedic triage|injections', 0, '', 120, NULL);
INSERT INTO term VALUES ('extended.sport', 'extended_role', 'sport and exercise medicine', 'SEM|sports medicine|team doctor', 0, '', 121, NULL);
INSERT INTO term VALUES ('extended.rheumatology', 'extended_role', 'rheumatology', '', 0, '', 122, NULL);
INSERT INTO term VALUES ('extended.pain', 'extended_role', 'pain management', 'chronic pain|persistent pain', 0, '', 123, NULL);
INSERT INTO term VALUES ('extended.acupuncture', 'extended_role', 'acupuncture', '', 0, '', 124, NULL);
INSERT INTO term VALUES ('extended.womens-health', 'extended_role', 'women''s health', 'gynaecology|gynae|women''s health hub', 0, '', 125, NULL);
INSERT INTO term VALUES ('extended.menopause', 'extended_role', 'menopause', 'HRT', 0, '', 126, NULL);
INSERT INTO term VALUES ('extended.contraception', 'extended_role', 'contraception', 'LARC|coils|coil fitting|implants|family planning', 0, '', 127, NULL);
INSERT INTO term VALUES ('extended.sexual-health', 'extended_role', 'sexual health and HIV', 'HIV|GUM|STI', 0, '', 128, NULL);
INSERT INTO term VALUES ('extended.child-health', 'extended_role', 'child health', 'paediatrics|paeds|community child health', 0, '', 129, NULL);
INSERT INTO term VALUES ('extended.safeguarding', 'extended_role', 'safeguarding', 'named GP|child protection', 0, '', 130, NULL);
INSERT INTO term VALUES ('extended.mental-health', 'extended_role', 'mental health', 'psychiatry|SMI|talking therapy', 0, '', 131, NULL);
INSERT INTO term VALUES ('extended.neurodiversity', 'extended_role', 'ADHD and autism', 'ADHD|autism|neurodiversity|neurodevelopmental', 0, '', 132, NULL);
INSERT INTO term VALUES ('extended.learning-disability', 'extended_role', 'learning disability', 'LD|annual health checks', 0, '', 133, NULL);
INSERT INTO term VALUES ('extended.substance-misuse', 'extended_role', 'substance misuse', 'addiction|drug and alcohol|opioid substitution|SMMGP', 0, '', 134, NULL);
INSERT INTO term VALUES ('extended.inclusion-health', 'extended_role', 'inclusion health', 'homeless health|homelessness|Gypsy and Traveller health|sex worker health', 0, '', 135, NULL);
INSERT INTO term VALUES ('extended.refugee-health', 'extended_role', 'refugee and asylum health', 'asylum seekers|migrant health', 0, '', 136, NULL);
INSERT INTO term VALUES ('extended.prison', 'extended_role', 'prison medicine', 'secure environments|detained settings|offender health', 0, '', 137, NULL);
INSERT INTO term VALUES ('extended.forensic', 'extended_role', 'forensic medicine', 'police custody|forensic physician|SARC', 0, '', 138, NULL);
INSERT INTO term VALUES ('extended.frailty', 'extended_role', 'frailty', 'care of older people|geriatrics|falls|comprehensive geriatric assessment', 0, '', 139, NULL);
INSERT INTO term VALUES ('extended.care-homes', 'extended_role', 'care homes', 'nursing homes|EHCH|enhanced health in care homes', 0, '', 140, NULL);
INSERT INTO term VALUES ('extended.community-hospital', 'extended_role', 'community hospital', 'rehabilitation ward|intermediate care|hospital at home|virtual ward', 0, '', 141, NULL);
INSERT INTO term VALUES ('extended.palliative', 'extended_role', 'palliative care', 'end of life|hospice|EOLC', 0, '', 142, NULL);
INSERT INTO term VALUES ('extended.cancer', 'extended_role', 'cancer', 'oncology|early diagnosis|Macmillan GP', 0, '', 143, NULL);
INSERT INTO term VALUES ('extended.cardiology', 'extended_role', 'cardiology', 'echo|heart failure|arrhythmia|AF', 0, '', 144, NULL);
INSERT INTO term VALUES ('extended.hypertension', 'extended_role', 'hypertension and prevention', 'cardiovascular prevention|lipids|CVD', 0, '', 145, NULL);
INSERT INTO term VALUES ('extended.respiratory', 'extended_role', 'respiratory', 'asthma|COPD|spirometry', 0, '', 146, NULL);
INSERT INTO term VALUES ('extended.diabetes', 'extended_role', 'diabetes', 'insulin|endocrine', 0, '', 147, NULL);
INSERT INTO term VALUES ('extended.weight', 'extended_role', 'weight management', 'obesity|bariatric', 0, '', 148, NULL);
INSERT INTO term VALUES ('extended.gastroenterology', 'extended_role', 'gastroenterology and endoscopy', 'endoscopy|gastroscopy|gastro', 0, '', 149, NULL);
INSERT INTO term VALUES ('extended.headache', 'extended_role', 'headache', 'migraine', 0, '', 150, NULL);
INSERT INTO term VALUES ('extended.epilepsy', 'extended_role', 'neurology and epilepsy', 'epilepsy|neurology', 0, '', 151, NULL);
INSERT INTO term VALUES ('extended.ent', 'extended_role', 'ENT', 'ear nose and throat|microsuction|audiology', 0, '', 152, NULL);
INSERT INTO term VALUES ('extended.eyes', 'extended_role', 'ophthalmology', 'eyes|eye clinic', 0, '', 153, NULL);
INSERT INTO term VALUES ('extended.urology', 'extended_role', 'urology', 'cystoscopy|prostate|continence', 0, '', 154, NULL);
INSERT INTO term VALUES ('extended.allergy', 'extended_role', 'allergy', 'immunology', 0, '', 155, NULL);
INSERT INTO term VALUES ('extended.genomics', 'extended_role', 'genomics', 'genetics|genomic medicine', 0, '', 156, NULL);
INSERT INTO term VALUES ('extended.ultrasound', 'extended_role', 'ultrasound', 'point of care ultrasound|POCUS|sonography', 0, '', 157, NULL);
INSERT INTO term VALUES ('extended.lifestyle', 'extended_role', 'lifestyle medicine', 'BSLM|group consultations|six pillars', 0, '', 158, NULL);
INSERT INTO term VALUES ('extended.urgent-care', 'extended_role', 'urgent care', 'out of hours|OOH|UTC|111|walk-in centre', 0, '', 159, NULL);
INSERT INTO term VALUES ('extended.pre-hospital', 'extended_role', 'pre-hospital emergency care', 'BASICS|immediate care|air ambulance|event medicine', 0, '', 160, NULL);
INSERT INTO term VALUES ('extended.occupational-health', 'extended_role', 'occupational health', 'fitness to work|DOccMed', 0, '', 161, NULL);
INSERT INTO term VALUES ('extended.travel', 'extended_role', 'travel and expedition medicine', 'travel clinic|expedition|yellow fever', 0, '', 162, NULL);
INSERT INTO term VALUES ('extended.veterans', 'extended_role', 'veterans'' health', 'armed forces|military health', 0, '', 163, NULL);
INSERT INTO term VALUES ('extended.gender', 'extended_role', 'gender identity health', 'trans health|transgender health', 0, '', 164, NULL);
INSERT INTO term VALUES ('extended.practitioner-health', 'extended_role', 'health of health professionals', 'practitioner health|doctors'' health', 1, '', 165, NULL);
INSERT INTO term VALUES ('extended.aesthetics', 'extended_role', 'cosmetic procedures', 'aesthetics|cosmetic medicine', 0, '', 166, NULL);
INSERT INTO term VALUES ('extended.education', 'extended_role', 'medical education', 'teaching|training|GP education', 0, '', 167, NULL);
INSERT INTO term VALUES ('extended.research', 'extended_role', 'research', 'clinical trials|academic general practice|NIHR', 0, '', 168, NULL);
INSERT INTO term VALUES ('extended.digital', 'extended_role', 'digital and informatics', 'clinical informatics|IT|clinical safety|CCIO', 0, '', 169, NULL);
INSERT INTO term VALUES ('extended.leadership', 'extended_role', 'leadership', 'commissioning|system leadership|clinical lead', 0, '', 170, NULL);
INSERT INTO term VALUES ('extended.medico-legal', 'extended_role', 'medico-legal work', 'expert witness|coroner|medical examiner', 0, '', 171, NULL);
INSERT INTO term VALUES ('extended.appraisal', 'extended_role', 'appraisal', 'appraiser|revalidation', 0, '', 172, NULL);
INSERT INTO term VALUES ('clinical.sepsis', 'clinical_interest', 'sepsis and acute illness', 'sepsis|deteriorating patient', 0, '', 173, NULL);
INSERT INTO term VALUES ('clinical.asthma', 'clinical_interest', 'asthma', 'wheeze', 0, '', 174, NULL);
INSERT INTO term VALUES ('clinical.copd', 'clinical_interest', 'COPD', 'emphysema|chronic lung disease', 0, '', 175, NULL);
INSERT INTO term VALUES ('clinical.heart-failure', 'clinical_interest', 'heart failure', 'HFpEF|HFrEF', 0, '', 176, NULL);
INSERT INTO term VALUES ('clinical.atrial-fibrillation', 'clinical_interest', 'atrial fibrillation', 'AF|anticoagulation', 0, '', 177, NULL);
INSERT INTO term VALUES ('clinical.blood-pressure', 'clinical_interest', 'blood pressure', 'hypertension|BP', 0, '', 178, NULL);
INSERT INTO term VALUES ('clinical.lipids', 'clinical_interest', 'lipids', 'cholesterol|familial hypercholesterolaemia|FH', 0, '', 179, NULL);
INSERT INTO term VALUES ('clinical.type-two', 'clinical_interest', 'type 2 diabetes', 'T2DM|remission of diabetes', 0, '', 180, NULL);
INSERT INTO term VALUES ('clinical.kidney', 'clinical_interest', 'kidney disease', 'CKD|chronic kidney disease', 0, '', 181, NULL);
INSERT INTO term VALUES ('clinical.thyroid', 'clinical_interest', 'thyroid disease', 'thyroid', 0, '', 182, NULL);
INSERT INTO term VALUES ('clinical.obesity', 'clinical_interest', 'obesity', 'weight|GLP-1', 0, '', 183, NULL);
INSERT INTO term VALUES ('clinical.eczema', 'clinical_interest', 'eczema and psoriasis', 'eczema|psoriasis', 0, '', 184, NULL);
INSERT INTO term VALUES ('clinical.skin-cancer', 'clinical_interest', 'skin cancer', 'melanoma|dermoscopy|BCC', 0, '', 185, NULL);
INSERT INTO term VALUES ('clinical.wounds', 'clinical_interest', 'wound care', 'leg ulcers|dressings', 0, '', 186, NULL);
INSERT INTO term VALUES ('clinical.back-pain', 'clinical_interest', 'back pain', 'sciatica|spine', 0, '', 187, NULL);
INSERT INTO term VALUES ('clinical.shoulders', 'clinical_interest', 'shoulders and knees', 'shoulder pain|knee pain|joints', 0, '', 188, NULL);
INSERT INTO term VALUES ('clinical.osteoporosis', 'clinical_interest', 'osteoporosis', 'bone health|fragility fracture', 0, '', 189, NULL);
INSERT INTO term VALUES ('clinical.gout', 'clinical_interest', 'gout', 'urate', 0, '', 190, NULL);
INSERT INTO term VALUES ('clinical.migraine', 'clinical_interest', 'migraine', 'headache', 0, '', 191, NULL);
INSERT INTO term VALUES ('clinical.parkinsons', 'clinical_interest', 'Parkinson''s disease', 'Parkinsonism', 0, '', 192, NULL);
INSERT INTO term VALUES ('clinical.dementia', 'clinical_interest', 'dementia', 'memory|Alzheimer''s', 0, '', 193, NULL);
INSERT INTO term VALUES ('clinical.falls', 'clinical_interest', 'falls', 'balance', 0, '', 194, NULL);
INSERT INTO term VALUES ('clinical.multimorbidity', 'clinical_interest', 'multimorbidity', 'complexity|long-term conditions', 0, '', 195, NULL);
INSERT INTO term VALUES ('clinical.polypharmacy', 'clinical_interest', 'deprescribing', 'polypharmacy|medication review|structured medication review', 0, '', 196, NULL);
INSERT INTO term VALUES ('clinical.antibiotics', 'clinical_interest', 'antimicrobial stewardship', 'antibiotics|AMR', 0, '', 197, NULL);
INSERT INTO term VALUES ('clinical.vaccination', 'clinical_interest', 'vaccination', 'immunisation|imms|flu clinics', 0, '', 198, NULL);
INSERT INTO term VALUES ('clinical.advance-care', 'clinical_interest', 'advance care planning', 'ReSPECT|DNACPR|end of life', 0, '', 199, NULL);
INSERT INTO term VALUES ('clinical.bereavement', 'clinical_interest', 'bereavement', 'grief', 1, '', 200, NULL);
INSERT INTO term VALUES ('clinical.pmdd', 'clinical_interest', 'periods and endometriosis', 'endometriosis|heavy periods|PMDD|PCOS', 0, '', 201, NULL);
INSERT INTO term VALUES ('clinical.hrt', 'clinical_interest', 'menopause care', 'HRT|perimenopause', 0, '', 202, NULL);
INSERT INTO term VALUES ('clinical.pregnancy', 'clinical_interest', 'pregnancy and after', 'antenatal|postnatal|perinatal', 1, '', 203, NULL);
INSERT INTO term VALUES ('clinical.fertility', 'clinical_interest', 'fertility', 'subfertility|IVF', 1, '', 204, NULL);
INSERT INTO term VALUES ('clinical.breastfeeding', 'clinical_interest', 'infant feeding', 'breastfeeding|cow''s milk allergy|tongue tie', 1, '', 205, NULL);
INSERT INTO term VALUES ('clinical.childhood', 'clinical_interest', 'childhood illness', 'child health|fever in children', 0, '', 206, NULL);
INSERT INTO term VALUES ('clinical.adolescents', 'clinical_interest', 'young people', 'adolescents|teenagers|students', 0, '', 207, NULL);
INSERT INTO term VALUES ('clinical.depression', 'clinical_interest', 'depression and anxiety', 'low mood|anxiety|common mental health', 1, '', 208, NULL);
INSERT INTO term VALUES ('clinical.psychosis', 'clinical_interest', 'severe mental illness', 'psychosis|bipolar|SMI', 1, '', 209, NULL);
INSERT INTO term VALUES ('clinical.eating-disorders', 'clinical_interest', 'eating disorders', 'anorexia|bulimia', 1, '', 210, NULL);
INSERT INTO term VALUES ('clinical.trauma', 'clinical_interest', 'trauma-informed care', 'PTSD|adverse childhood experiences|ACEs', 1, '', 211, NULL);
INSERT INTO term VALUES ('clinical.alcohol', 'clinical_interest', 'alcohol', 'alcohol misuse', 1, '', 212, NULL);
INSERT INTO term VALUES ('clinical.opioids', 'clinical_interest', 'opioid reduction', 'opioids|dependence forming medicines|gabapentinoids', 0, '', 213, NULL);
INSERT INTO term VALUES ('clinical.smoking', 'clinical_interest', 'smoking cessation', 'stop smoking|vaping', 0, '', 214, NULL);
INSERT INTO term VALUES ('clinical.sleep', 'clinical_interest', 'sleep', 'insomnia|CBT-I', 0, '', 215, NULL);
INSERT INTO term VALUES ('clinical.long-covid', 'clinical_interest', 'long Covid and fatigue', 'ME|chronic fatigue|post-viral fatigue', 1, '', 216, NULL);
INSERT INTO term VALUES ('clinical.persistent-symptoms', 'clinical_interest', 'persistent physical symptoms', 'functional symptoms|MUS|FND', 0, '', 217, NULL);
INSERT INTO term VALUES ('clinical.ibs', 'clinical_interest', 'gut health', 'IBS|inflammatory bowel disease|coeliac', 0, '', 218, NULL);
INSERT INTO term VALUES ('clinical.cancer-detection', 'clinical_interest', 'cancer detection', 'two week wait|2WW|FIT|safety netting', 0, '', 219, NULL);
INSERT INTO term VALUES ('clinical.domestic-abuse', 'clinical_interest', 'domestic abuse', 'IRIS|domestic violence', 1, '', 220, NULL);
INSERT INTO term VALUES ('clinical.health-inequalities', 'clinical_interest', 'health inequalities', 'Deep End|inverse care law|deprivation|Core20PLUS5', 0, '', 221, NULL);
INSERT INTO term VALUES ('clinical.continuity', 'clinical_interest', 'continuity of care', 'personal lists|relationship-based care', 0, '', 222, NULL);
INSERT INTO term VALUES ('clinical.shared-decisions', 'clinical_interest', 'shared decision making', 'person-centred care|option grids|overdiagnosis', 0, '', 223, NULL);
INSERT INTO term VALUES ('clinical.consultation', 'clinical_interest', 'consultation skills', 'communication|consulting|health coaching', 0, '', 224, NULL);
INSERT INTO term VALUES ('clinical.rural', 'clinical_interest', 'rural practice', 'remote medicine|dispensing practice', 0, '', 225, NULL);
INSERT INTO term VALUES ('clinical.social-prescribing', 'clinical_interest', 'social prescribing', 'community connection', 0, '', 226, NULL);
INSERT INTO term VALUES ('life.choirs', 'other_interest', 'choirs', 'singing|choral music', 0, '', 227, NULL);
INSERT INTO term VALUES ('life.folk-music', 'other_interest', 'folk music', 'fiddle|ceilidh|trad music', 0, '', 228, NULL);
INSERT INTO term VALUES ('life.orchestra', 'other_interest', 'orchestras', 'classical music|violin|cello', 0, '', 229, NULL);
INSERT INTO term VALUES ('life.jazz', 'other_interest', 'jazz and bands', 'guitar|playing in a band|saxophone', 0, '', 230, NULL);
INSERT INTO term VALUES ('life.piano', 'other_interest', 'piano', 'keyboard', 0, '', 231, NULL);
INSERT INTO term VALUES ('life.theatre', 'other_interest', 'theatre', 'drama|am dram', 0, '', 232, NULL);
INSERT INTO term VALUES ('life.film', 'other_interest', 'film', 'cinema', 0, '', 233, NULL);
INSERT INTO term VALUES ('life.comedy', 'other_interest', 'comedy', 'stand-up|improv', 0, '', 234, NULL);
INSERT INTO term VALUES ('life.dance', 'other_interest', 'dance', 'bharatanatyam|salsa|ballet|bhangra', 0, '', 235, NULL);
INSERT INTO term VALUES ('life.bread', 'other_interest', 'bread', 'baking|sourdough', 0, '', 236, NULL);
INSERT INTO term VALUES ('life.cooking', 'other_interest', 'cooking', 'food|recipes', 0, '', 237, NULL);
INSERT INTO term VALUES ('life.coffee', 'other_interest', 'coffee', 'espresso', 0, '', 238, NULL);
INSERT INTO term VALUES ('life.tea', 'other_interest', 'tea', 'chai|kettles', 0, '', 239, NULL);
INSERT INTO term VALUES ('life.gardening', 'other_interest', 'gardening', 'gardens', 0, '', 240, NULL);
INSERT INTO term VALUES ('life.allotments', 'other_interest', 'allotments', 'growing vegetables', 0, '', 241, NULL);
INSERT INTO term VALUES ('life.bees', 'other_interest', 'beekeeping', 'bees|honey', 0, '', 242, NULL);
INSERT INTO term VALUES ('life.birds', 'other_interest', 'birdwatching', 'birds|birding', 0, '', 243, NULL);
INSERT INTO term VALUES ('life.wild-swimming', 'other_interest', 'open-water swimming', 'wild swimming|sea swimming|cold water', 0, '', 244, NULL);
INSERT INTO term VALUES ('life.walking', 'other_interest', 'walking', 'hiking|rambling|long-distance paths', 0, '', 245, NULL);
INSERT INTO term VALUES ('life.climbing', 'other_interest', 'climbing', 'bouldering|mountaineering', 0, '', 246, NULL);
INSERT INTO term VALUES ('life.running', 'other_interest', 'running', 'parkrun|marathons|fell running', 0, '', 247, NULL);
INSERT INTO term VALUES ('life.cycling', 'other_interest', 'cycling', 'bikes|touring|commuting by bike', 0, '', 248, NULL);
INSERT INTO term VALUES ('life.sailing', 'other_interest', 'sailing', 'boats|dinghies', 0, '', 249, NULL);
INSERT INTO term VALUES ('life.rowing', 'other_interest', 'rowing', 'coastal rowing', 0, '', 250, NULL);
INSERT INTO term VALUES ('life.cricket', 'other_interest', 'cricket', 'test match', 0, '', 251, NULL);
INSERT INTO term VALUES ('life.football', 'other_interest', 'football', 'five-a-side|soccer', 0, '', 252, NULL);
INSERT INTO term VALUES ('life.rugby', 'other_interest', 'rugby', '', 0, '', 253, NULL);
INSERT INTO term VALUES ('life.tennis', 'other_interest', 'tennis and badminton', 'tennis|badminton|padel', 0, '', 254, NULL);
INSERT INTO term VALUES ('life.martial-arts', 'other_interest', 'martial arts', 'judo|karate|jiu-jitsu', 0, '', 255, NULL);
INSERT INTO term VALUES ('life.yoga', 'other_interest', 'yoga', 'pilates', 0, '', 256, NULL);
INSERT INTO term VALUES ('life.mountain-rescue', 'other_interest', 'mountain rescue and lifeboats', 'mountain rescue|RNLI', 0, '', 257, NULL);
INSERT INTO term VALUES ('life.dogs', 'other_interest', 'dogs', 'dog walking', 0, '', 258, NULL);
INSERT INTO term VALUES ('life.horses', 'other_interest', 'horses', 'riding', 0, '', 259, NULL);
INSERT INTO term VALUES ('life.painting', 'other_interest', 'painting and drawing', 'art|watercolour|sketching', 0, '', 260, NULL);
INSERT INTO term VALUES ('life.pottery', 'other_interest', 'pottery', 'ceramics', 0, '', 261, NULL);
INSERT INTO term VALUES ('life.knitting', 'other_interest', 'knitting and sewing', 'knitting|sewing|quilting|crochet', 0, '', 262, NULL);
INSERT INTO term VALUES ('life.woodwork', 'other_interest', 'woodwork', 'carpentry|furniture making', 0, '', 263, NULL);
INSERT INTO term VALUES ('life.photography', 'other_interest', 'photography', 'photos', 0, '', 264, NULL);
INSERT INTO term VALUES ('life.poetry', 'other_interest', 'poetry', 'poems', 0, '', 265, NULL);
INSERT INTO term VALUES ('life.novels', 'other_interest', 'novels', 'book club|reading|fiction', 0, '', 266, NULL);
INSERT INTO term VALUES ('life.writing', 'other_interest', 'writing', 'blogging|creative writing', 0, '', 267, NULL);
INSERT INTO term VALUES ('life.history', 'other_interest', 'history', 'local history|history of medicine', 0, '', 268, NULL);
INSERT INTO term VALUES ('life.languages', 'other_interest', 'learning languages', 'linguistics', 0, '', 269, NULL);
INSERT INTO term VALUES ('life.philosophy', 'other_interest', 'philosophy and ethics', 'ethics', 0, '', 270, NULL);
INSERT INTO term VALUES ('life.faith', 'other_interest', 'faith communities', 'church|mosque|temple|gurdwara|synagogue', 1, '', 271, NULL);
INSERT INTO term VALUES ('life.chess', 'other_interest', 'chess and board games', 'chess|board games|go', 0, '', 272, NULL);
INSERT INTO term VALUES ('life.puzzles', 'other_interest', 'crosswords and quizzes', 'crosswords|pub quiz|puzzles', 0, '', 273, NULL);
INSERT INTO term VALUES ('life.astronomy', 'other_interest', 'astronomy', 'stars|telescopes', 0, '', 274, NULL);
INSERT INTO term VALUES ('life.coding', 'other_interest', 'programming', 'coding|open source|electronics', 0, '', 275, NULL);
INSERT INTO term VALUES ('life.sustainability', 'other_interest', 'sustainability', 'greener practice|climate|planetary health|net zero', 0, '', 276, NULL);
INSERT INTO term VALUES ('life.volunteering', 'other_interest', 'volunteering', 'charity|food bank|scouts and guides', 0, '', 277, NULL);
INSERT INTO term VALUES ('life.global-health', 'other_interest', 'global health', 'international development|health partnerships', 0, '', 278, NULL);
INSERT INTO term VALUES ('life.politics', 'other_interest', 'health policy', 'politics|campaigning', 0, '', 279, NULL);
INSERT INTO term VALUES ('life.travel', 'other_interest', 'travel', 'slow travel|trains', 0, '', 280, NULL);
INSERT INTO term VALUES ('life.medical-humanities', 'other_interest', 'medical humanities', 'arts and health|narrative medicine', 0, '', 281, NULL);
INSERT INTO term VALUES ('life.railways', 'other_interest', 'railways and canals', 'trains|narrowboats|steam', 0, '', 282, NULL);
INSERT INTO term VALUES ('skill.business-case', 'skill', 'business cases', 'business case|bids|funding applications', 0, '', 283, NULL);
INSERT INTO term VALUES ('skill.accounts', 'skill', 'practice accounts', 'finance|bookkeeping|drawings', 0, '', 284, NULL);
INSERT INTO term VALUES ('skill.partnership-agreements', 'skill', 'partnership agreements', 'partnership deed|becoming a partner', 0, '', 285, NULL);
INSERT INTO term VALUES ('skill.mergers', 'skill', 'mergers', 'merging practices', 0, '', 286, NULL);
INSERT INTO term VALUES ('skill.premises', 'skill', 'premises', 'estates|surgery building|notional rent', 0, '', 287, NULL);
INSERT INTO term VALUES ('skill.contracts', 'skill', 'contracts and claims', 'GMS|PMS|APMS|enhanced services|DES|LES', 0, '', 288, NULL);
INSERT INTO term VALUES ('skill.qof', 'skill', 'QOF', 'quality and outcomes framework|recalls', 0, '', 289, NULL);
INSERT INTO term VALUES ('skill.cqc', 'skill', 'CQC inspections', 'CQC|inspection|registration|HIW|RQIA', 0, '', 290, NULL);
INSERT INTO term VALUES ('skill.recruitment', 'skill', 'recruitment', 'hiring|job adverts|interviews', 0, '', 291, NULL);
INSERT INTO term VALUES ('skill.induction', 'skill', 'induction', 'onboarding|new starters', 0, '', 292, NULL);
INSERT INTO term VALUES ('skill.rotas', 'skill', 'rotas', 'rota|scheduling|leave planning', 0, '', 293, NULL);
INSERT INTO term VALUES ('skill.appointments', 'skill', 'appointment systems', 'access|triage|total triage|demand and capacity', 0, '', 294, NULL);
INSERT INTO term VALUES ('skill.telephones', 'skill', 'telephone systems', 'cloud telephony|call queues|telephony', 0, '', 295, NULL);
INSERT INTO term VALUES ('skill.workflow', 'skill', 'letters and workflow', 'document management|workflow redirection|docman', 0, '', 296, NULL);
INSERT INTO term VALUES ('skill.results', 'skill', 'results handling', 'lab results|pathology links|safety netting', 0, '', 297, NULL);
INSERT INTO term VALUES ('skill.prescribing-safety', 'skill', 'prescribing safety', 'repeat prescribing|high-risk drugs|medicines reconciliation', 0, '', 298, NULL);
INSERT INTO term VALUES ('skill.clinical-coding', 'skill', 'clinical coding', 'SNOMED|coding|summarising', 0, '', 299, NULL);
INSERT INTO term VALUES ('skill.data-quality', 'skill', 'data quality', 'searches|registers|reports', 0, '', 300, NULL);
INSERT INTO term VALUES ('skill.templates', 'skill', 'templates and protocols', 'Ardens|EMIS protocols|SystmOne templates', 0, '', 301, NULL);
INSERT INTO term VALUES ('skill.emis', 'skill', 'EMIS', 'EMIS Web', 0, '', 302, NULL);
INSERT INTO term VALUES ('skill.systmone', 'skill', 'SystmOne', 'TPP|S1', 0, '', 303, NULL);
INSERT INTO term VALUES ('skill.population-health', 'skill', 'population health data', 'risk stratification|segmentation|dashboards', 0, '', 304, NULL);
INSERT INTO term VALUES ('skill.spreadsheets', 'skill', 'spreadsheets', 'Excel|charts', 0, '', 305, NULL);
INSERT INTO term VALUES ('skill.audit', 'skill', 'audit', 'clinical audit|QIA', 0, '', 306, NULL);
INSERT INTO term VALUES ('skill.quality-improvement', 'skill', 'quality improvement', 'QI|PDSA|run charts|lean', 0, '', 307, NULL);
INSERT INTO term VALUES ('skill.significant-events', 'skill', 'learning from events', 'significant event analysis|SEA|LFPSE|PSIRF', 0, '', 308, NULL);
INSERT INTO term VALUES ('skill.complaints', 'skill', 'complaints', 'responding to complaints|ombudsman', 0, '', 309, NULL);
INSERT INTO term VALUES ('skill.governance', 'skill', 'information governance', 'DSPT|data protection|GDPR|subject access', 0, '', 310, NULL);
INSERT INTO term VALUES ('skill.clinical-safety', 'skill', 'clinical safety of software', 'DCB0129|DCB0160|hazard log', 0, '', 311, NULL);
INSERT INTO term VALUES ('skill.artificial-intelligence', 'skill', 'using AI with care', 'AI|ambient scribes|machine learning', 0, '', 312, NULL);
INSERT INTO term VALUES ('skill.websites', 'skill', 'practice websites', 'website|NHS App|online forms', 0, '', 313, NULL);
INSERT INTO term VALUES ('skill.patient-groups', 'skill', 'patient participation', 'PPG|patient group|co-design', 0, '', 314, NULL);
INSERT INTO term VALUES ('skill.group-consultations', 'skill', 'group consultations', 'video group clinics|shared medical appointments', 0, '', 315, NULL);
INSERT INTO term VALUES ('skill.remote-consulting', 'skill', 'remote consulting', 'video consulting|online consulting|telephone consulting', 0, '', 316, NULL);
INSERT INTO term VALUES ('skill.minor-surgery-list', 'skill', 'setting up a minor surgery list', 'minor ops list|theatre list|instruments|histology log', 0, '', 317, NULL);
INSERT INTO term VALUES ('skill.ultrasound-setup', 'skill', 'setting up ultrasound', 'POCUS set-up', 0, '', 318, NULL);
INSERT INTO term VALUES ('skill.training-practice', 'skill', 'becoming a training practice', 'trainer approval|learning environment', 0, '', 319, NULL);
INSERT INTO term VALUES ('skill.exam-preparation', 'skill', 'exam preparation', 'AKT|SCA|MRCGP|RCA', 0, '', 320, NULL);
INSERT INTO term VALUES ('skill.teaching', 'skill', 'teaching and facilitation', 'small group teaching|facilitation', 0, '', 321, NULL);
INSERT INTO term VALUES ('skill.supervision', 'skill', 'supervising a wider team', 'clinical supervision|ARRS|supervision', 0, '', 322, NULL);
INSERT INTO term VALUES ('skill.appraisal', 'skill', 'appraisal and revalidation', 'appraisal|revalidation|portfolio', 0, '', 323, NULL);
INSERT INTO term VALUES ('skill.portfolio-careers', 'skill', 'portfolio careers', 'career change|GPwER|GPwSI|special interest', 0, '', 324, NULL);
INSERT INTO term VALUES ('skill.working-abroad', 'skill', 'working abroad and coming back', 'return to practice|induction and refresher|I&R', 1, '', 325, NULL);
INSERT INTO term VALUES ('skill.international-graduates', 'skill', 'support for international graduates', 'IMG|international medical graduates|visa sponsorship', 0, '', 326, NULL);
INSERT INTO term VALUES ('skill.research-set-up', 'skill', 'research in practice', 'clinical trials|recruitment to studies|ethics approval', 0, '', 327, NULL);
INSERT INTO term VALUES ('skill.writing', 'skill', 'writing and publishing', 'papers|articles|editing', 0, '', 328, NULL);
INSERT INTO term VALUES ('skill.speaking', 'skill', 'public speaking', 'presenting|media', 0, '', 329, NULL);
INSERT INTO term VALUES ('skill.chairing', 'skill', 'chairing meetings', 'minutes|meetings', 0, '', 330, NULL);
INSERT INTO term VALUES ('skill.negotiation', 'skill', 'negotiation', 'mediation|difficult conversations', 0, '', 331, NULL);
INSERT INTO term VALUES ('skill.coaching', 'skill', 'coaching', 'mentoring|career coaching', 0, '', 332, NULL);
INSERT INTO term VALUES ('skill.team-culture', 'skill', 'team culture', 'civility|psychological safety|team building', 0, '', 333, NULL);
INSERT INTO term VALUES ('skill.balint', 'skill', 'Balint groups', 'Balint leader|case discussion group', 0, '', 334, NULL);
INSERT INTO term VALUES ('skill.neighbourhood', 'skill', 'neighbourhood teams', 'integrated teams|MDT|multidisciplinary team', 0, '', 335, NULL);
INSERT INTO term VALUES ('skill.pcn', 'skill', 'running a PCN', 'primary care network|PCN DES', 0, '', 336, NULL);
INSERT INTO term VALUES ('skill.green-practice', 'skill', 'greener practice', 'carbon footprint|inhaler switches|sustainability', 0, '', 337, NULL);
INSERT INTO term VALUES ('skill.interpreting', 'skill', 'working with interpreters', 'translation|language line', 0, '', 338, NULL);
INSERT INTO term VALUES ('skill.locum-work', 'skill', 'life as a locum', 'locum agencies|invoices|locum chambers', 0, '', 339, NULL);
INSERT INTO term VALUES ('skill.pensions', 'skill', 'NHS pension questions', 'pension|annual allowance', 0, '', 340, NULL);
INSERT INTO term VALUES ('language.en', 'language', 'English', '', 0, '', 341, NULL);
INSERT INTO term VALUES ('language.cy', 'language', 'Welsh', 'Cymraeg', 0, '', 342, NULL);
INSERT INTO term VALUES ('language.ga', 'language', 'Irish', 'Gaeilge', 0, '', 343, NULL);
INSERT INTO term VALUES ('language.gd', 'language', 'Scottish Gaelic', 'Gaelic|Gàidhlig', 0, '', 344, NULL);
INSERT INTO term VALUES ('language.sco', 'language', 'Scots', 'Ulster Scots', 0, '', 345, NULL);
INSERT INTO term VALUES ('language.bsl', 'language', 'British Sign Language', 'BSL|sign language', 0, '', 346, NULL);
INSERT INTO term VALUES ('language.ar', 'language', 'Arabic', '', 0, '', 347, NULL);
INSERT INTO term VALUES ('language.bn', 'language', 'Bengali', 'Bangla', 0, '', 348, NULL);
INSERT INTO term VALUES ('language.syl', 'language', 'Sylheti', '', 0, '', 349, NULL);
INSERT INTO term VALUES ('language.bg', 'language', 'Bulgarian', '', 0, '', 350, NULL);
INSERT INTO term VALUES ('language.yue', 'language', 'Cantonese', 'Chinese', 0, '', 351, NULL);
INSERT INTO term VALUES ('language.cmn', 'language', 'Mandarin', 'Chinese|Putonghua', 0, '', 352, NULL);
INSERT INTO term VALUES ('language.cs', 'language', 'Czech', '', 0, '', 353, NULL);
INSERT INTO term VALUES ('language.nl', 'language', 'Dutch', 'Flemish', 0, '', 354, NULL);
INSERT INTO term VALUES ('language.fa', 'language', 'Persian', 'Farsi|Dari', 0, '', 355, NULL);
INSERT INTO term VALUES ('language.fr', 'language', 'French', '', 0, '', 356, NULL);
INSERT INTO term VALUES ('language.de', 'language', 'German', '', 0, '', 357, NULL);
INSERT INTO term VALUES ('language.el', 'language', 'Greek', '', 0, '', 358, NULL);
INSERT INTO term VALUES ('language.gu', 'language', 'Gujarati', '', 0, '', 359, NULL);
INSERT INTO term VALUES ('language.ha', 'language', 'Hausa', '', 0, '', 360, NULL);
INSERT INTO term VALUES ('language.he', 'language', 'Hebrew', '', 0, '', 361, NULL);
INSERT INTO term VALUES ('language.hi', 'language', 'Hindi', '', 0, '', 362, NULL);
INSERT INTO term VALUES ('language.hu', 'language', 'Hungarian', '', 0, '', 363, NULL);
INSERT INTO term VALUES ('language.ig', 'language', 'Igbo', '', 0, '', 364, NULL);
INSERT INTO term VALUES ('language.it', 'language', 'Italian', '', 0, '', 365, NULL);
INSERT INTO term VALUES ('language.kn', 'language', 'Kannada', '', 0, '', 366, NULL);
INSERT INTO term VALUES ('language.ku', 'language', 'Kurdish', 'Sorani|Kurmanji', 0, '', 367, NULL);
INSERT INTO term VALUES ('language.lt', 'language', 'Lithuanian', '', 0, '', 368, NULL);
INSERT INTO term VALUES ('language.ml', 'language', 'Malayalam', '', 0, '', 369, NULL);
INSERT INTO term VALUES ('language.mr', 'language', 'Marathi', '', 0, '', 370, NULL);
INSERT INTO term VALUES ('language.ms', 'language', 'Malay', '', 0, '', 371, NULL);
INSERT INTO term VALUES ('language.my', 'language', 'Burmese', '', 0, '', 372, NULL);
INSERT INTO term VALUES ('language.ne', 'language', 'Nepali', '', 0, '', 373, NULL);
INSERT INTO term VALUES ('language.pl', 'language', 'Polish', '', 0, '', 374, NULL);
INSERT INTO term VALUES ('language.ps', 'language', 'Pashto', '', 0, '', 375, NULL);
INSERT INTO term VALUES ('language.pt', 'language', 'Portuguese', '', 0, '', 376, NULL);
INSERT INTO term VALUES ('language.pa', 'language', 'Punjabi', 'Panjabi', 0, '', 377, NULL);
INSERT INTO term VALUES ('language.rom', 'language', 'Romani', '', 0, '', 378, NULL);
INSERT INTO term VALUES ('language.ro', 'language', 'Romanian', '', 0, '', 379, NULL);
INSERT INTO term VALUES ('language.ru', 'language', 'Russian', '', 0, '', 380, NULL);
INSERT INTO term VALUES ('language.si', 'language', 'Sinhala', 'Sinhalese', 0, '', 381, NULL);
INSERT INTO term VALUES ('language.sk', 'language', 'Slovak', '', 0, '', 382, NULL);
INSERT INTO term VALUES ('language.so', 'language', 'Somali', '', 0, '', 383, NULL);
INSERT INTO term VALUES ('language.es', 'language', 'Spanish', '', 0, '', 384, NULL);
INSERT INTO term VALUES ('language.sw', 'language', 'Swahili', '', 0, '', 385, NULL);
INSERT INTO term VALUES ('language.tl', 'language', 'Tagalog', 'Filipino', 0, '', 386, NULL);
INSERT INTO term VALUES ('language.ta', 'language', 'Tamil', '', 0, '', 387, NULL);
INSERT INTO term VALUES ('language.te', 'language', 'Telugu', '', 0, '', 388, NULL);
INSERT INTO term VALUES ('language.ti', 'language', 'Tigrinya', '', 0, '', 389, NULL);
INSERT INTO term VALUES ('language.tr', 'language', 'Turkish', '', 0, '', 390, NULL);
INSERT INTO term VALUES ('language.tw', 'language', 'Twi', 'Akan', 0, '', 391, NULL);
INSERT INTO term VALUES ('language.uk', 'language', 'Ukrainian', '', 0, '', 392, NULL);
INSERT INTO term VALUES ('language.ur', 'language', 'Urdu', '', 0, '', 393, NULL);
INSERT INTO term VALUES ('language.vi', 'language', 'Vietnamese', '', 0, '', 394, NULL);
INSERT INTO term VALUES ('language.yo', 'language', 'Yoruba', '', 0, '', 395, NULL);
INSERT INTO term VALUES ('qualification.mrcgp', 'qualification', 'MRCGP', 'membership of the RCGP', 0, '', 396, NULL);
INSERT INTO term VALUES ('qualification.frcgp', 'qualification', 'FRCGP', 'fellow of the RCGP', 0, '', 397, NULL);
INSERT INTO term VALUES ('qualification.mrcp', 'qualification', 'MRCP', '', 0, '', 398, NULL);
INSERT INTO term VALUES ('qualification.mrcs', 'qualification', 'MRCS', '', 0, '', 399, NULL);
INSERT INTO term VALUES ('qualification.frcs', 'qualification', 'FRCS', '', 0, '', 400, NULL);
INSERT INTO term VALUES ('qualification.frca', 'qualification', 'FRCA', '', 0, '', 401, NULL);
INSERT INTO term VALUES ('qualification.mrcem', 'qualification', 'MRCEM', '', 0, '', 402, NULL);
INSERT INTO term VALUES ('qualification.mrcpch', 'qualification', 'MRCPCH', '', 0, '', 403, NULL);
INSERT INTO term VALUES ('qualification.mrcpsych', 'qualification', 'MRCPsych', '', 0, '', 404, NULL);
INSERT INTO term VALUES ('qualification.mrcog', 'qualification', 'MRCOG', '', 0, '', 405, NULL);
INSERT INTO term VALUES ('qualification.drcog', 'qualification', 'DRCOG', '', 0, '', 406, NULL);
INSERT INTO term VALUES ('qualification.dfsrh', 'qualification', 'DFSRH', 'DFFP', 0, '', 407, NULL);
INSERT INTO term VALUES ('qualification.dch', 'qualification', 'DCH', '', 0, '', 408, NULL);
INSERT INTO term VALUES ('qualification.dgm', 'qualification', 'DGM', 'diploma in geriatric medicine', 0, '', 409, NULL);
INSERT INTO term VALUES ('qualification.dpd', 'qualification', 'diploma in practical dermatology', 'DPD|DipDerm', 0, '', 410, NULL);
INSERT INTO term VALUES ('qualification.dip-ssem', 'qualification', 'diploma in sport and exercise medicine', 'DipSEM', 0, '', 411, NULL);
INSERT INTO term VALUES ('qualification.dip-pall', 'qualification', 'diploma in palliative medicine', 'DipPallMed', 0, '', 412, NULL);
INSERT INTO term VALUES ('qualification.dip-occmed', 'qualification', 'diploma in occupational medicine', 'DOccMed', 0, '', 413, NULL);
INSERT INTO term VALUES ('qualification.dip-imc', 'qualification', 'diploma in immediate medical care', 'DipIMC', 0, '', 414, NULL);
INSERT INTO term VALUES ('qualification.dip-lifestyle', 'qualification', 'diploma in lifestyle medicine', 'IBLM', 0, '', 415, NULL);
INSERT INTO term VALUES ('qualification.dtmh', 'qualification', 'diploma in tropical medicine', 'DTM&H', 0, '', 416, NULL);
INSERT INTO term VALUES ('qualification.pgcert-education', 'qualification', 'postgraduate certificate in medical education', 'PGCertMedEd|PGCE', 0, '', 417, NULL);
INSERT INTO term VALUES ('qualification.msc', 'qualification', 'MSc', 'masters', 0, '', 418, NULL);
INSERT INTO term VALUES ('qualification.mph', 'qualification', 'MPH', 'master of public health', 0, '', 419, NULL);
INSERT INTO term VALUES ('qualification.mba', 'qualification', 'MBA', '', 0, '', 420, NULL);
INSERT INTO term VALUES ('qualification.md', 'qualification', 'MD', '', 0, '', 421, NULL);
INSERT INTO term VALUES ('qualification.phd', 'qualification', 'PhD', 'doctorate', 0, '', 422, NULL);
INSERT INTO term VALUES ('qualification.independent-prescriber', 'qualification', 'independent prescriber', 'IP|V300|prescribing qualification', 0, '', 423, NULL);
INSERT INTO term VALUES ('qualification.amspar', 'qualification', 'diploma in primary care management', 'AMSPAR|PCM', 0, '', 424, NULL);
INSERT INTO term VALUES ('open.mentor', 'open_to', 'mentor', 'mentoring|be a mentor', 0, '', 425, NULL);
INSERT INTO term VALUES ('open.be-mentored', 'open_to', 'be mentored', 'find a mentor|mentee', 0, '', 426, NULL);
INSERT INTO term VALUES ('open.shadow', 'open_to', 'shadow', 'shadow someone|visit a clinic', 0, '', 427, NULL);
INSERT INTO term VALUES ('open.be-shadowed', 'open_to', 'be shadowed', 'shadowing|host a visit|sit in', 0, '', 428, NULL);
INSERT INTO term VALUES ('open.collaborate', 'open_to', 'collaborate', 'collaboration|work together', 0, '', 429, NULL);
INSERT INTO term VALUES ('open.speak', 'open_to', 'speak', 'speaker|give a talk|teach', 0, '', 430, NULL);
INSERT INTO term VALUES ('open.examine', 'open_to', 'examine a practice''s problem together', 'examine a problem|problem solving|visit a practice', 0, '', 431, NULL);
INSERT INTO term VALUES ('open.peer-support', 'open_to', 'offer peer support', 'peer support|a listening ear', 0, '', 432, NULL);
INSERT INTO term VALUES ('like.peer-support', 'would_like', 'would like peer support', '', 1, 'Never shown: only matched with members who offer it', 433, NULL);
CREATE TABLE profile (
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL PRIMARY KEY REFERENCES member (id),
    profession TEXT NOT NULL REFERENCES term (code),
    headline TEXT,
    headline_audience TEXT NOT NULL CHECK (headline_audience IN ('members', 'contacts', 'only_me')),
    about TEXT,                 -- Markdown, as written
    about_html TEXT,            -- rendered and cleaned once, when it was written
    about_rendering INTEGER NOT NULL, -- the renderer's version
    about_audience TEXT NOT NULL CHECK (about_audience IN ('members', 'contacts', 'only_me')),
    photo_id BLOB CHECK (length(photo_id) = 16),
    photo_audience TEXT NOT NULL CHECK (photo_audience IN ('members', 'contacts', 'only_me')),
    place_code TEXT,            -- a place, or
    outcode TEXT,               -- the first half of a postcode; never an address
    location_audience TEXT NOT NULL CHECK (location_audience IN ('members', 'contacts', 'only_me')),
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    CHECK (place_code IS NULL OR outcode IS NULL)
) STRICT;
CREATE TABLE line (
    id BLOB CHECK (length(id) = 16) NOT NULL PRIMARY KEY,
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL REFERENCES profile (member_id),
    kind TEXT NOT NULL CHECK (kind IN ('role', 'background', 'extended_role', 'interest', 'can_help', 'looking_for',
        'language', 'qualification', 'link', 'open_to', 'would_like')),
    position INTEGER NOT NULL,    -- among all lines of the member
    term TEXT REFERENCES term (code),
    words TEXT,                 -- own words, or the address of a link
    detail TEXT,
    stage TEXT CHECK (stage IN ('considering', 'training', 'established', 'past')),
    place_code TEXT,
    place_words TEXT,           -- a place as typed, until it is linked
    sessions INTEGER CHECK (sessions BETWEEN 5 AND 120), -- tenths of a session a week
    from_when TEXT,             -- 2015 or 2015-03
    to_when TEXT,
    capacity INTEGER CHECK (capacity BETWEEN 1 AND 99),
    audience TEXT NOT NULL CHECK (audience IN ('members', 'contacts', 'only_me')),
    CHECK ((term IS NULL) <> (words IS NULL)),
    CHECK (kind <> 'would_like' OR audience = 'only_me')
) STRICT;
CREATE TABLE hiding (
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL REFERENCES member (id),
    place_code TEXT NOT NULL,   -- hidden from those who work there, or ''
    other_id BLOB CHECK (length(other_id) = 16) REFERENCES member (id), -- hidden from this person, or nobody
    since INTEGER NOT NULL,
    CHECK ((place_code = '') = (other_id IS NOT NULL))
) STRICT;
CREATE TABLE saved_search (
    id BLOB CHECK (length(id) = 16) NOT NULL PRIMARY KEY,
    member_id BLOB CHECK (length(member_id) = 16) NOT NULL REFERENCES member (id),
    name TEXT NOT NULL,
    query TEXT NOT NULL,        -- as in the address, after the ?
    saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX job_due ON job (due) WHERE died_at IS NULL;
CREATE INDEX audit_by_actor ON audit (actor_id, at);
CREATE INDEX audit_on ON audit (on_id, at);
CREATE INDEX audit_unchained ON audit (at) WHERE chain_seq IS NULL;
CREATE INDEX member_by_joined ON member (joined_at, id);
CREATE UNIQUE INDEX account_email_key ON account (email_key);
CREATE UNIQUE INDEX session_token_hash ON session (token_hash);
CREATE INDEX session_by_member ON session (member_id, began_at);
CREATE INDEX door_token_by_member ON door_token (member_id, purpose);
CREATE INDEX tie_by_other ON tie (other_id, kind, member_id);
CREATE INDEX place_by_kind ON place (kind, status, name_key, code);
CREATE INDEX place_by_name ON place (name_key, code);
CREATE INDEX place_by_outcode ON place (outcode, code);
CREATE INDEX place_link_by_parent ON place_link (parent_code, kind, child_code);
CREATE INDEX place_step_by_above ON place_step (above_code, place_code);
CREATE UNIQUE INDEX term_by_kind ON term (kind, position, code);
CREATE INDEX profile_by_place ON profile (place_code);
CREATE INDEX line_by_member ON line (member_id, position);
CREATE INDEX line_by_term ON line (term, kind, stage);
CREATE INDEX line_by_place ON line (place_code, kind);
CREATE UNIQUE INDEX hiding_from_place ON hiding (member_id, place_code) WHERE other_id IS NULL;
CREATE UNIQUE INDEX hiding_from_person ON hiding (member_id, other_id) WHERE other_id IS NOT NULL;
CREATE INDEX hiding_by_place ON hiding (place_code, member_id);
CREATE INDEX hiding_by_person ON hiding (other_id, member_id);
CREATE UNIQUE INDEX saved_search_by_name ON saved_search (member_id, name);
CREATE VIEW member_visible AS
SELECT m.id AS member_id, v.id AS viewer_id
FROM member m CROSS JOIN member v
WHERE m.standing = 'active' AND v.standing = 'active'
  AND m.id NOT IN (SELECT t.other_id FROM tie t WHERE t.member_id = v.id AND t.kind = 'block')
  AND m.id NOT IN (SELECT t.member_id FROM tie t WHERE t.other_id = v.id AND t.kind = 'block');
CREATE VIEW member_card AS
SELECT m.id AS member_id, m.name, m.standing, m.joined_at FROM member m;
CREATE VIEW place_card AS
SELECT place.code, place.name, place.kind, place.status, place.outcode, place.postcode,
       COALESCE(place.town, NULLIF(outcode.town, '')) AS town, outcode.latitude, outcode.longitude
FROM place LEFT JOIN outcode ON outcode.code = place.outcode;
CREATE VIEW place_ladder AS
SELECT place_step.place_code, place_step.above_code, place_step.rung, place.name, place.kind
FROM place_step JOIN place ON place.code = place_step.above_code;
CREATE VIEW profile_visible AS
  SELECT profile.member_id AS member_id, member_visible.viewer_id AS viewer_id
    FROM profile JOIN member_visible ON member_visible.member_id = profile.member_id
   WHERE profile.member_id = member_visible.viewer_id
      OR (profile.member_id NOT IN (SELECT hiding.member_id FROM hiding
                                     WHERE hiding.other_id = member_visible.viewer_id)
          AND profile.member_id NOT IN (SELECT hiding.member_id FROM hiding
                                          JOIN line ON line.place_code = hiding.place_code
                                         WHERE line.member_id = member_visible.viewer_id AND line.kind = 'role')
          AND profile.member_id NOT IN (SELECT hiding.member_id FROM hiding
                                          JOIN profile mine ON mine.place_code = hiding.place_code
                                         WHERE mine.member_id = member_visible.viewer_id));
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
              THEN profile.outcode END AS outcode
    FROM profile
    JOIN profile_visible ON profile_visible.member_id = profile.member_id
    LEFT JOIN tie contact ON contact.member_id = profile.member_id AND contact.other_id = profile_visible.viewer_id
                         AND contact.kind = 'contact';
CREATE VIEW line_visible AS
  SELECT line.id AS line_id, line.member_id AS member_id, profile_visible.viewer_id AS viewer_id, line.kind AS kind,
         line.position AS position, line.term AS term, line.words AS words, line.detail AS detail, line.stage AS stage,
         line.place_code AS place_code, line.place_words AS place_words, line.sessions AS sessions,
         line.from_when AS from_when, line.to_when AS to_when, line.capacity AS capacity, line.audience AS audience
    FROM line JOIN profile_visible ON profile_visible.member_id = line.member_id
   WHERE line.audience = 'members'
      OR line.member_id = profile_visible.viewer_id
      OR (line.audience = 'contacts'
          AND line.member_id IN (SELECT tie.member_id FROM tie
                                  WHERE tie.other_id = profile_visible.viewer_id AND tie.kind = 'contact'));
COMMIT;
