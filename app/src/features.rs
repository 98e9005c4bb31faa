//! The list of features, in their order: a later one may use what an earlier one publishes.

use frame::Feature;

/// All of them. Adding a feature is adding a line.
pub fn all() -> Vec<Feature> {
    vec![
        accounts::feature(),
        guarding::feature(),
        notices::feature(),
        places::feature(),
        people::feature(),
        connections::feature(),
        messages::feature(),
        groups::feature(),
        discussions::feature(),
        library::feature(),
        portfolio::feature(),
        mailing::feature(),
        searching::feature(),
        texts::feature(),
        home::feature(),
        moderation::feature(),
        leaving::feature(),
        administration::feature(),
    ]
}
