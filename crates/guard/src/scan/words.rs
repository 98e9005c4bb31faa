//! The words that the guard knows. Lists are in order, lower case, ASCII; a test keeps them so.

/// No word of the lists is longer.
pub(super) const LONGEST: usize = 20;

/// Whether a list has a word, whatever its capitals.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    list.binary_search_by(|it| it.as_bytes().cmp(lower)).is_ok()
}

/// Words that say that somebody's care is spoken of.
pub(super) const PATIENT: &[&str] = &[
    "admission", "admitted", "biopsied", "biopsy", "bloods", "born", "carer", "chi", "consultation", "daughter",
    "diagnosed", "diagnosis", "died", "discharge", "discharged", "dob", "father", "gentleman", "he", "her", "him",
    "his", "husband", "lady", "letter", "mother", "mr", "mrs", "ms", "nhs", "nok", "patient", "presented", "presents",
    "pt", "referral", "referred", "result", "results", "scan", "seen", "she", "son", "symptoms", "wife", "woman",
    "xray",
];

/// What names a patient's number before it, letters only.
pub(super) const NUMBER_NAMES: &[&str] = &[
    "careno", "carenumber", "chi", "chiid", "chino", "chinr", "chinum", "chinumber", "hcn", "hcnumber", "hsc",
    "hscno", "hscnumber", "nhs", "nhsid", "nhsn", "nhsno", "nhsnr", "nhsnum", "nhsnumber", "nhsref",
];

/// What says that a number is that of a thing.
pub(super) const THINGS: &[&str] = &[
    "acc", "account", "article", "asin", "asset", "barcode", "batch", "booking", "build", "charity", "claim", "code",
    "codes", "company", "concept", "dial", "dialin", "doi", "ean", "entry", "fax", "file", "form", "fund", "gmc",
    "grant", "gtin", "iban", "id", "invoice", "isbn", "isrctn", "issn", "issue", "item", "job", "licence", "lot", "meeting",
    "mobile", "model", "nct", "nmc", "order", "pack", "parcel", "part", "passcode", "payment", "phone", "pin", "pmid",
    "po", "policy", "recording", "ref", "reference", "registration", "scheme", "sctid", "serial", "sku", "snomed",
    "sort", "tel", "telephone", "ticket", "tracking", "utr", "vat", "version", "voucher", "webinar", "zoom",
];

/// What says that a number is a patient's, nearer than a thing could be.
pub(super) const OF_PATIENT: &[&str] = &["dob", "her", "his", "patient", "patients", "pt", "pts"];

/// Words beside the telephone of a service.
pub(super) const SERVICES: &[&str] = &[
    "advice", "bleep", "bma", "book", "booking", "bookings", "bypass", "centre", "charity", "childline", "clinic",
    "cqc", "department", "desk", "dial", "dr", "duty", "emergency", "enquiries", "ext", "extension", "fax", "gmc",
    "helpdesk", "helpline", "hospital", "hotel", "hotline", "hub", "icb", "library", "line", "lmc", "manager",
    "mddus", "mdu", "meeting", "mps", "office", "pager", "pharmacy", "practice", "reception", "receptionist",
    "registrar", "rota", "samaritans", "secretaries", "secretary", "service", "services", "support", "surgery",
    "switchboard", "team", "university", "urgent", "venue", "ward", "zoom",
];

/// Words beside one's own telephone.
pub(super) const OWN: &[&str] = &["me", "mine", "my", "our", "us", "we", "whatsapp"];

/// Words beside the telephone of somebody who is spoken of.
pub(super) const OTHERS: &[&str] = &[
    "carer", "daughter", "father", "he", "her", "him", "his", "husband", "kin", "lady", "mother", "mr", "mrs", "ms",
    "mum", "neighbour", "nok", "parent", "patient", "pt", "she", "son", "their", "wife",
];

/// What comes before a date of birth, letters only.
pub(super) const BIRTHS: &[&str] = &[
    "bday", "birthdate", "birthday", "born", "bornin", "bornon", "dateofbirth", "dob", "dofb", "dofbirth",
];

