//! Views of reports with made data: empty, typical, extreme.

use super::{
    AboutMePage, CasePage, ComplaintPage, DoneRow, Looks, QueuePage, QueueRow, ReportPage, SentPage, SentRow, Tab,
};
use crate::{
    measure::{Done, What},
    pages::Typed,
    report::{About, Kind, Report, ReportId, Snapshot, State, Words},
    store::Listed,
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use moderation_api::ThingId;

const LONG: &str = "Profile of Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrn";
const NOW: Moment = Moment::from_micros(1_795_000_000_000_000);

/// Every view of this feature.
pub fn samples() -> Vec<Sample> {
    let mut all = members();
    all.extend(moderators());
    all
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn members() -> Vec<Sample> {
    let report = |name: &str, typed: &str, problems: &Problems| {
        ReportPage::new("profile", name.into(), "/people/x".into(), "/report/profile/x".into(), typed.into(), problems)
    };
    let wordless = Problems::one("words", "Write a line on what is wrong, then press again.");
    let sent = |rows: Vec<Report>, looks| SentPage { rows: rows.into_iter().map(SentRow::new).collect(), looks };
    let told = [What::HiddenAtOnce, What::Restored, What::Warned, What::Suspended, What::Readmitted, What::Answered];
    let about_me =
        |rows: &[What]| AboutMePage { rows: rows.iter().map(|it| DoneRow::to_author(done(*it), "profile")).collect() };
    vec![
        one("moderation/report: typical", report("Profile of Hamza Qureshi", "", &Problems::none())),
        one("moderation/report: wordless", report(LONG, "", &wordless)),
        one("moderation/complaint: typical", ComplaintPage::new(String::new(), &Problems::none())),
        one("moderation/complaint: wordless", ComplaintPage::new(String::new(), &wordless)),
        one("moderation/sent: empty", sent(vec![], Looks::Own)),
        one(
            "moderation/sent: typical",
            sent(vec![made(Kind::Unkind, State::LookedAt), made(Kind::Patient, State::Answered)], Looks::Own),
        ),
        one("moderation/sent: extreme", sent(vec![long(), complaint()], Looks::All)),
        one("moderation/about_me: empty", about_me(&[])),
        one("moderation/about_me: typical", about_me(&told)),
    ]
}

fn moderators() -> Vec<Sample> {
    let queue = |tab, rows: Vec<Report>| QueuePage {
        tab,
        rows: rows.into_iter().map(|it| QueueRow::new(listed(it, "active"))).collect(),
    };
    let case = |listed: Listed, done: &[What], alike, problems: &Problems| {
        let done = done.iter().map(|it| self::done(*it)).collect();
        {
            let said = listed.report.copy.as_ref().map(|it| it.said.clone()).unwrap_or_default();
            CasePage::new(listed, said, done, alike, Typed::default(), problems)
        }
    };
    let none = Problems::none();
    let wordless = Problems::one("words", "Write to the author what this is about.");
    let all = [What::HiddenAtOnce, What::Looked, What::Restored, What::Warned, What::Hidden, What::Suspended];
    vec![
        one("moderation/queue: empty", queue(Tab::Open, vec![])),
        one(
            "moderation/queue: typical",
            queue(Tab::Open, vec![made(Kind::Patient, State::Received), complaint(), long()]),
        ),
        one("moderation/queue: answered", queue(Tab::Answered, vec![made(Kind::Other, State::Answered)])),
        one("moderation/case: new", case(listed(made(Kind::Unkind, State::Received), "active"), &[], 0, &none)),
        one(
            "moderation/case: hidden",
            case(listed(made(Kind::Patient, State::LookedAt), "active"), &[What::HiddenAtOnce], 2, &wordless),
        ),
        one("moderation/case: extreme", case(listed(long(), "suspended"), &all, 1, &none)),
        one("moderation/case: complaint", case(listed(complaint(), "active"), &[], 0, &none)),
        one(
            "moderation/case: answered",
            case(listed(made(Kind::Other, State::Answered), "active"), &[What::Answered], 0, &none),
        ),
    ]
}

fn listed(report: Report, standing: &str) -> Listed {
    Listed { report, reporter: Some("Siân Llewellyn".into()), author_standing: Some(standing.into()) }
}

fn done(what: What) -> Done {
    let words = (what != What::Looked).then(|| Words::stored("Please leave out the day and the village."));
    Done { what, thing: Some("profile".into()), moderator: Some("Yusuf Rahman".into()), words, at: NOW }
}

fn made(kind: Kind, state: State) -> Report {
    let said = vec![
        ("Headline".to_owned(), "GP partner, glad of a walk".to_owned()),
        ("About".to_owned(), "On Tuesday I saw the only baker of our village about his knee.".to_owned()),
    ];
    Report {
        id: ReportId::from_bytes([kind as u8 + 1; 16]),
        kind,
        state,
        reporter: Some(MemberId::NONE),
        about: Some(About { kind: "profile".into(), thing: ThingId::NONE, author: Some(MemberId::NONE) }),
        words: Some(Words::stored("Everybody here knows the baker.")),
        sealed: None,
        copy: Some(Snapshot { name: "Profile of Hamza Qureshi".into(), url: "/people/x".into(), said }),
        received: NOW,
        looked: (state != State::Received).then_some(NOW),
        answered: (state == State::Answered).then_some(NOW),
        answer: (state == State::Answered).then(|| Words::stored("Thank you. The author has taken it out.")),
    }
}

fn long() -> Report {
    let said = (0..12).map(|it| (format!("Interest {it}"), LONG.repeat(3))).collect();
    let copy = Some(Snapshot { name: LONG.into(), url: "/people/x".into(), said });
    Report { copy, words: Some(Words::stored(LONG.repeat(8))), ..made(Kind::Advertising, State::LookedAt) }
}

fn complaint() -> Report {
    let words = Some(Words::stored("I was suspended for a word that I did not write."));
    Report { about: None, copy: None, words, ..made(Kind::Complaint, State::Received) }
}
