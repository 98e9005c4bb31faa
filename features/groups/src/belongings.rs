//! What groups hold of a member.

use crate::{actions, store::belonging as db};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::{MemberId, Result};
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &[
            "member_group",
            "membership",
            "group_request",
            "group_invitation",
            "group_removal",
            "group_about",
            "membership_change",
        ],
        words: Holding {
            title: "Groups",
            has: "The groups that you are in, as what and since when, and the words of those that you own; what you wrote when you asked to join; why you were \
                  taken out of one and what you said to it; and what you wrote on pages about groups.",
            without: "Who else is in a group, and who invited you, is not in it: that is theirs.",
            goes: "Your places in groups, your requests, invitations and objections. Where you were the only owner, the \
                   host who has served longest follows you; without a host, whoever has been there longest.",
            stays: "What you wrote on the page about a group, without your name: the group wrote it together. Where nobody is \
                    left, it goes too, unless every member could read it.",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(exported(reader, member))
}

async fn exported(reader: Reader<'_>, member: MemberId) -> Result<Exported> {
    let places = db::page_of_places(reader, member).await?.into_iter().map(|it| {
        json!({ "group": it.group.to_string(), "name": it.name, "role": it.role, "since": it.since.iso(),
            "purpose": it.words[0], "rules": it.words[1], "welcome": it.words[2] })
    });
    let places: Vec<_> = places.collect();
    let asked = db::page_of_asked(reader, member).await?.into_iter();
    let asked: Vec<_> = asked
        .map(|(group, words, at)| json!({ "group": group.to_string(), "words": words, "asked": at.iso() }))
        .collect();
    let removed = db::page_of_removals(reader, member).await?.into_iter().map(|(group, name, reason, said, at)| {
        json!({ "group": group.to_string(), "name": name, "reason": reason, "objection": said, "at": at.iso() })
    });
    let removed: Vec<_> = removed.collect();
    let wrote = db::page_of_wordings(reader, member).await?.into_iter().map(|(group, number, text, at)| {
        json!({ "group": group.to_string(), "number": number, "text": text, "at": at.iso() })
    });
    let wrote: Vec<_> = wrote.collect();
    Ok(Exported::new(
        "groups",
        json!({ "groups": places, "requests_to_join": asked, "taken_out": removed, "about_pages": wrote }),
    ))
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { actions::erase_member(tx, member).await })
}
