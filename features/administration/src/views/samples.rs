//! Views of administration with made data: empty, typical, extreme.

use super::{
    AuditPage, BackupsPage, MailPage, OverviewPage, SettingsPage, StoragePage,
    members::{MemberPage, MembersPage, Offered, SuspendedPage},
    server::{Kept, MailWay},
};
use crate::{
    folder::{Disk, Extent, Held},
    member::Show,
    pages::members::Found,
    setting::Setting,
    store::{By, Decided, DecidedId},
};
use accounts_api::{Closely, Governed, Role, RoleChange, Suspension};
use administration_api::{Concern, Weight};
use frame::Sample;
use kernel::{Cursor, MemberId, Moment, Page, Problems, Roles};
use people_api::Beside;
use std::{collections::HashMap, time::Duration};
use store::{
    Engine, JobId,
    backups::Backup,
    jobs::{DeadJob, FailingJob},
};

const NOW: Moment = Moment::from_micros(1_795_000_000_000_000);
const LONG: &str = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Every view of this feature.
pub fn samples() -> Vec<Sample> {
    [overview(), members(), server(), proof()].into_iter().flatten().collect()
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn overview() -> Vec<Sample> {
    let concern =
        |weight, words: &str, more: &str, url| Concern { weight, words: words.into(), more: more.into(), url };
    let some = vec![
        concern(Weight::Trouble, "The last backup is nine days old", "", "/admin/backups"),
        concern(
            Weight::People,
            "3 people wait to be let in",
            "The first of them asked on Friday 20 November.",
            "/admin/waiting",
        ),
        concern(Weight::People, "1 report waits for an answer", "The first of them came today.", "/moderation"),
        concern(Weight::Upkeep, LONG, LONG, "/admin/mail"),
    ];
    let decided = |by, act: &str, on: Option<&str>| Decided {
        id: DecidedId::NONE,
        at: NOW,
        act: act.into(),
        by,
        on: on.map(str::to_owned),
    };
    let rows = vec![
        decided(By::Member("Anna Admin".into()), "suspend_member", Some(LONG)),
        decided(By::House("operator".into()), "import_practices", None),
        decided(By::House("background".into()), "note_backup", None),
        decided(By::Sealed, "answer_report", None),
        decided(By::Unknown, "an_act_of_a_later_version", None),
    ];
    let full = Page { items: rows, next: Some(Cursor("x".into())) };
    let empty = Page { items: vec![], next: None };
    vec![
        one("administration/overview: nothing", OverviewPage::new(vec![])),
        one("administration/overview: one", OverviewPage::new(some[..1].to_vec())),
        one("administration/overview: some", OverviewPage::new(some)),
        one("administration/audit: empty", AuditPage::new(empty, Some("publish_text"))),
        one("administration/audit: some", AuditPage::new(full, None)),
    ]
}

/// The page that the gate shows before grave acts, which no feature has.
fn proof() -> Vec<Sample> {
    let page = |problems: &Problems| {
        let fields = vec![("reason".to_owned(), LONG.to_owned())];
        ui::ProofPage::new("/admin/members/x/suspend".into(), fields, "/admin/members/x".into(), problems)
    };
    let wrong = Problems::one(ui::PROOF_FIELD, "This is not your password. Try again, or choose a new one.");
    vec![one("gate/proof: asked", page(&Problems::none())), one("gate/proof: wrong", page(&wrong))]
}

fn governed(name: &str, standing: &str, roles: Roles) -> Governed {
    let (name, standing) = (name.to_owned(), standing.to_owned());
    Governed { member: MemberId::NONE, name, standing, roles, joined_at: NOW, leaves_at: None }
}

fn members() -> Vec<Sample> {
    let (none, both) = (Roles::default(), Roles { admin: true, moderator: true });
    let beside = HashMap::from([(MemberId::NONE, Beside { profession: "GP".into(), ..Beside::default() })]);
    let all = vec![
        governed("Anna Admin", "active", both),
        governed("Tomasz Wiśniewski", "active", none),
        governed(LONG, "suspended", none),
        Governed { leaves_at: Some(NOW), ..governed("نور الهدى", "unconfirmed", none) },
    ];
    let page = |members, q: &str, show, next| MembersPage::new(Found { members, next }, &beside, q.to_owned(), show);
    let closely = |governed, browsers, reason: Option<&str>| Closely {
        governed,
        browsers,
        suspension: reason.map(|it| Suspension { reason: it.to_owned(), since: NOW }),
    };
    let member = |closely, offered: &[Offered], problems: &Problems| {
        MemberPage::new(closely, beside.get(&MemberId::NONE).cloned(), offered.to_vec(), String::new(), problems)
    };
    let usual = [
        Offered::Role(Role::Moderator, RoleChange::Given),
        Offered::Role(Role::Administrator, RoleChange::Given),
        Offered::Suspend,
        Offered::SignOut,
    ];
    let admin = [Offered::Role(Role::Administrator, RoleChange::Taken), Offered::SignOut];
    let restore = [Offered::Restore];
    let wrong = Problems::one("reason", "Write why. They read it.");
    let last = Problems::one("", "Nobody else runs this Kettle. Make somebody else an administrator first.");
    let reason = "Three warnings for selling tablets.\n\nWrite to us when you have taken the links out.";
    let suspension = || Some(Suspension { reason: reason.to_owned(), since: NOW });
    vec![
        one("administration/members: nobody", page(vec![], "zeno", Show::All, None)),
        one("administration/members: nobody with this address", page(vec![], "a@b.c", Show::Suspended, None)),
        one("administration/members: some", page(all, "", Show::All, Some(Cursor("x".into())))),
        one(
            "administration/member: active",
            member(closely(governed("Ada Obi", "active", none), 2, None), &usual, &Problems::none()),
        ),
        one(
            "administration/member: no reason",
            member(closely(governed(LONG, "active", none), 0, None), &usual, &wrong),
        ),
        one(
            "administration/member: the last",
            member(closely(governed("Anna Admin", "active", both), 1, None), &admin, &last),
        ),
        one(
            "administration/member: suspended",
            member(closely(governed(LONG, "suspended", none), 0, Some(reason)), &restore, &Problems::none()),
        ),
        one(
            "administration/member: unconfirmed",
            member(closely(governed("Una", "unconfirmed", none), 0, None), &[], &Problems::none()),
        ),
        one("administration/suspended: why", SuspendedPage::new(suspension())),
        one("administration/suspended: no reason", SuspendedPage::new(None)),
    ]
}

fn server() -> Vec<Sample> {
    let way = || MailWay::Server("smtps://mail.example.org:465".into());
    let fault = "Outage: the mail server did not take a mail: it answered 535 (a.rs:1)";
    let failing = || FailingJob { kind: "accounts.letter".into(), attempts: 4, due: NOW.plus(DAY), why: fault.into() };
    let dead = DeadJob { id: JobId::NONE, kind: "people.render_again".into(), attempts: 1, at: NOW, why: LONG.into() };
    let mail = |way, failing, dead| MailPage::new(way, "Kettle <kettle@example.org>".into(), 3, failing, dead, NOW);
    let backup = |days: u32, why: Option<&str>| Backup {
        at: NOW.minus(days * DAY),
        folder: format!("/var/backups/kettle/{LONG}"),
        size: 1_234_567_890,
        took: Duration::from_secs(12),
        is_encrypted: days > 1,
        why: why.map(str::to_owned),
    };
    let setting = |name: &str, value: &str, from: &str| {
        Setting::new(name, &format!("KETTLE_{}", name.to_uppercase()), value, from)
    };
    let settings = || {
        vec![
            setting("listen", "127.0.0.1:8080", "default"),
            setting("smtp_password", "hunter2", "environment"),
            setting("backup_to", &format!("/var/backups/{LONG}"), "file"),
            setting("trusted_proxies", "", "default"),
        ]
    };
    let held = Held { bytes: 123_456_789, files: 4_321, extent: Extent::AtLeast };
    let kept = || {
        vec![
            Kept { name: "Photos and other files of members", held: Ok(held) },
            Kept { name: "The index of the search", held: Err("permission denied".into()) },
        ]
    };
    let storage = |free| StoragePage::new(Engine::Sqlite, 1_234_567, kept(), format!("/srv/{LONG}"), free);
    let backups = |latest: Vec<Backup>, settings| BackupsPage::new(latest, settings, NOW);
    vec![
        one("administration/mail: well", mail(way(), vec![], vec![])),
        one("administration/mail: in trouble", mail(way(), vec![failing()], vec![dead])),
        one("administration/mail: kept", mail(MailWay::Folder(format!("/srv/{LONG}/mail")), vec![], vec![])),
        one("administration/storage: room", storage(Ok(Disk { free: 34_000_000_000, size: 50_000_000_000 }))),
        one("administration/storage: full", storage(Ok(Disk { free: 34_000_000, size: 50_000_000_000 }))),
        one("administration/storage: not known", storage(Err("permission denied".into()))),
        one("administration/backups: none", backups(vec![], vec![])),
        one("administration/backups: fresh", backups(vec![backup(0, None), backup(1, None)], settings())),
        one("administration/backups: old", backups(vec![backup(9, None)], vec![])),
        one(
            "administration/backups: failed",
            backups(vec![backup(0, Some("the disk is full")), backup(2, None)], vec![]),
        ),
        one("administration/settings: some", SettingsPage::new(settings(), Engine::Sqlite, Some(1000))),
        one("administration/settings: not told", SettingsPage::new(vec![], Engine::Postgres, None)),
    ]
}
