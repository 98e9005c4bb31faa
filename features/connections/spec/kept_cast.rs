//! What Ada keeps on her contact Cleo, and what she asks her for, in the matrix and to the canaries.

use crate::{
    cast::{Canary, Furnished},
    people_spec::cast::after,
};
use proving::Actor;

/// Lets Ada keep something on Cleo, and ask her for an introduction to Mo.
pub async fn furnish(ada: &Actor) -> Furnished {
    let cleo = after(&ada.get("/people?q=cleo+contact").await, "k-item__name\"><a href=\"/people/");
    let mo = after(&ada.get("/people?q=mo+moderator").await, "k-item__name\"><a href=\"/people/");
    let page = format!("/contacts/{cleo}");
    let keeps = [
        ("note", "Drovendale is what she told me."),
        ("met", "Pirravost, in the rain"),
        ("met_when_month", "3"),
        ("met_when_year", "2019"),
        ("tags", "Ulmerane, trainers"),
        ("cadence", "3"),
    ];
    ada.post(&page, &keeps).await.goes_to(&page);
    let asks = [("to", mo.as_str()), ("between", cleo.as_str()), ("words", "Quessimar is why I would like to meet.")];
    let asked = ada.post("/introductions", &asks).await;
    let introduction = asked.header("location").trim_start_matches("/introductions/").to_owned();
    ada.get("/contacts").await; // the toast is gone
    let own: &[&str] = &["ada"];
    Furnished {
        fills: vec![("introduction", introduction), ("friend", cleo), ("stranger", mo)],
        canaries: vec![
            Canary { word: "Quessimar", for_whom: &["ada", "contact"] },
            Canary { word: "Drovendale", for_whom: own },
            Canary { word: "Pirravost", for_whom: own },
            Canary { word: "Ulmerane", for_whom: own },
        ],
    }
}
