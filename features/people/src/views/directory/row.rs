//! A person in a list of the directory.

use crate::{
    ask::Asked,
    evidence::Did,
    facets::{Facet, Value},
    footing::Footing,
    line::{Capacity, Kind, Line, WorkPlace},
    location::Location,
    photo::{self, Size},
    search::{Asking, Ground, Shown, Wording, me::Me, reason_for},
    stage::Stage,
    store::card::Card,
    term::{TermCode, Vocabulary, capitalised, fold},
    when::When,
};
use kernel::MemberId;
use search::Hit;
use std::sync::Arc;
use ui::parts::{Evidence, Face, Person, PersonRow, StageLine};

/// So many extended roles stand in a row.
const STAGES: usize = 3;
/// So many offers.
const OFFERS: usize = 2;

/// After "Open to:" people read what somebody is doing; terms that an operator adds stand there as they are.
const DOING: [(&str, &str); 8] = [
    ("open.mentor", "mentoring"),
    ("open.be-mentored", "being mentored"),
    ("open.shadow", "shadowing someone"),
    ("open.be-shadowed", "being shadowed"),
    ("open.collaborate", "collaborating"),
    ("open.speak", "speaking"),
    ("open.examine", "examining a practice’s problem together"),
    ("open.peer-support", "offering peer support"),
];

/// A card as a row shows it to everybody who may see it alike.
pub struct Portrait {
    person: Arc<Person>,
    /// The strongest evidence, and whom it names.
    known: Option<(Option<MemberId>, Arc<Evidence>)>,
    shown: Shown,
}

impl Portrait {
    /// Of a card; extended roles that were asked for stand first.
    pub fn of(card: &Card, wording: &Wording, asked: &Asked) -> Portrait {
        let vocabulary = &*wording.lexicon.vocabulary;
        let (job, role) = job(card, vocabulary, &wording.ground, wording.now);
        let stages = stages(card, asked);
        let offers: Vec<&Line> =
            card.lines.iter().filter(|it| it.kind == Kind::OpenTo && !it.is_over(wording.now)).take(OFFERS).collect();
        let open_to = offers.iter().map(|it| offer(it, vocabulary)).collect::<Vec<_>>().join("; ");
        let headline = card.headline.clone().unwrap_or_default();
        let stage_lines: Vec<StageLine> = stages.iter().map(|it| stage_line(it, vocabulary)).collect();
        let labels: Vec<&str> = stage_lines.iter().map(|it| &*it.label).collect();
        let shown = Shown {
            text: fold(&[&card.name, &job, &headline, &open_to, &labels.join(" ")].map(|it| it.as_str()).join(" ")),
            lines: stages.into_iter().chain(offers).chain(role).cloned().collect(),
        };
        let face = Face {
            initials: ui::words::initials(&card.name),
            tint: ui::words::tint(card.member.as_bytes()),
            photo: card.photo.map(|it| photo::address(card.member, it, Size::Small)),
        };
        let (url, name) = (format!("/people/{}", card.member), card.name.clone());
        let declared = card.declaration.as_ref().is_some_and(|it| it.interests.is_some());
        let person = Person {
            interests: if declared { format!("{url}#interests") } else { String::new() },
            belongs: belongs(card),
            url,
            name,
            face,
            job,
            headline,
            stages: stage_lines,
            open_to,
            ..Person::default()
        };
        Portrait { person: Arc::new(person), known: known(card), shown }
    }

    /// The evidence, unless it names somebody whom the reader must not find.
    fn evidence(&self, me: &Me) -> Option<Arc<Evidence>> {
        let (host, evidence) = self.known.as_ref()?;
        (!host.is_some_and(|it| me.must_not_find(it))).then(|| evidence.clone())
    }
}

/// The row of one hit: who it is, how far, and why they are here.
pub fn person_row(asking: &Asking<'_>, hit: &Hit, card: &Card, portrait: &Portrait) -> PersonRow {
    let (why, walked) = match asking.me().member == card.member {
        // Everybody shares everything with themselves.
        true => (String::new(), false),
        false => reason_for(asking, hit, &card.lines, &portrait.shown),
    };
    PersonRow {
        person: portrait.person.clone(),
        distance: hit.miles.map(|it| ui::words::miles(f64::from(it))).unwrap_or_default(),
        evidence: portrait.evidence(asking.me()),
        why,
        walked,
    }
}

