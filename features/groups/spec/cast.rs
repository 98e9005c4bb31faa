//! A secret group of Ada's in the matrix and to the canaries: her contact is invited, and for everybody else it does not exist.

use crate::{
    cast::{Canary, Furnished},
    people_spec::cast::after,
};
use proving::Actor;

/// Lets Ada found it, write about it twice, and invite her contact.
pub async fn furnish(ada: &Actor) -> Furnished {
    let fields = [
        ("shape", "interest"),
        ("name", "Murrowfenn circle"),
        ("purpose", "Thistlebrack, among ourselves."),
        ("kind", "secret"),
        ("rules", "Orrandale stays here."),
        ("welcome", "Wendlesham, and tea."),
    ];
    let founded = ada.post("/groups/new", &fields).await;
    let group =
        founded.header("location").trim_start_matches("/groups/").split('/').next().unwrap_or_default().to_owned();
    for (began, text) in [("0", "Grendolay was the first idea."), ("1", "Hexamble is the second.")] {
        let fields = [("text", text), ("began", began)];
        ada.post(&format!("/groups/{group}/about/edit"), &fields).await.goes_to(&format!("/groups/{group}/about"));
    }
    let invitations = format!("/groups/{group}/invitations");
    let contact = after(&ada.get(&invitations).await, "name=\"with\" type=\"checkbox\" value=\"");
    ada.post(&invitations, &[("with", &contact)]).await.goes_to(&invitations);
    Furnished {
        fills: vec![("group", group), ("asker", contact.clone()), ("guest", contact.clone()), ("gone", contact)],
        canaries: vec![
            Canary { word: "Murrowfenn", for_whom: &["ada", "contact"] }, // abuse cases 12, 15, 27
            Canary { word: "Thistlebrack", for_whom: &["ada", "contact"] },
            Canary { word: "Orrandale", for_whom: &["ada", "contact"] },
            Canary { word: "Wendlesham", for_whom: &["ada"] },
            Canary { word: "Hexamble", for_whom: &["ada", "contact"] },
            Canary { word: "Grendolay", for_whom: &["ada"] }, // abuse case 20
        ],
    }
}
