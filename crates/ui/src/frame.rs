//! The frame around every page: the head, the header with its menus, the toast and the foot.

mod menu;

use crate::{
    parts::{GuardPanel, Notice},
    view::render,
};
use askama::{Template, Values};
use kernel::Fault;
use menu::{Link, MORE, TABS};
use std::{any::Any, sync::Arc};

/// What the frame needs to know about the request. `crates/web` fills it once; no view carries any of it.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    /// Who is signed in, if anybody.
    pub member: Option<Arc<Chip>>,
    /// The token that every POST form must carry.
    pub csrf: String,
    /// The path of this page, without the query, for `aria-current`.
    pub path: String,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// One thing that was just done, shown once.
    pub notice: Option<Toast>,
    /// What every page says until it is done.
    pub banner: Option<Arc<Notice>>,
    /// What the guard says about what was just sent.
    pub guard: Option<Box<GuardPanel>>,
}

/// The member who is looking, as small as the header needs.
#[derive(Debug, Clone, Default)]
pub struct Chip {
    /// The id in its printed form, for the address of "My profile".
    pub id: String,
    /// The name, for screen readers.
    pub name: String,
    /// One or two letters, see [`words::initials`](crate::words::initials).
    pub initials: String,
    /// One of five tints, 0 to 4, see [`words::tint`](crate::words::tint).
    pub tint: u8,
    /// The address of the small photo.
    pub photo: Option<String>,
    /// Whether the pages for whoever runs this Kettle are offered.
    pub admin: bool,
    /// Whether the pages for those who look at reports are offered.
    pub moderator: bool,
    /// Whether they said that others sit at this computer too: then it shows nothing for long.
    pub shared: bool,
    /// Whether their pages may ask what is new.
    pub listens: bool,
}

/// The colours that a member chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A word about something that was just done; it stays until it is closed or the next page. Never an error.
#[derive(Debug, Clone)]
pub struct Toast {
    /// A short sentence.
    pub words: String,
    /// How to take it back, if that is possible.
    pub undo: Option<Undo>,
}

/// A POST that takes back what a toast tells of.
#[derive(Debug, Clone)]
pub struct Undo {
    /// Where it is sent.
    pub url: String,
    /// The verb on the button.
    pub label: String,
}

/// Which part of Kettle a page belongs to: what the header marks as current.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// The page on which one arrives.
    Home,
    /// The directory and the profiles of others.
    People,
    /// My conversations.
    Messages,
    /// Groups and what is talked about there.
    Groups,
    /// What members wrote down for others to use.
    Library,
    /// Practices and what is above them.
    Places,
    /// What I keep for later.
    Bookmarks,
    /// My own notes of what I learned.
    Portfolio,
    /// My own invitation.
    Invitations,
    /// My own profile.
    Profile,
    /// Settings of my account.
    Settings,
    /// What it takes to run this Kettle.
    Administration,
    /// Anything else.
    Elsewhere,
}

/// How wide a page is and how much of the frame it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Lists and pages with a side column.
    Wide,
    /// Forms and reading: one column of 40 rem.
    Column,
    /// Doors: one column of 30 rem, and only the mark in the header.
    Bare,
    /// Nothing around it: what is shown while somebody looks who should see nothing.
    Blank,
}

/// A page: its words and its body. Made with [`view!`](crate::view!).
pub trait View: Send + Sync {
    /// What the page is called, without "Kettle".
    fn title(&self) -> String;
    /// Where in Kettle it is.
    fn here(&self) -> Here;
    /// How wide it is.
    fn shape(&self) -> Shape;
    /// Appends what stands inside `<main>`.
    ///
    /// # Errors
    /// A fault if the template fails.
    fn body(&self, desk: &Desk, out: &mut String) -> Result<(), Fault>;
    /// Appends one named block of the same template, for htmx; `None` if there is no such block.
    fn block(&self, name: &str, desk: &Desk, out: &mut String) -> Option<Result<(), Fault>>;
}

/// A page that is kept: many answers have it in common.
impl<V: View> View for Arc<V> {
    fn title(&self) -> String {
        (**self).title()
    }
    fn here(&self) -> Here {
        (**self).here()
    }
    fn shape(&self) -> Shape {
        (**self).shape()
    }
    fn body(&self, desk: &Desk, out: &mut String) -> Result<(), Fault> {
        (**self).body(desk, out)
    }
    fn block(&self, name: &str, desk: &Desk, out: &mut String) -> Option<Result<(), Fault>> {
        (**self).block(name, desk, out)
    }
}

