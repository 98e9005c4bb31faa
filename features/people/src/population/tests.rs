//! The made population is the same every time, and coherent by the rules that forms keep.

use super::*;
use crate::{
    declaration::DeclarationDraft,
    footing::Footing,
    line::LineDraft,
    path::Aim,
    profile::HeadDraft,
    stage::Stage,
    term::{TermKind, Vocabulary},
};
use people_api::Affiliation;
use std::collections::{HashMap, HashSet};

const TODAY: Moment = Moment::from_micros(1_795_000_000_000_000); // November 2026

fn made(seed: u64, count: u64) -> Vec<MadeMember> {
    let county = made_county();
    Population::new(seed, Vocabulary::starter(), &county, TODAY).members(count).collect()
}

#[test]
fn a_member_can_be_made_alone_and_is_always_the_same() {
    let county = made_county();
    let population = Population::new(1, Vocabulary::starter(), &county, TODAY);
    let all: Vec<_> = population.members(300).collect();
    assert_eq!(population.member(250).as_ref(), all.get(250));
    assert_eq!(made(1, 300), all);
    assert_ne!(made(2, 300), all);
}

#[test]
fn the_order_of_ids_is_known_without_making_anybody() {
    let county = made_county();
    let population = Population::new(1, Vocabulary::starter(), &county, TODAY);
    let numbers = population.in_order_of_ids(500);
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), 500);
    let made: Vec<_> = numbers.iter().filter_map(|it| population.member(*it)).collect();
    assert!(made.is_sorted_by_key(|it| it.profile.member));
    // Ids begin with the moment of joining, so whoever came first stands first.
    assert!(made.is_sorted_by_key(|it| it.joined.micros() / 1000));
}

#[test]
fn a_day_is_a_date_and_nothing_else() {
    assert_eq!(noon_of("2026-11-20").map(Moment::seconds), Ok(1_795_176_000));
    for odd in ["", "20 November", "2026-02-30", "2026-11"] {
        assert!(noon_of(odd).is_err(), "{odd}");
    }
}

#[test]
fn ten_thousand_members_keep_every_rule_of_the_forms() {
    let vocabulary = Vocabulary::starter();
    let this_year = When::of(TODAY).year();
    for member in made(1, 10_000) {
        let profile = &member.profile;
        assert_eq!(profile.check(), Ok(()), "{profile:?}");
        let head = HeadDraft::from(&profile.head);
        let again = Head::new(profile.head.profession.clone()).change(&head, vocabulary);
        assert_eq!(again.as_ref(), Ok(&profile.head), "{head:?}");
        assert_eq!(kernel::line(&member.name, 80).as_deref(), Ok(&*member.name));
        for line in &profile.lines {
            assert_eq!(LineDraft::from(line).parse(line.kind, vocabulary).as_ref(), Ok(line), "{profile:?}");
            assert!(line.from.is_none_or(|it| it.year() <= this_year && it.year() >= this_year - 60), "{line:?}");
            let offer = matches!(line.kind, Kind::OpenTo | Kind::WouldLike);
            assert!(offer || line.to.is_none_or(|it| it.year() <= this_year), "{line:?}");
        }
        assert!(member.joined <= TODAY);
    }
}

#[test]
fn nobody_is_somebody_else() {
    let members = made(1, 10_000);
    let ids: HashSet<_> = members.iter().map(|it| it.profile.member).collect();
    let emails: HashSet<_> = members.iter().map(|it| &it.email).collect();
    let names: HashSet<_> = members.iter().map(|it| &it.name).collect();
    let headlines: HashSet<_> = members.iter().filter_map(|it| it.profile.head.headline.value.as_ref()).collect();
    assert_eq!((ids.len(), emails.len()), (10_000, 10_000));
    assert!(names.len() > 8_500, "{} names", names.len());
    assert!(headlines.len() > 5_000, "{} headlines", headlines.len());
    for email in emails {
        assert!(email.ends_with("@example.org") && email.is_ascii() && !email.contains(' '), "{email}");
    }
}

