//! The guard before every form in which members write: what came of it is counted by whoever keeps the counts.

use crate::{App, Boxed};
use guard::{Cleared, Outcome};
use kernel::Result;
use web::{Guarded, Stopped, Worded};

/// Who counts what the guard did. Put in with `app.keep(…)` by the feature that keeps the counts.
pub struct Counting(pub fn(App, Outcome) -> Boxed<Result<()>>);

impl App {
    /// Lets the guard look at a form. What comes back cleared may be stored; what is stopped goes back to its page:
    ///
    /// ```ignore
    /// let form = match app.guard(guarded).await? {
    ///     Ok(form) => form,
    ///     Err(stopped) => return Ok(Reply::invalid(page(&app, stopped.form).await?).guarded(stopped.panel)),
    /// };
    /// ```
    ///
    /// # Errors
    /// A fault if what was stopped cannot be counted.
    pub async fn guard<T: Worded>(&self, form: Guarded<T>) -> Result<Result<Cleared<T>, Box<Stopped<T>>>> {
        let looked = form.look();
        if let Err(Stopped { outcome: Some(outcome), .. }) = looked.as_ref().map_err(|it| &**it)
            && let Some(counting) = self.kept::<Counting>()
        {
            counting.0(self.clone(), outcome.clone()).await?;
        }
        Ok(looked)
    }
}
