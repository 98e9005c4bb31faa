//! The panel on top of a profile.

use super::{Seen, Where, Whose, shown};
use crate::{
    footing::Footing,
    line::Kind,
    photo::{self, Size},
    store::{SeenHead, line::SeenLine},
    term::{TermCode, Vocabulary, capitalised, fold},
    when::When,
};
use kernel::{MemberId, Moment};
use ui::{
    parts::{Action, Face, Notice, Tone},
    words,
};

/// The panel on top.
pub struct Top {
    pub member: MemberId,
    pub name: String,
    pub face: Face,
    pub face_seen: Seen,
    /// "GP partner", or "Doctor in another specialty, considering general practice", or "Clinical pharmacist · PCN clinical director": the profession is always in it.
    pub job: String,
    pub place: Option<Where>,
    /// Who sees whether they are in general practice, if that was said.
    pub footing_seen: Seen,
    /// Who sees the location, if one is told.
    pub place_seen: Seen,
    pub headline: String,
    pub headline_seen: Seen,
    /// What its owner and those who look at reports are told while it is held back.
    pub held: Option<Notice>,
}

impl Top {
    pub(super) fn new(head: SeenHead, lines: &[SeenLine], words: &Vocabulary, now: When) -> Top {
        let job = lines.iter().find(|it| it.line.kind == Kind::Role && !it.line.is_over(now));
        let located = head.place.as_ref().map(Where::known).or_else(|| head.outcode.clone().map(Where::typed));
        let photo = head.photo.map(|it| photo::address(head.member, it, Size::Large));
        let initials = words::initials(&head.name);
        let seen = |at: usize| head.audiences.map(|it| shown(it[at]));
        let whose = if head.audiences.is_some() { Whose::Mine } else { Whose::Theirs };
        Top {
            member: head.member,
            face: Face { initials, tint: words::tint(head.member.as_bytes()), photo },
            face_seen: seen(2),
            job: with_footing(
                job_words(&profession(words, &head.profession), job.map(|it| it.line.label(words))),
                head.footing,
            ),
            footing_seen: head.footing.and_then(|_| seen(4)),
            place_seen: located.as_ref().and_then(|_| seen(3)),
            place: job.and_then(Where::of).or(located),
            headline: head.headline.clone().unwrap_or_default(),
            headline_seen: seen(0),
            held: head.held_since.map(|since| held(since, whose)),
            name: head.name,
        }
    }
    /// The first word of the name, for "Write to Tomasz".
    pub fn first(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// Whoever looks at reports goes on to them, the owner to what was said of it.
fn held(since: Moment, whose: Whose) -> Notice {
    let title = format!("Hidden since {}.", words::date(since));
    let (words, action) = match whose {
        Whose::Mine => (
            "Nobody but you and the moderators sees your profile until one of them has looked. You can change it meanwhile.",
            Action::link("/reports/about-me", "Read what happened"),
        ),
        Whose::Theirs => {
            ("Only its owner and moderators see this profile.", Action::link("/moderation", "Go to the reports"))
        }
    };
    Notice { tone: Tone::Care, title, words: words.to_owned(), action: Some(action) }
}

/// Profession and role; "GP · GP partner" would say it twice.
fn job_words(profession: &str, role: Option<&str>) -> String {
    let says = |role: &str| format!(" {} ", fold(role)).contains(&format!(" {} ", fold(profession)));
    match role {
        Some(role) if says(role) => role.to_owned(),
        Some(role) => format!("{profession}\u{a0}· {role}"),
        None => profession.to_owned(),
    }
}

fn with_footing(job: String, footing: Option<Footing>) -> String {
    match footing.and_then(Footing::beside) {
        Some(footing) => format!("{job}, {footing}"),
        None => job,
    }
}

/// The profession as everybody reads it.
pub fn profession(words: &Vocabulary, code: &TermCode) -> String {
    capitalised(words.label(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profession_is_always_said_and_never_twice() {
        assert_eq!(job_words("GP", Some("GP partner")), "GP partner");
        assert_eq!(job_words("Clinical pharmacist", Some("PCN lead")), "Clinical pharmacist\u{a0}· PCN lead");
        assert_eq!(job_words("GP", Some("GPS maker")), "GP\u{a0}· GPS maker");
        assert_eq!(job_words("Dietitian", None), "Dietitian");
    }

    #[test]
    fn whoever_is_on_the_way_says_so_beside_the_profession() {
        let job = |footing| with_footing("Doctor in another specialty".to_owned(), footing);
        assert_eq!(job(Some(Footing::Considering)), "Doctor in another specialty, considering general practice");
        assert_eq!(job(Some(Footing::Now)), "Doctor in another specialty");
        assert_eq!(job(None), "Doctor in another specialty");
    }
}
