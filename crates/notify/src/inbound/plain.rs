//! The words of a mail that has only HTML, with the mark of plain text before every line that is quoted. Nothing of it is fetched,
//! drawn or run.

use mail_parser::decoders::html::html_to_text;

/// Below these nothing is the writer's own: programs put them above what they quote to the end.
const ENDS: [&str; 3] = ["id=\"appendonsend\"", "id=\"divrplyfwdmsg\"", "class=\"yahoo_quoted"];
/// What says who is quoted, in any language.
const SAID_BY: [&str; 2] = ["gmail_attr", "moz-cite-prefix"];
/// Ends of what stands in lines of its own.
const LINES: [&str; 8] = ["</div>", "</tr>", "</li>", "</h1>", "</h2>", "</h3>", "</ul>", "</ol>"];

/// What was read of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plain {
    /// A line for each line that was seen; what is quoted begins with `>`.
    pub text: String,
    /// Whether something is marked as quoted of which nobody can know: whoever sets a paragraph in may have written it.
    pub is_doubtful: bool,
}

/// The words before the end, of which those in quotations are marked.
pub fn of_html(html: &str) -> Plain {
    // Of ASCII letters alone, so that places are the same in both.
    let lower = html.to_ascii_lowercase();
    let (mut page, mut at) = (Page::default(), 0);
    while let Some(open) = lower[at..].find('<').map(|it| at + it) {
        page.part.push_str(&html[at..open]);
        // A tag that is never closed says nothing.
        let Some(close) = lower[open..].find('>').map(|it| open + it + 1) else { return page.finish() };
        let tag = &lower[open..close];
        if ENDS.iter().any(|it| tag.contains(it)) {
            return page.finish();
        }
        page.tag(tag, &html[open..close]);
        at = close;
    }
    page.part.push_str(&html[at..]);
    page.finish()
}

/// A page while it is read.
#[derive(Default)]
struct Page {
    plain: Plain,
    /// The HTML since the last change from own words to quoted ones or back.
    part: String,
    /// The open blocks.
    blocks: Vec<Block>,
    /// How many of them are, and how many of those do not say it.
    quoted: usize,
    perhaps: usize,
    is_attribution: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    /// A program says that it quotes.
    Quotation,
    /// It does not say it.
    Perhaps,
    /// Set in, by whoever wrote it.
    Indent,
}

impl Page {
    fn tag(&mut self, tag: &str, raw: &str) {
        let is_attribution = match tag {
            it if it.starts_with("<div") && SAID_BY.iter().any(|by| it.contains(by)) => true,
            it if it.starts_with("</div") => false,
            _ => self.is_attribution,
        };
        if let Some(says) = tag.strip_prefix("<blockquote") {
            self.flush();
            let block = block(says);
            self.blocks.push(block);
            self.quoted += usize::from(block != Block::Indent);
            self.perhaps += usize::from(block == Block::Perhaps);
        } else if tag.starts_with("</blockquote") {
            self.flush();
            let block = self.blocks.pop();
            self.quoted -= usize::from(block.is_some_and(|it| it != Block::Indent));
            self.perhaps -= usize::from(block == Some(Block::Perhaps));
        } else if is_attribution != self.is_attribution {
            self.flush();
            self.is_attribution = is_attribution;
        } else {
            self.part.push_str(if LINES.contains(&tag) { "<br>" } else { raw });
        }
    }

    /// Takes over what was read since the last change.
    fn flush(&mut self) {
        let part = std::mem::take(&mut self.part);
        let text = html_to_text(&part);
        let lines = text.lines().map(str::trim);
        if self.quoted == 0 && !self.is_attribution {
            lines.for_each(|line| self.plain.push(line));
            return;
        }
        let lines: Vec<&str> = lines.filter(|it| !it.is_empty()).collect();
        let is_doubtful = self.perhaps > 0 && self.perhaps == self.quoted && !lines.is_empty();
        // What follows "Ada wrote:" is Ada's.
        self.plain.is_doubtful |= is_doubtful && !self.plain.text.trim_end().ends_with(':');
        lines.into_iter().for_each(|line| self.plain.push(&format!("> {line}")));
        self.plain.push("");
    }

