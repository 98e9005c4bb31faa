//! What stands above the posts of a discussion and beside them: title, state, short answer, poll.

use super::{
    first,
    thread::{Log, PollView, ShortView, Top, web_word},
    titled,
};
use crate::{
    discussion::{Kind, Thread},
    poll::{Counted, Poll},
    post::PostId,
};
use kernel::{Moment, Problems};
use ui::{Html, parts::Choices, words};

impl Log<'_> {
    /// What stands above and beside.
    pub fn top(&self) -> Top {
        let it = self.thread;
        let (by, beside) = self.who(it.author, it.anonymous);
        let id = it.id.to_string();
        let place = |post: Option<PostId>| post.map(|at| format!("/discussions/{id}?post={at}")).unwrap_or_default();
        let tag = |tag: &str| (tag.to_owned(), format!("/groups/{}/discussions?tag={}", it.group, web_word(tag)));
        Top {
            group: (format!("/groups/{}/discussions", it.group), it.group_name.clone()),
            title: titled(&it.title),
            kind: it.kind.label(),
            by_url: match (it.author, beside.is_empty()) {
                (Some(author), false) => format!("/people/{author}"),
                _ => String::new(),
            },
            by: if beside.is_empty() { by } else { format!("{by}, {beside}") },
            when: words::date(it.made),
            tags: it.tags.words().map(tag).collect(),
            parts: parts(it),
            marks: states(it, self.now),
            answer: place(it.answer),
            view: place(it.view.map(|it| it.0)),
            unread: if it.read_upto > 0 && it.is_unread() {
                format!("/discussions/{id}?new=1#new")
            } else {
                String::new()
            },
            how: it.how.map_or("", |it| it.word()),
            asked: it.asked,
            changes: it.changes,
            settings: if it.is_hosted() || it.is_own() { format!("/discussions/{id}/settings") } else { String::new() },
            is_question: it.kind == Kind::Question,
            id,
        }
    }

    /// The short answer on top.
    pub fn short(&self) -> Option<ShortView> {
        let it = self.thread.summary.as_ref()?;
        let (by, _) = self.who(it.author, false);
        let mut names: Vec<&str> =
            it.credits.iter().filter_map(|it| self.people.find(*it)).map(|it| first(&it.name)).collect();
        names.sort_unstable();
        let from = if names.is_empty() { String::new() } else { format!(", from replies by {}", words::list(&names)) };
        Some(ShortView {
            html: Html::stored(it.html.as_str()),
            when: words::date(it.accepted),
            from: format!("Proposed by {by}, accepted by the hosts{from}."),
            is_old: it.is_old(self.now),
            url: format!("/discussions/{}/summary", self.thread.id),
            takes: None,
        })
    }

    /// What is to be chosen, and what was.
    pub fn poll(&self, problems: &Problems) -> Option<PollView> {
        let poll = self.thread.poll.as_ref()?;
        let is_over = self.thread.is_over(self.now) || self.thread.closed.is_some();
        let open = !is_over && self.thread.writable().is_ok() && !(poll.voted && poll.how.nameless);
        let shown = poll.is_shown(is_over);
        let choices = Choices::new("choice", "Your choice").problem_of(problems);
        let mine: Vec<String> = poll.choices.iter().filter(|it| it.mine).map(|it| it.position.to_string()).collect();
        let choices = poll
            .choices
            .iter()
            .filter(|_| open)
            .fold(choices, |all, it| all.choice(it.position.to_string(), it.said()));
        let part = |votes: i64| if poll.voters == 0 { 0 } else { votes * 20 / poll.voters * 5 };
        let result = |it: &Counted| {
            (it.said(), format!("{} of {}", it.votes, poll.voters), part(it.votes).clamp(0, 100), it.mine)
        };
        Some(PollView {
            action: format!("/discussions/{}/vote", self.thread.id),
            choices: choices.chosen(&mine),
            many: poll.how.many,
            verb: if poll.voted { "Change it" } else { "Choose" },
            results: if shown { poll.choices.iter().map(result).collect() } else { vec![] },
            rules: rules(self.thread, poll, is_over),
            votes: match shown && !poll.how.nameless {
                true => format!("/discussions/{}/votes", self.thread.id),
                false => String::new(),
            },
        })
    }
}

fn rules(thread: &Thread, poll: &Poll, is_over: bool) -> String {
    let when = match thread.until {
        _ if is_over => "It is closed.".to_owned(),
        Some(until) => format!("It closes at the end of {}.", words::day(until)),
        None => String::new(),
    };
    let names = match (poll.how.nameless, poll.voted) {
        (true, true) => "You have chosen. Nobody keeps what.",
        (true, false) => "Nobody keeps who chose what, so a choice cannot be changed.",
        (false, _) => "Names stand beside what was chosen.",
    };
    let shown = match (poll.how.after, poll.how.nameless) {
        _ if is_over && poll.is_of_few() => "Fewer than five chose, so it is not shown what: one would know the other.",
        _ if is_over => "",
        (true, true) => "What was chosen is shown when it is closed, if five have chosen by then.",
        (true, _) => "What was chosen is shown when it is closed.",
        (false, true) => "What was chosen is shown to those who have, once five have.",
        (false, false) => "What was chosen is shown to those who have.",
    };
    [when.as_str(), names, shown].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

fn parts(it: &Thread) -> Vec<(&'static str, String)> {
    let said = it.kind.parts().iter().map(|(word, label)| (*label, it.detail.of(word).to_owned()));
    let mut parts: Vec<(&'static str, String)> = said.filter(|it| !it.1.is_empty()).collect();
    if let Some(until) = it.until {
        parts.push((it.kind.day(), words::date(until)));
    }
    parts
}

fn states(it: &Thread, now: Moment) -> Vec<String> {
    let mut states = Vec::new();
    if it.is_over(now) && it.kind != Kind::Poll {
        states.push("This is over; it is kept to be read.".to_owned());
    }
    if let Some((_, why)) = &it.hidden {
        states.push(format!("Hidden from the others: {why}"));
    }
    if it.closed.is_some() {
        states.push("Closed: it can be read, and nothing more is written here.".to_owned());
    }
    states
}
