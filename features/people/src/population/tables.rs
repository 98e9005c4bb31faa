//! Ways to work in the made population.
//! (Origins and worlds of interest are data: `data/origins.csv`, `data/worlds.csv`.)
//! Codes that an operator's vocabulary no longer has are left out.

/// What people did before they studied medicine, or before they came to the practice.
pub(super) const FIRST_CAREERS: &[(u32, &str)] = &[
    (12, "background.nursing"),
    (8, "background.pharmacy"),
    (6, "background.physiotherapy"),
    (4, "background.paramedic"),
    (3, "background.midwifery"),
    (3, "background.dentistry"),
    (1, "background.veterinary"),
    (7, "background.teaching"),
    (5, "background.engineering"),
    (5, "background.software"),
    (3, "background.law"),
    (6, "background.finance"),
    (6, "background.hospitality"),
    (3, "background.social-work"),
];

/// A main role of GPs: its code, its weight early, in the middle and late in a career, and half-sessions a week.
pub(super) struct Job(pub &'static str, pub [u32; 3], pub (i32, i32));

/// What GPs do most of the week.
pub(super) const JOBS: &[Job] = &[
    Job("role.partner", [14, 46, 52], (8, 18)),
    Job("role.salaried", [52, 34, 16], (6, 16)),
    Job("role.locum-regular", [12, 8, 12], (4, 16)),
    Job("role.locum-adhoc", [16, 7, 12], (2, 14)),
    Job("role.retainer", [3, 4, 1], (2, 8)),
    Job("role.retired", [0, 0, 6], (0, 0)),
];

/// What some GPs do besides.
pub(super) const BESIDES: &[(u32, &str)] = &[
    (16, "role.trainer"),
    (9, "role.tutor"),
    (8, "role.appraiser"),
    (8, "role.out-of-hours"),
    (6, "role.lmc"),
    (5, "role.safeguarding"),
    (5, "role.prescribing-lead"),
    (5, "role.digital-lead"),
    (4, "role.clinical-director"),
    (4, "role.icb"),
    (4, "role.quality-lead"),
    (3, "role.caldicott"),
    (3, "role.federation"),
    (3, "role.researcher"),
    (2, "role.programme-director"),
    (1, "role.lecturer"),
    (1, "role.medical-director"),
];

/// Members who are not GPs: profession, weight, role, what they mostly did before.
pub(super) const TEAM: &[(&str, u32, &str, Option<&str>)] = &[
    ("profession.practice-nurse", 30, "role.practice-nurse", Some("background.nursing")),
    ("profession.anp", 18, "role.advanced-practitioner", Some("background.nursing")),
    ("profession.pharmacist", 24, "role.pharmacist", Some("background.pharmacy")),
    ("profession.paramedic", 10, "role.paramedic", Some("background.paramedic")),
    ("profession.physiotherapist", 12, "role.first-contact", Some("background.physiotherapy")),
    ("profession.physician-associate", 4, "role.associate", None),
    ("profession.manager", 34, "role.manager", Some("background.finance")),
    ("profession.link-worker", 10, "role.link-worker", Some("background.social-work")),
    ("profession.student", 6, "role.student", None),
];
