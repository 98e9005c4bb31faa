//! The rules of a group: narrowing, the end of a project, leaving out, and what one can do at the door.

use super::*;
use people_api::Affiliation;

fn now() -> Moment {
    Moment::from_micros(1_795_168_800_000_000)
}

fn days(number: u64) -> Duration {
    Duration::from_secs(number * 24 * 60 * 60)
}

fn settings(kind: Kind) -> Settings {
    Settings {
        name: Name::stored("Skin surgery"),
        purpose: Purpose::stored("For those who do it."),
        shape: Shape::ExtendedRole,
        kind,
        place: None,
        topic: None,
        rules: None,
        welcome: None,
        excludes: Affiliations::default(),
        ends: None,
    }
}

fn known(kind: Kind, door: Door) -> Known {
    let (id, settings) = (GroupId::NONE, settings(kind));
    Known { id, settings, version: 1, role: None, reads: false, left_out: false, door, ended: None }
}

fn practice() -> Affiliations {
    [Affiliation::Practice].into_iter().collect()
}

#[test]
fn a_group_is_narrowed_and_never_widened() {
    let change = |from, to| settings(to).check_change(&settings(from), practice(), now());
    assert!(change(Kind::Open, Kind::Secret).is_empty());
    assert!(change(Kind::ByRequest, Kind::ByRequest).is_empty());
    assert!(change(Kind::Secret, Kind::Open).of("kind").is_some()); // abuse case 19
    assert!(change(Kind::ByInvitation, Kind::ByRequest).of("kind").is_some());
}

/// The back door of the same (abuse case 19).
#[test]
fn whom_a_group_leaves_out_stays_left_out() {
    let leaving_out =
        |all: &[Affiliation]| Settings { excludes: all.iter().copied().collect(), ..settings(Kind::Open) };
    let change =
        |from: &[Affiliation], to: &[Affiliation]| leaving_out(to).check_change(&leaving_out(from), practice(), now());
    assert!(change(&[], &[Affiliation::Industry]).is_empty());
    assert!(change(&[Affiliation::Industry], &[Affiliation::Industry, Affiliation::Commissioner]).is_empty());
    let widened = change(&[Affiliation::Industry, Affiliation::Commissioner], &[Affiliation::Industry]);
    let words = widened.of("excludes").unwrap_or_default();
    assert!(words.contains("found another") && words.contains(Affiliation::Commissioner.label()), "{words}");
    assert!(change(&[Affiliation::Industry], &[Affiliation::Commissioner]).of("excludes").is_some());
}

#[test]
fn a_project_has_an_end_that_is_still_to_come() {
    let project = |ends| Settings { shape: Shape::Project, ends, ..settings(Kind::ByInvitation) };
    assert!(project(None).check_new(practice(), now()).of("ends").is_some());
    assert!(project(Some(now())).check_new(practice(), now()).of("ends").is_some());
    assert!(project(Some(now().plus(days(5000)))).check_new(practice(), now()).of("ends").is_some());
    let good = project(Some(now().plus(days(90))));
    assert!(good.check_new(practice(), now()).is_empty());
    // Settings are saved after the end, too, as long as nobody moves it.
    assert!(good.check_change(&good, practice(), now().plus(days(100))).is_empty());
    assert!(settings(Kind::Open).check_new(practice(), now()).is_empty());
}

#[test]
fn nobody_leaves_themselves_out() {
    let excludes: Affiliations = [Affiliation::Industry].into_iter().collect();
    let picky = Settings { excludes, ..settings(Kind::Open) };
    assert!(picky.check_new(practice(), now()).is_empty());
    assert!(picky.check_new(excludes, now()).of("excludes").is_some());
    assert!(picky.check_new(Affiliations::default(), now()).of("excludes").is_some()); // silence is no way in
}

#[test]
fn the_door_says_what_one_can_do() {
    let fresh = Door::default();
    assert_eq!(known(Kind::Open, fresh).entrance(now()), Entrance::Join);
    assert_eq!(known(Kind::ByRequest, fresh).entrance(now()), Entrance::Ask);
    assert_eq!(known(Kind::ByInvitation, fresh).entrance(now()), Entrance::Closed);
    let invited = Door { invited: true, removed: true, ..fresh };
    assert_eq!(known(Kind::Secret, invited).entrance(now()), Entrance::Invited);
    let asked = Door { asked: Some(now()), ..fresh };
    assert_eq!(known(Kind::ByRequest, asked).entrance(now()), Entrance::Asked(now()));
    let back = Door { taken_back: Some(now()), ..fresh };
    let tomorrow = now().plus(ASK_ANEW);
    assert_eq!(known(Kind::ByRequest, back).entrance(now()), Entrance::Later(tomorrow), "abuse case 43");
    assert_eq!(known(Kind::ByRequest, back).entrance(tomorrow), Entrance::Ask);
    let declined = Door { declined: Some(now()), ..fresh };
    let again = now().plus(ASK_AGAIN);
    assert_eq!(known(Kind::ByRequest, declined).entrance(now()), Entrance::Later(again));
    assert_eq!(known(Kind::ByRequest, declined).entrance(again), Entrance::Ask);
    let removed = Door { removed: true, ..fresh };
    assert_eq!(known(Kind::Open, removed).entrance(now()), Entrance::Removed);
    let over = Known { ended: Some(now()), ..known(Kind::Open, fresh) };
    assert_eq!(over.entrance(now()), Entrance::Ended);
    let picky = Known { left_out: true, ..known(Kind::Open, invited) };
    assert_eq!(picky.entrance(now()), Entrance::LeftOut);
}

#[test]
fn every_shape_begins_with_something_that_can_be_founded() {
    for shape in Shape::ALL {
        let form = ready(shape);
        assert!(Name::parse(form.name).is_ok() && Purpose::parse(form.purpose).is_ok(), "{shape:?}");
        assert!(Rules::parse(form.rules).is_ok() && Welcome::parse(form.welcome).is_ok(), "{shape:?}");
        assert!(!form.hint.is_empty() && form.kind != Kind::Secret);
    }
}
