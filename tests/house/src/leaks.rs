//! Canaries: every private text begins with a word of its own, and every byte that anybody receives is searched for
//! words that are not theirs (design.md §5.5).

use crate::{cast::Cast, sources::none};
use web::Method;

proving::app_test! {
    /// Addresses are their owner's alone: no page, part, mail or header shows one to anybody else.
    async fn nobody_receives_anothers_address(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let owners: Vec<(&str, String)> = cast.viewers.iter().map(|(name, it)| (*name, it.email().to_owned())).collect();
        let mut leaks = Vec::new();
        for route in app.routes().iter().filter(|it| it.method == Method::Get) {
            for (viewer, actor) in &cast.viewers {
                let seen = actor.get(&cast.address(route.rules.sample)).await;
                let bytes = format!("{:?}{}", seen.headers, seen.html());
                for (owner, email) in owners.iter().filter(|it| it.0 != *viewer && !it.1.is_empty()) {
                    if bytes.contains(email.as_str()) {
                        leaks.push(format!("{}: {viewer} receives the address of {owner}", route.path));
                    }
                }
            }
        }
        for mail in app.mails() {
            let whole = format!("{}{}", mail.subject, mail.text);
            for (owner, email) in owners.iter().filter(|it| !it.1.is_empty() && it.1 != mail.to) {
                if whole.contains(email.as_str()) {
                    leaks.push(format!("a mail to {} contains the address of {owner}", mail.to));
                }
            }
        }
        none("A private word reached somebody else.", leaks);
    }

    /// What Ada keeps for herself or her contacts, on every page, in every part, card and letter.
    async fn nobody_receives_what_is_not_theirs(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let mut leaks = Vec::new();
        let mut received = std::collections::BTreeSet::new();
        for (viewer, actor) in &cast.viewers {
            let not_theirs = || cast.canaries.iter().filter(|it| !it.for_whom.contains(viewer));
            for address in addresses(&app, &cast) {
                for seen in [actor.get(&address).await, actor.get_part(&address, "results").await] {
                    let bytes = format!("{:?}{}", seen.headers, seen.html()).to_lowercase();
                    let found = not_theirs().filter(|it| bytes.contains(&it.word.to_lowercase()));
                    leaks.extend(found.map(|it| format!("{viewer} receives {} at {address}", it.word)));
                    let theirs = cast.canaries.iter().filter(|it| it.for_whom.contains(viewer));
                    received.extend(theirs.filter(|it| bytes.contains(&it.word.to_lowercase())).map(|it| (it.word, *viewer)));
                }
            }
            // A question that names the word is shown again; who it finds is what must not be told.
            for canary in not_theirs() {
                let word = canary.word.to_lowercase();
                for question in [word.as_str(), &word[..6]] {
                    let seen = actor.get(&format!("/people?q={question}")).await; // abuse case 4
                    if seen.html().contains(&format!("/people/{}", cast.address("{ada}"))) {
                        leaks.push(format!("{viewer} finds Ada by {question}"));
                    }
                    // Abuse cases 4 and 13: neither a hit nor a count.
                    let seen = actor.get(&format!("/search?q={question}")).await;
                    let ada = format!("/people/{}", cast.address("{ada}"));
                    if seen.html().contains("class=\"k-found\"") || seen.html().contains(&ada) {
                        leaks.push(format!("{viewer} finds something of Ada's by {question}"));
                    }
                }
            }
        }
        for mail in app.mails() {
            let whole = format!("{}{}", mail.subject, mail.text);
            let words = cast.canaries.iter().filter(|it| whole.contains(it.word) && it.word != "Lovelace");
            leaks.extend(words.map(|it| format!("a mail to {} contains {}", mail.to, it.word))); // abuse case 9
        }
        let logs = proving::logs();
        assert!(logs.contains("web::gate"), "the log is empty");
        let mut private: Vec<&str> = cast.canaries.iter().map(|it| it.word).collect();
        private.extend(["@example.org", proving::Actor::PASSWORD, "$argon2"]);
        leaks.extend(private.iter().filter(|it| logs.contains(**it)).map(|it| format!("the log contains {it}"))); // 33
        none("A private word reached somebody else.", leaks);
        let unseen = cast.canaries.iter().flat_map(|it| it.for_whom.iter().map(|who| (it.word, *who)));
        let unseen = unseen.filter(|it| !received.contains(it)).map(|(word, who)| format!("{who} never receives {word}"));
        none("A canary that does not sing proves nothing.", unseen.collect());
    }

    /// Abuse cases 8 and 9: everybody wants the letter of their groups, and what stands in Ada's group is in that of the one who is
    /// in it, and in nobody's subject.
    async fn group_letters_go_to_who_is_in_the_group(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let (ada, inside) = (cast.viewer("ada"), app.member("Rhona Reader").await);
        let group = cast.address("/groups/{skin}");
        inside.post(&format!("{group}/request"), &[("words", "May I?")]).await;
        let path = format!("{group}/requests/{}/acceptance", inside.member().await);
        ada.post(&path, &[]).await.goes_to(&format!("{group}/requests"));
        let mut members = vec![inside.member().await];
        for (_, actor) in cast.viewers.iter().filter(|it| !it.1.email().is_empty()) {
            members.push(actor.member().await);
        }
        app.advance(std::time::Duration::from_secs(120));
        let operator = kernel::Viewer::house(kernel::Reason::Operator);
        mailing::actions::choose_made(app.app(), &operator, &members).await.expect("chosen");
        mailing::actions::send_due(app.app()).await.expect("sent");
        let letters: Vec<_> = app.mails().into_iter().filter(|it| it.key.starts_with("groups-")).collect();
        let sung = letters.iter().filter(|it| it.to == inside.email() && it.text.contains("Quandrille")).count();
        assert_eq!(sung, 1, "a letter that does not sing proves nothing: {letters:?}");
        let mut leaks = Vec::new();
        for mail in &letters {
            let begun = |word: &str| mail.to == inside.email() && ["Velmorrow", "Quandrille"].contains(&word);
            for it in cast.canaries.iter().filter(|it| it.word != "Lovelace") {
                if mail.subject.contains(it.word) || (mail.text.contains(it.word) && !begun(it.word)) {
                    leaks.push(format!("the letter to {} contains {}", mail.to, it.word));
                }
            }
        }
        none("A private word went out by mail.", leaks);
    }
}

/// Every page of the table, as its sample shows it.
fn addresses(app: &proving::TestApp, cast: &Cast) -> Vec<String> {
    let pages = app.routes().iter().filter(|it| it.method == Method::Get);
    pages.map(|it| cast.address(it.rules.sample)).collect()
}
