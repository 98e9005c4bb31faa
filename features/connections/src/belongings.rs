//! What connections holds of a member.

mod kept;

use crate::{
    actions::{forget_keys, open_note},
    store::{keys, reach, request},
};
use ::store::{Reader, Tx};
use connections_api::ConversationId;
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::{MemberId, Result};
use serde_json::json;
use vault::Scope;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["contact_request", "reach", "address_look", "introduction", "keeping", "last_touch", "touch_budget"],
        words: Holding {
            title: "Requests, introductions, and what you keep on contacts",
            has: "The notes that you wrote to people who were no contacts, in the last three months; how you want to be \
                  reached by new people; and when you looked for how many addresses. What you wrote for introductions. \
                  Your notes on contacts, how you met, your tags, how often you want to be in touch, on which day you \
                  last were, and how much time you have for it.",
            without: "What others wrote to you is not in it: it is theirs. Nor is what they answered, which they were \
                      promised that nobody learns. To whom you wrote stands in it by their number. What others keep on \
                      you is theirs; you may ask them for it.",
            goes: "All of it, on both sides, with the keys of notes that became no conversation; also what others kept on \
                   you.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move { exported(app, reader, member).await })
}

async fn exported(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Exported> {
    let mut sent = Vec::new();
    for it in request::page_of_own(reader, member).await? {
        let note = open_note(app.vault(), &it).await?;
        sent.push(json!({ "to": it.request.to.to_string(), "sent": it.request.made.iso(), "note": note }));
    }
    let own = reach::find_reach(reader, member).await?;
    let looks = reach::page_of_looks(reader, member).await?;
    let introductions = kept::introductions(app, reader, member).await?;
    let (touches, minutes) = kept::touches(reader, member).await?;
    let kept = kept::kept(app, reader, member).await?;
    let looks: Vec<_> = looks.iter().map(|(at, n)| json!({ "at": at.iso(), "addresses": n })).collect();
    Ok(Exported::new(
        "connections",
        json!({
            "requests_sent": sent, "new_people_a_month": own.new_people.map(|it| it.number()),
            "found_by_address": own.by_address == crate::reach::ByAddress::Found, "address_look_ups": looks,
            "introductions": introductions, "kept_on_contacts": kept, "last_in_touch": touches,
            "minutes_a_week": minutes,
        }),
    ))
}

/// The keys of notes and introductions, and those of members: what somebody keeps is sealed with their own, for as long as they
/// are here.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let conversations: Vec<ConversationId> = asked.iter().filter_map(Scope::as_conversation).collect();
        let members: Vec<MemberId> = asked.iter().filter_map(Scope::as_member).collect();
        let named = keys::find_named(reader, &conversations).await?.into_iter().map(Scope::conversation);
        let own = keys::find_owners(reader, &members).await?.into_iter().map(Scope::member);
        Ok(named.chain(own).collect())
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let keys = request::remove_member(tx, member).await?;
        forget_keys(tx, keys);
        reach::remove_member(tx, member).await?;
        kept::remove(tx, member).await
    })
}