/// What comes before a hospital number, letters only.
pub(super) const HOSPITAL: &[&str] = &[
    "accessionno", "accessionnumber", "caseno", "casenoteno", "casenotenumber", "casenumber", "chartno",
    "chartnumber", "crn", "emisid", "emisno", "emisnumber", "hn", "hno", "hospid", "hospitalid", "hospitalno", "hospitalnr",
    "hospitalnum", "hospitalnumber", "hospitalref", "hospno", "hospnr", "hospnum", "hospnumber", "kno", "knumber", "labno", "labnumber",
    "medicalrecordno", "medicalrecordnumber", "mrn", "mrnno", "mrnnumber", "pasid", "pasno", "pasnumber", "patientid",
    "patientno", "patientnumber", "patientref", "ptid", "ptno", "ptnumber", "recordno", "recordnumber", "specimenno",
    "specimennumber", "systmoneid", "ubrn", "unitno", "unitnumber",
];

/// What streets are called.
pub(super) const STREETS: &[&str] = &[
    "ave", "avenue", "bank", "boulevard", "buildings", "chase", "circus", "close", "common", "cottage", "cottages",
    "court", "crescent", "croft", "drive", "estate", "farm", "field", "fields", "flats", "garden", "gardens", "gate",
    "glen", "green", "grove", "heath", "heights", "hill", "house", "lane", "lea", "lodge", "mead", "meadow", "mews",
    "mount", "paddock", "paddocks", "parade", "park", "passage", "path", "place", "quay", "rd", "rise", "road", "row",
    "square", "st", "street", "terrace", "view", "villa", "villas", "walk", "way", "wharf", "wood", "wynd", "yard",
];

/// Words beside the address of a house in which nobody lives.
pub(super) const HOUSES: &[&str] = &[
    "bma", "branch", "cafe", "campus", "centre", "chambers", "church", "clinic", "college", "conference", "deanery",
    "estates", "headquarters", "hospital", "hotel", "hub", "icb", "inn", "invoice", "lease", "lecture", "library",
    "limited", "lmc", "ltd", "medical", "meeting", "museum", "office", "offices", "parking", "pharmacy",
    "postgraduate", "practice", "premises", "pub", "rcgp", "register", "registered", "restaurant", "school", "shop",
    "site", "stall", "studio", "suite", "surgery", "tavern", "theatre", "training", "trust", "university", "venue",
    "workshop",
];

/// Words beside the address of somebody.
pub(super) const HOMES: &[&str] = &[
    "address", "bungalow", "flat", "he", "her", "his", "home", "husband", "lady", "live", "lived", "lives", "living",
    "lodging", "moved", "mr", "mrs", "ms", "patient", "pt", "resident", "resides", "she", "son", "their", "visit",
    "visited", "wife",
];

/// What a name after Mr, Mrs or Miss belongs to when it is a colleague's: right before or behind it.
pub(super) const COLLEAGUES: &[&str] = &[
    "accountant", "adviser", "anaesthetist", "anaesthetists", "appraiser", "architect", "author", "barrister", "bma",
    "cardiologist", "chair", "chairman", "chairs", "chairwoman", "clerk", "clinician", "colleague", "colleagues",
    "colorectal", "consultant", "consultants", "coroner", "councillor", "cqc", "deanery", "dentist", "dermatologist",
    "director", "editor", "ent", "examiner", "facs", "firm", "frcog", "frcs", "geriatrician", "governor", "gynae",
    "gynaecologist", "gynaecology", "haematologist", "headteacher", "icb", "inspector", "judge", "landlord", "lead",
    "lecturer", "lmc", "locum", "manager", "matron", "maxfax", "maxillofacial", "mdu", "midwife", "minister", "mp",
    "neurologist", "neurosurgeon", "neurosurgeons", "neurosurgery", "nhse", "nurse", "obstetrician", "occupational",
    "oncologist", "ophthalmologist", "ophthalmology", "optometrist", "ortho", "orthopaedic", "orthopaedics",
    "orthopod", "paediatrician", "paramedic", "pharmacist", "physician", "physio", "physiotherapist", "plastics",
    "podiatrist", "principal", "professor", "psychiatrist", "radiologist", "rcgp", "receptionist", "registrar",
    "rheumatologist", "secretary", "solicitor", "speaker", "surgeon", "surgeons", "surgical", "teacher", "trainee",
    "trainer", "treasurer", "trustee", "tutor", "urologist", "urologists", "urology", "vascular", "vicar",
];

/// What a colleague has: "Mr X's list".
pub(super) const COLLEAGUES_HAVE: &[&str] = &[
    "advice", "article", "blog", "book", "clinic", "clinics", "course", "firm", "guidance", "guide", "lecture",
    "list", "lists", "office", "paper", "pathway", "practice", "registrar", "registrars", "secretaries", "secretary",
    "session", "slides", "statement", "talk", "teaching", "team", "theatre", "trainee", "unit", "workshop",
];

