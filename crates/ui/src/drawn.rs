//! Markup that is the same for many pages: made when it is first asked for, and kept with what it shows.

use crate::Html;
use std::sync::OnceLock;

/// Markup that is made once.
#[derive(Debug, Clone, Default)]
pub struct Drawn(OnceLock<Html>);

impl Drawn {
    /// The markup; `draw` makes it if nobody did yet.
    ///
    /// # Errors
    /// Those of the template.
    pub fn or_draw(&self, draw: impl FnOnce() -> askama::Result<String>) -> askama::Result<&Html> {
        match self.0.get() {
            Some(drawn) => Ok(drawn),
            None => {
                let drawn = draw()?;
                Ok(self.0.get_or_init(|| Html::stored(drawn)))
            }
        }
    }
}
