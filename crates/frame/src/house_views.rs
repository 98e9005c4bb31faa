//! What the development pages show.

/// All samples of all features, each on a page of its own.
#[derive(askama::Template)]
#[template(path = "house/gallery.html")]
pub struct GalleryPage {
    samples: Vec<&'static str>,
}
ui::view!(GalleryPage { title: |_| "Gallery", here: Elsewhere, shape: Column });

impl GalleryPage {
    /// Of the names of the samples, in their order.
    pub fn new(samples: Vec<&'static str>) -> GalleryPage {
        GalleryPage { samples }
    }
}

/// A page of nothing, and a way back.
#[derive(askama::Template)]
#[template(path = "house/cover.html")]
pub struct CoverPage {
    /// The page that was open.
    pub back: String,
}
ui::view!(CoverPage { title: |_| "Blank page", here: Elsewhere, shape: Blank });

/// Letters that were kept because no mail server is set up.
#[derive(askama::Template)]
#[template(path = "house/mail.html")]
pub struct MailPage {
    /// The newest first.
    pub mails: Vec<KeptMail>,
}
ui::view!(MailPage { title: |_| "Kept mail", here: Elsewhere, shape: Column });

/// A kept letter: what one needs to go on.
pub struct KeptMail {
    to: String,
    subject: String,
    lines: Vec<Words>,
}

/// A line of a letter: words, or the address of a page of ours.
enum Words {
    Text(String),
    Link(String),
}

impl KeptMail {
    /// From the text of an `.eml` file that we wrote: headers, and of its parts the first, which is the text.
    pub fn parse(text: &str) -> KeptMail {
        let unix = text.replace("\r\n", "\n");
        let (head, body) = unix.split_once("\n\n").unwrap_or((&unix, ""));
        let head = head.replace("\n ", " ").replace("\n\t", " ");
        let header = |name: &str| {
            let line = head.lines().find_map(|it| it.strip_prefix(name));
            line.unwrap_or_default().trim().to_owned()
        };
        let (to, subject) = (address(&header("To:")), header("Subject:"));
        let (head, body) = first_part(&head, body).unwrap_or((head, body));
        let quoted = head.lines().any(|it| it.eq_ignore_ascii_case("Content-Transfer-Encoding: quoted-printable"));
        let body = if quoted { unquoted(body) } else { body.to_owned() };
        let lines = body.lines().map(|it| match it.starts_with("http") {
            true => Words::Link(it.trim().to_owned()),
            false => Words::Text(it.to_owned()),
        });
        KeptMail { to, subject, lines: lines.collect() }
    }
}

/// Head and body of the first part of a letter that has several.
fn first_part<'b>(head: &str, body: &'b str) -> Option<(String, &'b str)> {
    let edge = head.lines().find(|it| it.starts_with("Content-Type: multipart/"))?.split("boundary=\"").nth(1)?;
    let edge = format!("--{}", edge.split('"').next()?);
    let part = body.split(edge.as_str()).nth(1)?.trim_start_matches('\n');
    let (head, body) = part.split_once("\n\n")?;
    Some((head.to_owned(), body.trim_end_matches('\n')))
}

/// The address alone: the name before it may be encoded, and the letter says it anyway.
fn address(to: &str) -> String {
    to.rsplit_once('<').map_or(to, |(_, it)| it.trim_end_matches('>')).to_owned()
}

/// Takes quoted-printable apart.
fn unquoted(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        match (first, after) {
            (b'=', [b'\n', after @ ..]) => rest = after,
            (b'=', [a, b, after @ ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                let digits = [*a, *b];
                let byte = std::str::from_utf8(&digits).ok().and_then(|it| u8::from_str_radix(it, 16).ok());
                bytes.extend(byte);
                rest = after;
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_text_and_html_the_text_is_shown() {
        let mail = KeptMail::parse(
            "To: ada@example.org\r\nSubject: Hello\r\nContent-Type: multipart/alternative;\r\n boundary=\"e\"\r\n\r\n\
             --e\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             Dear Si=C3=A2n\r\n--e\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Dear</p>\r\n--e--\r\n",
        );
        assert!(matches!(&mail.lines[..], [Words::Text(it)] if it == "Dear Siân"));
    }

    #[test]
    fn a_folded_link_is_whole_again() {
        let mail = KeptMail::parse(
            "To: =?utf-8?b?U2nDom4=?=\r\n <ada@example.org>\r\nSubject: Hello\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDear Si=C3=A2n,\r\n\r\nhttp://127.0.0.1/confirm?t=3Dabc=\r\ndef\r\n",
        );
        assert_eq!((mail.to.as_str(), mail.subject.as_str()), ("ada@example.org", "Hello"));
        let link = mail.lines.iter().find_map(|it| if let Words::Link(url) = it { Some(url.as_str()) } else { None });
        assert_eq!(link, Some("http://127.0.0.1/confirm?t=abcdef"));
        assert!(matches!(&mail.lines[0], Words::Text(it) if it == "Dear Siân,"));
    }
}
