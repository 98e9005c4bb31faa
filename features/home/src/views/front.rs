//! The front page: what Kettle is, for somebody who has never heard of it.

use super::one;
use frame::{Joining, Sample};
use texts_api::RunBy;
use ui::{parts::Action, words};

/// What Kettle is, for whom, who runs it, who can read what, and how one gets in.
#[derive(askama::Template)]
#[template(path = "home/front.html")]
pub struct FrontPage {
    /// The ways on, the main one first.
    pub actions: Vec<Action>,
    /// The steps in: bold words and what follows them.
    pub steps: Vec<(&'static str, String)>,
    /// Who runs it, and how to reach them.
    pub operator: RunBy,
    /// "310", if that is said.
    pub members: Option<String>,
}
ui::view!(FrontPage { title: |_| "For people who work in UK general practice", here: Elsewhere, shape: Wide });

impl FrontPage {
    /// The page of a house into which people come like this.
    pub fn new(joining: &Joining, operator: &RunBy, members: Option<u64>) -> FrontPage {
        let join = match joining {
            Joining::Open | Joining::Domains(_) => Some(Action::main("/join", "Join Kettle")),
            Joining::Waiting => Some(Action::main("/join", "Ask to join")),
            Joining::Invited | Joining::Closed => None,
        };
        let sign_in = match join {
            Some(_) => Action::link("/sign-in", "Sign in"),
            None => Action::main("/sign-in", "Sign in"),
        };
        let how = Action::link("#in", "How to get in");
        FrontPage {
            actions: join.into_iter().chain([sign_in, how]).collect(),
            steps: steps(joining),
            operator: operator.clone(),
            members: members.map(|it| words::number(&it)),
        }
    }
    /// The way in once more, below how one gets in.
    fn again(&self) -> Option<&Action> {
        self.actions.first().filter(|it| it.url == "/join")
    }
}

fn steps(joining: &Joining) -> Vec<(&'static str, String)> {
    let invited =
        ("Come by an invitation.", "Every member can invite colleagues: open the link that one gives you.".to_owned());
    let say = ("Say what you do,", "in about three minutes. The rest can wait.".to_owned());
    let confirm = "A letter asks you to confirm your address, and you are in.";
    match joining {
        Joining::Open => vec![("Join.", format!("Name, address and a password. {confirm}")), say],
        Joining::Domains(listed) => vec![
            ("Join with your address at work.", format!("It ends in {}. {confirm}", words::list(listed))),
            (
                "Or come by an invitation,",
                "if your address ends otherwise: every member can invite colleagues.".to_owned(),
            ),
            say,
        ],
        Joining::Waiting => vec![
            invited,
            (
                "Without one, ask.",
                "Say who you are. A person reads every request, as a rule within two working days.".to_owned(),
            ),
            say,
        ],
        Joining::Invited => vec![
            invited,
            (
                "Without one, ask a colleague",
                "who is a member for theirs. There is no other way in here, and no list to wait on.".to_owned(),
            ),
            say,
        ],
        Joining::Closed => vec![(
            "Joining is closed for now.",
            "Invitations wait until it is open again. Whoever runs this Kettle can add people.".to_owned(),
        )],
    }
}

/// With made data.
pub fn samples() -> Vec<Sample> {
    let nobody = RunBy { name: None, contact: None };
    let somebody = RunBy {
        name: Some("Dr Oluwaseun Adéyẹmí-Featherstonehaugh for the Marram Lane Practice Trust".into()),
        contact: Some("kettle.and.all.its.members@marram-lane-practice-trust.example.nhs.uk".into()),
    };
    let domains = Joining::Domains(vec!["nhs.net".into(), "nhs.scot".into(), "wales.nhs.uk".into()]);
    vec![
        one("home/front: by invitation, nobody has said who runs it", FrontPage::new(&Joining::Invited, &nobody, None)),
        one("home/front: open, many", FrontPage::new(&Joining::Open, &somebody, Some(55_000))),
        one("home/front: work addresses", FrontPage::new(&domains, &somebody, Some(310))),
        one("home/front: waiting list", FrontPage::new(&Joining::Waiting, &somebody, None)),
        one("home/front: closed", FrontPage::new(&Joining::Closed, &somebody, None)),
    ]
}
