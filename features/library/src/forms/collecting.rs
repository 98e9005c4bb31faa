//! Looking after collections.

use super::Press;
use crate::{
    actions::{self, Saying},
    collection::{CollectionId, Note, Title, Way, Words},
    pages::collecting::{TypedCollection, choosing_page, collection_page, edit_collection_page, new_collection_page},
    request::pointed,
    resource::ResourceId,
};
use frame::App;
use groups_api::GroupId;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the pages send on which one begins and changes a collection.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollectionForm {
    /// Of a new one: made by the page.
    #[serde(default)]
    id: String,
    /// Of a new one: `mine`, or the id of a group.
    #[serde(default)]
    whose: String,
    /// The revision from which one began.
    #[serde(default)]
    began: i64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    words: String,
    /// `all` or `few`.
    #[serde(default)]
    readers: String,
    /// What is put in at once; may be empty.
    #[serde(default)]
    first: String,
}

impl Worded for CollectionForm {
    const FORM: &'static str = "collecting";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("title", &mut self.title), ("words", &mut self.words)]
    }
}

impl CollectionForm {
    fn saying(&self) -> Result<Saying, Problems> {
        let mut problems = Problems::none();
        let title = problems.take("title", Title::parse(&self.title));
        let words = problems.take("words", Words::parse_optional(&self.words));
        if !["all", "few"].contains(&self.readers.as_str()) {
            problems.add("readers", "Choose who can read it.");
        }
        match (title, words) {
            (Some(title), Some(words)) if problems.is_empty() => {
                Ok(Saying { title, words, for_all: self.readers == "all" })
            }
            _ => Err(problems),
        }
    }
    fn typed(&self) -> TypedCollection {
        TypedCollection {
            id: self.id.clone(),
            whose: self.whose.clone(),
            began: self.began,
            title: self.title.clone(),
            words: self.words.clone(),
            readers: self.readers.clone(),
            first: self.first.clone(),
        }
    }
    /// Whose it is: nothing for the viewer's own.
    fn group(&self) -> Result<Option<GroupId>, Problems> {
        match self.whose.as_str() {
            "mine" => Ok(None),
            group => group.parse().map(Some).map_err(|_| Problems::one("whose", "Choose who looks after it.")),
        }
    }
}

