//! From a profile to its entry in the index. What all members may see goes into the shared fields, what only contacts
//! may see into theirs, and what nobody may see nowhere.

use super::{codes, ground::Ground};
use crate::{
    audience::Audience,
    facets::{Facet, Value},
    footing::Footing,
    line::{Detail, Kind, Line, WorkPlace},
    location::Location,
    population::{MadeMember, MadePractice},
    profile::{About, Headline, Profile},
    stage::Stage,
    term::{TermCode, TermKind, UNSTATED, Vocabulary},
    when::When,
};
use kernel::Moment;
use people_api::Affiliation;
use search::{Code, Entry, Point};
use std::collections::BTreeMap;

/// The entry of a member with this name, who joined then; `now` says which roles and offers are over.
pub fn entry_of(
    profile: &Profile,
    name: &str,
    joined: Moment,
    vocabulary: &Vocabulary,
    ground: &Ground,
    now: When,
) -> Entry {
    let mut making =
        Making { vocabulary, ground, now, all: Part::default(), contacts: Part::default(), about: String::new() };
    making.head(profile);
    for line in &profile.lines {
        making.line(line);
    }
    for audience in [Audience::Members, Audience::Contacts] {
        making.stages(profile, audience);
    }
    let headline = profile.head.headline.value.as_ref().filter(|_| profile.head.headline.audience == Audience::Members);
    let Making { all, contacts, about, .. } = making;
    Entry {
        id: *profile.member.as_bytes(),
        name: name.to_owned(),
        keys: String::new(),
        headline: headline.map(Headline::as_str).unwrap_or_default().to_owned(),
        tags: all.text,
        about,
        contacts_only: contacts.text,
        codes: all.codes,
        contacts_only_codes: contacts.codes,
        at: all.located.or(all.works_at),
        sessions: all.sessions.map(|tenths| tenths.min(120) as f32 / 10.0),
        since: joined.seconds(),
        // Every member may find members.
        shelf: None,
        author: None,
        under: None,
    }
}

/// The entry of a member of the made population, without any store.
pub fn entry_of_made(
    made: &MadeMember,
    practices: &[MadePractice],
    vocabulary: &Vocabulary,
    ground: &Ground,
    now: When,
) -> Entry {
    let mut entry = entry_of(&made.profile, &made.name, made.joined, vocabulary, ground, now);
    // The made county may not be among the places.
    let shown = made.profile.head.location.audience == Audience::Members && made.profile.head.location.value.is_some();
    if entry.at.is_none() && shown {
        entry.at = practices.get(made.practice).map(|it| Point { lat: it.lat, lon: it.lon });
    }
    entry
}

struct Making<'a> {
    vocabulary: &'a Vocabulary,
    ground: &'a Ground,
    now: When,
    all: Part,
    contacts: Part,
    about: String,
}

/// What one audience finds.
#[derive(Default)]
struct Part {
    text: String,
    codes: Vec<Code>,
    located: Option<Point>,
    works_at: Option<Point>,
    /// Tenths a week.
    sessions: Option<i64>,
}

impl Part {
    fn say(&mut self, words: &str) {
        if !words.is_empty() {
            self.text.push_str(words);
            self.text.push('\n');
        }
    }
}

