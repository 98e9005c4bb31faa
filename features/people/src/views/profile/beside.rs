//! What stands beside a name on a profile: affiliation, interests, and how Kettle knows somebody.

use crate::{
    declaration::Declaration,
    evidence::{Did, Evidence, Host},
    search::me::Me,
    term::{TermCode, Vocabulary},
};
use ui::words;

/// Affiliation and interests in words.
pub struct Declares {
    /// "General practice, supplier or industry", or that nothing was said.
    pub affiliation: String,
    /// "since 20 November 2026"; empty if nothing was said.
    pub since: String,
    /// The interests, one each; none if there are none.
    pub interests: Vec<String>,
    /// Instead of interests: "Nothing to declare", or that nothing was said.
    pub none: &'static str,
    /// "Declared since 20 November 2026", or when it was said that there are none; empty if nothing was said.
    pub interests_since: String,
}

/// How Kettle knows somebody, for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knowing {
    /// `mail`, `contacts` or `shield`.
    pub icon: &'static str,
    /// "Work address at nhs.net confirmed, invited by Siân Llewellyn".
    pub words: String,
    /// Who let them in.
    pub host: Option<Vouching>,
    /// "An address at work that ends in nhs.net is confirmed." Empty without one.
    pub work: String,
}

/// Who let somebody in: a link, and what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouching {
    /// Their page.
    pub url: String,
    /// Their name.
    pub name: String,
    /// ", GP, invited".
    pub rest: String,
}

impl Declares {
    /// Of a declaration, if there is one.
    pub fn of(declaration: Option<&Declaration>) -> Declares {
        let Some(it) = declaration else {
            return Declares {
                affiliation: people_api::Affiliations::default().words(),
                since: String::new(),
                interests: vec![],
                none: "Not said yet.",
                interests_since: String::new(),
            };
        };
        let since = |at| format!("since {}", words::date(at));
        let interests = it.interests.iter().flat_map(|it| it.as_str().lines());
        Declares {
            affiliation: it.affiliations.words(),
            since: since(it.affiliations_at),
            interests: interests.filter(|it| !it.trim().is_empty()).map(str::to_owned).collect(),
            none: "Nothing to declare.",
            interests_since: match it.interests {
                Some(_) => format!("Declared {}", since(it.interests_at)),
                None => format!("Said on {}", words::date(it.interests_at)),
            },
        }
    }
}

/// How Kettle knows somebody, as this reader may learn it; nothing if it knows no more than what they say.
pub fn knowing(evidence: &Evidence, reader: &Me, vocabulary: &Vocabulary) -> Option<Knowing> {
    let host = evidence.host_for(|it| reader.must_not_find(it));
    let work = evidence.work_words();
    let words = match (work.is_empty(), host.map(|it| it.words(reader.member))) {
        (true, None) => return None,
        (true, Some(host)) => host,
        (false, None) => work.clone(),
        (false, Some(host)) => format!("{work}, {}{}", host[..1].to_lowercase(), &host[1..]),
    };
    let icon = match host.map(|it| it.did) {
        _ if !work.is_empty() => "mail",
        Some(Did::Invited) | None => "contacts",
        Some(Did::Admitted) => "shield",
    };
    let profession = |code: &TermCode| vocabulary.find(code.as_str()).map_or(code.as_str(), |it| &it.words).to_owned();
    let vouching = |it: &Host| Vouching {
        url: format!("/people/{}", it.member),
        name: it.name.clone(),
        rest: format!(", {}, {}", profession(&it.profession), it.did.verb()),
    };
    let work = if work.is_empty() { work } else { format!("{work}.") };
    Some(Knowing { icon, words, host: host.map(vouching), work })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::{DeclarationDraft, SOMETHING};
    use kernel::{MemberId, Moment};

    #[test]
    fn evidence_is_said_without_whom_the_reader_must_not_find() {
        let reader = Me { member: MemberId::from_bytes([9; 16]), hidden: vec![[3; 16]], ..Me::default() };
        let of = |number, domains: &[&str]| {
            let (member, profession) = (MemberId::from_bytes([number; 16]), TermCode::stored("profession.manager"));
            let host = Some(Host { member, name: "Siân Llewellyn".into(), profession, did: Did::Invited });
            let domains = domains.iter().map(|it| (*it).to_owned()).collect();
            knowing(&Evidence { host, domains }, &reader, Vocabulary::starter())
        };
        let known = of(1, &[]).expect("a host");
        assert_eq!((&*known.words, known.icon), ("Invited by Siân Llewellyn", "contacts"));
        assert_eq!(known.host.map(|it| it.rest).as_deref(), Some(", practice manager, invited"));
        assert_eq!(of(9, &[]).map(|it| it.words).as_deref(), Some("Invited by you"));
        assert_eq!(of(3, &[]), None); // abuse case 36
        let both = of(1, &["nhs.net"]).expect("both");
        assert_eq!(both.words, "Work address at nhs.net confirmed, invited by Siân Llewellyn");
        let hidden = of(3, &["nhs.net"]).expect("an address");
        assert_eq!((&*hidden.words, hidden.host), ("Work address at nhs.net confirmed", None));
    }

    #[test]
    fn silence_is_said_too() {
        let silent = Declares::of(None);
        assert_eq!((&*silent.affiliation, silent.none), ("Affiliation not stated", "Not said yet."));
        let draft = DeclarationDraft {
            affiliations: vec!["education".into()],
            interests: SOMETHING.into(),
            words: "A publisher\n\nA college".into(),
        };
        let declared = Declares::of(draft.declare(None, Moment::default()).ok().as_ref());
        assert_eq!(declared.interests, ["A publisher", "A college"]);
        assert_eq!(declared.affiliation, "Education");
    }
}
