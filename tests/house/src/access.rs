//! The matrix: every route as seen by everybody of the cast, against the oracle (design.md §5.4).

use crate::{
    cast::Cast,
    golden,
    oracle::Oracle,
    sources::{beside, none},
};
use proving::{RouteRules, Seen};
use std::fmt::Write;
use web::{Method, PROOF_FIELD, PROOF_LASTS, Proof};

proving::app_test! {
    async fn everybody_gets_what_the_oracle_says(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let oracle = Oracle::read();
        let (mut text, mut wrong) = (String::new(), Vec::new());
        let mut routes = app.routes().to_vec();
        routes.sort_by_key(|it| (it.path, it.method));
        for route in &routes {
            let name = name_of(route);
            writeln!(text, "{name}").expect("text");
            for (viewer, _) in &cast.viewers {
                let found = cell(route, &cast, viewer).await;
                writeln!(text, "  {viewer:12} {found}").expect("text");
                match oracle.outcome(&name, viewer) {
                    None => wrong.push(format!("{name}: no oracle says what {viewer} gets")),
                    Some(right) if right != found => wrong.push(format!("{name}: {viewer} gets {found}, not {right}")),
                    Some(_) => {}
                }
            }
        }
        let known: Vec<String> = routes.iter().map(name_of).collect();
        wrong.extend(oracle.routes().filter(|it| !known.iter().any(|k| k == it)).map(|it| format!("{it}: no such route")));
        none("Somebody gets what they should not, or a route has no oracle.", wrong);
        golden::is_same(&beside("access.txt"), &text);
    }
}

proving::app_test! {
    /// Grave acts take the password once more (abuse case 73): after ten minutes whoever is let in is asked for it, nobody
    /// else learns that there is something, and nothing is done before it was given.
    async fn grave_acts_ask_for_the_password(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let oracle = Oracle::read();
        let mut before = Vec::new();
        for route in app.routes().iter().filter(|it| it.rules.proof == Proof::Password) {
            for (viewer, _) in &cast.viewers {
                before.push((route, *viewer, cell(route, &cast, viewer).await));
            }
        }
        app.advance(PROOF_LASTS);
        let (mut wrong, writes) = (Vec::new(), app.writes().await);
        for (route, viewer, first) in before {
            let (name, then) = (name_of(route), cell(route, &cast, viewer).await);
            let is_let_in = matches!(first.as_str(), "page" | "file" | "invalid");
            let right = if is_let_in { oracle.later(&name).unwrap_or("(no oracle says what)") } else { &first };
            if then != right {
                wrong.push(format!("{name}: {viewer} gets {then} after ten minutes, not {right}"));
            }
        }
        let grave = app.routes().iter().filter(|it| it.rules.proof == Proof::Password).map(name_of);
        let grave: Vec<String> = grave.collect();
        let tame = oracle.routes().filter(|it| oracle.later(it).is_some() && !grave.iter().any(|grave| grave == it));
        wrong.extend(tame.map(|it| format!("{it} does not ask for the password")));
        none("A grave act without its password, or one that no oracle knows as grave.", wrong);
        assert_eq!(app.writes().await, writes, "something was done before the password was given");
    }
}

/// `GET /people/{id}`.
pub fn name_of(route: &RouteRules) -> String {
    let method = match route.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    format!("{method} {}", route.path)
}

/// What this viewer gets. Forms are sent empty, with their token: whoever gets so far as to be told what is missing
/// may use the form.
async fn cell(route: &RouteRules, cast: &Cast, viewer: &str) -> String {
    let (actor, address) = (cast.viewer(viewer).copied(), cast.address(route.rules.sample));
    let seen = match route.method {
        Method::Get => actor.get(&address).await,
        Method::Post => actor.post(&address, &[("no_such_field", "")]).await,
    };
    outcome(&seen, cast)
}

fn outcome(seen: &Seen, cast: &Cast) -> String {
    let to = cast.sample(seen.header("location"));
    match seen.status.as_u16() {
        200 if seen.header("content-type").starts_with("text/html") => "page".into(),
        200 => "file".into(),
        303 if to.starts_with("/sign-in?") => "sign-in".into(),
        303 => format!("to {}", to.split('?').next().unwrap_or_default()),
        403 if seen.html().contains(&format!("name=\"{PROOF_FIELD}\"")) => "password".into(),
        403 => "forbidden".into(),
        404 => "absent".into(),
        422 => "invalid".into(),
        other => other.to_string(),
    }
}
