//! GET: what was brought in last, and a file that was looked at.

use crate::{
    import::record::ImportId,
    policy,
    store::records,
    views::imports::{ImportPage, ImportsPage},
};
use frame::App;
use kernel::{OrAbsent, Problems, Result};
use web::{Answer, Asker, Path, Reply};

/// `/admin/imports`
pub async fn list(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(imports_page(&app, &asker, "", &Problems::none()).await?))
}

/// The page, with the kind that was chosen and what is wrong.
pub async fn imports_page(app: &App, asker: &Asker, chosen: &str, problems: &Problems) -> Result<ImportsPage> {
    policy::may_import(&asker.viewer, ())?;
    let (done, waiting) = records::page_of_records(app.read(&asker.viewer).await?.reader()).await?;
    Ok(ImportsPage::new(&done, &waiting, chosen, problems))
}

/// `/admin/imports/{import}`
pub async fn show(app: App, asker: Asker, Path(id): Path<ImportId>) -> Answer {
    policy::may_import(&asker.viewer, ())?;
    let found = records::find_waiting(app.read(&asker.viewer).await?.reader(), id).await?;
    Ok(Reply::page(ImportPage::new(found.or_absent()?.0)))
}