/// What a colleague does: "Mr X operates on Tuesdays".
pub(super) const COLLEAGUES_DO: &[&str] = &[
    "advised", "advises", "chaired", "covers", "gives", "kindly", "leads", "lectured", "lectures", "operates",
    "performs", "prefers", "published", "recommended", "recommends", "reviews", "runs", "spoke", "suggested",
    "suggests", "supervised", "supervises", "talked", "taught", "teaches", "trained", "trains",
];

/// What stands right before a colleague: "under Mr X".
pub(super) const RIGHT_BEFORE: &[&str] = &["by", "chair", "colleague", "invite", "invited", "thank", "under"];

/// With whom, to whom, of whom: the word before "with", "to", "of", "from" and a colleague.
pub(super) const SHARED_WITH: &[&str] = &[
    "advice", "arranged", "care", "clinic", "clinics", "collaboration", "course", "credit", "day", "discuss",
    "discussed", "discussion", "guidance", "joint", "lecture", "list", "lists", "meeting", "refer", "referral",
    "referrals", "referred", "reply", "run", "secretary", "session", "shared", "sitting", "spoke", "spoken", "talk",
    "taught", "teaching", "team", "thanks", "theatre", "trained", "training", "webinar", "work", "worked", "working",
    "workshop",
];

/// Prepositions between those and the name.
pub(super) const BETWEEN: &[&str] = &["from", "of", "to", "with"];

/// Words that say that somebody is a patient although colleagues are near.
pub(super) const NO_COLLEAGUE: &[&str] = &[
    "admitted", "aged", "attended", "by", "came", "complained", "complains", "died", "dob", "has", "he", "her", "his",
    "lives", "not", "patient", "presented", "presents", "pt", "she", "their", "was", "widow", "yo",
];

/// What is no name although it follows Mr, Miss, Master or patient with a capital.
pub(super) const NO_NAMES: &[&str] = &[
    "a", "access", "activation", "administration", "advice", "advocacy", "agreement", "and", "april", "are", "as",
    "association", "at", "august", "by", "care", "centred", "charter", "choice", "choices", "class", "classes",
    "confidentiality", "contact", "copy", "data", "december", "degree", "demographic", "did", "direct", "directions",
    "dob", "education", "engagement", "every", "experience", "february", "feedback", "file", "flow", "for", "forum",
    "friday", "from", "gp", "group", "groups", "had", "has", "he", "health", "i", "if", "in", "index", "info",
    "information", "is", "it", "january", "july", "june", "key", "knows", "leaflet", "liaison", "list", "march",
    "may", "medical", "men", "messaging", "monday", "mri", "name", "names", "nhs", "november", "october", "of", "on",
    "online", "or", "organiser", "outcome", "outcomes", "over", "participation", "partner", "partners", "passport",
    "plan", "planner", "portal", "programme", "questionnaire", "recall", "record", "records", "reported",
    "representative", "safety", "saturday", "scan", "scans", "schedule", "seen", "september", "service", "services",
    "she", "source", "specific", "spreadsheet", "stories", "story", "suite", "sunday", "support", "survey", "surveys",
    "teams", "template", "that", "the", "they", "this", "thursday", "to", "trainer", "transport", "tuesday", "uk",
    "universe", "was", "we", "wednesday", "who", "with", "world", "you",
];

