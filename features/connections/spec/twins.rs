//! Twin worlds: whatever the receiver answers, not one byte is different for the sender (security G4, abuse case 80).

use super::requests::{later, same, two, writes};
use proving::{Actor, TestApp};

/// Every page on which the sender could look for a sign, byte for byte but for the token of the session.
async fn looks(ada: &Actor, tomasz: &str, request: &str) -> Vec<(String, u16, String)> {
    let pages = [
        format!("/people/{tomasz}"),
        format!("/people/{tomasz}/request"),
        format!("/people/{tomasz}/card.vcf"),
        request.to_owned(),
        "/requests".to_owned(),
        "/contacts".to_owned(),
        "/notices".to_owned(),
        "/messages".to_owned(),
        "/people?q=tomasz".to_owned(),
    ];
    let mut seen = Vec::new();
    for page in pages {
        let found = ada.get(&page).await;
        seen.push((page, found.status.as_u16(), same(&found)));
    }
    seen
}

/// What the house keeps of the sender that other pages or streams could show.
fn moved(app: &TestApp, ada: &str) -> Vec<Vec<Option<String>>> {
    let hex = ada.replace('-', "");
    let engine = app.database().engine();
    let id = if engine == store::Engine::Sqlite { format!("x'{hex}'") } else { format!("'{ada}'") };
    let mut rows = app.database().rows(&format!("SELECT CAST(latest AS TEXT) FROM inbox WHERE member_id = {id}"));
    rows.extend(app.database().rows(&format!("SELECT kind FROM notice WHERE member_id = {id} ORDER BY kind")));
    rows
}

proving::app_test! {
    async fn no_answer_but_yes_can_be_told_from_waiting(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, "May I ask how you began?").await;
        app.settle().await;
        ada.get("/requests").await; // the toast of sending is gone
        let (waiting, still) = (looks(&ada, &tomasz_id, &request).await, moved(&app, &ada_id));
        for answer in ["rest", "refusal"] {
            tomasz.get(&request).await.is_ok(); // no mark of reading either
            tomasz.post(&format!("{request}/{answer}"), &[]).await.goes_to("/requests");
            app.settle().await;
            assert_eq!(looks(&ada, &tomasz_id, &request).await, waiting, "after {answer}");
            assert_eq!(moved(&app, &ada_id), still, "after {answer}");
        }
        // Nor does taking it back tell: it goes the same way from a no.
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
    }

    /// In one world it was declined at once, in the other nothing was answered; the days go by.
    async fn being_over_looks_like_waiting(app: TestApp) {
        let [(ada, _), (_, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, "May I ask how you began?").await;
        app.settle().await;
        ada.get("/requests").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let first = looks(&ada, &tomasz_id, &request).await;
        for days in [13, 2, 44, 2, 27] {
            later(&app, days, &[&ada]).await;
            assert_eq!(looks(&ada, &tomasz_id, &request).await, first, "{days} days later");
        }
        later(&app, 3, &[&ada]).await;
        ada.get(&request).await.is_absent();
    }

    /// A block is told by nothing but that the other might as well have left.
    async fn a_block_looks_like_having_left(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let sian = app.member("Siân Llewellyn").await;
        let sian_id = sian.member().await.to_string();
        tomasz.post(&format!("/people/{ada_id}/block"), &[]).await.goes_to("/contacts/blocked");
        app.stands(&sian, "left").await;
        for path in ["", "/request", "/card.vcf", "/block"] {
            let [blocked, left] = [&tomasz_id, &sian_id].map(|it| format!("/people/{it}{path}"));
            let (one, other) = (ada.get(&blocked).await, ada.get(&left).await);
            one.is_absent();
            assert_eq!(same(&one).replace(&tomasz_id, "ID"), same(&other).replace(&sian_id, "ID"), "{path}");
        }
        let form = [("note", "Hello?")];
        let one = ada.post(&format!("/people/{tomasz_id}/request"), &form).await;
        let other = ada.post(&format!("/people/{sian_id}/request"), &form).await;
        assert_eq!(one.is_absent().status, other.is_absent().status);
        assert_eq!(same(&one).replace(&tomasz_id, "ID"), same(&other).replace(&sian_id, "ID"));
    }
}
