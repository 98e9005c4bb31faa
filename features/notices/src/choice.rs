//! What a member wants to be told, and how: for each kind the page and letters, and the hours in which letters may come.

use crate::hours::Hours;
use notices_api::{Kind, List};

/// The choice of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// When letters may come.
    pub hours: Hours,
    /// Who may know of the days on which they do not.
    pub known: AwayKnown,
    /// What is not as usual.
    others: Vec<(Kind, Told)>,
}

/// Who may know until when a member is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AwayKnown {
    /// Contacts who write to them.
    ToContacts,
    /// Nobody.
    #[default]
    ToNobody,
}

/// How a member is told of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// On the page of notices.
    pub page: OnPage,
    /// By letter.
    pub mail: ByLetter,
}

/// Whether a kind stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnPage {
    /// It does.
    Shown,
    /// It is left out.
    LeftOut,
}

/// Whether and when a kind comes by letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByLetter {
    /// In the day's letter.
    Daily,
    /// Outside quiet hours, within minutes.
    AtOnce,
    /// Not at all.
    Never,
}

impl Told {
    /// What the house thinks calm.
    pub fn usual(kind: Kind) -> Told {
        let page = if kind.is_on_page() { OnPage::Shown } else { OnPage::LeftOut };
        let mail = match kind.is_in_letters() {
            // Whoever goes on with what was withdrawn may do harm until they know.
            true if kind.stays() => ByLetter::AtOnce,
            true => ByLetter::Daily,
            false => ByLetter::Never,
        };
        Told { page, mail }
    }
    /// As far as this kind can be told so: at once only where somebody waits, and what is to be confirmed stands on the page.
    fn of(self, kind: Kind) -> Told {
        let usual = Told::usual(kind);
        let page = if kind.is_on_page() && !kind.stays() { self.page } else { usual.page };
        let mail = match self.mail {
            _ if !kind.is_in_letters() => ByLetter::Never,
            ByLetter::AtOnce if !kind.waits() => ByLetter::Daily,
            mail => mail,
        };
        Told { page, mail }
    }
}

impl ByLetter {
    /// All, in the order in which they are offered.
    pub const ALL: [ByLetter; 3] = [ByLetter::Daily, ByLetter::AtOnce, ByLetter::Never];
    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            ByLetter::Daily => "daily",
            ByLetter::AtOnce => "once",
            ByLetter::Never => "never",
        }
    }
    /// From the store or a form.
    pub fn parse(word: &str) -> Option<ByLetter> {
        ByLetter::ALL.into_iter().find(|it| it.word() == word)
    }
}

impl OnPage {
    /// In the store; the statement of the page reads `off` too.
    const fn word(self) -> &'static str {
        match self {
            OnPage::Shown => "on",
            OnPage::LeftOut => "off",
        }
    }
}

