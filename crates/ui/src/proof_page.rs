//! The page that asks for the password again, before a grave act. It carries what was sent and does it with the answer.

use crate::parts::{Field, Kind, Summary};
use kernel::Problems;

/// The field of the password.
pub const PROOF_FIELD: &str = "proof";
/// The field that remembers where "Do nothing" leads.
pub const PROOF_BACK_FIELD: &str = "proof_back";

/// Asks for the password; the form goes where the first one went, with the same fields.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "proof.html")]
pub struct ProofPage {
    action: String,
    fields: Vec<(String, String)>,
    back: String,
    summary: Summary,
    password: Field,
}
crate::view!(ProofPage { title: |_| "Your password once more", here: Elsewhere, shape: Column });

impl ProofPage {
    /// `action` is where the form goes, `fields` what it carries, `back` where "Do nothing" leads.
    pub fn new(action: String, fields: Vec<(String, String)>, back: String, problems: &Problems) -> ProofPage {
        let password = Field::new(PROOF_FIELD, "Your password")
            .hint("You will not be asked again for ten minutes.")
            .kind(Kind::Password)
            .autocomplete("current-password")
            .problem_of(problems);
        ProofPage { action, fields, back, summary: Summary::of(problems), password }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{page, sample_desk};

    #[test]
    fn what_was_typed_goes_along_and_stays_text() {
        let fields = vec![("reason".to_owned(), "\"><script>alert(1)</script>\r\nand a line".to_owned())];
        let html =
            page(&ProofPage::new("/admin/x".into(), fields, "/people".into(), &Problems::none()), &sample_desk());
        let html = html.expect("renders");
        assert!(
            html.contains("action=\"/admin/x\"") && html.contains("name=\"reason\"") && !html.contains("<script>a")
        );
        assert!(html.contains("and a line") && html.contains("href=\"/people\""));
        assert!(html.contains("type=\"password\"") && html.contains("autocomplete=\"current-password\""));
    }
}
