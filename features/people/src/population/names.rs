//! Names as they are heard in British practices, from our own lists in `data/names.csv`.

use super::dice::{Dice, Pool};
use std::sync::LazyLock;

/// A name, and what of it fits into an address.
#[derive(Debug, Clone)]
pub(super) struct MadeName {
    pub(super) full: String,
    pub(super) address: String,
    /// The own words of the codes of languages spoken at home (`cy`), if any.
    pub(super) languages: &'static [&'static str],
}

struct Culture {
    weight: u32,
    languages: Vec<&'static str>,
    women: Vec<Part>,
    men: Vec<Part>,
    families: Vec<Family>,
}

struct Part {
    text: &'static str,
    ascii: String,
}

struct Family {
    man: Part,
    woman: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Woman,
    Man,
}

struct Names {
    cultures: Vec<Culture>,
    anywhere: Pool<usize>,
    wales: usize,
    ireland: usize,
}

/// A name for somebody who works in this outcode: Welsh names are likelier in Wales, Irish ones in Northern Ireland.
pub(super) fn name(dice: &mut Dice, outcode: &str) -> MadeName {
    static NAMES: LazyLock<Names> = LazyLock::new(Names::read);
    let names = &*NAMES;
    let own = names.culture_near(dice, outcode);
    let form = if dice.happens(57) { Form::Woman } else { Form::Man }; // about as among UK GPs
    let given = dice.pick(if form == Form::Woman { &own.women } else { &own.men });
    let other = if dice.happens(10) { names.anywhere(dice) } else { own };
    let family = dice.pick(&other.families).map(|it| it.form(form));
    let married = names.anywhere(dice);
    let second = dice.pick(&married.families).map(|it| it.form(form)).filter(|_| dice.happens(4));
    let (Some(given), Some(family)) = (given, family) else {
        return MadeName { full: "Sam Smith".into(), address: "sam.smith".into(), languages: &[] };
    };
    let mut full = String::with_capacity(40);
    let mut address = String::with_capacity(64);
    full.push_str(given.text);
    full.push(' ');
    full.push_str(family.text);
    address.push_str(&given.ascii);
    address.push('.');
    address.push_str(&family.ascii);
    if let Some(second) =
        second.filter(|it| it.text != family.text && !it.text.contains([' ', '-']) && !family.text.contains([' ', '-']))
    {
        full.push('-');
        full.push_str(second.text);
        address.push('-');
        address.push_str(&second.ascii);
    }
    MadeName { full, address, languages: &own.languages }
}

impl Names {
    fn read() -> Names {
        let mut cultures = Vec::new();
        let (mut wales, mut ireland) = (0, 0);
        for line in include_str!("../../data/names.csv").lines().skip(1) {
            let cells: Vec<&'static str> = line.split(',').collect();
            let [culture, weight, languages, women, men, families] = cells[..] else { continue };
            match culture {
                "welsh" => wales = cultures.len(),
                "irish" => ireland = cultures.len(),
                _ => {}
            }
            cultures.push(Culture {
                weight: weight.parse().unwrap_or(1),
                languages: languages.split('|').filter(|it| !it.is_empty()).collect(),
                women: women.split('|').map(Part::of).collect(),
                men: men.split('|').map(Part::of).collect(),
                families: families.split('|').map(Family::of).collect(),
            });
        }
        let anywhere = Pool::of(cultures.iter().enumerate().map(|(at, it)| (it.weight, at)));
        Names { cultures, anywhere, wales, ireland }
    }

    fn anywhere(&self, dice: &mut Dice) -> &Culture {
        &self.cultures[self.anywhere.pick(dice).copied().unwrap_or_default()]
    }

    fn culture_near(&self, dice: &mut Dice, outcode: &str) -> &Culture {
        let area = outcode.split(|it: char| it.is_ascii_digit()).next().unwrap_or_default();
        let local = match area {
            "CF" | "LD" | "LL" | "NP" | "SA" => Some(self.wales),
            "BT" => Some(self.ireland),
            _ => None,
        };
        match local {
            Some(at) if dice.happens(50) => &self.cultures[at],
            _ => self.anywhere(dice),
        }
    }
}

impl Part {
    fn of(text: &'static str) -> Part {
        let plain = crate::term::fold(text).replace('ł', "l").replace('đ', "d").replace(' ', "-");
        Part { text, ascii: plain.chars().filter(char::is_ascii).collect() }
    }
}

impl Family {
    /// "Kowalski:Kowalska" has a form for men and one for women.
    fn of(text: &'static str) -> Family {
        let (man, woman) = text.split_once(':').map_or((text, None), |it| (it.0, Some(it.1)));
        Family { man: Part::of(man), woman: woman.map(Part::of) }
    }

    fn form(&self, form: Form) -> &Part {
        self.woman.as_ref().filter(|_| form == Form::Woman).unwrap_or(&self.man)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_name_is_a_clean_line_and_fits_an_address() {
        let names = Names::read();
        assert!(names.cultures.len() >= 20);
        for culture in &names.cultures {
            let families = culture.families.iter().flat_map(|it| [Some(&it.man), it.woman.as_ref()]).flatten();
            for part in culture.women.iter().chain(&culture.men).chain(families) {
                assert_eq!(kernel::line(part.text, 80).as_deref(), Ok(part.text));
                assert!(
                    !part.ascii.is_empty() && part.ascii.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                    "{}",
                    part.ascii
                );
            }
        }
    }

    #[test]
    fn names_are_many_and_local() {
        let mut seen = std::collections::HashSet::new();
        let mut welsh = 0;
        for number in 0..2000 {
            let made = name(&mut Dice::of(1, number), "CF10");
            welsh += usize::from(made.languages.contains(&"cy"));
            seen.insert(made.full);
        }
        assert!(seen.len() > 1500, "{}", seen.len());
        assert!((800..1400).contains(&welsh), "{welsh}");
    }
}
