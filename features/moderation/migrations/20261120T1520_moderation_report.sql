CREATE TABLE report (
    id ID NOT NULL PRIMARY KEY,
    reporter_id REF REFERENCES member (id),
    author_id REF REFERENCES member (id),
    thing_kind TEXT,
    thing_id REF,
    kind TEXT NOT NULL CHECK (kind IN ('patient', 'unkind', 'identity', 'advertising', 'other', 'complaint')),
    words TEXT,
    copy TEXT,
    state TEXT NOT NULL CHECK (state IN ('received', 'looked_at', 'answered')),
    received_at MOMENT NOT NULL,
    looked_at MOMENT,
    answered_at MOMENT,
    answer TEXT
);
CREATE INDEX report_open ON report (received_at, id) WHERE state <> 'answered';
CREATE INDEX report_answered ON report (answered_at, id) WHERE state = 'answered';
CREATE INDEX report_by_reporter ON report (reporter_id, received_at);
CREATE INDEX report_by_author ON report (author_id);
CREATE INDEX report_by_thing ON report (thing_kind, thing_id, received_at);
CREATE TABLE measure (
    id ID NOT NULL PRIMARY KEY,
    report_id REF NOT NULL REFERENCES report (id),
    member_id REF REFERENCES member (id),
    moderator_id REF REFERENCES member (id),
    what TEXT NOT NULL CHECK (what IN ('looked', 'hidden_at_once', 'hidden', 'restored', 'warned', 'suspended', 'readmitted',
        'answered')),
    words TEXT,
    at MOMENT NOT NULL
);
CREATE INDEX measure_by_report ON measure (report_id, at);
CREATE INDEX measure_by_member ON measure (member_id, at);
CREATE INDEX measure_by_moderator ON measure (moderator_id);
