//! Ada lets go by mail what is written in her groups that may, and wants the letter herself: what everybody then gets is searched for
//! words that are not theirs.

use crate::cast::Furnished;
use proving::Actor;

/// Decides it for each of her groups; where its words stay, that is refused.
pub async fn furnish(ada: &Actor) -> Furnished {
    let page = ada.get("/groups").await;
    let html = page.is_ok().html();
    let mut groups: Vec<String> =
        html.split("href=\"/groups/").skip(1).map(|it| it.chars().take(36).collect()).collect();
    groups.retain(|it| it.chars().filter(|c| *c == '-').count() == 4);
    groups.sort();
    groups.dedup();
    let mut let_go = 0;
    for group in groups {
        let path = format!("/groups/{group}/discussions/mail");
        let_go += u32::from(ada.post(&path, &[("by_mail", "yes")]).await.status.is_redirection());
    }
    assert!(let_go > 0, "none of Ada's groups lets anything go");
    ada.post("/settings/mail", &[("day", "friday")]).await.goes_to("/settings/mail");
    Furnished { fills: vec![], canaries: vec![] }
}
