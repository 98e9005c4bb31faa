//! Where a resource comes from, what was made of it, and what became of its original.

use super::kept;
use crate::{
    actions::open_draft,
    lineage::Origin,
    policy,
    resource::ResourceId,
    store::{
        self as db, drafting,
        lineage::{self as stored, page_of_tree},
    },
    tree::{Leaf, listed},
    views::{lineage::TreePage, original::OriginalPage},
};
use frame::App;
use kernel::{MemberId, OrAbsent, Problems, Result, Viewer};
use web::{Answer, Asker, Path, Reply};

/// `/library/{id}/lineage`
pub async fn lineage(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let mut leaves = page_of_tree(read.reader(), id).await?;
    leaves.iter().find(|it| it.id == id && it.seen.is_some()).or_absent()?;
    let mut owners: Vec<MemberId> = leaves.iter().filter_map(|it| it.seen.as_ref()?.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let names = accounts_api::names_of(read.reader(), &owners).await?;
    drop(read);
    let named = |leaf: &mut Leaf| {
        if let Some(said) = &mut leaf.seen {
            said.name = said.owner.and_then(|it| names.get(&it).cloned());
        }
    };
    leaves.iter_mut().for_each(named);
    let nodes = listed(leaves);
    let here = nodes.iter().position(|it| it.id == id).or_absent()?;
    Ok(Reply::page(TreePage::new(&nodes, here)))
}

/// `/library/{id}/original`
pub async fn original(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(original_page(&app, &asker.viewer, id, (String::new(), &Problems::none())).await?))
}

/// What changed in the original of what the viewer writes, with what was typed and what is wrong with it.
///
/// # Errors
/// `Absent` for whoever does not write it, and where nothing is new.
pub async fn original_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    typed: (String, &Problems),
) -> Result<OriginalPage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_write(viewer, &resource, ())?;
    let changed = stored::find_changed(read.reader(), id).await?.or_absent()?;
    let sealed = drafting::find_draft(read.reader(), id).await?.or_absent()?;
    let topics = kept::topics(app, read.reader()).await?;
    drop(read);
    let taken = changed.put_into(&open_draft(app, id, &sealed).await?);
    Ok(OriginalPage::new(&resource, &changed, (&taken, &topics), typed))
}

/// What has to be said below a draft that was made of another, where it is published.
pub(super) fn carried_words(origin: &Origin) -> String {
    use crate::audience::Audience;
    let licence = format!("You adapted it from something under {}, which goes along.", origin.licence.name());
    match origin.readers {
        Audience::Members => licence,
        Audience::Group(_) => format!("{licence} It was published for a group, so yours can be for that group alone."),
        Audience::Contacts | Audience::Own => {
            format!("{licence} It was published for its author’s contacts, so you can keep yours, but not publish it.")
        }
    }
}
