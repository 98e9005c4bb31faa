//! The page of a copy that people read: one file that opens anywhere, asks nobody for anything, and prints well. It is made of
//! the same values as the files for programs, so the two cannot differ.

use kernel::{MONTHS, Moment};
use serde_json::{Map, Value};

/// One part of the page.
#[derive(Debug, Clone)]
pub struct Section<'a> {
    /// `people`: the name of its file.
    pub name: &'a str,
    /// "Your profile".
    pub title: &'a str,
    /// What there is besides and is not in it; may be empty.
    pub without: &'a str,
    /// All of it.
    pub value: &'a Value,
    /// The paths of its files within the copy.
    pub files: Vec<String>,
}

/// Whose copy it is and where it comes from.
#[derive(Debug, Clone)]
pub struct Heading<'a> {
    /// Their name.
    pub name: &'a str,
    /// The address of the Kettle that made it.
    pub from: &'a str,
    /// When.
    pub made_at: Moment,
}

/// The look: our colours without our files; dark where the reader's screen is, plain on paper.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#212b32;--soft:#4c6272;--line:#d8dde0;--card:#fff;--page:#f4f6f5;--leaf:#0b5c4a}\
@media(prefers-color-scheme:dark){:root{--ink:#e8edee;--soft:#aebac1;--line:#3d4b54;--card:#1d262b;--page:#141b1f;--leaf:#7fd1b9}}\
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,sans-serif}\
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}\
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.3rem;margin:0 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}\
section,nav{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin:1.25rem 0}\
a{color:var(--leaf)}p{margin:.25rem 0 .75rem}.soft{color:var(--soft);font-size:.9rem}\
dl{margin:0;display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.15rem 1rem}dt{color:var(--soft)}\
dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}\
ol,ul{margin:0;padding-left:1.25rem}ol.items{list-style:none;padding:0}ol.items>li{border-top:1px solid var(--line);padding:.5rem 0}\
img{max-width:12rem;border-radius:12px;margin-right:1rem}\
@media(max-width:30rem){dl{display:block}dd{margin-bottom:.4rem}}\
@media print{body,section,nav{background:none;color:#000;border-color:#999}main{padding:0;max-width:none}nav{display:none}\
ol.items>li,dl{break-inside:avoid}h2,h3{break-after:avoid}}";

/// The whole page.
pub fn page(heading: &Heading<'_>, sections: &[Section<'_>]) -> String {
    let mut out = String::with_capacity(64 * 1024);
    let made = time(&heading.made_at.iso()).unwrap_or_default();
    out.push_str("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n<title>What Kettle holds of ");
    escape(&mut out, heading.name);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n<h1>What Kettle holds of <span dir=\"auto\">");
    escape(&mut out, heading.name);
    out.push_str("</span></h1>\n<p>Made on ");
    out.push_str(&made);
    out.push_str(" by the Kettle at ");
    escape(&mut out, heading.from);
    out.push_str(
        ". The same is in the folder <b>data</b> as JSON, for other programs. Nothing on this page asks the network for \
         anything.</p>\n<nav aria-label=\"Parts\"><ul>\n",
    );
    for it in sections {
        tag(&mut out, &format!("<li><a href=\"#{}\">", it.name), it.title, "</a></li>\n");
    }
    out.push_str("</ul></nav>\n");
    for it in sections {
        section(&mut out, it);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn section(out: &mut String, it: &Section<'_>) {
    tag(
        out,
        &format!("<section id=\"{0}\" aria-labelledby=\"{0}-title\"><h2 id=\"{0}-title\">", it.name),
        it.title,
        "</h2>\n",
    );
    for file in it.files.iter().filter(|it| it.ends_with(".jpg")) {
        tag(out, "<img alt=\"Your photo\" src=\"", file, "\">");
    }
    match it.value {
        Value::Object(fields) => {
            let (groups, plain): (Vec<_>, Vec<_>) = fields.iter().partition(|it| it.1.is_array() || it.1.is_object());
            pairs(out, plain);
            for (name, value) in groups {
                tag(out, "<h3>", &label(name), "</h3>\n");
                worth(out, value);
            }
        }
        other => worth(out, other),
    }
    if !it.without.is_empty() {
        tag(out, "<p class=\"soft\">", it.without, "</p>");
    }
    out.push_str("</section>\n");
}

/// A value by itself.
fn worth(out: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => object(out, fields),
        Value::Array(items) if items.is_empty() => out.push_str("<p>None.</p>\n"),
        Value::Array(items) if items.iter().any(Value::is_object) => {
            out.push_str("<ol class=\"items\">\n");
            for item in items {
                out.push_str("<li>");
                worth(out, item);
                out.push_str("</li>\n");
            }
            out.push_str("</ol>\n");
        }
        Value::Array(items) => {
            out.push_str("<ul>");
            for item in items {
                tag(out, "<li dir=\"auto\">", &words(item), "</li>");
            }
            out.push_str("</ul>\n");
        }
        plain => tag(out, "<p dir=\"auto\">", &words(plain), "</p>\n"),
    }
}

