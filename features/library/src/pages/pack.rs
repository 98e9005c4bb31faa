//! Resources as one file to take along: what they say as pages that open without a network, their files, and under which terms.
//! It is made while it is sent; each resource is looked up when its turn comes, so that there is nothing in it that the viewer
//! may not read at that moment.

use crate::{
    actions::file::key_of,
    file::{self, Kept},
    resource::{Resource, ResourceId, State},
    store::{self as db, Edition, file as files_db},
    views::pack::{PackIndex, PackRow, PackedPage},
};
use askama::Template;
use bytes::Bytes;
use files::{Names, Pack, Title};
use frame::App;
use futures_util::{Stream, StreamExt, stream};
use kernel::{Fault, Moment, Result, Stop, Viewer};
use tokio::sync::mpsc;

/// What is to be packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Which resource.
    pub id: ResourceId,
    /// Which version of it; the newest if there is no number.
    pub number: Option<i64>,
}

/// So many pieces wait for whoever takes them; the rest is read when there is room.
const WAITING: usize = 2;
/// How it looks, beside every page.
const STYLE: &str = include_str!("../../templates/library/pack.css");

/// A pack of these, in their order, without those that the viewer does not read (any more); `title` is what all of them together
/// are called. Of one alone it is the page that opens first.
pub fn stream(
    app: &App,
    viewer: &Viewer,
    title: String,
    wanted: Vec<Wanted>,
) -> impl Stream<Item = Result<Bytes, Fault>> + use<> {
    let (pieces, mut taken) = mpsc::channel(WAITING);
    let (app, viewer) = (app.clone(), viewer.clone());
    tokio::spawn(async move {
        let mut packing = Packing { app, viewer, pack: Pack::begin(), pieces, folders: Names::default(), rows: vec![] };
        if let Err(fault) = packing.all(title, &wanted).await {
            // Whoever waits learns that it ends too early; if nobody does, there is nothing wrong.
            if !packing.pieces.is_closed() {
                tracing::error!(%fault, "a pack could not be sent whole");
                drop(packing.pieces.send(Err(fault)).await);
            }
        }
    });
    stream::poll_fn(move |context| taken.poll_recv(context))
}

struct Packing {
    app: App,
    viewer: Viewer,
    pack: Pack,
    pieces: mpsc::Sender<Result<Bytes, Fault>>,
    folders: Names,
    rows: Vec<PackRow>,
}

impl Packing {
    async fn all(&mut self, title: String, wanted: &[Wanted]) -> Result<(), Fault> {
        let (now, is_one) = (self.app.clock().now(), wanted.len() == 1);
        self.text("style.css", now, STYLE).await?;
        for it in wanted {
            self.one(*it, is_one).await?;
        }
        if !is_one {
            let rows = std::mem::take(&mut self.rows);
            let index = PackIndex { title, rows, when: ui::words::date(now) };
            self.text("index.html", now, &rendered(&index)?).await?;
        }
        let end = std::mem::replace(&mut self.pack, Pack::begin()).end()?;
        self.send(end).await
    }

    async fn one(&mut self, wanted: Wanted, is_one: bool) -> Result<(), Fault> {
        let Some((resource, edition, kept)) = self.find(wanted).await? else { return Ok(()) };
        let folder = if is_one {
            String::new()
        } else {
            let title = Title::new(&format!("{:02} {}", self.rows.len() + 1, edition.title));
            format!("{}/", self.folders.fresh(&title))
        };
        let mut names = Names::default();
        let packed: Vec<(Title, Option<&Kept>)> = edition
            .files
            .iter()
            .map(|listed| (names.fresh(&listed.title()), kept.iter().find(|it| it.file.id == listed.id)))
            .collect();
        let files = packed.iter().map(|it| it.0.as_str().to_owned()).collect();
        let page = PackedPage::new(&resource, &edition, files, if is_one { "" } else { "../" });
        self.rows.push(PackRow::of(&page, &folder));
        self.text(&format!("{folder}index.html"), edition.at, &rendered(&page)?).await?;
        self.text(&format!("{folder}LICENCE.txt"), edition.at, &page.terms()).await?;
        for (at, (name, kept)) in packed.iter().enumerate() {
            // Of the first one that was asked a moment ago.
            if let Some(kept) = kept
                && (at == 0 || self.is_read(wanted.id, kept).await?)
            {
                self.file(&format!("{folder}files/{name}"), (wanted.id, kept), edition.at).await?;
            }
        }
        Ok(())
    }

    /// What the viewer reads of it now, but not of what was withdrawn.
    async fn find(&self, wanted: Wanted) -> Result<Option<(Resource, Edition, Vec<Kept>)>, Fault> {
        let read = self.app.read(&self.viewer).await.map_err(fault)?;
        let found = db::find_edition(read.reader(), wanted.id, wanted.number).await?;
        let Some((resource, Some(edition))) = found else { return Ok(None) };
        if resource.state == State::Withdrawn {
            return Ok(None);
        }
        let kept = match edition.files.is_empty() {
            true => vec![],
            false => files_db::page_of_version(read.reader(), wanted.id, edition.number).await?,
        };
        Ok(Some((resource, edition, kept)))
    }

    /// Whether the viewer reads this file still: whoever takes much along slowly gets nothing that was taken back meanwhile (G5).
    async fn is_read(&self, id: ResourceId, kept: &Kept) -> Result<bool, Fault> {
        let read = self.app.read(&self.viewer).await.map_err(fault)?;
        Ok(files_db::find_file(read.reader(), id, kept.file.id).await?.is_some())
    }

    async fn file(&mut self, path: &str, (id, kept): (ResourceId, &Kept), at: Moment) -> Result<(), Fault> {
        let key = key_of(&self.app, id).await.map_err(fault)?;
        let lock = file::lock(&key, id, &kept.name);
        let Some(mut found) = self.app.files().stream_sealed(&kept.name, lock, 0..u64::MAX).await? else {
            return Ok(());
        };
        self.pack.file(path, at)?;
        while let Some(piece) = found.pieces.next().await {
            let ready = self.pack.piece(&piece?)?;
            self.send(ready).await?;
        }
        Ok(())
    }

    async fn text(&mut self, path: &str, at: Moment, text: &str) -> Result<(), Fault> {
        self.pack.file(path, at)?;
        let ready = self.pack.piece(text.as_bytes())?;
        self.send(ready).await
    }

    /// Waits until it is wanted; whoever goes away ends it.
    async fn send(&self, ready: Bytes) -> Result<(), Fault> {
        if ready.is_empty() {
            return Ok(());
        }
        self.pieces.send(Ok(ready)).await.map_err(|_| Fault::outage("whoever took a pack along went away"))
    }
}

fn rendered(page: &impl Template) -> Result<String, Fault> {
    page.render().map_err(|why| Fault::bug(format!("a page of a pack did not render: {why}")))
}

fn fault(stop: Stop) -> Fault {
    match stop {
        Stop::Fault(fault) => fault,
        Stop::Refusal(refusal) => Fault::bug(format!("a pack was refused in the middle: {refusal:?}")),
    }
}
