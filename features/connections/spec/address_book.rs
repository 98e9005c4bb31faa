//! Looking for colleagues by an address book: who is found, and that nothing of it stays.

use super::requests::{DAY, count, same, two};
use proving::{Actor, Seen};

async fn looks(actor: &Actor, book: &str) -> Seen {
    actor.upload("/contacts/import", "file", "Gorbelline.vcf", book.as_bytes(), &[]).await
}

proving::app_test! {
    async fn only_those_are_found_who_allow_it(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let dan = app.member("Dan").await;
        let dan_id = dan.member().await;
        let allow = [("new_people", ""), ("by_address", "yes")];
        for actor in [&tomasz, &dan] {
            actor.post("/settings/requests", &allow).await.goes_to("/settings/requests");
        }
        let cleo = app.member("Cleo").await; // who has said nothing: as if she were not here
        let book = format!(
            "BEGIN:VCARD\r\nFN:Pellumbry\r\nEMAIL:{}\r\nEND:VCARD\r\nBEGIN:VCARD\r\nEMAIL:{}\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nEMAIL:{}\r\nEND:VCARD\r\nBEGIN:VCARD\r\nEMAIL:nobody@example.org\r\nEND:VCARD\r\n",
            tomasz.email().to_uppercase(), dan.email(), cleo.email(),
        );
        let found = looks(&ada, &book).await;
        found.is_ok().shows("We looked for 4 addresses").shows("Tomasz Wiśniewski").shows("Dan").lacks("Cleo");
        found.shows(&format!("/people/{tomasz_id}/request")).lacks("nobody@example.org").lacks(tomasz.email());
        let ada_id = ada.member().await;
        dan.post(&format!("/people/{ada_id}/block"), &[]).await.goes_to("/contacts/blocked"); // abuse case 36
        let table = format!("name,mail\nx,{}\ny,{}\n", tomasz.email(), dan.email());
        looks(&ada, &table).await.is_ok().shows("Tomasz Wiśniewski").lacks(&dan_id.to_string());
        tomasz.post("/settings/requests", &[("new_people", ""), ("by_address", "no")]).await.goes_to("/settings/requests");
        looks(&ada, &table).await.is_ok().shows("Nobody found");
    }

    /// Abuse case 80: whoever is no member and whoever does not allow it are one answer.
    async fn not_here_and_not_allowing_are_the_same(app: TestApp) {
        let [(ada, _), (tomasz, _)] = two(&app).await;
        let [here, nowhere] = [tomasz.email(), "nobody.at.all@example.org"].map(|it| format!("mail\n{it}\n"));
        assert_eq!(same(&looks(&ada, &here).await), same(&looks(&ada, &nowhere).await));
    }

    /// Of the file, of those who are in it and of those who are found not a byte stays.
    async fn nothing_of_a_book_is_kept(app: TestApp) {
        let [(ada, _), (tomasz, _)] = two(&app).await;
        tomasz.post("/settings/requests", &[("new_people", ""), ("by_address", "yes")]).await.goes_to("/settings/requests");
        let (facts, files) = (count(&app, "fact"), app.files().len());
        let book = format!(
            "BEGIN:VCARD\r\nFN:Vexmarrow Quillfeather\r\nTEL:07700 900123\r\nNOTE:Snorvelund\r\nEMAIL:vexmarrow@snorvelund.example\r\n\
             EMAIL:{}\r\nEND:VCARD\r\n", tomasz.email(),
        );
        looks(&ada, &book).await.is_ok().shows("Tomasz Wiśniewski");
        app.settle().await;
        let dump = app.database().dump().to_lowercase();
        let (logs, mails) = (proving::logs().to_lowercase(), app.mails());
        for canary in ["vexmarrow", "quillfeather", "snorvelund", "gorbelline", "900123"] {
            assert!(!dump.contains(canary), "{canary} is in the store");
            assert!(!logs.contains(canary), "{canary} is in the log");
            assert!(mails.iter().all(|it| !it.text.to_lowercase().contains(canary) && !it.to.contains(canary)));
        }
        assert_eq!((count(&app, "fact"), app.files().len()), (facts, files), "no fact and no file");
        // In the audit stands that she looked, and nothing of what for.
        assert_eq!(count(&app, "address_look"), 1);
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.advance(DAY * 8);
        app.settle().await;
        assert_eq!(count(&app, "address_look"), 0, "nor when, once it counts no more");
    }

    async fn a_book_has_limits(app: TestApp) {
        let [(ada, _), _] = two(&app).await;
        ada.upload("/contacts/import", "file", "x", b"", &[]).await.problem("file");
        looks(&ada, "name,telephone\nx,1\n").await.problem("file").shows("no e-mail address");
        looks(&ada, &"x".repeat(5 * 1024 * 1024 + 1)).await.problem("file").shows("5 MB");
        looks(&ada, &"a@b.org\n".repeat(5_002)).await.problem("file").shows("5,000 people");
        let many = |from: usize, to: usize| (from..to).map(|it| format!("a{it}@example.org\n")).collect::<String>();
        looks(&ada, &many(0, 4_990)).await.is_ok().shows("4,990 addresses").shows("Nobody found");
        looks(&ada, &many(0, 11)).await.problem("file").shows("5,000 addresses a week"); // abuse case 80
        looks(&ada, &many(0, 10)).await.is_ok();
        looks(&ada, "one@example.org\n").await.problem("file");
        app.advance(DAY * 8);
        looks(&ada, "one@example.org\n").await.is_ok();
    }
}