    fn finish(mut self) -> Plain {
        self.flush();
        self.plain
    }
}

impl Plain {
    fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// What a block is, by what its tag says of it.
fn block(says: &str) -> Block {
    if ["cite", "quote", "border-left"].iter().any(|it| says.contains(it)) {
        Block::Quotation
    } else if says.contains("margin") {
        Block::Indent
    } else {
        Block::Perhaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbound::own_words;

    fn own(html: &str) -> String {
        own_words(&[of_html(html).text]).words
    }

    #[test]
    fn words_are_taken_out_and_nothing_else() {
        let html = "<html><head><style>p{color:red}</style></head><body><div>Yes &amp; no.</div><div>Trays<br>first</div>\
                    <script>alert(1)</script><img src=https://evil.example/x.png></body></html>";
        assert_eq!(of_html(html).text.trim(), "Yes & no.\nTrays\nfirst"); // abuse case 60
    }

    #[test]
    fn what_is_quoted_is_left_out_whoever_quotes() {
        for quote in [
            "<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Monday Ada wrote:</div><blockquote class=\"gmail_quote\">Secret\
             <blockquote>Secret</blockquote>Secret</blockquote></div>",
            "<BLOCKQUOTE type=\"cite\">Secret</BLOCKQUOTE>",
            "<div class=\"moz-cite-prefix\">Ar Llun dywedodd Ada:<br></div><blockquote type=\"cite\">Secret</blockquote>",
            "<div>On 2 May 2026 Ada wrote:</div><blockquote>Secret</blockquote>",
            "<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">From: Ada<br>Secret</div>",
            "<blockquote style=\"border-left:1px solid\">Secret",
        ] {
            let html = format!("<div>Gweld chi ddydd Llun, Siân</div>{quote}");
            assert_eq!(
                (own(&html), of_html(&html).is_doubtful),
                ("Gweld chi ddydd Llun, Siân".into(), false),
                "{quote}"
            );
        }
    }

    /// As in plain text: some answer below what they quote, or between.
    #[test]
    fn what_stands_below_a_quotation_stays() {
        let below = "<blockquote type=cite>What first?</blockquote><div>Trays.</div><blockquote type=cite>And then?</blockquote>The list.";
        assert_eq!(own(below), "Trays.\n\nThe list.");
        let inset = "<div>Three things:</div><blockquote style=\"margin:0 0 0 40px;border:none\">Trays.<br>Labels.</blockquote>Done.";
        assert_eq!(own(inset), "Three things:\nTrays.\nLabels.\nDone.");
        // Nobody knows whose that is: it goes, and that is said.
        let perhaps = of_html("<p>Yes.</p><blockquote>Trays.</blockquote><p>No.</p>");
        assert!(
            perhaps.is_doubtful && own_words(std::slice::from_ref(&perhaps.text)).words == "Yes.\n\nNo.",
            "{perhaps:?}"
        );
        assert!(!of_html("<p>Yes.</p><blockquote> </blockquote><p>No.</p>").is_doubtful);
    }

    #[test]
    fn odd_html_is_only_odd_text() {
        for odd in [
            "",
            "<",
            "</",
            "<div",
            "</div></div>",
            "&",
            "<!--",
            "<div>é</div",
            "<blockquote",
            "</blockquote>",
            "<blockquote>",
        ] {
            assert!(of_html(odd).text.len() < 20, "{odd}");
        }
        assert!(of_html(&"<div>".repeat(100_000)).text.trim().is_empty());
        for deep in ["<blockquote>x", "<blockquote style=margin>x", "</blockquote>x", "<div class=gmail_attr>x"] {
            assert!(of_html(&deep.repeat(20_000)).text.len() <= 20_000 * 5, "{deep}"); // abuse case 105
        }
    }
}