/// The whole page, from doctype to `</html>`.
///
/// # Errors
/// A fault if a template fails.
pub fn page(view: &dyn View, desk: &Desk) -> Result<String, Fault> {
    // As long as the longest of the usual pages, so that none is copied while it grows.
    let mut out = String::with_capacity(56 * 1024);
    let (here, shape) = (view.here(), view.shape());
    let member = desk.member.as_deref().filter(|_| !matches!(shape, Shape::Bare | Shape::Blank));
    let banner = desk.banner.as_deref().filter(|_| member.is_some());
    render(&Top { title: &view.title(), desk, here, shape, member, banner }, desk, &mut out)?;
    view.body(desk, &mut out)?;
    render(&Foot { desk, shape }, desk, &mut out)?;
    Ok(out)
}

/// One named block for htmx, or the whole body if the view has no such block.
///
/// # Errors
/// A fault if a template fails.
pub fn fragment(view: &dyn View, name: &str, desk: &Desk) -> Result<String, Fault> {
    let mut out = String::with_capacity(8 * 1024);
    match view.block(name, desk, &mut out) {
        Some(rendered) => rendered?,
        None => view.body(desk, &mut out)?,
    }
    Ok(out)
}

impl Desk {
    /// The key under which templates find the desk among their runtime values.
    pub const KEY: &'static str = "desk";

    fn theme_name(&self) -> Option<&'static str> {
        match self.theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// `page` on the page itself, `true` on a page below it, nothing elsewhere.
    fn current(&self, here: &Here, link: &Link) -> Option<&'static str> {
        match (*here == link.here, self.path == link.path) {
            (true, true) => Some("page"),
            (true, false) => Some("true"),
            (false, _) => None,
        }
    }
}

impl Values for Desk {
    fn get_value<'a>(&'a self, key: &str) -> Option<&'a dyn Any> {
        (key == Desk::KEY).then_some(self as &dyn Any)
    }
}

impl Chip {
    /// The face of the member, for the part of the same name.
    pub fn face(&self) -> crate::parts::Face {
        crate::parts::Face { initials: self.initials.clone(), tint: self.tint, photo: self.photo.clone() }
    }
}

#[derive(Template)]
#[template(path = "frame/top.html")]
struct Top<'a> {
    title: &'a str,
    desk: &'a Desk,
    here: Here,
    shape: Shape,
    member: Option<&'a Chip>,
    banner: Option<&'a Notice>,
}

impl Top<'_> {
    fn tabs(&self) -> &'static [Link] {
        TABS
    }
    fn more(&self) -> &'static [Link] {
        MORE
    }
    /// A bar at the bottom of a phone needs at least three places to go; fewer stand beside the mark.
    fn is_few(&self) -> bool {
        TABS.len() < 3
    }
    fn home(&self) -> &'static str {
        "/"
    }
    /// Whose news the page listens to.
    fn live(&self) -> Option<&str> {
        self.member.filter(|it| it.listens).map(|it| it.id.as_str())
    }
    /// Whether people talk or bring files there: such pages have a script more.
    fn is_talk(&self) -> bool {
        matches!(self.here, Here::Messages | Here::Groups | Here::Library)
    }
    /// Whether the page must not stand there for long: then it leads away by itself.
    fn is_shared(&self) -> bool {
        self.desk.member.as_ref().is_some_and(|it| it.shared)
    }
}

