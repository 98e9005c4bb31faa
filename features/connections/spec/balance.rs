//! The picture of one's contacts, and that nobody else is ever told how many there are.

use super::{
    introductions::{gp, tie},
    requests::same,
};
use proving::Actor;

async fn role(who: &Actor, from: &str) {
    let line = [("kind", "role"), ("words", "GP"), ("audience", "members"), ("from_month", ""), ("from_year", from)];
    who.post("/profile/lines", &line).await.goes_to("/profile/edit#lines-role");
}

proving::app_test! {
    async fn from_five_contacts_on_there_is_a_picture(app: TestApp) {
        let (ada, a) = gp(&app, "Ada Okonkwo").await;
        role(&ada, "2010").await;
        for (at, year) in ["2018", "2011", "2012", "1999", "2010"].into_iter().enumerate() {
            ada.get("/contacts/balance").await.is_ok().shows("Too few for a picture");
            let (other, id) = gp(&app, &format!("Colleague {at}")).await;
            role(&other, year).await;
            tie(&app, a, id).await;
        }
        let page = ada.get("/contacts/balance").await;
        page.is_ok().shows("Your 5 contacts").shows("Newer than you 1").shows("About as long as you 3").shows("Longer than you 1");
        page.shows("Only you see this").shows("What is missing").lacks("Colleague 1");
        let link = "/profile/edit#location"; // nobody said where they are, Ada neither
        page.shows(link);
    }

    /// Every search that it suggests is one that the directory knows.
    async fn what_it_suggests_can_be_found(app: TestApp) {
        let (ada, _) = gp(&app, "Ada Okonkwo").await;
        for url in [
            "/people?miles=25&sort=distance", "/people?role=registrar&role=fellow", "/people?role=trainer&role=programme-director",
            "/people?path=1", "/people?affiliation=education", "/people?affiliation=commissioner", "/people?affiliation=other",
        ] {
            ada.get(url).await.is_ok();
        }
    }

    /// Nobody is shown how many contacts anybody has: every page of hers that others see is the same with none and with six.
    async fn nobody_is_shown_a_count_of_contacts(app: TestApp) {
        let ((ada, a), (ben, b)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Ben Member").await);
        let pages = [format!("/people/{a}"), "/people?q=okonkwo".to_owned(), format!("/people/{a}/card.vcf"), format!("/people/{a}/request")];
        let look = async || {
            let mut seen = Vec::new();
            for page in &pages {
                seen.push(same(&ben.get(page).await));
            }
            seen
        };
        let before = look().await;
        let mut others = Vec::new();
        for at in 0..6 {
            others.push(gp(&app, &format!("Friend {at}")).await.1);
        }
        let without = look().await;
        for other in others {
            tie(&app, a, other).await;
        }
        assert_eq!(look().await, without);
        assert_eq!(before.len(), without.len());
        for page in ["/contacts", "/contacts/balance", "/contacts/touch"] {
            ada.get(page).await.is_ok();
            ben.get(page).await.is_ok().lacks("Okonkwo"); // abuse case 13
        }
        ben.get(&format!("/contacts/{a}")).await.is_absent();
        ada.get(&format!("/contacts/{b}")).await.is_absent();
    }
}
