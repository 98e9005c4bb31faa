//! A text as HTML: the same words, larger and with links to press; no picture, no font, no address that a mail program
//! would open by itself.

use std::fmt::Write;

/// The page of a letter. Colours and sizes are few and inline, because mail programs take style sheets away.
pub(crate) fn page(subject: &str, text: &str) -> String {
    let mut body = String::new();
    let unix = text.replace("\r\n", "\n");
    for paragraph in unix.split("\n\n").map(str::trim).filter(|it| !it.is_empty()) {
        let lines: Vec<String> = paragraph.lines().map(line).collect();
        // Writing to a String cannot fail.
        writeln!(body, "<p style=\"margin:0 0 1em\">{}</p>", lines.join("<br>")).unwrap_or_default();
    }
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title></head>\n\
         <body style=\"margin:0;padding:24px 16px;background:#ffffff;color:#212b32;\
         font:18px/1.5 Arial,Helvetica,sans-serif\">\n<div style=\"max-width:36em\">\n{body}</div>\n</body>\n</html>\n",
        escaped(subject)
    )
}

/// A line; what is an address from its first letter to its last becomes a link.
fn line(line: &str) -> String {
    let words: Vec<String> = line.trim().split(' ').map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let shown = escaped(word);
    match word.starts_with("https://") || word.starts_with("http://") {
        true => link(&shown, &shown),
        // An address to write to; what a program needs to know of it is not for reading.
        false if word.starts_with("mailto:") => {
            let address = shown.trim_start_matches("mailto:").split('?').next().unwrap_or_default();
            link(&shown, address)
        }
        false => shown,
    }
}

fn link(to: &str, words: &str) -> String {
    format!("<a href=\"{to}\" style=\"color:#005eb8;word-break:break-all\">{words}</a>")
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_stays_text() {
        // Abuse case 60: a name and a reason end in letters.
        let page = page("Hello", "Dear <img src=x onerror=alert(1)>,\n\nHe said \"a & b\" & left.");
        assert!(page.contains("Dear &lt;img src=x onerror=alert(1)&gt;,"), "{page}");
        assert!(page.contains("&quot;a &amp; b&quot; &amp; left."));
    }

    #[test]
    fn addresses_are_links_and_paragraphs_stay() {
        let page = page("Hello", "One\ntwo\n\nSign in: https://kettle.test/a?b=1&c=2\n");
        assert!(page.contains("<p style=\"margin:0 0 1em\">One<br>two</p>"), "{page}");
        assert!(page.contains("<a href=\"https://kettle.test/a?b=1&amp;c=2\""), "{page}");
        let reply = word("mailto:reply+abc@kettle.test?subject=My%20reply");
        assert!(reply.contains("href=\"mailto:reply+abc@kettle.test?subject=My%20reply\""), "{reply}");
        assert!(reply.ends_with(">reply+abc@kettle.test</a>"), "{reply}");
        assert!(!word("javascript:alert(1)").contains("href"));
        assert!(!word("https://x\"onmouseover=\"a").contains("\"onmouseover"));
    }
}