#[test]
fn the_population_is_wide_enough_to_search_in() {
    let members = made(1, 10_000);
    let mut terms: HashMap<&str, u32> = HashMap::new();
    for line in members.iter().flat_map(|it| &it.profile.lines) {
        *terms.entry(line.term().map_or("", |it| it.as_str())).or_default() += 1;
    }
    for kind in
        [TermKind::ExtendedRole, TermKind::ClinicalInterest, TermKind::OtherInterest, TermKind::Skill, TermKind::OpenTo]
    {
        for term in Vocabulary::starter().of_kind(kind) {
            assert!(terms.contains_key(term.code.as_str()), "nobody has {}", term.code);
        }
    }
    let stages = |stage| members.iter().filter(|it| it.profile.lines.iter().any(|it| it.stage == Some(stage))).count();
    for stage in Stage::ALL {
        assert!(stages(stage) > 200, "{stage:?}: {}", stages(stage));
    }
    let lines: usize = members.iter().map(|it| it.profile.lines.len()).sum();
    assert!((90_000..180_000).contains(&lines), "{lines} lines");
}

#[test]
fn a_headline_tells_nothing_that_a_line_keeps_for_fewer() {
    let vocabulary = Vocabulary::starter();
    for member in made(1, 5_000) {
        let Some(headline) = member.profile.head.headline.value else { continue };
        let said = headline.as_str().to_lowercase();
        for line in
            member.profile.lines.iter().filter(|it| it.kind == Kind::ExtendedRole && it.audience == Audience::OnlyMe)
        {
            let words = line.in_sentence(vocabulary).to_lowercase();
            let elsewhere = member.profile.lines.iter().any(|it| {
                it.audience == Audience::Members && it.in_sentence(vocabulary).to_lowercase().contains(&words)
            });
            assert!(elsewhere || !said.contains(&words), "{said}: {words}");
        }
    }
}

#[test]
fn everybody_has_declared_and_not_all_the_same() {
    let members = made(1, 5_000);
    let of = |it: &MadeMember| it.profile.declaration.clone().expect("declared");
    for affiliation in Affiliation::ALL {
        let some = members.iter().filter(|it| of(it).affiliations.has(affiliation)).count();
        assert!(some > 0, "nobody is of {affiliation:?}");
        assert_eq!(some > 2_500, affiliation == Affiliation::Practice, "{affiliation:?}: {some}");
    }
    for member in &members {
        let declared = of(member);
        let again = DeclarationDraft::from(&declared).declare(None, member.joined);
        assert_eq!(again.as_ref(), Ok(&declared));
    }
    let interests = members.iter().filter(|it| of(it).interests.is_some()).count();
    assert!((500..1_200).contains(&interests), "{interests} have interests");
    for footing in [Footing::Considering, Footing::Returning, Footing::Looking] {
        assert!(members.iter().any(|it| it.profile.head.footing.value == Some(footing)), "nobody is {footing:?}");
    }
}

#[test]
fn paths_are_there_to_be_walked() {
    let members = made(1, 10_000);
    let aims: Vec<_> = members.iter().filter_map(|it| Aim::of(&it.profile.lines)).collect();
    assert!(aims.len() > 300, "{} aims", aims.len());
    let walked = aims
        .iter()
        .take(100)
        .filter(|aim| members.iter().any(|it| aim.walked_by(&it.profile.lines, Vocabulary::starter()).is_some()));
    assert!(walked.count() > 60);
}

#[test]
fn without_practices_there_is_nobody_and_with_an_empty_vocabulary_nothing_breaks() {
    assert_eq!(Population::new(1, Vocabulary::starter(), &[], TODAY).members(3).count(), 0);
    let county = made_county();
    assert_eq!(Population::new(1, &Vocabulary::default(), &county, TODAY).members(3).count(), 0);
}
