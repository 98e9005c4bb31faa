//! The next act: one thing that is worth doing for somebody who is new. Which ones are offered, and in which order.

/// What may be worth doing, in the order in which it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextAct {
    /// Say who runs this Kettle.
    Operator,
    /// Say who one is.
    Profile,
    /// Say what one can help with.
    Help,
    /// Invite two colleagues.
    Invite,
    /// Keep a search.
    Search,
    /// Confirm an address at work.
    Work,
}

/// What a member has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Whether their profession is said, and something of where they work.
    pub profile: Step,
    /// Whether they said what they can help with.
    pub help: Step,
    /// Whether two have come by their word.
    pub invited: Step,
    /// Whether they keep a search.
    pub search: Step,
    /// Whether they confirmed an address at work.
    pub work: Step,
    /// Whether it is said who runs this Kettle.
    pub operator: Step,
}

/// How far a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is done, or nothing of theirs to do.
    Done,
    /// It could be done.
    Open,
}

/// The acts that their owner has put off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PutOff(Vec<NextAct>);

/// So many are offered at once.
pub const AT_ONCE: usize = 3;

impl Step {
    /// Done if there is enough of it.
    pub const fn when(done: bool) -> Step {
        if done { Step::Done } else { Step::Open }
    }
}

impl NextAct {
    /// All, in their order.
    pub const ALL: [NextAct; 6] =
        [NextAct::Operator, NextAct::Profile, NextAct::Help, NextAct::Invite, NextAct::Search, NextAct::Work];

    /// As forms and the store write it.
    pub const fn word(self) -> &'static str {
        match self {
            NextAct::Operator => "operator",
            NextAct::Profile => "profile",
            NextAct::Help => "help",
            NextAct::Invite => "invite",
            NextAct::Search => "search",
            NextAct::Work => "work",
        }
    }
    /// The act of this word.
    pub fn parse(word: &str) -> Option<NextAct> {
        NextAct::ALL.into_iter().find(|it| it.word() == word)
    }
}

impl Begun {
    /// What is worth doing now: the first few that are open and not put off.
    pub fn next(&self, put_off: &PutOff) -> Vec<NextAct> {
        let open = |act: &NextAct| self.step(*act) == Step::Open && !put_off.has(*act);
        NextAct::ALL.into_iter().filter(open).take(AT_ONCE).collect()
    }

    fn step(&self, act: NextAct) -> Step {
        match act {
            NextAct::Operator => self.operator,
            NextAct::Profile => self.profile,
            NextAct::Help => self.help,
            NextAct::Invite => self.invited,
            NextAct::Search => self.search,
            NextAct::Work => self.work,
        }
    }
}

impl PutOff {
    /// From the store; a word of an act that there is no more is left aside.
    pub fn stored(text: &str) -> PutOff {
        PutOff(text.split(' ').filter_map(NextAct::parse).collect())
    }
    /// As it is kept.
    pub fn text(&self) -> String {
        self.0.iter().map(|it| it.word()).collect::<Vec<_>>().join(" ")
    }
    /// Whether this one is.
    pub fn has(&self, act: NextAct) -> bool {
        self.0.contains(&act)
    }
    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// With this one.
    pub fn with(mut self, act: NextAct) -> PutOff {
        if !self.has(act) {
            self.0.push(act);
        }
        self
    }
    /// Without it; without all of them if it is none.
    pub fn without(mut self, act: Option<NextAct>) -> PutOff {
        self.0.retain(|it| act.is_some_and(|act| act != *it));
        self
    }
}

/// What one calls somebody: the first of their names; the whole name if it begins with a title.
pub fn called(name: &str) -> &str {
    const TITLES: [&str; 12] =
        ["dr", "dr.", "mr", "mrs", "ms", "miss", "mx", "prof", "prof.", "professor", "sir", "dame"];
    match name.split_whitespace().next() {
        Some(first) if !TITLES.contains(&first.to_lowercase().as_str()) => first,
        _ => name,
    }
}

/// How many members the front page speaks of: nothing of fifty or fewer, and of more only roughly, so that nobody sees from
/// outside who has just come.
pub fn roughly(members: u64) -> Option<u64> {
    if members <= 50 {
        return None;
    }
    let step = 10_u64.pow(members.ilog10().saturating_sub(1).max(1));
    Some((members - 1) / step * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(open: &[NextAct]) -> Begun {
        let step = |act| Step::when(!open.contains(&act));
        Begun {
            operator: step(NextAct::Operator),
            profile: step(NextAct::Profile),
            help: step(NextAct::Help),
            invited: step(NextAct::Invite),
            search: step(NextAct::Search),
            work: step(NextAct::Work),
        }
    }

    #[test]
    fn three_at_most_and_none_that_is_done_or_put_off() {
        let none = PutOff::default();
        assert_eq!(begun(&NextAct::ALL).next(&none), [NextAct::Operator, NextAct::Profile, NextAct::Help]);
        assert_eq!(begun(&[NextAct::Work, NextAct::Invite]).next(&none), [NextAct::Invite, NextAct::Work]);
        let off = none.clone().with(NextAct::Invite);
        assert_eq!(begun(&[NextAct::Work, NextAct::Invite]).next(&off), [NextAct::Work]);
        assert_eq!(begun(&[]).next(&none), []);
    }

    #[test]
    fn what_is_put_off_can_be_brought_back() {
        let off = PutOff::default().with(NextAct::Work).with(NextAct::Search).with(NextAct::Work);
        assert_eq!(off.text(), "work search");
        assert_eq!(PutOff::stored("work search nonsense"), off);
        assert_eq!(off.clone().without(Some(NextAct::Work)), PutOff::stored("search"));
        assert!(off.without(None).is_empty());
        assert!(PutOff::stored("").is_empty());
    }

    #[test]
    fn every_act_is_read_back() {
        assert!(NextAct::ALL.into_iter().all(|it| NextAct::parse(it.word()) == Some(it)));
        assert_eq!(NextAct::parse("all"), None);
    }

    #[test]
    fn people_are_called_by_their_first_name() {
        let names = [("Amara Okafor", "Amara"), ("Dr Ada Lovelace", "Dr Ada Lovelace"), ("நிலா", "நிலா"), ("", "")];
        for (name, called_so) in names {
            assert_eq!(called(name), called_so);
        }
    }

    #[test]
    fn strangers_hear_of_many_only_and_roughly() {
        for (members, said) in
            [(0, None), (50, None), (51, Some(50)), (60, Some(50)), (312, Some(310)), (55_001, Some(55_000))]
        {
            assert_eq!(roughly(members), said, "{members}");
        }
    }
}