fn object(out: &mut String, fields: &Map<String, Value>) {
    let (lists, plain): (Vec<_>, Vec<_>) = fields.iter().partition(|it| it.1.is_array());
    pairs(out, plain);
    for (name, value) in lists {
        tag(out, "<h3>", &label(name), "</h3>\n");
        worth(out, value);
    }
}

/// What is not said needs no line.
fn pairs(out: &mut String, fields: Vec<(&String, &Value)>) {
    let said = |it: &Value| !(it.is_null() || it.as_str().is_some_and(str::is_empty));
    let fields: Vec<_> = fields.into_iter().filter(|it| said(it.1)).collect();
    if fields.is_empty() {
        return;
    }
    out.push_str("<dl>");
    for (name, value) in fields {
        tag(out, "<dt>", &label(name), "</dt>");
        match value {
            Value::Object(inner) => {
                out.push_str("<dd>");
                object(out, inner);
                out.push_str("</dd>");
            }
            plain => tag(out, "<dd dir=\"auto\">", &words(plain), "</dd>"),
        }
    }
    out.push_str("</dl>\n");
}

fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "Yes".to_owned(),
        Value::Bool(false) => "No".to_owned(),
        Value::String(text) => time(text).unwrap_or_else(|| text.clone()),
        other => other.to_string(),
    }
}

/// `2026-11-20T12:00:00Z` as "20 November 2026, 12.00 UTC"; nothing else is a time.
fn time(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let marks = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'Z')];
    if bytes.len() != 20 || !text.is_ascii() || marks.iter().any(|(at, mark)| bytes[*at] != *mark) {
        return None;
    }
    let number = |from: usize, to: usize| text[from..to].parse::<usize>().ok();
    let (year, month, day) = (number(0, 4)?, MONTHS.get(number(5, 7)?.checked_sub(1)?)?, number(8, 10)?);
    Some(format!("{day} {month} {year}, {:02}.{:02} UTC", number(11, 13)?, number(14, 16)?))
}

/// `work_addresses` as "Work addresses".
fn label(name: &str) -> String {
    let spaced = name.replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().collect::<String>() + letters.as_str())
}

fn tag(out: &mut String, open: &str, text: &str, close: &str) {
    out.push_str(open);
    escape(out, text);
    out.push_str(close);
}

/// Whatever was typed stays text: a copy is opened outside every content policy of ours (abuse case 60).
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(value: &Value) -> String {
        let heading = Heading { name: "Siân <b>", from: "https://kettle.test", made_at: Moment::from_micros(0) };
        let sections = [Section {
            name: "people",
            title: "Your profile",
            without: "Not this.",
            value,
            files: vec!["files/me.jpg".into()],
        }];
        page(&heading, &sections)
    }

    #[test]
    fn everything_is_there_in_words() {
        let html = shown(&json!({
            "work_addresses": [{ "address": "a@nhs.net", "confirmed": "2026-11-20T12:04:59Z" }, { "address": "b@nhs.net", "confirmed": null }],
            "name": "محمد علی", "kept": true, "places": 20, "empty": "", "tags": ["one", "two"], "nothing": [],
            "headline": { "text": "Tea", "audience": "members" },
        }));
        for words in [
            "<h3>Work addresses</h3>",
            "20 November 2026, 12.04 UTC",
            "<dt>Name</dt><dd dir=\"auto\">محمد علی</dd>",
            "<dt>Kept</dt><dd dir=\"auto\">Yes</dd>",
            "<li dir=\"auto\">one</li>",
            "<p>None.</p>",
            "<dt>Audience</dt>",
            "src=\"files/me.jpg\"",
            "Not this.",
            "<a href=\"#people\">Your profile</a>",
            "Siân &lt;b&gt;",
        ] {
            assert!(html.contains(words), "{words}\n{html}");
        }
        assert!(!html.contains("Empty"), "what is not said needs no line");
    }

    #[test]
    fn no_words_become_markup_and_nothing_is_fetched() {
        let html = shown(&json!({ "about": "<script>alert(1)</script>", "\"><img src=x onerror=y>": "'&\"" })); // abuse case 60
        assert!(!html.contains("<script") && !html.contains("<img src=x") && html.contains("&#39;&amp;&quot;"));
        for foreign in ["src=\"http", "href=\"http", "@import", "url(", "<link"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
    }

    #[test]
    fn only_a_moment_is_a_time() {
        assert_eq!(time("2026-11-20T12:04:59Z").as_deref(), Some("20 November 2026, 12.04 UTC"));
        for text in ["2026-13-20T12:04:59Z", "2026-11-20", "Twenty letters long!", "ééééééééééé"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
