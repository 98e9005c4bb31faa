//! Text as the eye sees it: invisible characters left out, foreign and wide digits and letters made plain, every space and dash
//! the usual one. Plain text is not copied.

use std::{borrow::Cow, ops::Range};

/// A text and the way back to the one that it was made of.
pub(super) struct Folded<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// Where something was changed: from this byte of the folded text on, this byte of the original.
    anchors: Vec<(usize, usize)>,
}

/// What becomes of a character.
enum Fold {
    Keep,
    Drop,
    Put(char),
}

impl<'a> Folded<'a> {
    pub(super) fn of(original: &'a str) -> Folded<'a> {
        if original.is_ascii() && !original.bytes().any(is_unseen) {
            return Folded { original, text: Cow::Borrowed(original), anchors: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut anchors = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < original.len() {
            let Some(next) = original.as_bytes()[at..].iter().position(|it| *it >= 0x80 || is_unseen(*it)) else {
                break;
            };
            at += next;
            let Some(char) = original[at..].chars().next() else { break };
            let after = at + char.len_utf8();
            match fold(char) {
                Fold::Keep => {}
                change => {
                    text.push_str(&original[from..at]);
                    anchors.push((text.len(), at));
                    if let Fold::Put(plain) = change {
                        text.push(plain);
                    }
                    anchors.push((text.len(), after));
                    from = after;
                }
            }
            at = after;
        }
        text.push_str(&original[from..]);
        Folded { original, text: Cow::Owned(text), anchors }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a range of the folded text stands in the original, whole characters and what is hidden between them.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        if self.anchors.is_empty() || range.is_empty() {
            return range.clone();
        }
        let start = self.back(range.start);
        let mut end = self.back(range.end - 1) + 1;
        while !self.original.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// The byte that a byte of the folded text came from.
    fn back(&self, at: usize) -> usize {
        let before = self.anchors.partition_point(|it| it.0 <= at);
        match before.checked_sub(1).map(|it| self.anchors[it]) {
            Some((folded, original)) => original + (at - folded),
            None => at,
        }
    }
}

/// Characters below 128 that nobody sees, line ends and tabs aside.
fn is_unseen(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127)
}

fn fold(char: char) -> Fold {
    match char {
        // Soft line breaks of other programs and the like; whoever keeps a text may leave them out, and then what stood on
        // both sides of one stands together.
        '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Fold::Drop,
        // Marks of direction, joiners, spaces without width, soft hyphens, variation selectors, tags: nobody sees them.
        '\u{00AD}'
        | '\u{034F}'
        | '\u{061C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' => Fold::Drop,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' => Fold::Drop,
        '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' => Fold::Drop,
        '\u{20E3}' | '\u{E0000}'..='\u{E0FFF}' => Fold::Drop,
        '\u{00A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Fold::Put(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' | '\u{2E3A}' | '\u{2E3B}' => {
            Fold::Put('-')
        }
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' => Fold::Put('\''),
        '\u{2024}' | '\u{2027}' | '\u{00B7}' | '\u{2022}' | '\u{FF0E}' | '\u{3002}' => Fold::Put('.'),
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => Fold::Put('/'),
        '\u{FF01}'..='\u{FF5E}' => Fold::Put(plain(char, 0xFF01, '!')),
        _ => digit(char).map_or(Fold::Keep, Fold::Put),
    }
}

/// The character as far from `base` as this one is from `first`.
fn plain(char: char, first: u32, base: char) -> char {
    char::from_u32(u32::from(base) + u32::from(char) - first).unwrap_or(char)
}

/// The first digit of each script that has ten in a row, those of superscripts and circles that are read as digits aside.
const ZEROS: &[u32] = &[
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0,
];

fn digit(char: char) -> Option<char> {
    let code = u32::from(char);
    let value = match code {
        0x00B2 | 0x00B3 => code - 0x00B0,
        0x00B9 => 1,
        0x2070 => 0,
        0x2074..=0x2079 => code - 0x2070,
        0x2080..=0x2089 => code - 0x2080,
        0x2460..=0x2468 => code - 0x245F,
        0x24EA => 0,
        0x2776..=0x277E => code - 0x2775,
        _ => {
            let at = ZEROS.partition_point(|it| *it <= code).checked_sub(1)?;
            code - ZEROS[at]
        }
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_becomes_the_same() {
        let plain = |text: &str| Folded::of(text).text().to_owned();
        assert_eq!(plain("9\u{200B}4\u{202E}3\u{00A0}476\u{2011}5919"), "943 476-5919");
        assert_eq!(plain("９４３ ４７６ ５９１９"), "943 476 5919");
        assert_eq!(plain("٩٤٣ ४७६ 𝟓𝟗𝟏𝟗"), "943 476 5919");
        assert_eq!(plain("Siân Ní Dhomhnaill’s நிலா"), "Siân Ní Dhomhnaill's நிலா");
    }

    #[test]
    fn ranges_lead_back_to_whole_characters() {
        let text = "é ９\u{200B}４3 x";
        let folded = Folded::of(text);
        let at = folded.text().find("943").expect("folded");
        assert_eq!(&text[folded.original(&(at..at + 3))], "９\u{200B}４3");
        assert_eq!(&text[folded.original(&(at + 4..at + 5))], "x");
        assert_eq!(&text[folded.original(&(0..2))], "é");
    }

    #[test]
    fn zeros_are_in_order() {
        assert!(ZEROS.is_sorted());
    }
}
