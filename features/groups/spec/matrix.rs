//! Who gets what on every page of a group of each kind: host, moderator, member, guest, who asks, who was taken out, whom it
//! leaves out, outsiders, and those who run the network. A plain table, written without looking at the policy.

use super::scene::{DAY, appoints, colleagues, declares, fields, founds, invites, joins, removes};
use proving::{Actor, Seen, TestApp};

/// The pages, and below the name of each kind what each of the cast gets: `p` the page, `d` on to the discussions, `f` not
/// allowed, `-` absent. In this order: owner, host, moderator, member, guest, asker, outsider, left out, removed, network's
/// moderator, administrator.
const PAGES: [&str; 11] = [
    "",
    "/membership",
    "/people",
    "/about",
    "/about/edit",
    "/about/history",
    "/settings",
    "/requests",
    "/invitations",
    "/removals",
    "/end",
];

const OPEN: [&str; 11] = [
    "dddd ppppppp",
    "pppp ppppppp",
    "pppp ppp--pp",
    "pppp ppp--pp",
    "pppp fff--ff",
    "pppp ppp--pp",
    "ppff fff--ff",
    "ppff fff--ff",
    "ppff fff--ff",
    "pfff fff--ff",
    "pfff fff--ff",
];

const BY_REQUEST: [&str; 11] = [
    "dddd ppppppp",
    "pppp ppppppp",
    "pppp -------",
    "pppp -------",
    "pppp -------",
    "pppp -------",
    "ppff -------",
    "ppff -------",
    "ppff -------",
    "pfff -------",
    "pfff -------",
];

/// Abuse cases 1, 12, 15, 27, 35: for who is neither in it nor invited a secret group does not exist.
const SECRET: [&str; 11] = [
    "dddd p------",
    "pppp p------",
    "pppp -------",
    "pppp -------",
    "pppp -------",
    "pppp -------",
    "ppff -------",
    "ppff -------",
    "ppff -------",
    "pfff -------",
    "pfff -------",
];

struct Cast(Vec<(&'static str, Actor)>);

async fn gather(app: &TestApp) -> Cast {
    let names = [
        "Olwen Owner",
        "Hana Host",
        "Mina Moderates",
        "Max Member",
        "Gus Guest",
        "Asa Asks",
        "Otto Outside",
        "Ines Industry",
        "Remo Removed",
    ];
    let all = colleagues(app, &names).await;
    declares(&all[7], "industry").await;
    let mut cast: Vec<(&str, Actor)> =
        ["owner", "host", "moderator", "member", "guest", "asker", "outsider", "left out", "removed"]
            .into_iter()
            .zip(all)
            .collect();
    for (name, actor) in [("network's moderator", app.moderator("Mo").await), ("admin", app.admin("Anna").await)] {
        declares(&actor, "practice").await;
        cast.push((name, actor));
    }
    app.settle().await;
    Cast(cast)
}

impl Cast {
    fn who(&self, name: &str) -> &Actor {
        &self.0.iter().find(|it| it.0 == name).expect("one of the cast").1
    }

    /// A group in which everybody stands as they are called.
    async fn group(&self, kind: &str) -> String {
        let owner = self.who("owner");
        let group = founds(owner, &format!("Caldermoot {kind}"), kind, &[("excludes", "industry")]).await;
        for name in ["host", "moderator", "member", "removed"] {
            invites(owner, &group, self.who(name)).await;
            joins(self.who(name), &group).await;
        }
        for role in ["host", "moderator"] {
            appoints(owner, &group, self.who(role), role).await.goes_to(&format!("{group}/people"));
        }
        removes(owner, &group, self.who("removed"), "For the table.").await.goes_to(&format!("{group}/people"));
        invites(owner, &group, self.who("guest")).await;
        if kind == "by_request" {
            self.who("asker").post(&format!("{group}/request"), &[]).await.goes_to(&group);
        }
        let text = [("text", "What we say of ourselves."), ("began", "0")];
        owner.post(&format!("{group}/about/edit"), &text).await.goes_to(&format!("{group}/about"));
        group
    }

    async fn is(&self, group: &str, table: &[&str]) {
        let mut wrong = Vec::new();
        for (page, line) in PAGES.iter().zip(table) {
            for ((name, actor), right) in self.0.iter().zip(line.chars().filter(|it| *it != ' ')) {
                let seen = actor.get(&format!("{group}{page}")).await;
                let found = sign(&seen);
                if found != right {
                    wrong.push(format!("{page:?} for {name}: {found}, not {right}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{group}\n{}", wrong.join("\n"));
    }
}

fn sign(seen: &Seen) -> char {
    match seen.status.as_u16() {
        200 => 'p',
        303 if seen.header("location").ends_with("/discussions") => 'd',
        403 => 'f',
        404 => '-',
        _ => '?',
    }
}

/// An address, what is sent to it, and who may: a letter for each of the cast.
type Form<'f> = (String, Vec<(&'f str, &'f str)>, &'f str);

proving::app_test! {
    async fn everybody_gets_what_the_table_says(app: TestApp) {
        let cast = gather(&app).await;
        for (kind, table) in [("open", OPEN), ("by_request", BY_REQUEST), ("by_invitation", BY_REQUEST)] {
            let group = cast.group(kind).await;
            cast.is(&group, &table).await;
            app.advance(DAY); // three groups a day
            for (_, actor) in &cast.0 {
                actor.signs_in().await;
            }
        }
        let secret = cast.group("secret").await;
        cast.is(&secret, &SECRET).await;
    }

    /// Whoever may not do it changes nothing by sending the form, whatever its fields say (abuse case 38).
    async fn forms_are_for_those_who_may(app: TestApp) {
        let cast = gather(&app).await;
        let group = cast.group("by_request").await;
        let (member, asker) = (cast.who("member").member().await, cast.who("asker").member().await);
        let settings = fields("Taken over", "by_request", &[("version", "1")]);
        // A point stands for whoever may: that is in the other stories.
        let forms: Vec<Form> = vec![
            (format!("{group}/settings"), settings, "..ff -------"),
            (format!("{group}/end"), vec![], ".fff -------"),
            (format!("{group}/requests/{asker}/acceptance"), vec![], "..ff -------"),
            (format!("{group}/invitations/{asker}/withdrawal"), vec![], "..ff -------"),
            (format!("{group}/people/{member}/role"), vec![("role", "owner")], ".fff -------"),
            (format!("{group}/people/{member}/removal"), vec![("words", "Because")], "..ff -------"),
            (format!("{group}/about/edit"), vec![("text", "Taken over"), ("began", "1")], ".... -------"),
            (format!("{group}/about/history/1/return"), vec![], ".... -------"),
        ];
        let mut wrong = Vec::new();
        for (path, fields, line) in &forms {
            for ((name, actor), right) in cast.0.iter().zip(line.chars().filter(|it| *it != ' ')) {
                if right == '.' {
                    continue;
                }
                let found = sign(&actor.post(path, fields).await);
                if found != right {
                    wrong.push(format!("{path} by {name}: {found}, not {right}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        cast.who("member").get(&format!("{group}/about")).await.is_ok().shows("What we say of ourselves.").shows("Caldermoot");
        // An administrator of the network is nobody in the group, and cannot let themselves in (abuse case 35).
        let admin = cast.who("admin");
        let own = admin.member().await;
        admin.post(&format!("{group}/requests/{own}/acceptance"), &[]).await.is_absent();
        admin.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        admin.post(&format!("{group}/membership"), &[("role", "owner")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
    }
}
