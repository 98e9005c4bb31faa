//! Markdown without its signs: a snippet is read and not rendered.

/// The words of a text as it was typed. Nothing is lost but signs and the addresses behind links.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        if !is_rule(line) {
            inline(without_marker(line), &mut out);
        }
    }
    out
}

/// A line of only signs: a rule, a fence, the line below a heading or the head of a table.
fn is_rule(line: &str) -> bool {
    let signs = line.trim();
    signs.len() >= 3 && signs.chars().all(|it| "-=*_`~|: ".contains(it))
}

/// Without what makes it a heading, a quotation or an item of a list.
fn without_marker(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start();
    }
    let heading = rest.trim_start_matches('#');
    if heading.len() < rest.len() && heading.starts_with(' ') {
        return heading.trim_start();
    }
    match rest.strip_prefix("- ").or_else(|| rest.strip_prefix("* ")).or_else(|| rest.strip_prefix("+ ")) {
        Some(item) => item.trim_start(),
        None => rest,
    }
}

/// Without signs of emphasis and code; of a link its words.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    while let Some(at) = rest.find(['*', '`', '[', '!', '\\', '~']) {
        out.push_str(&rest[..at]);
        let (sign, after) = rest[at..].split_at(1);
        rest = match sign {
            "[" => link(after, out),
            "!" if after.starts_with('[') => after,
            "\\" => escaped(after, out),
            "!" => {
                out.push('!');
                after
            }
            "~" if !after.starts_with('~') => {
                out.push('~');
                after
            }
            "~" => &after[1..],
            // Between two spaces it is no sign of anything.
            "*" if after.starts_with(' ') && (out.is_empty() || out.ends_with(' ')) => {
                out.push('*');
                after
            }
            _ => after,
        };
    }
    out.push_str(rest);
}

/// The words of a link that was opened with `[`, if it is one; what follows it.
fn link<'a>(after: &'a str, out: &mut String) -> &'a str {
    let whole = after.find("](").and_then(|words| Some((words, after[words..].find(')')? + words)));
    match whole {
        Some((words, end)) => {
            inline(&after[..words], out);
            &after[end + 1..]
        }
        None => {
            out.push('[');
            after
        }
    }
}

/// What a `\` stands before.
fn escaped<'a>(after: &'a str, out: &mut String) -> &'a str {
    match after.chars().next().filter(char::is_ascii_punctuation) {
        Some(sign) => {
            out.push(sign);
            &after[sign.len_utf8()..]
        }
        None => {
            out.push('\\');
            after
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_and_words_stay() {
        let text = "## Our way\n\n> *We* moved **spirometry** to the [hub](https://nhs.uk/x)!\n- `fev1` ~~first~~\n---\n2 * 3 = 6 \\*";
        assert_eq!(plain(text), "Our way\n\nWe moved spirometry to the hub!\nfev1 first\n\n2 * 3 = 6 *");
    }

    #[test]
    fn what_is_no_sign_stays() {
        for text in
            ["a [b] c", "#hashtag", "-5 degrees", "wow! [", "C:\\temp", "5 > 3 ~ 4", "snake_case_name", "日本 [語]("]
        {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn nested_signs_end() {
        assert!(plain(&"[".repeat(5_000)).len() <= 5_000);
        assert_eq!(plain(&"> ".repeat(200)), "");
        assert_eq!(plain(&format!("{}x{}", "**".repeat(100), "**".repeat(100))), "x");
    }
}
