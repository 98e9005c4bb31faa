//! What people write, as HTML: rendered and cleaned once, when it is written, and kept; pages only paste it.

use ammonia::{Builder, UrlRelative};
use askama::{FastWritable, Template, Values, filters::HtmlSafe};
use comrak::{Arena, Node, Options, arena_tree::NodeEdge, format_html, nodes::NodeValue, parse_document};
use kernel::Fault;
use std::{
    collections::{HashMap, HashSet},
    fmt,
    sync::{Arc, LazyLock},
};

/// The version of this renderer. It is kept beside what was rendered; when it rises, a job renders again.
pub const RENDERER: i64 = 1;

/// A longer text is shown as plain paragraphs: nobody writes one by hand, and markup of it costs too much time.
const LONGEST: usize = 64 * 1024;

/// Deeper nesting is shown as plain paragraphs too: the time for cleaning grows with its square.
const DEEPEST: usize = 40;

/// HTML that is safe to paste into a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(Arc<str>);

/// Renders Markdown: paragraphs, emphasis, lists, quotes, code, links and two levels of headings.
///
/// Raw HTML is shown as it was typed. A picture becomes a link to it, so that no other host learns who reads. Links lead
/// only to http, https and mailto and tell nobody where they were followed from.
pub fn markdown(text: &str) -> Html {
    if text.len() > LONGEST {
        return Html(plain(text).into());
    }
    let arena = Arena::new();
    let root = parse_document(&arena, text, &OPTIONS);
    if depth(root) > DEEPEST {
        return Html(plain(text).into());
    }
    for node in root.descendants() {
        let value = &mut node.data.borrow_mut().value;
        match value {
            NodeValue::Heading(heading) => heading.level = if heading.level <= 1 { 3 } else { 4 },
            NodeValue::Image(link) => *value = NodeValue::Link(link.clone()),
            _ => {}
        }
    }
    let mut html = String::with_capacity(text.len() * 2);
    match format_html(root, &OPTIONS, &mut html) {
        Ok(()) => Html(CLEANER.clean(&html).to_string().into()),
        Err(fmt::Error) => Html(plain(text).into()), // writing to a String does not fail; if it ever does, the words are still there
    }
}

impl Html {
    /// HTML that came out of [`markdown`] once and was kept.
    pub fn stored(html: impl Into<Arc<str>>) -> Html {
        Html(html.into())
    }
    /// A part of a page that is drawn once and pasted into several.
    ///
    /// # Errors
    /// A fault for a part that holds a form: a form has the token of one session.
    pub fn of(part: &impl Template) -> Result<Html, Fault> {
        let html = part.render().map_err(|why| Fault::bug(format!("a part of a page did not render: {why}")))?;
        Ok(Html(html.into()))
    }
    /// For keeping it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The same, so that others can link to its sections: each heading has the id `s-` and its words, as in
    /// `s-notes-and-conversations`. For texts of the house alone; what members write is many on a page.
    pub fn with_anchors(&self) -> Html {
        let mut parts = self.0.split("<h3>");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let words = part.split("</h3>").next().unwrap_or_default().to_lowercase();
            let words = words.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
            out.extend(["<h3 id=\"s-", &words.collect::<Vec<_>>().join("-"), "\">", part]);
        }
        Html(out.into())
    }
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl HtmlSafe for Html {}
impl FastWritable for Html {
    fn write_into(&self, out: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(out.write_str(&self.0)?)
    }
}

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.render.escape = true;
    options.render.hardbreaks = true;
    options
});

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from([
            "p",
            "br",
            "strong",
            "em",
            "ul",
            "ol",
            "li",
            "blockquote",
            "code",
            "pre",
            "a",
            "h3",
            "h4",
        ]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow ugc"))
        .strip_comments(true);
    cleaner
});

/// How deep the tree is; without recursion, so that a deep one does not end the thread.
fn depth<'a>(root: Node<'a>) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => now += 1,
            NodeEdge::End(_) => now -= 1,
        }
        deepest = deepest.max(now);
    }
    deepest
}

