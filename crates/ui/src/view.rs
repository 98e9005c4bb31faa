//! Making a view of a template: the macro [`view!`](crate::view!) and the two functions that it calls.

use crate::frame::Desk;
use askama::Template;
use kernel::Fault;

/// Implements [`View`](crate::View) for an Askama struct.
///
/// ```ignore
/// #[derive(askama::Template)]
/// #[template(path = "people/index.html", blocks = ["results"])]
/// pub struct PeoplePage { … }
/// ui::view!(PeoplePage { title: |it| it.heading(), here: People, shape: Wide, blocks: [as_results] });
/// ```
/// `blocks` names the methods that Askama made from the template's `blocks = […]`; the block `results` is `as_results`.
#[macro_export]
macro_rules! view {
    ($view:ty { title: |$it:pat_param| $title:expr, here: $here:ident, shape: $shape:ident $(, blocks: [$($block:ident),* $(,)?])? $(,)? }) => {
        impl $crate::View for $view {
            fn title(&self) -> ::std::string::String {
                let $it = self;
                ::std::convert::Into::into($title)
            }
            fn here(&self) -> $crate::Here {
                $crate::Here::$here
            }
            fn shape(&self) -> $crate::Shape {
                $crate::Shape::$shape
            }
            fn body(&self, desk: &$crate::Desk, out: &mut ::std::string::String) -> ::std::result::Result<(), ::kernel::Fault> {
                $crate::render(self, desk, out)
            }
            #[allow(unused_variables)] // a view without blocks
            fn block(
                &self, name: &str, desk: &$crate::Desk, out: &mut ::std::string::String,
            ) -> ::std::option::Option<::std::result::Result<(), ::kernel::Fault>> {
                $($(if $crate::render_block(name, ::std::stringify!($block)) {
                    return ::std::option::Option::Some($crate::render(&self.$block(), desk, out));
                })*)?
                ::std::option::Option::None
            }
        }
    };
}

/// Appends the template to `out`, with the desk as its runtime values.
///
/// # Errors
/// A fault if the template fails, which only a mistake in it can cause.
pub fn render(template: &impl Template, desk: &Desk, out: &mut String) -> Result<(), Fault> {
    template.render_into_with_values(out, desk).map_err(|why| Fault::bug(format!("a template did not render: {why}")))
}

/// Whether `method` (`as_results`) renders the block `name` (`results`).
pub fn render_block(name: &str, method: &str) -> bool {
    method.strip_prefix("as_") == Some(name)
}
