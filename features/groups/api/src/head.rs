//! Head: what stands on top of and beside every page of a group. `parts/group.html` of the look prints it.

use crate::{
    GroupId, Kind, Role, Shape,
    reads::{kind, role, shape},
};
use kernel::{Fault, MemberId, Moment};
use people_api::Affiliations;
use places_api::PlaceCode;
use std::time::Duration;
use store::{Reader, Row, named, sql};

/// So long somebody is new in a group.
pub const NEW_FOR: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// So many hosts are named beside a page, and so many who are new.
const NAMED: i64 = 6;

/// Top and side of a page of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which group.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who comes in and reads.
    pub kind: Kind,
    /// What kind of company it is.
    pub shape: Shape,
    /// What the viewer is in it.
    pub role: Option<Role>,
    /// Whether they read what is written there.
    pub reads: bool,
    /// Where it is: code and name.
    pub place: Option<(PlaceCode, String)>,
    /// What it is about, in words.
    pub topic: Option<String>,
    /// Whom it leaves out.
    pub excludes: Affiliations,
    /// When a project is over.
    pub ends: Option<Moment>,
    /// Since when it is only read.
    pub ended: Option<Moment>,
    /// Who hosts it, as far as the viewer sees them.
    pub hosts: Vec<Host>,
    /// Who came lately, for those who read there; not the viewer themselves.
    pub newcomers: Vec<Newcomer>,
    /// What whoever came lately reads first; empty for everybody else.
    pub welcome: String,
    /// How many wait for an answer of the hosts; 0 for everybody else.
    pub waiting: i64,
    /// Now.
    pub now: Moment,
}

/// Somebody who hosts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Owner or host.
    pub role: Role,
}

/// Somebody who came lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they are, as inside a sentence; may be empty.
    pub profession: String,
    /// Since when.
    pub since: Moment,
}

/// A page of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What is talked about.
    Discussions,
    /// Who is in it.
    People,
    /// What it says about itself.
    About,
    /// What hosts change, and who waits.
    Settings,
}