impl Making<'_> {
    fn part(&mut self, audience: Audience) -> Option<&mut Part> {
        match audience {
            Audience::Members => Some(&mut self.all),
            Audience::Contacts => Some(&mut self.contacts),
            Audience::OnlyMe => None,
        }
    }

    fn head(&mut self, profile: &Profile) {
        let head = &profile.head;
        // What was not said is no answer to any question.
        if head.profession.as_str() != UNSTATED {
            self.all.say(self.vocabulary.label(&head.profession));
            self.all.codes.push(codes::of_term(Facet::Profession, &head.profession));
        }
        self.beside(profile);
        if head.headline.audience == Audience::Contacts {
            self.contacts.say(head.headline.value.as_ref().map(Headline::as_str).unwrap_or_default());
        }
        let about = head.about.value.as_ref().map(About::as_str).unwrap_or_default();
        match head.about.audience {
            Audience::Members => self.about.push_str(about),
            Audience::Contacts => self.contacts.say(about),
            Audience::OnlyMe => {}
        }
        let ground = self.ground;
        let Some(part) = self.part(head.location.audience) else { return };
        match &head.location.value {
            Some(Location::Place(code)) => {
                part.codes.extend(ground.steps(code.as_str()));
                if let Some(spot) = ground.spot(code.as_str()) {
                    part.say(&spot.words());
                    part.say(&spot.outcode);
                    part.located = spot.at;
                }
            }
            Some(Location::Outcode(outcode)) => {
                part.say(outcode.as_str());
                part.located = ground.outcode(outcode.as_str());
            }
            None => {}
        }
    }

    /// Affiliation and footing. Whoever belongs to a practice or trains in one and says no more is in general practice.
    fn beside(&mut self, profile: &Profile) {
        let affiliations = profile.declaration.as_ref().map(|it| it.affiliations).unwrap_or_default();
        for affiliation in affiliations.iter() {
            self.all.codes.push(codes::of_value(Facet::Affiliation, &Value::Affiliation(affiliation)));
        }
        if affiliations.is_stated() {
            self.all.say(&affiliations.mark());
        }
        let works = affiliations.has(Affiliation::Practice) || affiliations.has(Affiliation::Trainee);
        let footing = &profile.head.footing;
        let (audience, footing) = match footing.value {
            Some(said) => (footing.audience, said),
            None if works => (Audience::Members, Footing::Now),
            None => return,
        };
        let Some(part) = self.part(audience) else { return };
        part.codes.push(codes::of_value(Facet::Footing, &Value::Footing(footing)));
        part.say(footing.beside().unwrap_or_default());
    }

    fn line(&mut self, line: &Line) {
        let (vocabulary, ground, now) = (self.vocabulary, self.ground, self.now);
        let longer = match line.kind {
            Kind::Link | Kind::WouldLike => return,
            // What somebody lacks is not what they are.
            Kind::LookingFor => Some(line.label(vocabulary)),
            _ => line.detail.as_ref().map(Detail::as_str),
        };
        if let (Some(words), Audience::Members) = (longer, line.audience) {
            self.about.push('\n');
            self.about.push_str(words);
        }
        let Some(part) = self.part(line.audience) else { return };
        if line.kind != Kind::LookingFor {
            part.say(line.label(vocabulary));
        }
        if line.is_over(now) && line.kind != Kind::Background {
            return;
        }
        if let (Some(facet), Some(term)) = (facet_of(line.kind), line.term()) {
            part.codes.push(codes::of_term(facet, term));
        }
        match &line.place {
            Some(WorkPlace::Known(code)) => {
                part.codes.extend(ground.steps(code.as_str()));
                if let Some(spot) = ground.spot(code.as_str()) {
                    part.say(&spot.words());
                    part.works_at = part.works_at.or(spot.at);
                }
            }
            Some(WorkPlace::Typed(words)) => part.say(words.as_str()),
            None => {}
        }
        if let Some(sessions) = line.sessions {
            part.sessions = Some(part.sessions.unwrap_or_default() + sessions.tenths());
        }
    }

    /// One stage for each extended role, the furthest: whoever was in training and is established now is established.
    fn stages(&mut self, profile: &Profile, audience: Audience) {
        let lines = profile.of_kind(Kind::ExtendedRole).filter(|it| it.audience == audience);
        let lines: Vec<(&TermCode, Option<Stage>)> = lines.filter_map(|it| Some((it.term()?, it.stage))).collect();
        if lines.is_empty() {
            return;
        }
        let mut furthest: BTreeMap<&TermCode, Stage> = BTreeMap::new();
        for (term, stage) in lines.iter().filter_map(|it| Some((it.0, it.1?))) {
            let known = furthest.entry(term).or_insert(stage);
            if rank(stage) > rank(*known) {
                *known = stage;
            }
        }
        let Some(part) = self.part(audience) else { return };
        part.say(TermKind::ExtendedRole.label());
        // A role is counted at every stage, also when its line is over.
        part.codes.extend(lines.iter().map(|it| codes::of_term(Facet::ExtendedRole, it.0)));
        for (term, stage) in furthest {
            part.codes.push(codes::of_value(Facet::Stage, &Value::Stage(stage)));
            part.codes.push(codes::of_pair(term, stage));
        }
    }
}

const fn rank(stage: Stage) -> u8 {
    match stage {
        Stage::Past => 0,
        Stage::Considering => 1,
        Stage::Training => 2,
        Stage::Established => 3,
    }
}