/// Paragraphs without any markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for paragraph in text.split("\n\n").map(str::trim).filter(|it| !it.is_empty()) {
        out.push_str("<p>");
        out.push_str(&ammonia::clean_text(paragraph));
        out.push_str("</p>\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    fn html(text: &str) -> String {
        markdown(text).to_string()
    }

    /// Nothing that a browser would run, load or mistake for ours: every tag and attribute is one of the list.
    fn assert_harmless(from: &str) {
        let out = html(from);
        let tags = ["p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4"];
        for tag in out.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let known = tags.contains(&tag.trim_start_matches('/')) || tag == "/a";
            let link = tag
                .strip_prefix("a")
                .map(|it| it.trim().replace("rel=\"noopener noreferrer nofollow ugc\"", "").trim().to_owned())
                .is_some_and(|it| {
                    it.is_empty()
                        || (it.starts_with("href=\"") && it.matches('"').count() == 2 && it.ends_with('"'))
                            && ["http://", "https://", "mailto:"]
                                .iter()
                                .any(|scheme| it[6..].to_lowercase().starts_with(scheme))
                });
            assert!(known || link, "<{tag}> from {from:?}\n{out}");
        }
    }

    #[test]
    fn what_colleagues_write() {
        assert_eq!(html("One *two* **three**"), "<p>One <em>two</em> <strong>three</strong></p>\n");
        assert_eq!(html("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
        assert_eq!(html("# Big\n\n### Small"), "<h3>Big</h3>\n<h4>Small</h4>\n");
        assert_eq!(html("> said"), "<blockquote>\n<p>said</p>\n</blockquote>\n");
        assert_eq!(html("a\nb"), "<p>a<br>\nb</p>\n");
        assert_eq!(html("BP < 140 & falling"), "<p>BP &lt; 140 &amp; falling</p>\n");
        assert_eq!(html(""), "");
        let rel = "rel=\"noopener noreferrer nofollow ugc\"";
        assert_eq!(
            html("[site](https://example.org)"),
            format!("<p><a href=\"https://example.org\" {rel}>site</a></p>\n")
        );
        assert_eq!(
            html("https://example.org/a"),
            format!("<p><a href=\"https://example.org/a\" {rel}>https://example.org/a</a></p>\n")
        );
    }

    #[test]
    fn case_58_markup_and_addresses_that_would_run() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](java\tscript:alert(1))",
            "[a](&#106;avascript:alert(1))",
            "[a](&#x6A;avascript:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "[a](vbscript:x)",
            "<javascript:alert(1)>",
            "[a](//evil.example)",
            "[a](/sign-out)",
            "![x](x\"onerror=\"alert(1))",
            "[a [b](https://b.example)](https://a.example)",
            "[^1]\n\n[^1]: <script>x</script>",
            "| a | b |\n|---|---|\n| <b onclick=x> | c |",
            "[a][r]\n\n[r]: https://a.example 'x\" onmouseover=\"alert(1)'",
            "[a](https://a.example \"t\\\" onclick=\\\"x\")",
            "`</code><script>x</script>`",
            "```\n</pre><script>x</script>\n```",
            "```js\" onclick=\"x\nbody\n```",
        ] {
            assert_harmless(text);
        }
        assert!(
            html("[a](javascript:alert(1))").contains(">a</a>")
                || html("[a](javascript:alert(1))").contains("<p>a</p>")
        );
        assert!(html("<script>x</script>").contains("&lt;script&gt;"), "what was typed is shown, not swallowed");
    }

    #[test]
    #[allow(clippy::disallowed_methods)] // a limit on time is what this test is about
    fn case_58_large_and_deep_texts_take_less_than_a_second() {
        for text in [
            ">".repeat(200),
            "> ".repeat(30_000),
            "- ".repeat(30_000),
            "[".repeat(60_000),
            "![".repeat(30_000),
            "*a ".repeat(20_000),
            "*a **b ".repeat(9_000),
            "a**b".repeat(15_000),
            "[a](".repeat(15_000),
            "<a ".repeat(20_000),
            "`".repeat(60_000),
            "a@".repeat(30_000),
            "https://".repeat(8_000),
            "&#0;".repeat(15_000),
            "x".repeat(10_000_000),
        ] {
            let one = std::time::Instant::now();
            let rendered = markdown(&text);
            let took = one.elapsed();
            assert!(!rendered.is_empty());
            // Measured without optimisation; as it is served it takes a tenth.
            println!("{:?}… took {took:?}", &text[..6]);
            assert!(took < Duration::from_secs(4), "{:?}… took {took:?}", &text[..6]);
        }
    }

    #[test]
    fn case_59_foreign_elements_and_mutations() {
        for text in [
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<select><template><style><!--</style><a rel=\"--></style></template></select><img id=x src onerror=alert(1)>\">",
            "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
        ] {
            assert_harmless(text);
        }
    }

    #[test]
    fn cases_60_and_61_attributes_that_another_script_would_obey() {
        for text in [
            "<a hx-get=/sign-out hx-trigger=load>x</a>",
            "<div data-hx-post=/x id=maincontent name=csrf style=position:fixed>x</div>",
            "<p id=q class=k-nav onclick=x>x</p>",
            "# Heading {#maincontent .k-nav}",
        ] {
            assert_harmless(text);
        }
    }

    #[test]
    fn case_62_no_picture_is_loaded_but_its_address_is_there() {
        let out = html("![a scan](https://tracker.example/p.png)");
        assert!(
            !out.contains("<img")
                && out.contains("href=\"https://tracker.example/p.png\"")
                && out.contains(">a scan</a>")
        );
    }

    proptest! {
        #[test]
        fn anything_comes_out_harmless(text in "[ -~\n]{0,120}", wild in "\\PC{0,40}") {
            assert_harmless(&text);
            assert_harmless(&wild);
            assert_harmless(&format!("[{wild}]({text})"));
        }
    }

    #[test]
    fn sections_of_a_text_can_be_linked_to() {
        let html =
            markdown("Before\n\n# Notes and conversations\n\nA\n\n# People who are *not* \"members\"\n\n## Below")
                .with_anchors();
        assert!(html.as_str().contains("<h3 id=\"s-notes-and-conversations\">Notes and conversations</h3>"), "{html}");
        assert!(html.as_str().starts_with("<p>Before</p>") && html.as_str().contains("<h4>Below</h4>"), "{html}");
        assert_eq!(html.as_str().matches(" id=\"s-").count(), 2);
        assert!(!html.as_str().contains("id=\"s-\""));
    }
}
