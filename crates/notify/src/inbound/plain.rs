//! The words of a mail that has only HTML. Nothing of it is fetched, drawn or run.

use mail_parser::decoders::html::html_to_text;

/// Where mail programs begin what they quote.
const QUOTES: [&str; 7] = [
    "<blockquote",
    "class=\"gmail_quote",
    "class=gmail_quote",
    "id=\"appendonsend\"",
    "id=\"divrplyfwdmsg\"",
    "class=\"yahoo_quoted",
    "class=\"moz-cite-prefix",
];
/// Ends of what stands in lines of its own.
const LINES: [&str; 8] = ["</div>", "</tr>", "</li>", "</h1>", "</h2>", "</h3>", "</ul>", "</ol>"];

/// The text before what is quoted, a line for each line that was seen.
pub fn of_html(html: &str) -> String {
    // Of ASCII letters alone, so that places are the same in both.
    let lower = html.to_ascii_lowercase();
    let quoted = QUOTES.iter().filter_map(|it| lower.find(it)).min().unwrap_or(html.len());
    // A mark inside a tag leaves that tag open; it begins before.
    let end = match lower[..quoted].rfind('<') {
        Some(open) if !lower[open..quoted].contains('>') => open,
        _ => quoted,
    };
    let mut lined = String::with_capacity(end + 256);
    let mut from = 0;
    while let Some((at, mark)) = next_of(&lower[from..end]) {
        lined.push_str(&html[from..from + at]);
        lined.push_str("<br>");
        from += at + mark;
    }
    lined.push_str(&html[from..end]);
    let text = html_to_text(&lined);
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// The first end of a line, and how long it is.
fn next_of(html: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    while let Some(found) = html[at..].find("</") {
        at += found;
        if let Some(mark) = LINES.iter().find(|it| html[at..].starts_with(**it)) {
            return Some((at, mark.len()));
        }
        at += 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_out_and_nothing_else() {
        let html = "<html><head><style>p{color:red}</style></head><body><div>Yes &amp; no.</div><div>Trays<br>first</div>\
                    <script>alert(1)</script><img src=https://evil.example/x.png></body></html>";
        assert_eq!(of_html(html).trim(), "Yes & no.\nTrays\nfirst"); // abuse case 60
    }

    #[test]
    fn what_is_quoted_is_left_out_whoever_quotes() {
        for quote in [
            "<div class=\"gmail_quote\">On Monday Ada wrote:<blockquote>Secret</blockquote></div>",
            "<BLOCKQUOTE type=\"cite\">Secret</BLOCKQUOTE>",
            "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">From: Ada<br>Secret</div>",
        ] {
            assert_eq!(
                of_html(&format!("<div>Gweld chi ddydd Llun, Siân</div>{quote}")).trim(),
                "Gweld chi ddydd Llun, Siân"
            );
        }
    }

    #[test]
    fn odd_html_is_only_odd_text() {
        for odd in ["", "<", "</", "<div", "</div></div>", "&", "<!--", "<div>é</div", "<blockquote"] {
            assert!(of_html(odd).len() < 20, "{odd}");
        }
        assert!(of_html(&"<div>".repeat(100_000)).trim().is_empty());
    }
}
