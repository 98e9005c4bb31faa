//! Files on their way out, and as they stand in posts. Whoever reads the post now gets them; the address opens nothing by itself
//! (abuse case 2).

use crate::{
    discussion::DiscussionId,
    file::{self, FileId, Kept, SealedFile},
    post::PostId,
    store::{file as db, reading::Shown},
    views::thread::PostView,
};
use files::About;
use frame::App;
use kernel::{MemberId, OrAbsent, Result};
use serde::Deserialize;
use std::collections::{HashMap, hash_map::Entry};
use ui::parts::FileCard;
use vault::{Scope, SealKey};
use web::{Answer, Asker, Path, Query, Range};

/// Who reads a file.
pub const READERS: &str = "read by whoever reads the post, until you take it away";

/// How a file is wanted.
#[derive(Deserialize)]
pub struct Wanted {
    /// `inline`: in the page, for pictures.
    #[serde(default)]
    show: String,
}

/// `/discussions/{id}/files/{file}`: the file, or a part of it.
pub async fn show(
    app: App,
    asker: Asker,
    Path((discussion, file)): Path<(DiscussionId, FileId)>,
    Query(wanted): Query<Wanted>,
    range: Range,
) -> Answer {
    let (kept, key, about) = open(&app, &asker, discussion, file).await?;
    let lock = file::lock(&key, kept.file.author, &kept.name);
    frame::send_file(&app, &about, &kept.name, lock, (&wanted.show, &range)).await
}

/// `/discussions/{id}/files/{file}/preview`: the smaller picture.
pub async fn preview(
    app: App,
    asker: Asker,
    Path((discussion, file)): Path<(DiscussionId, FileId)>,
    range: Range,
) -> Answer {
    let (kept, key, about) = open(&app, &asker, discussion, file).await?;
    let small = kept.preview.as_ref();
    let lock = file::lock(&key, kept.file.author, small.or_absent()?);
    frame::send_preview(&app, &about, small, lock, &range).await
}

/// Looked up anew at each request, for each part and for what is only asked about (HEAD).
async fn open(app: &App, asker: &Asker, discussion: DiscussionId, id: FileId) -> Result<(Kept, SealKey, About)> {
    let read = app.read(&asker.viewer).await?;
    let kept = db::find_file(read.reader(), discussion, id).await?.or_absent()?;
    drop(read);
    let key = app.vault().find(Scope::member(kept.file.author)).await?.or_absent()?;
    let about = kept.file.open(&key)?;
    Ok((kept, key, about))
}

/// The files of a page.
#[derive(Default)]
pub struct Cards(HashMap<PostId, Vec<FileCard>>);

/// Of these posts, opened: each with the key of who brought it.
///
/// # Errors
/// A fault if keys cannot be read.
pub async fn cards(app: &App, discussion: DiscussionId, shown: &[Shown]) -> Result<Cards> {
    let mut keys = HashMap::new();
    let mut all = Cards::default();
    for file in shown.iter().flat_map(|it| &it.files) {
        let card = card(app, &mut keys, file, file::url(discussion, file.id)).await?;
        if let Some(post) = file.post {
            all.0.entry(post).or_default().push(card);
        }
    }
    Ok(all)
}

/// Of what waits to be sent; `url` is where files are added.
///
/// # Errors
/// As [`cards`].
pub async fn waiting_cards(app: &App, url: &str, files: &[SealedFile]) -> Result<Vec<FileCard>> {
    let (mut keys, mut all) = (HashMap::new(), Vec::new());
    for file in files {
        all.push(card(app, &mut keys, file, format!("{url}/{}", file.id)).await?);
    }
    Ok(all)
}

async fn card(
    app: &App,
    keys: &mut HashMap<MemberId, Option<SealKey>>,
    file: &SealedFile,
    url: String,
) -> Result<FileCard> {
    let key = match keys.entry(file.author) {
        Entry::Occupied(found) => found.into_mut(),
        Entry::Vacant(none) => none.insert(app.vault().find(Scope::member(file.author)).await?),
    };
    let about = key.as_ref().and_then(|it| {
        file.open(it).inspect_err(|fault| tracing::warn!(%fault, "what a file of a post is does not open")).ok()
    });
    let id = file.id.to_string();
    Ok(match about {
        Some(about) => frame::file_card(&about, id, url),
        None => frame::unreadable_card(id, &url),
    })
}

impl Cards {
    /// Puts them into their posts.
    pub fn put(&mut self, posts: &mut [PostView]) {
        for post in posts {
            if let Some(files) = post.id.parse().ok().and_then(|id| self.0.remove(&id)) {
                post.files = files;
            }
        }
    }
}
