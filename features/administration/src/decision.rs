//! A decision: an act of the audit by which somebody ran the network. What members do with what is theirs is in the audit
//! too and not among the decisions: when they sign in, whom they hide from and what they report is nobody's to read.

/// One act and how it is told: "Anna Admin **suspended a member**".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// The act's name in the audit.
    pub act: &'static str,
    /// What follows the name of whoever did it.
    pub words: &'static str,
}

/// All of them, in the order in which a list offers them.
pub const DECISIONS: &[Decision] = &[
    told("suspend_member", "suspended a member"),
    told("restore_member", "ended a suspension"),
    told("end_sessions_of", "signed a member out everywhere"),
    told("make_administrator", "made an administrator"),
    told("unmake_administrator", "took the role of an administrator"),
    told("make_moderator", "made a moderator"),
    told("unmake_moderator", "took the role of a moderator"),
    told("set_standing", "suspended or restored a member by a command"),
    told("name_admin", "added an administrator by a command"),
    told("name_moderator", "added a moderator by a command"),
    told("invite_founder", "made the link of the first administrator"),
    told("admit_applicant", "let somebody in from the waiting list"),
    told("decline_applicant", "declined somebody on the waiting list"),
    told("check_guests", "looked at a list of invitations"),
    told("invite_guests", "invited people by letter"),
    told("withdraw_guest", "withdrew an invitation by letter"),
    told("look_at_report", "began to look at a report"),
    told("hide_reported", "hid what was reported"),
    told("restore_reported", "showed again what was reported"),
    told("warn_author", "warned an author"),
    told("suspend_author", "suspended an author"),
    told("readmit_author", "ended the suspension of an author"),
    told("answer_report", "answered a report"),
    told("name_unmaskers", "named the two moderators who can learn who asked without a name"),
    told("answer_naming", "said whether they are one of those two"),
    told("propose_unmasking", "asked to learn who asked without a name"),
    told("decide_unmasking", "decided whether it is to be learnt who asked"),
    told("see_unmasked", "saw who asked without a name"),
    told("publish_text", "published a text"),
    told("publish_operator", "published who runs this Kettle"),
    told("add_term", "added a term to a vocabulary"),
    told("change_term", "changed a term of a vocabulary"),
    told("import_terms", "brought in a file of terms"),
    told("check_import", "looked at a file of places"),
    told("discard_import", "put a file of places aside"),
    told("import_practices", "brought in practices"),
    told("import_pcns", "brought in networks"),
    told("import_outcodes", "brought in postcodes"),
    told("send_test_letter", "sent a test letter"),
    told("try_job_again", "had work done again that was given up"),
    told("populate", "made a population"),
    told("note_backup", "made a backup"),
];

const fn told(act: &'static str, words: &'static str) -> Decision {
    Decision { act, words }
}

impl Decision {
    /// The decision of this name.
    pub fn find(act: &str) -> Option<Decision> {
        DECISIONS.iter().find(|it| it.act == act).copied()
    }
    /// For a list: with a capital.
    pub fn label(self) -> String {
        let mut letters = self.words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_decision_stands_once_and_what_is_private_does_not() {
        for (at, decision) in DECISIONS.iter().enumerate() {
            assert!(DECISIONS[at + 1..].iter().all(|it| it.act != decision.act), "{}", decision.act);
            assert_eq!(Decision::find(decision.act), Some(*decision));
        }
        for private in ["sign_in", "hide_from", "report", "complain", "edit_head", "save_search"] {
            assert_eq!(Decision::find(private), None);
        }
        assert_eq!(DECISIONS[0].label(), "Suspended a member");
    }
}
