//! The matrix: every route as seen by everybody of the cast, against the oracle (design.md §5.4).

use crate::{
    cast::Cast,
    golden,
    oracle::Oracle,
    sources::{beside, none},
};
use proving::{RouteRules, Seen};
use std::fmt::Write;
use web::Method;

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
    outcome(&seen)
}

fn outcome(seen: &Seen) -> String {
    let to = seen.header("location");
    match seen.status.as_u16() {
        200 if seen.header("content-type").starts_with("text/html") => "page".into(),
        200 => "file".into(),
        303 if to.starts_with("/sign-in?") => "sign-in".into(),
        303 => format!("to {}", to.split('?').next().unwrap_or_default()),
        403 => "forbidden".into(),
        404 => "absent".into(),
        422 => "invalid".into(),
        other => other.to_string(),
    }
}
