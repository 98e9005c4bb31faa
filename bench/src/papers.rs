//! What it takes of memory that a file of 25 MB is brought to a resource, and that a resource of 200 MB is taken along as one:
//! through the pages of a running server, as the system counts its peak.

use crate::{
    Bench, Outcome,
    browser::{Browser, form, input},
    figures::Figure,
    process::Server,
    soak::stand::{Ground, Scene},
    stopwatch::Times,
    uploads::{FILE, text},
};
use std::{
    io::{Cursor, Write},
    time::Duration,
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Who writes, who takes along, and two more, so that there is somebody else.
const PEOPLE: usize = 4;
/// Together a little less than what a resource may have.
const FILES: usize = 8;
/// So many of them are documents.
const HANDBOOKS: usize = 5;
/// So often it is looked for.
const PATIENCE: usize = 300;
/// After so long again.
const STEP: Duration = Duration::from_millis(100);

/// Text, of which the guard reads the beginning, is told beside; the figure is of what is only passed on: a document whose pictures
/// nobody opens, as most large ones are. The middle one of some: what a program holds goes up and down by megabytes by itself.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("papers")?;
    let scene = Scene::make(bench, &data, &Ground::Sqlite, PEOPLE).await?;
    let server = Server::start(&bench.folders.kettle, &data).await?;
    let mut owner = Browser::sign_in(server.address, &scene.keys[0]).await?;
    let mut taker = Browser::sign_in(server.address, &scene.keys[1]).await?;
    let url = begin(&mut owner).await?;
    // What is read once for all is in memory before.
    bring(&mut owner, &url, "first.txt", &text(10_000)).await?;
    let (mut streamed, mut words) = (vec![], vec![]);
    let handbook = document(FILE)?;
    let handbooks = (1..=HANDBOOKS).map(|at| (format!("handbook {at}.docx"), handbook.clone()));
    for (name, bytes) in std::iter::once(("protocol.txt".to_owned(), text(FILE))).chain(handbooks) {
        let before = server.peak_begins()?;
        bring(&mut owner, &url, &name, &bytes).await?;
        let more = server.peak_mb()? - before;
        words.push(format!("{name}: {more:.1} MB more than {before:.0} MB"));
        streamed.push(more);
    }
    let streamed = Times::of(streamed.split_off(1)).median();
    let upload = Figure::new("library.upload.memory_mb", streamed, None).against(words.join("; "));
    for at in 1 + HANDBOOKS..FILES {
        bring(&mut owner, &url, &format!("part {at}.txt"), &text(FILE)).await?;
    }
    publish(&mut owner, &url).await?;
    found(&mut taker, &url).await?;
    let path = format!("{url}/pack");
    let before = server.peak_begins()?;
    let bytes = taker.get(&path).await?.body.len();
    let more = server.peak_mb()? - before;
    server.stop()?;
    if bytes < FILES * FILE {
        return Err(format!("the pack has only {bytes} bytes").into());
    }
    let words = format!("{} MB of files; before: {before:.0} MB", bytes / 1_000_000);
    Ok(vec![upload, Figure::new("library.pack.memory_mb", more, None).against(words)])
}

/// Waits until it stands in the index, which takes memory of its own.
async fn found(taker: &mut Browser, url: &str) -> Outcome<()> {
    for _ in 0..PATIENCE {
        if taker.get("/library?q=handbook").await?.text().contains(url) {
            return Ok(());
        }
        tokio::time::sleep(STEP).await;
    }
    Err("what was published is not found".into())
}

/// A document of the first member; its address.
async fn begin(owner: &mut Browser) -> Outcome<String> {
    let page = owner.get("/library/new?kind=document").await?.text();
    let mut fields = form(&page, "/library/new");
    let id = input(&page, "id").ok_or("the page makes no id")?;
    fields.retain(|it| !["title", "summary", "body", "press"].contains(&it.0.as_str()));
    let words = [("title", "A handbook"), ("summary", "All of it."), ("body", "Read it."), ("press", "files")];
    fields.extend(words.map(|(name, value)| (name.to_owned(), value.to_owned())));
    send(owner, "/library/new", &fields).await?;
    Ok(format!("/library/{id}"))
}

async fn bring(owner: &mut Browser, url: &str, name: &str, bytes: &[u8]) -> Outcome<()> {
    let path = format!("{url}/files");
    let page = owner.get(&path).await?.text();
    let csrf = input(&page, "csrf").ok_or("the form has no token")?;
    let fields = [("csrf", csrf.as_str()), ("file_looked", "yes")];
    let answer = owner.post_parts(&path, &fields, name, bytes).await?;
    if answer.status == 303 { Ok(()) } else { Err(format!("{name} is not taken: {}", answer.status).into()) }
}

async fn publish(owner: &mut Browser, url: &str) -> Outcome<()> {
    let path = format!("{url}/publication");
    let page = owner.get(&path).await?.text();
    let mut fields = form(&page, &path);
    fields.retain(|it| !["audience", "may"].contains(&it.0.as_str()));
    fields.extend([("audience", "members"), ("may", "yes")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    send(owner, &path, &fields).await
}

async fn send(owner: &mut Browser, path: &str, fields: &[(String, String)]) -> Outcome<()> {
    let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    let answer = owner.post(path, &fields).await?;
    if answer.status == 303 { Ok(()) } else { Err(format!("{path} answers {}", answer.status).into()) }
}

/// A letter with a picture of so many bytes.
fn document(bytes: usize) -> Outcome<Vec<u8>> {
    const TYPES: &str = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    const WORDS: &str =
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Our rota</w:t></w:r></w:p></w:body></w:document>";
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut out = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes)));
    for (name, text) in [("[Content_Types].xml", TYPES), ("word/document.xml", WORDS)] {
        out.start_file(name, plain)?;
        out.write_all(text.as_bytes())?;
    }
    out.start_file("word/media/image1.jpg", plain)?;
    out.write_all(&vec![0x5A; bytes - 2_000])?;
    Ok(out.finish()?.into_inner())
}
