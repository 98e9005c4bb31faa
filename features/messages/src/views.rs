//! What is seen of conversations: the view structs, and made data for each.

pub mod about;
pub mod attachment;
pub mod begin;
pub mod conversation;
pub mod found;
pub mod list;
pub mod message;
pub mod said;
mod samples;

pub use about::{AboutPage, AboutParts};
pub use begin::{NewPage, Typed};
pub use conversation::{Composer, ConversationPage, Head, NewsPage, Top};
pub use found::{FoundPage, FoundRow};
pub use list::{Convos, ListPage};
pub use message::{EarlierWords, MessagePage};
pub use said::{Item, Said};
pub use samples::samples;

use crate::conversation::{Kind, Talk};
use kernel::MemberId;
use ui::{parts::Face, words};

/// Whom the reader does not see any more, whatever the reason: suspended, leaving, gone, or across a block.
pub const NOBODY: &str = "Somebody no longer here";

/// What a conversation without a name of its own is called: those with whom the reader has it.
pub fn called(kind: Kind, others: &[Option<&str>]) -> String {
    let names: Vec<&str> = others.iter().copied().flatten().collect();
    match (kind, names.as_slice(), others.len()) {
        (_, [], 0) => "Only you".to_owned(),
        (_, [], _) => NOBODY.to_owned(),
        (Kind::Pair, [one, ..], _) => (*one).to_owned(),
        (Kind::Group, few, _) if few.len() <= 3 => words::list(&few.iter().map(|it| first(it)).collect::<Vec<_>>()),
        (Kind::Group, many, _) => {
            let few: Vec<&str> = many.iter().take(3).map(|it| first(it)).collect();
            format!("{} and others", few.join(", "))
        }
    }
}

/// "Farida" of "Farida Noorzai"; of "Dr Ada Lovelace" the whole.
pub fn first(name: &str) -> &str {
    match name.split_once(' ') {
        Some((first, _)) if first.chars().count() > 2 && !first.ends_with('.') && first != "Prof" => first,
        _ => name,
    }
}

/// The name of somebody who is or was in it.
pub fn name_of(talk: &Talk, member: Option<MemberId>) -> &str {
    let person = member.and_then(|it| talk.person(it));
    person.and_then(|it| it.name.as_deref()).unwrap_or(NOBODY)
}

/// A face without a photo.
pub fn face(name: &str, id: &[u8; 16]) -> Face {
    Face { initials: words::initials(name), tint: words::tint(id), photo: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversation_is_called_after_those_in_it() {
        let some = |names: &[&'static str]| names.iter().map(|it| Some(*it)).collect::<Vec<_>>();
        assert_eq!(called(Kind::Pair, &some(&["Farida Noorzai"])), "Farida Noorzai");
        assert_eq!(called(Kind::Pair, &[None]), NOBODY);
        assert_eq!(called(Kind::Group, &some(&["Siân Llewellyn", "Dr Wei Ling"])), "Siân and Dr Wei Ling");
        assert_eq!(called(Kind::Group, &some(&["Ana A", "Ben B", "Cleo C", "Dan D"])), "Ana, Ben, Cleo and others");
        assert_eq!(called(Kind::Group, &[]), "Only you");
        // Whom one does not see is not counted either (abuse case 13).
        assert_eq!(called(Kind::Group, &[Some("Ana A"), None]), "Ana");
    }
}