/// `POST /library/collections/new`
pub async fn create(app: App, asker: Asker, form: Guarded<CollectionForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = new_collection_page(&app, viewer, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let (group, first) = (form.get().group(), pointed(&form.get().first));
    let id = form.get().id.parse::<CollectionId>();
    let id = id.map_err(|_| Problems::one("", "This page is too old to send anything. Load it again."));
    let begun = match (id, group, form.try_map(|it| it.saying())) {
        (Ok(id), Ok(group), Ok(saying)) => {
            actions::begin_collection(&app, viewer, (id, group), saying).await.map(|()| id)
        }
        (id, group, saying) => {
            let mut problems = Problems::none();
            [id.err(), group.err(), saying.err()].into_iter().flatten().for_each(|it| problems.0.extend(it.0));
            Err(problems.into())
        }
    };
    match begun {
        Ok(id) => {
            if let Some(first) = first {
                actions::put_into_collection(&app, viewer, (id, first), None).await?;
            }
            Ok(Reply::done(format!("/library/collections/{id}")).toast("The collection is there."))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(new_collection_page(&app, viewer, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/collections/{id}/edit`: what lost to another's change comes back with both.
pub async fn update(app: App, asker: Asker, Path(id): Path<CollectionId>, form: Guarded<CollectionForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = edit_collection_page(&app, viewer, id, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let saved = match form.try_map(|it| it.saying()) {
        Ok(saying) => actions::edit_collection(&app, viewer, (id, typed.began), saying).await,
        Err(problems) => Err(problems.into()),
    };
    let (problems, lost) = match saved {
        Ok(()) => return Ok(Reply::done(format!("/library/collections/{id}")).toast("Saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => (problems, false),
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let words = "Somebody changed this while you wrote. Yours is still here, and theirs stands below. Put both together, and \
                         save again.";
            (Problems::one("", words), true)
        }
        Err(stop) => return Err(stop.into()),
    };
    let reply = Reply::invalid(edit_collection_page(&app, viewer, id, Some(typed), &problems).await?);
    Ok(if lost { reply.status(http::StatusCode::CONFLICT) } else { reply })
}

/// `POST /library/collections/{id}/removal`
pub async fn remove(app: App, asker: Asker, Path(id): Path<CollectionId>, _: Press) -> Answer {
    actions::remove_collection(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/library/collections").toast("The collection is deleted. What stood in it stays in the library."))
}

/// What is put in, or noted.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemForm {
    /// The address or the id of a resource.
    #[serde(default)]
    resource: String,
    #[serde(default)]
    note: String,
}

impl Worded for ItemForm {
    const FORM: &'static str = "collection-item";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("note", &mut self.note)]
    }
}

/// Why something stands there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    #[serde(default)]
    why: String,
}

impl Worded for NoteForm {
    const FORM: &'static str = "collection-note";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("why", &mut self.why)]
    }
}

/// `POST /library/collections/{id}/items`
pub async fn put_in(app: App, asker: Asker, Path(id): Path<CollectionId>, form: Guarded<ItemForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let typed = (stopped.form.resource, stopped.form.note);
            let page = collection_page(&app, viewer, id, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = (form.get().resource.clone(), form.get().note.clone());
    let put = match (pointed(&typed.0), form.try_map(|it| Note::parse_optional(&it.note))) {
        (Some(resource), Ok(note)) => {
            match actions::put_into_collection(&app, viewer, (id, resource), Some(note)).await {
                Err(Stop::Refusal(Refusal::Absent)) => Err(Problems::one("resource", NOTHING).into()),
                done => done,
            }
        }
        (None, _) => Err(Problems::one("resource", NOTHING).into()),
        (_, Err(problem)) => Err(Problems::one("note", problem.to_string()).into()),
    };
    match put {
        Ok(()) => Ok(Reply::done(format!("/library/collections/{id}")).toast("It stands at the end.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(collection_page(&app, viewer, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

const NOTHING: &str = "Nothing that you can read in the library has this address. Copy it from the page of a resource.";

/// `POST /library/collections/{id}/items/{resource}`
pub async fn note(
    app: App,
    asker: Asker,
    Path((id, resource)): Path<(CollectionId, ResourceId)>,
    form: Guarded<NoteForm>,
) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = collection_page(&app, viewer, id, (String::new(), String::new()), &Problems::none()).await?;
            return Ok(Reply::invalid(page.noting(resource, stopped.form.why)).guarded(stopped.panel));
        }
    };
    let typed = form.get().why.clone();
    match form.try_map(|it| Note::parse_optional(&it.why)) {
        Ok(note) => {
            actions::note_in_collection(&app, viewer, (id, resource), note).await?;
            Ok(Reply::done(format!("/library/collections/{id}#item-{resource}")).toast("Saved."))
        }
        Err(problem) => {
            let problems = Problems::one("why", problem.to_string());
            let page = collection_page(&app, viewer, id, (String::new(), String::new()), &problems).await?;
            Ok(Reply::invalid(page.noting(resource, typed)))
        }
    }
}

/// In which direction.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveForm {
    /// `up` or `down`.
    #[serde(default)]
    to: String,
}

/// `POST /library/collections/{id}/items/{resource}/position`
pub async fn place(
    app: App,
    asker: Asker,
    Path((id, resource)): Path<(CollectionId, ResourceId)>,
    Form(form): Form<MoveForm>,
) -> Answer {
    let way = if form.to == "up" { Way::Up } else { Way::Down };
    actions::move_in_collection(&app, &asker.viewer, (id, resource), way).await?;
    Ok(Reply::done(format!("/library/collections/{id}#item-{resource}")))
}

/// `POST /library/collections/{id}/items/{resource}/removal`
pub async fn take_out(
    app: App,
    asker: Asker,
    Path((id, resource)): Path<(CollectionId, ResourceId)>,
    _: Press,
) -> Answer {
    actions::take_out_of_collection(&app, &asker.viewer, (id, resource)).await?;
    Ok(Reply::done(format!("/library/collections/{id}")).toast("It is out of the collection."))
}

/// Which collection.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChooseForm {
    #[serde(default)]
    collection: String,
}

/// `POST /library/{id}/collecting`
pub async fn choose(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<ChooseForm>) -> Answer {
    let viewer = &asker.viewer;
    let put = match form.collection.parse::<CollectionId>() {
        Ok(collection) => {
            let done = actions::put_into_collection(&app, viewer, (collection, id), None).await;
            done.map(|()| collection)
        }
        Err(_) => Err(Problems::one("collection", "Choose one of your collections.").into()),
    };
    match put {
        Ok(collection) => {
            Ok(Reply::done(format!("/library/collections/{collection}#item-{id}")).toast("It stands at the end."))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(choosing_page(&app, viewer, id, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
