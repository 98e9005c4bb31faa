//! The corpus, with its slots filled: for the test that holds the figures and for the bench that reports them.

use kernel::Rng;

/// One part of the corpus.
pub struct Part {
    /// What it is called in figures.
    pub name: &'static str,
    /// Texts that name a patient.
    pub patients: Vec<String>,
    /// Texts that do not.
    pub harmless: Vec<String>,
}

/// What the scan makes of a part, in per cent.
pub struct Figures {
    /// So many of the texts that name a patient are found.
    pub recall: f64,
    /// So many of the harmless ones are.
    pub false_alarms: f64,
    /// The texts on which it was wrong.
    pub wrong: Vec<String>,
}

/// Plain prose of general practice: a page as a member writes it, with hardly a number in it.
pub const PROSE: &str = include_str!("prose.txt");

/// The part that the detector was tuned on, and the one that was held out.
pub fn parts(seed: u64) -> [Part; 2] {
    let rng = Rng::seeded(seed);
    let fill = |texts: &str| texts.lines().map(|it| filled(it, &rng)).collect();
    [
        Part {
            name: "tuned",
            patients: fill(include_str!("patients.txt")),
            harmless: fill(include_str!("harmless.txt")),
        },
        Part {
            name: "held out",
            patients: fill(include_str!("patients-held-out.txt")),
            harmless: fill(include_str!("harmless-held-out.txt")),
        },
    ]
}

/// Looks at every text of some parts.
pub fn measure<'a>(parts: impl IntoIterator<Item = &'a Part> + Clone, finds: impl Fn(&str) -> bool) -> Figures {
    let patients: Vec<&String> = parts.clone().into_iter().flat_map(|it| &it.patients).collect();
    let harmless: Vec<&String> = parts.into_iter().flat_map(|it| &it.harmless).collect();
    let missed: Vec<&&String> = patients.iter().filter(|it| !finds(it)).collect();
    let alarms: Vec<&&String> = harmless.iter().filter(|it| finds(it)).collect();
    let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    Figures {
        recall: 100.0 - share(missed.len(), patients.len()),
        false_alarms: share(alarms.len(), harmless.len()),
        wrong: missed
            .iter()
            .map(|it| format!("missed: {it}"))
            .chain(alarms.iter().map(|it| format!("alarm: {it}")))
            .collect(),
    }
}

/// A text with its slots filled by chance.
fn filled(text: &str, rng: &Rng) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, slot)) = rest.split_once('{') {
        let (name, after) = slot.split_once('}').expect("a slot is closed");
        out.push_str(before);
        out.push_str(&value(name, rng));
        rest = after;
    }
    out.push_str(rest);
    out.replace("\\n", "\n")
}

fn value(slot: &str, rng: &Rng) -> String {
    match slot {
        "nhs" => grouped(&passing(rng, |rng| vec![9, below(rng, 9), below(rng, 10)]), rng),
        "hsc" => grouped(&passing(rng, |rng| vec![3, 2 + below(rng, 8), below(rng, 10)]), rng),
        "chi" => {
            let (day, month, year) = (1 + below(rng, 28), 1 + below(rng, 12), below(rng, 100));
            let pairs = vec![day / 10, day % 10, month / 10, month % 10, year / 10, year % 10];
            let ten = passing(rng, |_| pairs.clone());
            if below(rng, 2) == 0 { ten } else { format!("{} {}", &ten[..6], &ten[6..]) }
        }
        "dob" | "date" => date(rng),
        "hosp" => format!("{}{}", ["", "RX", "K", "H0"][below(rng, 4)], digits(rng, 6 + below(rng, 3))),
        "labno" => format!("{}B{}", digits(rng, 2), digits(rng, 6)),
        "mobile" => {
            let last = digits(rng, 3);
            [
                format!("07700 900{last}"),
                format!("07700900{last}"),
                format!("+44 7700 900{last}"),
                format!("07700 900 {last}"),
            ][below(rng, 4)]
            .clone()
        }
        "landline" => {
            let last = digits(rng, 3);
            [
                format!("0191 498 0{last}"),
                format!("020 7946 0{last}"),
                format!("(0161) 496 0{last}"),
                format!("01632960{last}"),
            ][below(rng, 4)]
            .clone()
        }
        "inward" => format!("{}{}{}", below(rng, 10), LETTERS[below(rng, 20)] as char, LETTERS[below(rng, 20)] as char),
        "ten" => format!("{}{}", 1 + below(rng, 9), digits(rng, 9)),
        "four" => digits(rng, 4),
        "three" => digits(rng, 3),
        "one" => digits(rng, 1),
        other => panic!("no slot is called {other}"),
    }
}

const LETTERS: &[u8; 20] = b"ABDEFGHJLNPQRSTUWXYZ";
const MONTHS: [&str; 12] =
    ["Jan", "February", "Mar", "April", "May", "June", "Jul", "August", "Sept", "October", "Nov", "December"];

fn below(rng: &Rng, most: usize) -> usize {
    u32::from_le_bytes(rng.bytes::<4>()) as usize % most
}

fn digits(rng: &Rng, count: usize) -> String {
    (0..count).map(|_| char::from(b'0' + below(rng, 10) as u8)).collect()
}

/// Ten digits that pass the check and begin as given.
fn passing(rng: &Rng, begin: impl Fn(&Rng) -> Vec<usize>) -> String {
    loop {
        let mut all = begin(rng);
        while all.len() < 9 {
            all.push(below(rng, 10));
        }
        let sum: usize = all.iter().zip((2..=10).rev()).map(|(it, weight)| it * weight).sum();
        let check = (11 - sum % 11) % 11;
        if check < 10 {
            all.push(check);
            return all.iter().map(|it| char::from(b'0' + *it as u8)).collect();
        }
    }
}

/// The ways in which people write such a number, and those in which they hide it.
fn grouped(ten: &str, rng: &Rng) -> String {
    let by = |mark: &str| format!("{}{mark}{}{mark}{}", &ten[..3], &ten[3..6], &ten[6..]);
    match below(rng, 10) {
        0..=3 => by(" "),
        4 | 5 => ten.to_owned(),
        6 => by("-"),
        7 => by("\u{00A0}"),
        8 => ten.chars().map(|it| format!("{it}\u{200B}")).collect(),
        _ => ten.chars().map(|it| char::from_u32(it as u32 - '0' as u32 + 0xFF10).unwrap_or(it)).collect(),
    }
}

fn date(rng: &Rng) -> String {
    let (day, month, year) = (1 + below(rng, 28), 1 + below(rng, 12), 1925 + below(rng, 98));
    let name = MONTHS[month - 1];
    match below(rng, 7) {
        0 | 1 => format!("{day:02}/{month:02}/{year}"),
        2 => format!("{day}.{month}.{:02}", year % 100),
        3 => format!("{day:02}-{month:02}-{year}"),
        4 => format!("{day} {name} {year}"),
        5 => format!("{year}-{month:02}-{day:02}"),
        _ => format!("{day}th {name} {year}"),
    }
}