/// What stands beside the name: where they belong besides a practice, or that they have not said it. Mostly empty.
pub fn belongs(card: &Card) -> String {
    card.declaration.as_ref().map(|it| it.affiliations).unwrap_or_default().mark()
}

/// A confirmed address says more than a host.
fn known(card: &Card) -> Option<(Option<MemberId>, Arc<Evidence>)> {
    let work = card.evidence.work_words();
    if !work.is_empty() {
        return Some((None, Arc::new(Evidence::new("mail", work))));
    }
    let host = card.evidence.host.as_ref()?;
    let icon = match host.did {
        Did::Invited => "contacts",
        Did::Admitted => "shield",
    };
    Some((Some(host.member), Arc::new(Evidence::new(icon, host.words(MemberId::NONE)))))
}

/// "GP partner, Marram Lane Practice, Redcar": the profession in one word or another, the present role and the place.
pub fn job_words(card: &Card, vocabulary: &Vocabulary, ground: &Ground, now: When) -> String {
    job(card, vocabulary, ground, now).0
}

fn job<'a>(card: &'a Card, vocabulary: &Vocabulary, ground: &Ground, now: When) -> (String, Option<&'a Line>) {
    let profession = vocabulary.label(&card.profession);
    let role = card.lines.iter().find(|it| it.kind == Kind::Role && !it.is_over(now));
    let mut words = match role {
        None => profession.to_owned(),
        Some(role) if says(role.label(vocabulary), profession) => role.label(vocabulary).to_owned(),
        Some(role) => format!("{profession}, {}", role.in_sentence(vocabulary)),
    };
    if let Some(footing) = card.footing.and_then(Footing::beside) {
        words.push_str(", ");
        words.push_str(footing);
    }
    let place = match (role.and_then(|it| it.place.as_ref()), &card.location) {
        (Some(WorkPlace::Known(code)), _) | (None, Some(Location::Place(code))) => {
            ground.spot(code.as_str()).map(|it| it.words())
        }
        (Some(WorkPlace::Typed(words)), _) => Some(words.as_str().to_owned()),
        (None, Some(Location::Outcode(outcode))) => Some(format!("around {}", outcode.as_str())),
        (None, None) => None,
    };
    if let Some(place) = place {
        words.push_str(", ");
        words.push_str(&place);
    }
    (words, role)
}

/// Whether a role says the profession: "GP partner" says "GP" and "PCN pharmacist" says "clinical pharmacist". Of a
/// profession that ends in a word of many professions every word must be there.
pub fn says(role: &str, profession: &str) -> bool {
    const MANY: [&str; 7] = ["practitioner", "manager", "worker", "assistant", "associate", "coach", "coordinator"];
    let (role, profession) = (fold(role), fold(profession));
    let stands = |it: &str| role.split(' ').any(|word| word == it);
    match profession.rsplit(' ').next() {
        Some(last) if !MANY.contains(&last) => stands(last),
        _ => profession.split(' ').all(stands),
    }
}

/// The extended roles, each once: what was asked for first, then the furthest.
fn stages<'a>(card: &'a Card, asked: &Asked) -> Vec<&'a Line> {
    let rank = |it: &Line| {
        let asked_for = asked.of_facet(Facet::ExtendedRole).any(|value| match value {
            Value::Term(code) => it.term() == Some(code),
            _ => false,
        });
        let far = match it.stage {
            Some(Stage::Established) => 0,
            Some(Stage::Training) => 1,
            Some(Stage::Considering) => 2,
            Some(Stage::Past) => 3,
            None => 4,
        };
        (u8::from(!asked_for), far)
    };
    let mut lines: Vec<&Line> = card.lines.iter().filter(|it| it.kind == Kind::ExtendedRole).collect();
    lines.sort_by_key(|it| rank(it));
    let mut once: Vec<&Line> = Vec::new();
    for line in lines {
        if once.len() < STAGES && !once.iter().any(|it| it.subject == line.subject) {
            once.push(line);
        }
    }
    once
}

