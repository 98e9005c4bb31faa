//! Small things that templates write by name: icons, stage rings, ids, and the hidden field that proves where a form came from.

use crate::{asset_url, frame::Desk, parts::Stage};
use askama::{FastWritable, Values, filters::HtmlSafe};
use kernel::Id;
use std::{fmt, sync::LazyLock};

/// An icon of the sprite: `{{ ui::icon("lock") }}`. Always beside words, so it is hidden from screen readers.
pub fn icon(name: &'static str) -> Icon {
    Icon { name, class: "k-icon" }
}

/// The ring of a stage, or the small grey dot of work that has none. The word must follow it.
pub fn stage_ring(stage: &Option<Stage>) -> Icon {
    match stage {
        Some(stage) => Icon { name: stage.icon(), class: "k-ring" },
        None => Icon { name: "stage-none", class: "k-plain" },
    }
}

/// The hidden field of every POST form: `{{ ui::csrf_field() }}`. Its value comes from the [`Desk`] while rendering.
pub fn csrf_field() -> CsrfField {
    CsrfField
}

/// An id in a page: it has nothing that wants escaping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ident(Id<()>);

/// See [`icon`].
#[derive(Debug, Clone, Copy)]
pub struct Icon {
    name: &'static str,
    class: &'static str,
}

/// See [`csrf_field`].
#[derive(Debug, Clone, Copy)]
pub struct CsrfField;

static SPRITE: LazyLock<&'static str> = LazyLock::new(|| asset_url("icons.svg"));

impl Icon {
    fn write(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        out.write_str("<svg class=\"")?;
        out.write_str(self.class)?;
        out.write_str("\" aria-hidden=\"true\" focusable=\"false\"><use href=\"")?;
        out.write_str(&SPRITE)?;
        out.write_str("#i-")?;
        out.write_str(self.name)?;
        out.write_str("\"/></svg>")
    }
}
impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}
impl HtmlSafe for Icon {}
impl FastWritable for Icon {
    fn write_into(&self, out: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(self.write(out)?)
    }
}

impl<T> From<Id<T>> for Ident {
    fn from(id: Id<T>) -> Ident {
        Ident(Id::from_bytes(*id.as_bytes()))
    }
}
impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl HtmlSafe for Ident {}
impl FastWritable for Ident {
    fn write_into(&self, out: &mut dyn fmt::Write, _: &dyn Values) -> askama::Result<()> {
        Ok(out.write_str(self.0.encode(&mut [0; 36]))?)
    }
}

impl fmt::Display for CsrfField {
    /// Without a desk there is no token, and a form without one is refused; so this only happens in a test of a part.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<input type=\"hidden\" name=\"csrf\" value=\"\">")
    }
}
impl HtmlSafe for CsrfField {}
impl FastWritable for CsrfField {
    fn write_into(&self, out: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        let desk = askama::get_value::<Desk>(values, Desk::KEY)?;
        out.write_str("<input type=\"hidden\" name=\"csrf\" value=\"")?;
        write!(out, "{}", askama::filters::escape(&desk.csrf, askama::filters::Html)?)?;
        Ok(out.write_str("\">")?)
    }
}
