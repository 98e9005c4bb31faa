//! Makes profiles reportable: implements the port of moderation. Headline, account, lines and photo are one thing.

use crate::{
    policy,
    store::{self as db, SeenHead, hold, line::SeenLine},
    term::Vocabulary,
    views::profile::{Where, profession, rest},
    vocabularies::Vocabularies,
};
use frame::App;
use kernel::MemberId;
use moderation_api::{Changing, Finding, Reportable, Reportables, Said, Thing, ThingId};
use people_api::ProfileChanged;
use std::sync::Arc;
use store::{Reader, Tx};

/// Puts the port in.
pub fn connect(app: &App) {
    let profiles = Profiles(app.keep(Vocabularies::default));
    app.keep(Reportables::default).connect(Arc::new(profiles));
}

struct Profiles(Arc<Vocabularies>);

impl Reportable for Profiles {
    fn kind(&self) -> &'static str {
        "profile"
    }

    fn noun(&self) -> &'static str {
        "profile"
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a> {
        Box::pin(async move {
            let member: MemberId = thing.as_noun();
            let Some(head) = db::find_head(reader, member).await? else { return Ok(None) };
            let words = self.0.with(reader).await?;
            let lines = db::line::find_seen_lines(reader, member).await?;
            let about = hold::find_seen_about(reader, member).await?;
            Ok(Some(Thing {
                author: Some(member),
                name: format!("Profile of {}", head.name),
                url: format!("/people/{member}"),
                said: said(&head, about, &lines, &words),
                held_since: head.held_since,
            }))
        })
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(async move {
            let member: MemberId = thing.as_noun();
            let permit = policy::may_hold(tx.viewer(), member)?;
            hold::insert_hold(tx, &permit).await?;
            tx.tell(ProfileChanged { member });
            Ok(())
        })
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(async move {
            let member: MemberId = thing.as_noun();
            let permit = policy::may_let_go(tx.viewer(), member)?;
            hold::remove_hold(tx, &permit).await?;
            tx.tell(ProfileChanged { member });
            Ok(())
        })
    }
}

/// What the profile says to the reader for whom it was found.
fn said(head: &SeenHead, about: Option<String>, lines: &[SeenLine], words: &Vocabulary) -> Vec<Said> {
    let part = |part: &str, words: String| Said { part: part.to_owned(), words };
    let mut all = vec![part("Profession", profession(words, &head.profession))];
    if let Some(it) = &head.declaration {
        all.push(part("Affiliation", it.affiliations.words()));
        all.extend(it.interests.as_ref().map(|it| part("Declared interests", it.to_string())));
    }
    all.extend(head.headline.clone().map(|it| part("Headline", it)));
    all.extend(about.map(|it| part("About", it)));
    all.extend(head.photo.map(|_| part("Photo", "There was one".to_owned())));
    all.extend(lines.iter().map(|it| part(it.line.kind.label(), line_words(it, words))));
    all
}

/// "GP partner, Marram Lane Practice, since 2018: the detail".
fn line_words(seen: &SeenLine, words: &Vocabulary) -> String {
    let line = &seen.line;
    let place = Where::of(seen).map(|it| it.name).unwrap_or_default();
    let parts = [line.label(words).to_owned(), place, rest(line)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let detail = line.detail.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
    format!("{}{detail}", parts.join(", "))
}
