//! What it takes of memory that one member brings a file of 25 MB into a conversation and the other takes it out: through the
//! form and the address of a running server, as the system counts its peak.

use crate::{
    Bench, Outcome,
    browser::{Browser, input},
    figures::Figure,
    process::Server,
    soak::stand::{Ground, Scene},
};

/// A little less than what a file may have.
pub const FILE: usize = 24_900_000;
/// Two contacts, and two more, so that there is somebody else.
const PEOPLE: usize = 4;
/// Where the parts of the form end.
const BOUNDARY: &str = "kettle-bench-ends-here";

/// Text, of which the guard reads the beginning; and PDF, which it has to read as a whole.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("uploads")?;
    let scene = Scene::make(bench, &data, &Ground::Sqlite, PEOPLE).await?;
    let pair = scene.talks.iter().find(|it| it.members == [0, 1]).ok_or("nobody to talk with")?;
    let talk = format!("/messages/{}", pair.id);
    let server = Server::start(&bench.folders.kettle, &data).await?;
    let mut sender = Browser::sign_in(server.address, &scene.keys[0]).await?;
    let mut taker = Browser::sign_in(server.address, &scene.keys[1]).await?;
    // What is read once for all is in memory before, and what signing in took is given back.
    carry(&mut sender, &mut taker, &talk, "first.txt", &text(10_000)).await?;
    let (mut most, mut words) = (0.0_f64, vec![]);
    for (name, bytes) in [("protocol.txt", text(FILE)), ("scan.pdf", pdf(FILE))] {
        let before = server.peak_begins()?;
        carry(&mut sender, &mut taker, &talk, name, &bytes).await?;
        let more = server.peak_mb()? - before;
        words.push(format!("{name}: {more:.1} MB more than {before:.0} MB"));
        most = most.max(more);
    }
    server.stop()?;
    Ok(vec![Figure::new("files.upload.memory_mb", most, None).against(words.join("; "))])
}

/// Brings a file, sends it, and takes it out again as the other.
async fn carry(sender: &mut Browser, taker: &mut Browser, talk: &str, name: &str, bytes: &[u8]) -> Outcome<()> {
    let page = sender.get(talk).await?.text();
    let csrf = input(&page, "csrf").ok_or("the composer has no token")?;
    let fields = [("csrf", csrf.as_str()), ("text", ""), ("reply_to", ""), ("file_looked", "yes")];
    let answer = sender.post_parts(&format!("{talk}/files"), &fields, name, bytes).await?;
    if answer.status != 303 {
        return Err(format!("{name} is not taken: {}", answer.status).into());
    }
    let page = sender.get(talk).await?.text();
    let waiting = input(&page, "attachment").ok_or("no file waits to be sent")?;
    let client = input(&page, "client_id").ok_or("the composer has no id")?;
    let csrf = input(&page, "csrf").ok_or("the composer has no token")?;
    let fields =
        [("csrf", csrf.as_str()), ("client_id", &client), ("text", ""), ("reply_to", ""), ("attachment", &waiting)];
    let sent = sender.post(talk, &fields).await?;
    if sent.status != 303 {
        return Err(format!("the message with {name} is not sent: {}", sent.status).into());
    }
    let taken = taker.get(&format!("{talk}/files/{waiting}")).await?;
    match taken.body.len() == bytes.len() {
        true => Ok(()),
        false => Err(format!("{name} comes back with {} bytes", taken.body.len()).into()),
    }
}

impl Browser {
    /// Sends a form with these fields and a file.
    pub async fn post_parts(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        name: &str,
        bytes: &[u8],
    ) -> Outcome<crate::client::Answer> {
        let mut body = Vec::with_capacity(bytes.len() + 1024);
        for (field, value) in fields {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let head =
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        self.post_body(path, &format!("multipart/form-data; boundary={BOUNDARY}"), &body).await
    }
}

/// Lines without a number that could be anybody's.
pub fn text(bytes: usize) -> Vec<u8> {
    b"Whoever reads a request also owns it until the end of the session.\n"
        .iter()
        .copied()
        .cycle()
        .take(bytes)
        .collect()
}

/// A page with a line, and a large picture that nobody draws.
fn pdf(bytes: usize) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n1 0 obj\n<< /Type /Page /Contents 2 0 R >>\nendobj\n".to_vec();
    out.extend_from_slice(b"2 0 obj\n<< /Length 20 >>\nstream\nBT (Our rota) Tj ET \nendstream\nendobj\n");
    let picture = bytes - out.len() - 200;
    let head = format!(
        "3 0 obj\n<< /Subtype /Image /Width 3000 /Height 3000 /Filter /DCTDecode /Length {picture} >>\nstream\n"
    );
    out.extend_from_slice(head.as_bytes());
    out.resize(out.len() + picture, 0x5A);
    out.extend_from_slice(b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
    out
}
