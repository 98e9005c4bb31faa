//! What notices say of discussions: that there is something, its title on the page, and whether it still waits.

use crate::{
    actions::{mark_told, slots},
    discussion::DiscussionId,
    post::PostId,
    store::{
        asker::{AskedInside, page_of_asked},
        live::{Told, find_hidden, find_told},
        unmasking::{Duties, find_unmasker_duties},
    },
};
use frame::App;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::{collections::HashMap, sync::Arc};
use store::Reader;
use ui::words::quoted;
use vault::Vault;

/// Where the two moderators see what waits for them.
const DUTIES: &str = "/moderation/unmasking";

/// Speaks for the notices of this feature.
pub fn connect(app: &App) {
    let speakers = app.keep(Speakers::default);
    speakers.add(Arc::new(OfDiscussions));
    speakers.add(Arc::new(OfAsked(app.vault().clone())));
}

struct OfDiscussions;

/// Speaks to whoever asked without their name, of what they asked themselves and of nothing else.
struct OfAsked(Vault);

impl Speaker for OfAsked {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Asked, Kind::Unmasked]
    }

    /// What it is about stands in no row: it is found among what the receiver asked.
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let own = page_of_asked(reader, &slots(&self.0, reader.viewer().id())).await?;
            let line = |it: &Asked| {
                let found = own.iter().find(|own| mark_told(&self.0, own.discussion) == it.about)?;
                // That they were unmasked they are told wherever they are; the rest while they read there.
                let new = found.inside.as_ref().is_some_and(AskedInside::is_new);
                let waits = if it.kind == Kind::Asked { new } else { found.unmasked.is_some() };
                waits.then(|| Line::to("/asking"))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}

impl Speaker for OfDiscussions {
    fn kinds(&self) -> &'static [Kind] {
        &[
            Kind::Reply,
            Kind::GroupMention,
            Kind::Followed,
            Kind::Unanswered,
            Kind::PostHeld,
            Kind::Objection,
            Kind::PostHidden,
            Kind::Handled,
            Kind::SummaryProposed,
            Kind::SummaryDecided,
            Kind::SummaryOld,
            Kind::UnmaskingWaits,
            Kind::UnmaskerNamed,
        ]
    }

    /// Nothing of what was read or answered meanwhile, nor of a group that one has left (abuse cases 7, 8).
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let of_posts = |it: &&Asked| it.kind == Kind::PostHidden;
            let all: Vec<DiscussionId> =
                asked.iter().filter(|it| !of_posts(it)).map(|it| DiscussionId::from_bytes(it.about)).collect();
            let posts: Vec<PostId> = asked.iter().filter(of_posts).map(|it| PostId::from_bytes(it.about)).collect();
            let told = if all.is_empty() { vec![] } else { find_told(reader, &all).await? };
            let hidden = if posts.is_empty() { vec![] } else { find_hidden(reader, &posts).await? };
            let told: HashMap<DiscussionId, Told> = told.into_iter().map(|it| (it.discussion, it)).collect();
            let hidden: HashMap<PostId, DiscussionId> = hidden.into_iter().collect();
            let named = match asked.iter().any(|it| matches!(it.kind, Kind::UnmaskingWaits | Kind::UnmaskerNamed)) {
                true => find_unmasker_duties(reader).await?,
                false => Duties::default(),
            };
            let line = |it: &Asked| match it.kind {
                Kind::UnmaskerNamed => named.is_named.then(|| Line::to(DUTIES)),
                Kind::UnmaskingWaits => named.waiting.contains(&it.about).then(|| Line::to(DUTIES)),
                Kind::PostHidden => {
                    let post = PostId::from_bytes(it.about);
                    Some(Line::to(format!("/discussions/{}/posts/{post}", hidden.get(&post)?)))
                }
                kind => said(kind, told.get(&DiscussionId::from_bytes(it.about))?),
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}

fn said(kind: Kind, it: &Told) -> Option<Line> {
    let (waits, words, path) = match kind {
        Kind::Reply => (it.unread && !it.muted, "A reply to you in", "?new=1#new"),
        Kind::GroupMention => (it.unread, "You are mentioned in", "?new=1#new"),
        Kind::Followed => (it.unread && !it.muted, "Something new in", "?new=1#new"),
        Kind::Unanswered => (it.cares && !it.answered && !it.closed, "Nobody has answered", ""),
        Kind::PostHeld => (it.cares && it.held, "Somebody new waits for a host in", ""),
        Kind::Objection => (it.cares && it.objected, "Somebody objects to what was done in", "/settings"),
        Kind::Handled => (true, "Closed, moved or worded anew:", "/settings"),
        Kind::SummaryProposed => (it.cares && it.proposed, "A short answer is proposed for", "/summary"),
        Kind::SummaryDecided => (true, "Hosts have looked at your short answer for", "/summary"),
        Kind::SummaryOld => (it.cares, "A short answer is a year old:", "/summary"),
        _ => return None,
    };
    let title = if it.title.is_empty() { "a discussion".to_owned() } else { quoted(&it.title) };
    let url = match kind {
        Kind::PostHeld => format!("/groups/{}/discussions/settings", it.group),
        _ => format!("/discussions/{}{path}", it.discussion),
    };
    waits.then(|| Line::saying(format!("{words} {title}"), url))
}
