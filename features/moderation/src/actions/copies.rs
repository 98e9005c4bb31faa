//! The copy that a report keeps of a private thing: sealed with a key of the report alone, so that it outlives an edit and the
//! conversation (abuse case 46), opens for whoever looks at reports, and leads nowhere else (abuse cases 16, 35).

use crate::report::{NewReport, Report, ReportId};
use frame::App;
use kernel::{Fault, MemberId, Result, Rng};
use moderation_api::{Kept, Reportable};
use vault::{Bound, Scope, SealKey};

/// A report that begins, with its key if it needs one.
pub(super) struct Copy {
    /// Which.
    pub report: ReportId,
    key: Option<SealKey>,
}

impl Copy {
    /// Makes the key, before the write.
    pub(super) async fn begin(app: &App, things: &dyn Reportable) -> Result<Copy> {
        let report = ReportId::new(app.clock().now(), app.rng());
        let key = match things.kept() {
            Kept::Plain => None,
            Kept::Sealed => Some(app.vault().make(Scope::conversation(report)).await?),
        };
        Ok(Copy { report, key })
    }

    /// The report, the words of its copy taken out and sealed into `sealed` if it has a key.
    pub(super) fn sealed(&self, new: NewReport, rng: &Rng, sealed: &mut Option<Vec<u8>>) -> Result<NewReport> {
        let (Some(key), Some((about, copy))) = (&self.key, new.about.clone()) else { return Ok(new) };
        let (copy, said) = copy.without_words();
        let said = serde_json::to_vec(&said).map_err(|_| Fault::bug("a copy cannot be written"))?;
        *sealed = Some(key.seal(&bound(self.report), &said, rng));
        Ok(NewReport { about: Some((about, copy)), ..new })
    }
}

/// What was reported, part by part, for whoever may decide on the report.
pub async fn said_of(app: &App, report: &Report) -> Result<Vec<(String, String)>> {
    let Some(sealed) = &report.sealed else {
        return Ok(report.copy.as_ref().map(|it| it.said.clone()).unwrap_or_default());
    };
    let Some(key) = app.vault().find(Scope::conversation(report.id)).await? else { return Ok(vec![]) };
    let said = key.open(&bound(report.id), sealed)?;
    Ok(serde_json::from_slice(&said).map_err(|_| Fault::bug("a sealed copy is spoiled"))?)
}

fn bound(report: ReportId) -> Bound {
    Bound::new("report.sealed", report, report, MemberId::NONE)
}
