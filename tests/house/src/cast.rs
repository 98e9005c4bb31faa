//! The cast of the matrix: everybody who may look at what is Ada's.

use accounts_api::{TieKind, set_tie};
use kernel::{Act, Reason, Viewer};
use proving::{Actor, TestApp};
use std::collections::BTreeMap;

const TIE: Act = Act::open("set_scene");
/// The name of the session's cookie under https.
const SESSION: &str = "__Host-kettle";

/// What a feature's `spec/cast.rs` makes Ada's.
pub struct Furnished {
    /// What names in samples stand for.
    pub fills: Vec<(&'static str, String)>,
    /// Private words.
    pub canaries: Vec<Canary>,
}

/// A word that stands in something of Ada's and nowhere else.
#[derive(Debug, Clone, Copy)]
pub struct Canary {
    /// The word.
    pub word: &'static str,
    /// Who of the cast may receive it.
    pub for_whom: &'static [&'static str],
}

/// Everybody, and what the samples of routes name.
pub struct Cast {
    /// Who looks, by the names that the oracle uses.
    pub viewers: Vec<(&'static str, Actor)>,
    /// Ada's private words.
    pub canaries: Vec<Canary>,
    fills: BTreeMap<String, String>,
}

impl Cast {
    /// Lets everybody join.
    pub async fn gather(app: &TestApp) -> Cast {
        let ada = app.member("Ada Lovelace").await;
        let (contact, blocked) = (app.member("Cleo Contact").await, app.member("Dan Blocked").await);
        let forged = app.nobody();
        forged.set_cookie(SESSION, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        let viewers = vec![
            ("nobody", app.nobody()),
            ("forged", forged),
            ("left", app.left("Lena Left").await),
            ("unconfirmed", app.unconfirmed("Una Unconfirmed").await),
            ("suspended", app.suspended("Sam Suspended").await),
            ("leaving", app.leaving("Lea Leaving").await),
            ("member", app.member("Ben Member").await),
            ("contact", contact.clone()),
            ("blocked", blocked.clone()),
            ("moderator", app.moderator("Mo Moderator").await),
            ("admin", app.admin("Anna Admin").await),
            ("ada", ada.clone()), // whose things are looked at
        ];
        let (own, friend, foe) = (ada.member().await, contact.member().await, blocked.member().await);
        let house = Viewer::house(Reason::Background);
        let tied = app.app().write(&house, TIE, async |tx| {
            set_tie(tx, own, friend, TieKind::Contact).await?;
            set_tie(tx, own, foe, TieKind::Block).await
        });
        tied.await.expect("tied");
        let (mut fills, mut canaries) = (BTreeMap::new(), Vec::new());
        for furnished in crate::furnish(&ada).await {
            fills.extend(furnished.fills.into_iter().map(|(name, value)| (name.to_owned(), value)));
            canaries.extend(furnished.canaries);
        }
        app.settle().await;
        fills.insert("ada".to_owned(), own.to_string());
        let sheet = ui::asset_url("kettle.css");
        fills.insert("sheet".to_owned(), sheet.trim_start_matches("/assets/").to_owned());
        Cast { viewers, canaries, fills }
    }

    /// The address that a sample means.
    pub fn address(&self, sample: &str) -> String {
        let mut address = sample.to_owned();
        for (name, value) in &self.fills {
            address = address.replace(&format!("{{{name}}}"), value);
        }
        assert!(
            !address.contains('{'),
            "the cast does not know what {sample} means: fill it in the spec/cast.rs of its feature"
        );
        address
    }

    /// The sample that means an address: ids by the names that stand for them, so that tables need not know them.
    pub fn sample(&self, address: &str) -> String {
        let ids = self.fills.iter().filter(|it| it.1.len() == 36);
        ids.fold(address.to_owned(), |address, (name, id)| address.replace(id, &format!("{{{name}}}")))
    }

    /// Who looks under this name.
    pub fn viewer(&self, name: &str) -> &Actor {
        &self.viewers.iter().find(|it| it.0 == name).expect("one of the cast").1
    }
}
