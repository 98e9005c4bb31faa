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
    /// Somebody added the receiver to a conversation.
    Added = "added", Waits, "Somebody adds you to a conversation of several",
        "added you to a conversation", "You were added to a conversation";
    /// The week's list of those to keep in touch with.
    KeepingInTouch = "keeping-in-touch", Tells, "The week's list of people to keep in touch with",
        "is somebody to keep in touch with", "Your list of people to keep in touch with is there";
    /// Somebody asks to join a group that the receiver hosts.
    GroupAsked = "group-asked", Waits, "Somebody asks to join a group that you host",
        "asks to join a group of yours", "Somebody asks to join a group of yours";
    /// The one reminder of it, after three days.
    GroupAskedReminder = "group-asked-reminder", Reminds, "Somebody who has waited three days to join your group, once more",
        "still waits to join a group of yours", "Somebody still waits to join a group of yours";
    /// A host invites the receiver.
    GroupInvited = "group-invited", Waits, "Somebody invites you into a group",
        "invites you into a group", "You are invited into a group";
    /// Hosts answered the receiver's request to join.
    GroupAnswered = "group-answered", Tells, "Hosts answer your request to join a group",
        "answered your request to join a group", "Your request to join a group is answered";
    /// The receiver is something else in a group than before.
    GroupRole = "group-role", Tells, "Your part in a group changes",
        "gave you another part in a group", "You have another part in a group";
    /// The receiver was taken out of a group.
    GroupRemoved = "group-removed", Tells, "You are taken out of a group",
        "took you out of a group", "You were taken out of a group";
    /// Somebody objects to that, or the owner answered.
    GroupObjection = "group-objection", Waits, "An objection to being taken out of a group, or its answer",
        "has something to say about who was taken out of a group", "There is an objection about a group";
    /// Somebody answered what the receiver wrote in a group, or a discussion that they began.
    Reply = "reply", Waits, "A reply to what you wrote in a group",
        "replied to you in a group", "Somebody replied to you in a group";
    /// Somebody named the receiver in a group.
    GroupMention = "group-mention", Waits, "Somebody mentions you in a group",
        "mentioned you in a group", "You were mentioned in a group";
    /// Something new in a discussion that the receiver follows.
    Followed = "followed", Tells, "Something new in a discussion that you follow",
        "wrote in a discussion that you follow", "There is something new in a discussion that you follow";
    /// Nobody answered a question for three days; for those who look after its group.
    Unanswered = "unanswered", Waits, "A question in a group that you look after, after three days without an answer",
        "waits for an answer in a group of yours", "A question in a group of yours waits for an answer";
    /// What somebody wrote first waits for a host.
    PostHeld = "post-held", Waits, "Something waits for a host in a group that you look after",
        "wrote something that waits for a host", "Something waits for a host in a group of yours";
    /// Somebody who looks after a group hid what the receiver wrote, or answered an objection.
    PostHidden = "post-hidden", Tells, "Something that you wrote in a group is hidden",
        "hid something that you wrote in a group", "Something that you wrote in a group is hidden";
    /// Somebody who looks after a group closed, moved or worded anew what the receiver began, or answered an objection to that.
    Handled = "handled", Tells, "Something that you began in a group is closed, moved or worded anew",
        "changed something that you began in a group", "Something that you began in a group is closed, moved or worded anew";
    /// An author objects to that.
    Objection = "objection", Waits, "An objection in a group that you look after",
        "objects to what was done in a group of yours", "There is an objection in a group of yours";
    /// Somebody proposed a summary; for the hosts.
    SummaryProposed = "summary-proposed", Waits, "A short answer is proposed in a group that you host",
        "proposed a short answer in a group of yours", "A short answer is proposed in a group of yours";
    /// Hosts decided on a summary.
    SummaryDecided = "summary-decided", Tells, "Hosts look at a short answer that you proposed",
        "looked at a short answer that you proposed", "Hosts looked at a short answer that you proposed";
    /// A summary is a year old; for the hosts.
    SummaryOld = "summary-old", Tells, "A short answer in a group that you host is a year old",
        "is a short answer that is a year old", "A short answer in a group of yours is a year old";
    /// There is something new in what the receiver asked without their name: on the page alone, for others see letters too.
    Asked = "asked", Shown, "Something new in what you asked without your name",
        "answered what you asked without your name", "There is something new in what you asked without your name";
    /// Two moderators learned that the receiver asked it.
    Unmasked = "unmasked", Shown, "Moderators learn who asked without a name",
        "learned who asked", "Two moderators learned that you asked something without your name";
    /// The other of the two moderators asks for it.
    UnmaskingWaits = "unmasking-waits", Waits, "As one of two moderators: the other would like to learn who asked",
        "needs you for a decision of two moderators", "A decision of two moderators waits for you";
    /// An administrator named the receiver as one of the two.
    UnmaskerNamed = "unmasker-named", Waits, "You are named as one of the two moderators who can learn who asked",
        "named you as one of two moderators", "You are named as one of two moderators";
    /// Somebody asks the receiver to write a resource with them.
    ResourceInvited = "resource-invited", Waits, "Somebody asks you to write something for the library with them",
        "asks you to write with them", "Somebody asks you to write with them";
    /// A resource was made from what the receiver said in a group.
    ResourceCredited = "resource-credited", Waits, "Something for the library is made from what you said in a group",
        "made something for the library from what you said in a group",
        "Something for the library was made from what you said in a group";
    /// The month in which a resource of the receiver's was to be looked at is over.
    ResourceReview = "resource-review", Tells, "Something of yours in the library is due to be looked at again",
        "has something in the library to be looked at again", "Something of yours in the library is due to be looked at again";
    /// A resource that the receiver uses, made something of or helped with was withdrawn: it waits until they say that they read why.
    ResourceWithdrawn = "resource-withdrawn", Waits, "Something that you use, adapted or helped with in the library is withdrawn",
        "withdrew something in the library that concerns you", "Something in the library that concerns you was withdrawn";
    /// The one reminder of it, after three days.
    ResourceWithdrawnReminder = "resource-withdrawn-reminder", Reminds, "That it is withdrawn, once more, if you have not read why",
        "withdrew something in the library that concerns you", "Something in the library was withdrawn, and you have not read why";
    /// Somebody made something of a resource of the receiver's.
    ResourceAdapted = "resource-adapted", Tells, "Somebody makes something of yours in the library their own",
        "made something of yours in the library their own", "Somebody made something of yours in the library their own";
    /// The original of something that the receiver made their own has a later version.
    OriginChanged = "origin-changed", Tells, "Something in the library that you made your own has changed",
        "changed something in the library that you made your own", "Something in the library that you made your own has changed";
    /// Somebody thanked the receiver for a resource.
    Thanked = "thanked", Tells, "Somebody thanks you for something in the library",
        "thanked you for something in the library", "Somebody thanked you for something in the library";
    /// Somebody new recorded that they use a resource of the receiver's.
    ResourceUsed = "resource-used", Tells, "Somebody records that they use something of yours in the library",
        "uses something of yours in the library", "Somebody uses something of yours in the library";
    /// Somebody would help with a resource of the receiver's.
    ResourceHelp = "resource-help", Tells, "Somebody offers to help with something of yours in the library",
        "offers to help with something of yours in the library", "Somebody offers to help with something of yours in the library";
    /// Somebody pointed to something that the receiver asked for.
    RequestAnswered = "request-answered", Tells, "Somebody points to something that you asked the library for",
        "points to something that you asked for", "Somebody points to something that you asked for";
    /// A report was answered; the letter about it is not one that can be stopped.
    ReportAnswered = "report-answered", Shown, "Something that you reported is answered",
        "answered what you reported", "What you reported is answered";
}

impl Kind {
    /// From the store or a form.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|it| it.word() == word)
    }
    /// The words of those for which somebody waits, as the store has them.
    pub fn waiting() -> Vec<&'static str> {
        Kind::ALL.iter().filter(|it| it.waits()).map(|it| it.word()).collect()
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
        matches!(self, Kind::Message | Kind::Mention | Kind::Added)
    }
    /// Whether it waits until something was done about it: looking at the list is not enough.
    pub const fn stays(self) -> bool {
        matches!(self, Kind::ResourceWithdrawn)
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