/// What papers, talks and services for patients are called, with capitals as in titles: "Patient Consent Form".
pub(super) const PAPERS: &[&str] = &[
    "activity", "advocate", "agenda", "aid", "alert", "appointment", "appointments", "assessment", "audit",
    "booklet", "bulletin", "calendar", "call", "calls", "campaign", "card", "cards", "charge", "charges", "chart",
    "charts", "checklist", "coding", "cohort", "communication", "communications", "complaint", "complaints",
    "consent", "consultation", "contacts", "contract", "counselling", "dashboard", "day", "decision", "declaration",
    "demand", "diary", "discharge", "email", "emails", "empowerment", "enquiries", "enquiry", "evening", "events",
    "examples", "exercise", "facing", "factsheet", "faq", "faqs", "film", "flowchart", "focus", "form", "forms",
    "guidance", "guide", "guidelines", "handbook", "handout", "handouts", "handover", "history", "identifiable",
    "identification", "infographic", "initiated", "instructions", "interview", "interviews", "invitation",
    "invitations", "involvement", "journal", "journey", "journeys", "led", "letter", "letters", "library", "line",
    "lists", "literature", "log", "management", "manual", "materials", "meeting", "message", "messages",
    "monitoring", "network", "newsletter", "notes", "notice", "number", "numbers", "owned", "pack", "packs", "page",
    "panel", "partnership", "pathway", "pathways", "perspective", "perspectives", "policy", "population", "poster",
    "posters", "preparation", "presentation", "privacy", "procedure", "process", "profile", "protocol", "queries",
    "questions", "reference", "referral", "registration", "registry", "reminder", "reminders", "report", "reports",
    "request", "requests", "resource", "resources", "response", "responsibilities", "results", "review", "reviews",
    "rights", "risk", "route", "satisfaction", "scenario", "screening", "script", "scripts", "search", "searches",
    "selection", "self", "sheet", "sheets", "simulation", "slides", "sms", "social", "status", "summaries",
    "summary", "system", "telephone", "testimonials", "text", "texts", "toolkit", "tracker", "training", "transfer",
    "transfers", "triage", "update", "updates", "use", "verification", "video", "videos", "views", "vignette",
    "visit", "visits", "voice", "voices", "volume", "waiting", "webinar", "website", "wellbeing", "wording",
    "workshop",
];

/// What a patient is, with capitals, rather than is called: "the patient is South Asian".
pub(super) const TRAITS: &[&str] = &[
    "african", "afro", "always", "american", "arab", "asian", "asymptomatic", "bangladeshi", "black", "british",
    "caribbean", "central", "chinese", "covid", "deaf", "dutch", "east", "eastern", "english", "european",
    "filipino", "french", "german", "greek", "indian", "irish", "italian", "jehovah", "jewish", "latin", "mixed",
    "muslim", "nigerian", "north", "northern", "pakistani", "polish", "portuguese", "rockwood", "romanian",
    "russian", "scottish", "somali", "south", "southern", "spanish", "turkish", "type", "ukrainian", "vietnamese",
    "welsh", "west", "western", "white",
];

/// What follows "mr" when it means modified release or a picture of magnets.
pub(super) const NO_MR: &[&str] = &[
    "and", "angiogram", "angiography", "bd", "caps", "capsule", "capsules", "daily", "dose", "doses", "enterography",
    "form", "formulation", "formulations", "generic", "guided", "images", "imaging", "in", "is", "mg", "nocte", "not",
    "od", "once", "or", "prep", "preparation", "preparations", "preps", "release", "scan", "scanner", "scans",
    "spectroscopy", "tablet", "tablets", "tabs", "tds", "to", "twice", "urogram", "venogram", "version", "was",
    "when", "x",
];

/// Small words inside names.
pub(super) const PARTICLES: &[&str] = &[
    "al", "ap", "bin", "bint", "binte", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ferch", "ibn", "la", "le", "mac", "mc", "ni", "nic", "o", "san", "st", "te", "ten", "ter", "ui", "van",
    "von", "y",
];

/// Who can be "called" or "named".
pub(super) const PEOPLE: &[&str] = &[
    "baby", "boy", "brother", "carer", "chap", "child", "client", "dad", "daughter", "father", "gentleman", "girl",
    "grandad", "grandfather", "grandmother", "husband", "infant", "lad", "lady", "man", "mother", "mum", "patient",
    "pt", "sister", "son", "teenager", "toddler", "twin", "wife", "woman",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_order_so_that_it_can_be_searched() {
        for list in [PATIENT, THINGS, OF_PATIENT, SERVICES, OWN, OTHERS, STREETS, HOUSES, HOMES, COLLEAGUES] {
            sorted(list);
        }
        for list in [COLLEAGUES_HAVE, COLLEAGUES_DO, RIGHT_BEFORE, SHARED_WITH, BETWEEN, NO_COLLEAGUE, NO_NAMES, NO_MR]
        {
            sorted(list);
        }
        for list in [PAPERS, TRAITS, PARTICLES, PEOPLE, HOSPITAL, BIRTHS, NUMBER_NAMES] {
            sorted(list);
        }
    }

    fn sorted(list: &[&str]) {
        assert!(list.iter().all(|it| it.len() <= LONGEST), "{list:?}");
        for pair in list.windows(2) {
            assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn capitals_do_not_matter() {
        assert!(has(PATIENT, "Patient") && has(PATIENT, "NHS") && !has(PATIENT, "pat") && !has(PATIENT, "patiently"));
    }
}
