//! Where made members belong and what they declare. Made from chance of its own, so that everything else about a member of
//! a seed stays what it was.

use super::{careers::Career, dice::Dice, terms::Terms};
use crate::{
    audience::{Audience, Shown},
    declaration::{Declaration, Interests},
    footing::Footing,
    line::{Kind, Line},
};
use kernel::Moment;
use people_api::{Affiliation, Affiliations};

/// What sets the chance of declarations apart from that of everything else.
const TIES: u64 = 0x7469_6573_0000_0001;

/// Roles that say where else somebody belongs.
const ROLES: &[(&str, Affiliation)] = &[
    ("role.trainer", Affiliation::Education),
    ("role.programme-director", Affiliation::Education),
    ("role.lecturer", Affiliation::Education),
    ("role.researcher", Affiliation::Education),
    ("role.icb", Affiliation::Commissioner),
];

/// Interests, as people write them.
const DECLARED: &[&str] = &[
    "Partner in a company that rents rooms to a pharmacy",
    "Paid adviser to a company that makes appointment software",
    "Fees for talks from two drug companies, last in spring",
    "Director of the local GP federation",
    "Married to the manager of a neighbouring practice",
    "Shares in a maker of dermatoscopes",
    "Author of a textbook, royalties",
    "Unpaid trustee of a hospice",
    "Member of the local medical committee",
    "Clinical adviser to the ICB, half a day a week",
    "Teaches for a private training provider, paid by the day",
    "Runs a private minor surgery clinic on Saturdays",
];

/// What binds a member to general practice and to others.
pub(super) struct Ties {
    pub(super) declaration: Declaration,
    pub(super) footing: Shown<Option<Footing>>,
}

/// The ties of member number `number`, who joined then and was asked at once.
pub(super) fn ties(seed: u64, number: u64, career: &Career, terms: &Terms, joined: Moment) -> Ties {
    let dice = &mut Dice::of(seed ^ TIES, number);
    let affiliations = affiliations(dice, career, terms);
    let interests = interests(dice);
    let declaration = Declaration { affiliations, affiliations_at: joined, interests, interests_at: joined };
    let student = terms.word(career.profession).code.as_str() == "profession.student";
    if affiliations.has(Affiliation::Practice) && !student {
        return Ties { declaration, footing: Shown::to(Audience::Members, None) };
    }
    let footing =
        if student { [Footing::Considering, Footing::Looking] } else { [Footing::Returning, Footing::Looking] };
    let audience = if dice.happens(85) { Audience::Members } else { Audience::Contacts };
    Ties { declaration, footing: Shown::to(audience, dice.pick(&footing).copied()) }
}

fn affiliations(dice: &mut Dice, career: &Career, terms: &Terms) -> Affiliations {
    let profession = terms.word(career.profession);
    let own = match profession.code.as_str() {
        "profession.registrar" => vec![Affiliation::Practice, Affiliation::Trainee],
        "profession.student" => vec![Affiliation::Trainee],
        _ => vec![Affiliation::Practice],
    };
    let told = |it: &&Line| it.kind == Kind::Role && it.to.is_none() && it.audience == Audience::Members;
    let roles = career.lines.iter().filter(told).filter_map(Line::term);
    let besides = roles.filter_map(|it| ROLES.iter().find(|(role, _)| *role == it.as_str())).map(|it| it.1);
    let mut all: Vec<Affiliation> = own.into_iter().chain(besides).collect();
    match dice.below(100) {
        0..2 => all.push(Affiliation::Industry),
        2 => all.push(Affiliation::Other),
        3 if dice.happens(30) => all.push(Affiliation::Regulator),
        // A few have left practice behind.
        4 if all.len() == 1 => all = vec![Affiliation::Industry],
        5 if all.len() == 1 => all = vec![Affiliation::Commissioner],
        _ => {}
    }
    all.into_iter().collect()
}

fn interests(dice: &mut Dice) -> Option<Interests> {
    if !dice.happens(17) {
        return None;
    }
    let first = dice.pick(DECLARED)?;
    let second = dice.pick(DECLARED).filter(|it| *it != first && dice.happens(20));
    let words: Vec<&str> = [Some(first), second].into_iter().flatten().copied().collect();
    Some(Interests::stored(words.join("\n")))
}