/// A tab as the page prints it: path, name, and whether it is this page.
pub type Tabs = Vec<(String, &'static str, bool)>;

impl Head {
    /// The tabs, with the one that one is on; none for who does not read there.
    pub fn tabs(&self, here: &Tab) -> Tabs {
        let hosts = self.role.is_some_and(Role::hosts);
        let all = [
            (Tab::Discussions, "discussions", "Discussions", self.reads),
            (Tab::People, "people", "People", self.reads),
            (Tab::About, "about", "About", self.reads),
            (Tab::Settings, "settings", "Settings", self.reads && hosts),
        ];
        let shown = all.into_iter().filter(|it| it.3);
        let mut tabs: Tabs =
            shown.map(|(tab, path, name, _)| (format!("/groups/{}/{path}", self.group), name, tab == *here)).collect();
        // Its shelf is a part of the library.
        if self.reads {
            tabs.insert(1, (format!("/library?group={}", self.group), "Library", false));
        }
        tabs
    }

    /// A made one, as a member sees it: for samples of pages.
    pub fn sample() -> Head {
        let member = |number: u8| MemberId::from_bytes([number; 16]);
        let host = |number: u8, name: &str, role: Role| Host { member: member(number), name: name.to_owned(), role };
        let now = Moment::from_micros(1_795_168_800_000_000); // 20 November 2026
        Head {
            group: GroupId::from_bytes([7; 16]),
            name: "Skin surgery, North East".to_owned(),
            purpose:
                "For those who do skin surgery in general practice between Tweed and Tees, and those who would like to."
                    .to_owned(),
            kind: Kind::ByRequest,
            shape: Shape::ExtendedRole,
            role: Some(Role::Member),
            reads: true,
            place: None,
            topic: Some("skin surgery".to_owned()),
            excludes: Affiliations::default(),
            ends: None,
            ended: None,
            hosts: vec![host(1, "Siân Llewellyn", Role::Owner), host(2, "Yusuf Adéyẹmí", Role::Host)],
            newcomers: vec![Newcomer {
                member: member(3),
                name: "Callum Brodie".to_owned(),
                profession: "GP registrar".to_owned(),
                since: now.minus(Duration::from_secs(3 * 24 * 60 * 60)),
            }],
            welcome: "Good that you are here. Say in a line or two what you would like to know.".to_owned(),
            waiting: 0,
            now,
        }
    }

    /// Whether the viewer may write there.
    pub fn writes(&self) -> bool {
        self.role.is_some() && self.reads && self.ended.is_none()
    }

    /// "Two people ask to join", for hosts.
    pub fn waiting_words(&self) -> String {
        match self.waiting {
            1 => "Somebody asks to join".to_owned(),
            number => format!("{number} people ask to join"),
        }
    }

    /// Whom it leaves out, as inside a sentence; empty if nobody.
    pub fn left_out(&self) -> String {
        self.excludes.iter().map(|it| it.label().to_lowercase()).collect::<Vec<_>>().join(", ")
    }
}

/// The head of a group; `None` when it does not exist for the viewer. One statement: a row for each person who is named.
pub async fn find_head(reader: Reader<'_>, group: GroupId) -> Result<Option<Head>, Fault> {
    let sql = sql!(
        "SELECT gc.name, gc.purpose, gc.kind, gc.shape, gc.place_code, gc.ends_at, gc.ended_at,
                (SELECT pc.name FROM place_card pc WHERE pc.code = gc.place_code) AS place,
                (SELECT tc.words FROM term_card tc WHERE tc.code = gc.topic) AS topic,
                (SELECT string_agg(ge.affiliation, '|') FROM group_exclusion ge WHERE ge.group_id = gc.group_id) AS excludes,
                (SELECT mine.role FROM membership mine
                  WHERE mine.group_id = gc.group_id AND mine.member_id = :viewer) AS role,
                (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = gc.group_id AND gi.viewer_id = :viewer) AS reads,
                (SELECT COUNT(*) FROM group_request gr JOIN member_visible gm
                     ON gm.member_id = gr.member_id AND gm.viewer_id = :viewer
                  WHERE gr.group_id = gc.group_id AND gr.state = 'waiting') AS waiting,
                (SELECT gc.welcome FROM membership fresh
                  WHERE fresh.group_id = gc.group_id AND fresh.member_id = :viewer AND fresh.role = 'member'
                    AND fresh.since > :lately) AS welcome,
                who.member_id, who.person, who.person_role, who.since, who.profession
         FROM group_visible gv JOIN group_card gc ON gc.group_id = gv.group_id
         LEFT JOIN (
             SELECT * FROM (
                 SELECT h.group_id, h.member_id, hc.name AS person, h.role AS person_role, h.role_since AS since,
                        NULL AS profession
                 FROM membership h
                 JOIN member_visible hv ON hv.member_id = h.member_id AND hv.viewer_id = :viewer
                 JOIN member_card hc ON hc.member_id = h.member_id
                 WHERE h.group_id = :group AND h.role IN ('owner', 'host')
                 ORDER BY h.role DESC, h.role_since, h.member_id LIMIT :named) hosts
             UNION ALL
             SELECT * FROM (
                 SELECT n.group_id, n.member_id, nc.name AS person, n.role AS person_role, n.since,
                        (SELECT nb.profession FROM member_beside nb
                          WHERE nb.member_id = n.member_id AND nb.viewer_id = :viewer) AS profession
                 FROM membership n
                 JOIN member_visible nv ON nv.member_id = n.member_id AND nv.viewer_id = :viewer
                 JOIN member_card nc ON nc.member_id = n.member_id
                 WHERE n.group_id = :group AND n.since > :lately AND n.role = 'member' AND n.member_id <> :viewer
                 ORDER BY n.since DESC, n.member_id LIMIT 2) newcomers
         ) who ON who.group_id = gc.group_id
         WHERE gv.group_id = :group AND gv.viewer_id = :viewer"
    );
    let (viewer, now) = (reader.viewer().id(), reader.now());
    let args = named! { viewer, group: &group, lately: now.minus(NEW_FOR), named: NAMED };
    let mut head: Option<Head> = None;
    let rows = reader.rows(sql, args).await?;
    for row in rows.iter() {
        if head.is_none() {
            head = Some(read_head(&row, group, now)?);
        }
        if let (Some(head), Some(member)) = (head.as_mut(), row.id_or_none("member_id")?) {
            add_person(head, member, &row)?;
        }
    }
    Ok(head)
}

fn read_head(row: &Row<'_>, group: GroupId, now: Moment) -> Result<Head, Fault> {
    let place = row.text_or_none("place_code")?.zip(row.text_or_none("place")?);
    let role = role(row)?;
    let waiting = if role.is_some_and(Role::hosts) { row.int("waiting")? } else { 0 };
    Ok(Head {
        group,
        name: row.text("name")?.to_owned(),
        purpose: row.text("purpose")?.to_owned(),
        kind: kind(row)?,
        shape: shape(row)?,
        role,
        reads: row.int("reads")? > 0,
        place: place.map(|(code, name)| (PlaceCode::stored(code), name.to_owned())),
        topic: row.text_or_none("topic")?.map(str::to_owned),
        excludes: Affiliations::stored(row.text_or_none("excludes")?.unwrap_or_default()),
        ends: row.moment_or_none("ends_at")?,
        ended: row.moment_or_none("ended_at")?,
        hosts: vec![],
        newcomers: vec![],
        welcome: row.text_or_none("welcome")?.unwrap_or_default().to_owned(),
        waiting,
        now,
    })
}

fn add_person(head: &mut Head, member: MemberId, row: &Row<'_>) -> Result<(), Fault> {
    let name = row.text("person")?.to_owned();
    match Role::parse(row.text("person_role")?) {
        Some(role) if role.hosts() => head.hosts.push(Host { member, name, role }),
        _ if head.reads => {
            let profession = row.text_or_none("profession")?.unwrap_or_default().to_owned();
            head.newcomers.push(Newcomer { member, name, profession, since: row.moment("since")? });
        }
        _ => {} // who is in it is for those who read there
    }
    Ok(())
}