fn stage_line(line: &Line, vocabulary: &Vocabulary) -> StageLine {
    let stage = line.stage.map(|it| match it {
        Stage::Considering => ui::parts::Stage::Considering,
        Stage::Training => ui::parts::Stage::Training,
        Stage::Established => ui::parts::Stage::Established,
        Stage::Past => ui::parts::Stage::Past,
    });
    StageLine { label: capitalised(line.label(vocabulary)), stage, since: line.span() }
}

/// "being shadowed, 1 place until March 2027".
fn offer(line: &Line, vocabulary: &Vocabulary) -> String {
    let term = line.term().map(TermCode::as_str).unwrap_or_default();
    let known = DOING.iter().find(|it| it.0 == term).map(|it| it.1);
    let mut words = known.unwrap_or(line.in_sentence(vocabulary)).to_owned();
    let places = line.capacity.map(Capacity::count).and_then(|it| u64::try_from(it).ok());
    let capacity = ui::words::capacity(places, None);
    let until = line.to.map(|it| format!("until {it}")).unwrap_or_default();
    let more = [capacity, until].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    if !more.is_empty() {
        words.push_str(", ");
        words.push_str(&more);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        declaration::{Declaration, Interests},
        evidence::Host,
        line::{LineWords, PlaceCode, Subject},
        search::{ground::tests::made, lexicon::Lexicon, me::Me},
    };
    use kernel::MemberId;
    use kernel::Moment;
    use people_api::Affiliations;
    use search::Found;
    use std::sync::Arc;

    fn line(kind: Kind, term: &str) -> Line {
        Line::new(kind, Subject::Term(TermCode::stored(term)))
    }

    fn card(profession: &str, lines: Vec<Line>) -> Card {
        Card {
            member: MemberId::from_bytes([3; 16]),
            name: "Tomasz Wiśniewski".into(),
            profession: TermCode::stored(profession),
            headline: Some("Finding the short way".into()),
            photo: None,
            location: None,
            footing: None,
            declaration: None,
            evidence: crate::evidence::Evidence::default(),
            lines,
        }
    }

    fn row(me: &Me, asked: &Asked, card: &Card) -> PersonRow {
        let lexicon = Arc::new(Lexicon::of(Arc::new(Vocabulary::starter().clone())));
        let wording = Wording { lexicon, ground: Arc::new(made()), now: When::month_of(2026, 11) };
        let hit = Hit { id: [3; 16], miles: Some(9.2), why: vec![], preferred: vec![], told: None };
        let (found, portrait) = (Found::default(), Portrait::of(card, &wording, asked));
        person_row(&Asking::of(me, &wording, asked, &found), &hit, card, &portrait)
    }

    #[test]
    fn the_profession_is_always_said() {
        let at = |term: &str| Line {
            place: PlaceCode::parse("A81010").ok().map(WorkPlace::Known),
            ..line(Kind::Role, term)
        };
        let words = |profession, lines| {
            job_words(&card(profession, lines), Vocabulary::starter(), &made(), When::month_of(2026, 11))
        };
        assert_eq!(words("profession.gp", vec![at("role.partner")]), "GP partner, Marram Lane Practice, Redcar");
        assert_eq!(words("profession.gp", vec![line(Kind::Role, "role.locum-regular")]), "GP, regular locum");
        assert_eq!(words("profession.pharmacist", vec![]), "Clinical pharmacist");
        let role = |term| vec![line(Kind::Role, term)];
        assert_eq!(words("profession.pharmacist", role("role.pharmacist")), "Practice or PCN pharmacist");
        let anp = words("profession.anp", role("role.advanced-practitioner"));
        assert_eq!(anp, "Advanced nurse practitioner, advanced practitioner");
        let over = Line { to: Some(When::year_of(2015)), ..line(Kind::Role, "role.registrar") };
        assert_eq!(words("profession.gp", vec![over]), "GP");
    }

    #[test]
    fn beside_the_name_stands_what_nobody_should_guess() {
        let declared = |codes: &str, interests: Option<&str>| Declaration {
            affiliations: Affiliations::stored(codes),
            affiliations_at: Moment::default(),
            interests: interests.map(Interests::stored),
            interests_at: Moment::default(),
        };
        let of = |declaration| Card { declaration, ..card("profession.doctor", vec![]) };
        let shown = |card: &Card| row(&Me::default(), &Asked::default(), card).person;
        assert_eq!(shown(&of(None)).belongs, "Affiliation not stated");
        let practice = shown(&of(Some(declared("practice", None))));
        assert_eq!((&*practice.belongs, &*practice.interests), ("", ""));
        let paid = shown(&of(Some(declared("practice|industry", Some("Shares")))));
        assert_eq!(paid.belongs, "Supplier or industry");
        assert_eq!(paid.interests, format!("{}#interests", paid.url));
        let coming = Card { footing: Some(Footing::Returning), ..of(None) };
        assert_eq!(shown(&coming).job, "Doctor in another specialty, returning to general practice");
    }

    #[test]
    fn evidence_names_nobody_whom_the_reader_must_not_find() {
        let member = MemberId::from_bytes([7; 16]);
        let (name, profession) = ("Siân Llewellyn".to_owned(), TermCode::stored("profession.gp"));
        let host = Host { member, name, profession, did: Did::Invited };
        let evidence = crate::evidence::Evidence { host: Some(host), domains: vec![] };
        let of = |me: &Me, card: &Card| row(me, &Asked::default(), card).evidence.map(|it| it.words.clone());
        let invited = Card { evidence: evidence.clone(), ..card("profession.gp", vec![]) };
        assert_eq!(of(&Me::default(), &invited).as_deref(), Some("Invited by Siân Llewellyn"));
        let hidden = Me { hidden: vec![[7; 16]], ..Me::default() };
        assert_eq!(of(&hidden, &invited), None); // abuse case 36
        let confirmed = crate::evidence::Evidence { domains: vec!["nhs.net".into()], ..evidence };
        let confirmed = Card { evidence: confirmed, ..invited };
        assert_eq!(of(&hidden, &confirmed).as_deref(), Some("Work address at nhs.net confirmed"));
    }

    #[test]
    fn what_was_asked_for_stands_first_and_each_role_once() {
        let at = |term: &str, stage, from| Line {
            stage: Some(stage),
            from: Some(When::year_of(from)),
            ..line(Kind::ExtendedRole, term)
        };
        let card = card(
            "profession.gp",
            vec![
                at("extended.education", Stage::Established, 2012),
                at("extended.skin-surgery", Stage::Training, 2017),
                at("extended.skin-surgery", Stage::Established, 2019),
                at("extended.ent", Stage::Considering, 2025),
                at("extended.frailty", Stage::Established, 2020),
            ],
        );
        let row = row(&Me::default(), &Asked::parse("extended=skin-surgery"), &card);
        let labels: Vec<_> = row.person.stages.iter().map(|it| (&*it.label, &*it.since)).collect();
        assert_eq!(
            labels,
            [("Skin surgery", "since 2019"), ("Medical education", "since 2012"), ("Frailty", "since 2020")]
        );
        assert_eq!(row.distance, "9 miles");
        assert_eq!(row.why, "");
    }

    #[test]
    fn a_filter_that_the_row_does_not_show_is_the_reason() {
        let card = card(
            "profession.gp",
            vec![line(Kind::Background, "background.orthopaedics"), line(Kind::Language, "language.pl")],
        );
        let why = row(&Me::default(), &Asked::parse("background=orthopaedics&language=pl"), &card).why;
        assert!(why.starts_with("Fits: orthopaedics before general practice"), "{why}");
    }

    #[test]
    fn own_words_survive_any_script() {
        let words = Line::new(Kind::ExtendedRole, Subject::Words(LineWords::stored("தோல் அறுவை")));
        let row = row(&Me::default(), &Asked::default(), &card("profession.gp", vec![words]));
        assert_eq!(row.person.stages[0].label, "தோல் அறுவை");
    }
}