#[derive(Template)]
#[template(path = "frame/foot.html")]
struct Foot<'a> {
    desk: &'a Desk,
    shape: Shape,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_desk;

    #[derive(Template)]
    #[template(source = "<h1>{{ name }}</h1>{% block part %}<p>{{ name }}</p>{% endblock %}", ext = "html", blocks = ["part"])]
    struct Sample {
        name: &'static str,
        shape: Shape,
    }
    impl View for Sample {
        fn title(&self) -> String {
            self.name.to_owned()
        }
        fn here(&self) -> Here {
            Here::People
        }
        fn shape(&self) -> Shape {
            self.shape
        }
        fn body(&self, desk: &Desk, out: &mut String) -> Result<(), Fault> {
            render(self, desk, out)
        }
        fn block(&self, name: &str, desk: &Desk, out: &mut String) -> Option<Result<(), Fault>> {
            (name == "part").then(|| render(&self.as_part(), desk, out))
        }
    }

    fn shown(shape: Shape, desk: &Desk) -> String {
        page(&Sample { name: "<Siân>", shape }, desk).expect("renders")
    }

    #[test]
    fn a_page_has_its_title_escaped_and_its_place_marked() {
        let html = shown(Shape::Wide, &sample_desk());
        assert!(html.trim_start().starts_with("<!doctype html>"));
        assert!(html.contains("<title>&#60;Siân&#62; - Kettle</title>"));
        assert!(html.contains("<a href=\"/people\" aria-current=\"page\">"));
        assert!(html.contains("href=\"/people/amara\"") && html.contains("action=\"/sign-out\""));
        let below = Desk { path: "/people/ben".into(), ..sample_desk() };
        assert!(shown(Shape::Wide, &below).contains("<a href=\"/people\" aria-current=\"true\">"));
    }

    #[test]
    fn signed_out_and_doors_have_only_the_mark() {
        for html in [shown(Shape::Wide, &Desk::default()), shown(Shape::Bare, &sample_desk())] {
            assert!(html.contains("class=\"k-mark\"") && !html.contains("<nav") && !html.contains("/sign-out"));
        }
    }

    #[test]
    fn every_foot_leads_to_what_the_house_says_of_itself() {
        for html in [shown(Shape::Wide, &sample_desk()), shown(Shape::Bare, &Desk::default())] {
            let (_, foot) = html.split_once("<footer").expect("a foot");
            for path in ["/about", "/about/help", "/about/privacy", "/about/terms", "/about/rules"] {
                assert!(foot.contains(&format!("<a href=\"{path}\">")), "{path}");
            }
        }
    }

    #[test]
    fn a_page_of_nothing_has_nothing_around_it() {
        let html = shown(Shape::Blank, &sample_desk());
        assert!(html.contains("<title>&#60;Siân&#62;</title>"));
        for word in ["<header", "<footer", "<nav", "Amara", "class=\"k-mark\""] {
            assert!(!html.contains(word), "{word}");
        }
    }

    #[test]
    fn a_shared_computer_is_left_by_itself() {
        let plain = shown(Shape::Wide, &sample_desk());
        assert!(!plain.contains("http-equiv=\"refresh\"") && !plain.contains("data-idle"));
        let chip = sample_desk().member.as_deref().cloned().unwrap_or_default();
        let shared = Desk { member: Some(Arc::new(Chip { shared: true, ..chip })), ..sample_desk() };
        let html = shown(Shape::Wide, &shared);
        assert!(html.contains("<noscript><meta http-equiv=\"refresh\"") && html.contains("data-idle=\"1800\""));
    }

    #[test]
    fn only_pages_of_members_in_good_standing_listen() {
        let member = sample_desk().member.as_deref().cloned().unwrap_or_default();
        let listening = |listens| Desk { member: Some(Arc::new(Chip { listens, ..member.clone() })), ..sample_desk() };
        assert!(shown(Shape::Wide, &listening(true)).contains("data-live=\"amara\""));
        assert!(!shown(Shape::Wide, &listening(false)).contains("data-live="));
        assert!(!shown(Shape::Blank, &listening(true)).contains("data-live="));
    }

    #[test]
    fn what_is_to_be_done_stands_on_the_pages_of_members() {
        let notice =
            Notice { tone: crate::parts::Tone::Care, title: "Have a look.".into(), words: String::new(), action: None };
        let desk = Desk { banner: Some(Arc::new(notice)), ..sample_desk() };
        assert!(shown(Shape::Column, &desk).contains("Have a look."));
        assert!(!shown(Shape::Bare, &desk).contains("Have a look."));
        assert!(!shown(Shape::Column, &Desk { member: None, ..desk }).contains("Have a look."));
    }

    #[test]
    fn the_chosen_colours_stand_on_the_root() {
        assert!(shown(Shape::Wide, &Desk::default()).contains("<html lang=\"en-GB\">"));
        let dark = Desk { theme: Theme::Dark, ..Desk::default() };
        assert!(shown(Shape::Wide, &dark).contains("<html lang=\"en-GB\" data-theme=\"dark\">"));
    }

    #[test]
    fn every_opening_of_the_frame_is_closed() {
        for shape in [Shape::Wide, Shape::Column, Shape::Bare, Shape::Blank] {
            let html = shown(shape, &sample_desk());
            for tag in ["div", "main", "header", "footer", "body", "html", "ul", "li", "form", "svg", "nav"] {
                let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
                assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{tag} in {shape:?}");
            }
        }
    }
}
