//! What the header offers.

use super::Here;

/// A link of the header. This is the one place that says what the header offers; what is not built is not here.
pub(super) struct Link {
    pub here: Here,
    pub path: &'static str,
    pub icon: &'static str,
    pub name: &'static str,
    pub about: &'static str,
}

/// The tabs: at most five, the verbs of a week.
pub(super) const TABS: &[Link] = &[
    Link { here: Here::Home, path: "/", icon: "home", name: "Home", about: "" },
    Link { here: Here::People, path: "/people", icon: "people", name: "People", about: "" },
    Link { here: Here::Messages, path: "/messages", icon: "messages", name: "Messages", about: "" },
    Link { here: Here::Groups, path: "/groups", icon: "groups", name: "Groups", about: "" },
    Link { here: Here::Library, path: "/library", icon: "library", name: "Library", about: "" },
];

/// What one visits on purpose, each with a line on what it is.
pub(super) const MORE: &[Link] = &[
    Link { here: Here::Places, path: "/places", icon: "place", name: "Places", about: "Practices, PCNs and boards" },
    Link {
        here: Here::Bookmarks,
        path: "/bookmarks",
        icon: "pin",
        name: "Kept for later",
        about: "Posts that you keep, for you alone",
    },
    Link {
        here: Here::Portfolio,
        path: "/portfolio",
        icon: "portfolio",
        name: "Portfolio: your notes",
        about: "What you learned, for you alone",
    },
    Link {
        here: Here::Invitations,
        path: "/invitations",
        icon: "door",
        name: "Invite colleagues",
        about: "Your link and who came by it",
    },
];