/// Under which facet the terms of a kind of line stand.
pub(crate) const fn facet_of(kind: Kind) -> Option<Facet> {
    match kind {
        Kind::Role => Some(Facet::Role),
        Kind::Background => Some(Facet::Background),
        Kind::ExtendedRole => Some(Facet::ExtendedRole),
        Kind::Interest => Some(Facet::Interest),
        Kind::CanHelp => Some(Facet::CanHelp),
        Kind::Language => Some(Facet::Language),
        Kind::OpenTo => Some(Facet::OpenTo),
        Kind::LookingFor | Kind::Qualification | Kind::Link | Kind::WouldLike => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audience::Shown,
        declaration::Declaration,
        line::{PlaceCode, Sessions, Subject},
        search::ground::tests::made,
    };
    use kernel::MemberId;

    fn line(kind: Kind, term: &str) -> Line {
        Line::new(kind, Subject::Term(TermCode::stored(term)))
    }

    fn entry(lines: Vec<Line>) -> Entry {
        let mut profile = Profile::new(MemberId::from_bytes([1; 16]), TermCode::stored("profession.gp"));
        profile.head.headline = Shown::to(Audience::Contacts, Some(Headline::stored("Secretly keen on bees")));
        profile.lines = lines;
        entry_of(
            &profile,
            "Ann",
            Moment::from_micros(5_000_000),
            Vocabulary::starter(),
            &made(),
            When::month_of(2026, 11),
        )
    }

    #[test]
    fn only_what_all_members_may_see_is_shared() {
        let hidden = |audience, term| Line { audience, ..line(Kind::Interest, term) };
        let entry = entry(vec![
            line(Kind::Interest, "life.bread"),
            hidden(Audience::Contacts, "life.cycling"),
            hidden(Audience::OnlyMe, "life.faith"),
            line(Kind::WouldLike, "like.peer-support"),
        ]);
        let interest = |term: &str| codes::of_term(Facet::Interest, &TermCode::stored(term));
        assert!(entry.codes.contains(&interest("life.bread")));
        assert_eq!(entry.contacts_only_codes, [interest("life.cycling")]);
        assert!(!entry.codes.contains(&interest("life.cycling")) && !entry.codes.contains(&interest("life.faith")));
        assert_eq!(entry.headline, "");
        assert!(entry.contacts_only.contains("bees") && !entry.tags.contains("bees"));
        let all = format!("{}{}{}", entry.tags, entry.about, entry.contacts_only).to_lowercase();
        assert!(!all.contains("faith") && !all.contains("peer support"));
    }

    #[test]
    fn what_was_not_said_is_no_answer() {
        let of = |profile: &Profile| {
            let now = When::month_of(2026, 11);
            entry_of(profile, "Ann", Moment::from_micros(5), Vocabulary::starter(), &made(), now)
        };
        let silent = of(&Profile::new(MemberId::from_bytes([1; 16]), TermCode::stored(UNSTATED)));
        assert!(silent.codes.is_empty() && silent.tags.is_empty(), "{:?} {}", silent.codes, silent.tags);
    }

    #[test]
    fn who_hides_that_they_consider_it_is_not_found_by_it() {
        let code = |it| codes::of_value(Facet::Footing, &Value::Footing(it));
        let of = |affiliation, audience, footing| {
            let mut profile = Profile::new(MemberId::from_bytes([1; 16]), TermCode::stored("profession.doctor"));
            profile.declaration = Some(Declaration {
                affiliations: [affiliation].into_iter().collect(),
                affiliations_at: Moment::default(),
                interests: None,
                interests_at: Moment::default(),
            });
            profile.head.footing = Shown::to(audience, footing);
            let now = When::month_of(2026, 11);
            entry_of(&profile, "Ann", Moment::from_micros(5), Vocabulary::starter(), &made(), now)
        };
        let open = of(Affiliation::Other, Audience::Members, Some(Footing::Considering));
        assert!(open.codes.contains(&code(Footing::Considering)) && open.tags.contains("considering general practice"));
        let near = of(Affiliation::Other, Audience::Contacts, Some(Footing::Considering));
        assert_eq!(near.contacts_only_codes, [code(Footing::Considering)]);
        for hidden in [near, of(Affiliation::Practice, Audience::OnlyMe, Some(Footing::Considering))] {
            assert!(Footing::ALL.iter().all(|it| !hidden.codes.contains(&code(*it))), "{:?}", hidden.codes);
            assert!(!hidden.tags.contains("considering"));
        }
        let works = of(Affiliation::Trainee, Audience::Members, None);
        assert!(works.codes.contains(&code(Footing::Now)));
    }

    #[test]
    fn a_role_is_counted_once_at_its_furthest_stage() {
        let at = |stage| Line { stage: Some(stage), ..line(Kind::ExtendedRole, "extended.skin-surgery") };
        let entry = entry(vec![at(Stage::Training), at(Stage::Established), at(Stage::Past)]);
        let pairs: Vec<_> = entry.codes.iter().filter(|it| search::facet_of(**it) == codes::PAIR).collect();
        assert_eq!(pairs, [&codes::of_pair(&TermCode::stored("extended.skin-surgery"), Stage::Established)]);
        assert!(entry.tags.contains("Extended role"));
    }

    #[test]
    fn work_gives_place_and_sessions_while_it_lasts() {
        let role = |term, place: &str, to: Option<When>| Line {
            place: PlaceCode::parse(place).ok().map(WorkPlace::Known),
            sessions: Sessions::of_tenths(40),
            to,
            ..line(Kind::Role, term)
        };
        let entry = entry(vec![
            role("role.partner", "A81001", None),
            role("role.trainer", "A81010", None),
            role("role.registrar", "F84001", Some(When::year_of(2015))),
        ]);
        assert_eq!(entry.sessions, Some(8.0));
        assert_eq!(entry.at, made().outcode("TS18"));
        assert!(entry.codes.contains(&codes::of_place("QHM")) && !entry.codes.contains(&codes::of_place("F84001")));
        assert!(!entry.codes.contains(&codes::of_term(Facet::Role, &TermCode::stored("role.registrar"))));
        assert!(entry.tags.contains("GP registrar") && entry.tags.contains("Marram Lane Practice, Redcar"));
        assert_eq!(entry.since, 5);
    }
}
