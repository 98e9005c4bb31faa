//! The kinds of notices. A new one is one line of the list; whoever owns the thing gives it and speaks for it.

/// Whether somebody waits, or something is only told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Somebody waits for the receiver: it stands on their home, and may come by letter at once if they want.
    Waits,
    /// News: the page of notices and the day's letter.
    Tells,
    /// Said in the day's letter alone, for what stands on the page already.
    Reminds,
    /// On the page alone: a letter of its own says it, or none is needed.
    Shown,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident = $word:literal, $weight:ident, $title:literal, $named:literal, $unnamed:literal;)*) => {
        /// What a notice tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl Kind {
            /// All of them, in the order of the settings.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// In the store and in forms; never changes.
            pub const fn word(self) -> &'static str {
                match self { $(Kind::$kind => $word,)* }
            }
            /// Whether somebody waits.
            pub const fn weight(self) -> Weight {
                match self { $(Kind::$kind => Weight::$weight,)* }
            }
            /// What it is called where one chooses.
            pub const fn title(self) -> &'static str {
                match self { $(Kind::$kind => $title,)* }
            }
            /// Who and that, never what: "Tomasz Wiśniewski wrote to you".
            pub fn said(self, name: Option<&str>) -> String {
                match (self, name) {
                    $((Kind::$kind, Some(name)) => format!(concat!("{} ", $named), name),)*
                    $((Kind::$kind, None) => $unnamed.to_owned(),)*
                }
            }
        }
    };
}

kinds! {
    /// Somebody who is not a contact wrote a request.
    Request = "request", Waits, "Somebody who is not your contact writes to you",
        "wrote to you", "Somebody wrote to you";
    /// The one reminder of a request.
    RequestReminder = "request-reminder", Reminds, "A note that you have not answered, once more",
        "still waits for an answer from you", "Somebody still waits for an answer from you";
    /// A request was accepted.
    Accepted = "accepted", Tells, "Somebody to whom you wrote becomes your contact",
        "answered: you are contacts now", "You have a new contact";
    /// Somebody asks the receiver to introduce them to a contact.
    IntroductionAsked = "introduction-asked", Waits, "A contact asks you to introduce somebody",
        "asks you for an introduction", "You are asked for an introduction";
    /// A contact would like to introduce somebody to the receiver.
    IntroductionOffered = "introduction-offered", Waits, "A contact would like to introduce somebody to you",
        "would like to introduce somebody to you", "Somebody would like to introduce a colleague to you";
    /// An introduction came about.
    IntroductionAgreed = "introduction-agreed", Tells, "An introduction comes about",
        "agreed to an introduction", "An introduction came about";
    /// Something unread in a conversation.
    Message = "message", Waits, "A message in one of your conversations",
        "sent you a message", "A message waits for you";
    /// Somebody named the receiver in a conversation.
    Mention = "mention", Waits, "Somebody mentions you in a conversation",
        "mentioned you in a conversation", "You were mentioned in a conversation";
    /// The week's list of those to keep in touch with.
    KeepingInTouch = "keeping-in-touch", Tells, "The week's list of people to keep in touch with",
        "is somebody to keep in touch with", "Your list of people to keep in touch with is there";
    /// A report was answered; the letter about it is not one that can be stopped.
    ReportAnswered = "report-answered", Shown, "Something that you reported is answered",
        "answered what you reported", "What you reported is answered";
}

impl Kind {
    /// From the store or a form.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|it| it.word() == word)
    }
    /// Whether it stands on the page of notices.
    pub const fn is_on_page(self) -> bool {
        !matches!(self.weight(), Weight::Reminds)
    }
    /// Whether it may stand in the day's letter.
    pub const fn is_in_letters(self) -> bool {
        !matches!(self.weight(), Weight::Shown)
    }
    /// Whether it is told of something in a conversation, which marks its own place in the header.
    pub const fn is_of_conversations(self) -> bool {
        matches!(self, Kind::Message | Kind::Mention)
    }
    /// Whether somebody waits.
    pub const fn waits(self) -> bool {
        matches!(self.weight(), Weight::Waits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_word_of_its_own() {
        for (at, kind) in Kind::ALL.iter().enumerate() {
            assert_eq!(Kind::of(kind.word()), Some(*kind));
            assert!(Kind::ALL[..at].iter().all(|it| it.word() != kind.word() && it.title() != kind.title()));
            assert!(kind.word().bytes().all(|it| it == b'-' || it.is_ascii_lowercase()), "{}", kind.word());
        }
        assert_eq!(Kind::of("request "), None);
    }

    #[test]
    fn a_notice_says_who_and_that() {
        assert_eq!(Kind::Request.said(Some("Tomasz Wiśniewski")), "Tomasz Wiśniewski wrote to you");
        assert_eq!(Kind::Message.said(None), "A message waits for you");
    }
}
