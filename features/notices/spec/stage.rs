//! What the stories of notices share: giving one, somebody who speaks for them, and the clock.

use kernel::{Act, MemberId, Reason, Viewer};
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking, give};
use notify::Mail;
use proving::{Actor, TestApp};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex},
    time::Duration,
};
use store::Reader;

pub const HOUR: Duration = Duration::from_secs(60 * 60);
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// Speaks for every kind: each thing is there, until it is gone.
#[derive(Default)]
pub struct Stage {
    gone: Mutex<HashSet<[u8; 16]>>,
}

impl Stage {
    /// Puts one in.
    pub fn set(app: &TestApp) -> Arc<Stage> {
        let stage = Arc::new(Stage::default());
        app.app().keep(Speakers::default).add(stage.clone());
        stage
    }
    /// From now on nobody may see this thing.
    pub fn hide(&self, about: [u8; 16]) {
        self.gone.lock().expect("not broken").insert(about);
    }
    /// And again they may.
    pub fn show(&self, about: [u8; 16]) {
        self.gone.lock().expect("not broken").remove(&about);
    }
}

impl Speaker for Stage {
    fn kinds(&self) -> &'static [Kind] {
        Kind::ALL
    }
    fn lines<'a>(&'a self, _: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let gone = self.gone.lock().expect("not broken");
            let line = |it: &Asked| match it.kind {
                Kind::Mention => Line::saying("Siân mentions you in “zwyxcanary circle”", "/people"),
                _ => Line::to(format!("/thing/{}", it.about[0])),
            };
            Ok(asked.iter().map(|it| (!gone.contains(&it.about)).then(|| line(it))).collect())
        })
    }
}

/// Gives a notice, as a feature does it inside its own write.
pub async fn tell(app: &TestApp, to: &[MemberId], kind: Kind, by: Option<MemberId>, about: [u8; 16]) {
    let told = app.app().write(&HOUSE, Act::open("set_scene"), async |tx| give(tx, to, kind, by, about).await);
    told.await.expect("told");
}

/// A block between two.
pub async fn block(app: &TestApp, one: MemberId, other: MemberId) {
    let kind = accounts_api::TieKind::Block;
    let act = Act::open("set_scene");
    let tied = app.app().write(&HOUSE, act, async |tx| accounts_api::set_tie(tx, one, other, kind).await);
    tied.await.expect("tied");
}

/// Lets some time go by, with all that is due in it, a little at a time as a server does it.
pub async fn pass(app: &TestApp, hours: u32) {
    for _ in 0..hours * 4 {
        app.advance(HOUR / 4);
        app.settle().await;
    }
}

/// The letters about notices that somebody got.
pub fn letters(app: &TestApp, to: &Actor) -> Vec<Mail> {
    let own =
        |it: &Mail| it.to == to.email() && matches!(it.about, notify::About::List { name: "daily" | "at-once", .. });
    app.mails().into_iter().filter(own).collect()
}

/// The form of one's notices and letters, with everything as usual but these fields.
pub async fn choose(who: &Actor, other: &[(&str, &str)]) -> proving::Seen {
    let mut fields: Vec<(&str, &str)> = vec![];
    let usual = [("hour", "17"), ("zone", "Europe/London"), ("quiet", "weekends"), ("from", "20"), ("to", "7")];
    fields.extend(usual.iter().filter(|it| !other.iter().any(|other| other.0 == it.0)));
    if !other.iter().any(|it| it.0 == "want") {
        fields.extend([("want", "daily"), ("want", "at-once"), ("want", "searches"), ("want", "reports")]);
    }
    if !other.iter().any(|it| it.0 == "page") {
        fields.extend(Kind::ALL.iter().map(|it| ("page", it.word())));
    }
    fields.extend(other.iter().filter(|it| !it.1.is_empty()));
    who.post("/settings/letters", &fields).await
}