impl Choice {
    /// From the store: [`Choice::kinds`] and the hours.
    pub fn stored(hours: Hours, kinds: &str) -> Choice {
        let one = |word: &str| {
            let mut parts = word.split(':');
            let kind = Kind::of(parts.next()?)?;
            let page = if parts.next()? == OnPage::LeftOut.word() { OnPage::LeftOut } else { OnPage::Shown };
            Some((kind, Told { page, mail: ByLetter::parse(parts.next()?)? }))
        };
        kinds
            .split(' ')
            .filter_map(one)
            .fold(Choice { hours, ..Choice::default() }, |it, (kind, told)| it.with(kind, told))
    }
    /// As it is kept: words `kind:page:mail` of what is not as usual, with a space between them.
    pub fn kinds(&self) -> String {
        let word = |(kind, told): &(Kind, Told)| format!("{}:{}:{}", kind.word(), told.page.word(), told.mail.word());
        self.others.iter().map(word).collect::<Vec<_>>().join(" ")
    }
    /// With other hours.
    pub fn at(self, hours: Hours) -> Choice {
        Choice { hours, ..self }
    }
    /// With others who may know of the days away.
    pub fn known(self, known: AwayKnown) -> Choice {
        Choice { known, ..self }
    }
    /// With another choice for one kind.
    pub fn with(mut self, kind: Kind, told: Told) -> Choice {
        let told = told.of(kind);
        self.others.retain(|it| it.0 != kind);
        if told != Told::usual(kind) {
            self.others.push((kind, told));
        }
        self
    }
    /// How this kind is told.
    pub fn told(&self, kind: Kind) -> Told {
        self.others.iter().find(|it| it.0 == kind).map_or(Told::usual(kind), |it| it.1)
    }
    /// How this kind comes by letter to somebody who stopped these lists: what they do not want at once waits for the day's letter.
    pub fn mail(&self, kind: Kind, stopped: &[List]) -> ByLetter {
        match self.told(kind).mail {
            ByLetter::AtOnce if !stopped.contains(&List::AtOnce) => ByLetter::AtOnce,
            ByLetter::Never => ByLetter::Never,
            _ if stopped.contains(&List::Daily) => ByLetter::Never,
            _ => ByLetter::Daily,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        let choice = Choice::default()
            .with(Kind::Message, Told { page: OnPage::LeftOut, mail: ByLetter::AtOnce })
            .with(Kind::Request, Told { page: OnPage::Shown, mail: ByLetter::Never })
            .with(Kind::Accepted, Told::usual(Kind::Accepted));
        assert_eq!(choice.kinds(), "message:off:once request:on:never");
        assert_eq!(Choice::stored(Hours::default(), &choice.kinds()), choice);
        let odd = Choice::stored(Hours::default(), "gone:on:daily message request:on:soon  ");
        assert_eq!(odd, Choice::default());
    }

    #[test]
    fn only_who_waits_comes_at_once() {
        let at_once = Told { page: OnPage::Shown, mail: ByLetter::AtOnce };
        let choice = Kind::ALL.iter().fold(Choice::default(), |it, kind| it.with(*kind, at_once));
        for kind in Kind::ALL {
            assert_eq!(choice.told(*kind).mail == ByLetter::AtOnce, kind.waits(), "{kind:?}");
        }
        assert_eq!(choice.told(Kind::RequestReminder).page, OnPage::LeftOut);
        assert_eq!(choice.told(Kind::ReportAnswered).mail, ByLetter::Never);
    }

    /// Withdrawals are pushed at once, whatever else one has never chosen, and nobody leaves them out by an unticked box.
    #[test]
    fn what_has_to_be_confirmed_comes_at_once_and_stays() {
        assert_eq!(Choice::default().mail(Kind::ResourceWithdrawn, &[]), ByLetter::AtOnce);
        let off =
            Choice::default().with(Kind::ResourceWithdrawn, Told { page: OnPage::LeftOut, mail: ByLetter::Daily });
        assert_eq!(off.told(Kind::ResourceWithdrawn), Told { page: OnPage::Shown, mail: ByLetter::Daily });
        let stored = Choice::stored(Hours::default(), "resource-withdrawn:off:never");
        assert_eq!(stored.told(Kind::ResourceWithdrawn).page, OnPage::Shown);
    }

    #[test]
    fn a_stopped_list_holds_whatever_was_chosen() {
        let choice = Choice::default().with(Kind::Message, Told { page: OnPage::Shown, mail: ByLetter::AtOnce });
        assert_eq!(choice.mail(Kind::Message, &[]), ByLetter::AtOnce);
        assert_eq!(choice.mail(Kind::Message, &[List::AtOnce]), ByLetter::Daily);
        assert_eq!(choice.mail(Kind::Message, &[List::AtOnce, List::Daily]), ByLetter::Never);
        assert_eq!(choice.mail(Kind::Request, &[List::Daily]), ByLetter::Never);
        assert_eq!(choice.mail(Kind::Request, &[List::Searches]), ByLetter::Daily);
    }
}
