//! What holds for every route, whatever it does: reading writes nothing, writing wants its proof, no other spelling of
//! an address or method gets further, and every answer carries the headers of the house.

use crate::{access::name_of, cast::Cast, sources::none};
use http::StatusCode;
use proving::{Ask, RouteRules, Seen, TestApp};
use web::{Access, Cache, Method};

/// The session's, and three for what the page shows.
const MOST_STATEMENTS: u64 = 4;
/// Of home, which brings together what many features have: the session's, who waits, who speaks for them, what is brought, who it is.
const MOST_OF_HOME: u64 = 6;
/// What is made while it is sent looks each of its things up when its turn comes, so that nothing is in it that was taken back.
const MOST_OF_PACK: u64 = 12;

proving::app_test! {
    /// What an app keeps must not hold it: its threads, index and files would stay for as long as the process.
    async fn an_app_ends(app: TestApp) {
        Cast::gather(&app).await;
        let own = app.app().own();
        drop(app);
        assert!(own.get().is_err(), "somebody holds the app: look at what is put in with `app.keep`");
    }

    async fn reading_changes_nothing(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let before = app.writes().await;
        for route in gets(&app) {
            for viewer in ["admin", "ada", "nobody"] {
                cast.viewer(viewer).get(&cast.address(route.rules.sample)).await; // abuse case 53
            }
            assert_eq!(app.writes().await, before, "{} writes", name_of(route));
        }
    }

    /// Also a page that nobody has looked at since something changed.
    async fn a_page_asks_the_store_few_times(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let mut dear = Vec::new();
        for route in gets(&app) {
            for viewer in ["ada", "admin"] {
                let address = cast.address(route.rules.sample);
                cast.viewer(viewer).get(&address).await; // what is read once for all is there
                app.stands(cast.viewer("member"), "active").await;
                let Some(before) = app.app().db().statements_read() else { return };
                cast.viewer(viewer).get(&address).await;
                let asked = app.app().db().statements_read().unwrap_or_default() - before;
                let most = match route.path {
                    "/" => MOST_OF_HOME,
                    path if path.ends_with("/pack") => MOST_OF_PACK,
                    _ => MOST_STATEMENTS,
                };
                if asked > most {
                    dear.push(format!("{} asks {asked} times for {viewer}", name_of(route)));
                }
            }
        }
        none("A page runs at most four statements.", dear);
    }

    async fn a_form_of_another_page_is_refused(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let (ada, before) = (cast.viewer("admin"), app.writes().await);
        let token = ada.token().await;
        let other = cast.viewer("member").token().await;
        let mut passed = Vec::new();
        for route in app.routes().iter().filter(|it| it.method == Method::Post) {
            let ask = || Ask::new("POST", &cast.address(route.rules.sample));
            let ours = || ask().from_our_page();
            let from = |origin: &str, site: &str| ask().header("origin", origin).header("sec-fetch-site", site);
            let tries = [
                ("no token", ours().form(&[])), // abuse case 52
                ("an empty token", ours().form(&[("csrf", "")])),
                ("another's token", ours().form(&[("csrf", &other)])),
                ("two tokens", ours().form(&[("csrf", &token), ("csrf", &token)])),
                ("a foreign origin", from("https://evil.example", "cross-site").form(&[("csrf", &token)])),
                ("a sibling's page", from("https://kettle.test", "same-site").form(&[("csrf", &token)])),
                ("an opaque origin", from("null", "same-origin").form(&[("csrf", &token)])),
                ("no origin", ask().form(&[("csrf", &token)])),
                ("htmx alone", ask().header("hx-request", "true").form(&[("csrf", &token)])),
            ];
            for (what, ask) in tries {
                let seen = ada.copied().send(ask).await;
                if !matches!(seen.status.as_u16(), 403 | 404 | 422) {
                    passed.push(format!("{} with {what}: {}", name_of(route), seen.status));
                }
            }
        }
        none("A form without its proof got through.", passed);
        assert_eq!(app.writes().await, before);
    }

    async fn fields_that_no_form_has_are_refused(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let before = app.writes().await;
        let mut passed = Vec::new();
        for route in app.routes().iter().filter(|it| it.method == Method::Post) {
            let address = cast.address(route.rules.sample);
            for field in ["role", "admin", "member_id", "standing", "created_at", "verified"] { // abuse case 38
                let seen = cast.viewer("admin").post(&address, &[(field, "true")]).await;
                if !matches!(seen.status.as_u16(), 404 | 422) {
                    passed.push(format!("{} takes {field}: {}", name_of(route), seen.status));
                }
            }
            let json = cast.viewer("admin").send(
                Ask::new("POST", &address).from_our_page().header("content-type", "application/json").body("{}"), // 39
            );
            let status = json.await.status;
            if !status.is_client_error() {
                passed.push(format!("{} takes JSON: {status}", name_of(route)));
            }
        }
        none("A field that does not belong to the form was taken.", passed);
        assert_eq!(app.writes().await, before);
    }

    async fn other_spellings_lead_nowhere(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let ada = cast.viewer("ada");
        let mut found = Vec::new();
        for route in gets(&app).filter(|it| it.path != "/") {
            let address = cast.address(route.rules.sample);
            let path = address.split('?').next().unwrap_or_default();
            let (_, last) = path.rsplit_once('/').unwrap_or_default();
            let spelled = [
                format!("{path}/"), // abuse case 56
                format!("/{path}"),
                format!("{path}/%2e%2e/{last}"),
                format!("{path}%00"),
                format!("/%2e{path}"),
                path.to_uppercase(),
            ];
            for other in spelled.iter().filter(|it| *it != path) {
                let seen = ada.get(other).await;
                if seen.status != StatusCode::NOT_FOUND {
                    found.push(format!("{other}: {}", seen.status));
                }
            }
        }
        none("Another spelling of an address leads somewhere.", found);
    }

    async fn other_methods_lead_nowhere(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let mut found = Vec::new();
        for route in app.routes() {
            let address = cast.address(route.rules.sample);
            for viewer in ["ada", "nobody"] {
                let actor = cast.viewer(viewer);
                for method in ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND"] { // abuse case 57
                    let seen = actor.send(Ask::new(method, &address).from_our_page()).await;
                    if seen.status != StatusCode::NOT_FOUND {
                        found.push(format!("{viewer}: {method} {address}: {}", seen.status));
                    }
                }
                if route.method == Method::Get {
                    let (head, get) = (actor.send(Ask::new("HEAD", &address)).await, actor.get(&address).await);
                    if head.status != get.status || !head.body.is_empty() {
                        found.push(format!("{viewer}: HEAD {address}: {} for {}", head.status, get.status));
                    }
                }
            }
        }
        none("A method that a route does not have was answered.", found);
    }

    async fn every_answer_carries_the_headers_of_the_house(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let mut wrong = Vec::new();
        for route in gets(&app) {
            for viewer in ["ada", "nobody", "admin", "suspended"] {
                let seen = cast.viewer(viewer).get(&cast.address(route.rules.sample)).await;
                wrong.extend(bare(&seen, route.rules.cache));
            }
        }
        for route in app.routes().iter().filter(|it| it.method == Method::Post) {
            let seen = cast.viewer("nobody").post(&cast.address(route.rules.sample), &[("x", "")]).await;
            wrong.extend(bare(&seen, Cache::NoStore));
        }
        for ask in [Ask::new("GET", "/nowhere"), Ask::new("GET", "/join").header("host", "evil.example")] {
            wrong.extend(bare(&cast.viewer("ada").send(ask).await, Cache::NoStore));
        }
        none("An answer lacks a header of the house.", wrong);
    }

    async fn rules_do_not_contradict_themselves(app: TestApp) {
        let wrong = app.routes().iter().filter_map(|it| Some(format!("{}: {}", name_of(it), it.contradiction?)));
        none("A route whose rules contradict each other.", wrong.collect());
        let unmarked = app.routes().iter().filter(|it| it.method == Method::Post && it.rules.audit.is_none());
        none("A form whose act is not named.", unmarked.map(name_of).collect());
        let silent = app.routes().iter().filter(|it| it.rules.sample.is_empty());
        none("A route without a sample.", silent.map(name_of).collect());
        let kept = app.routes().iter().filter(|it| it.rules.cache == Cache::Immutable && it.rules.access != Access::Open);
        none("What only some may see is kept by nobody.", kept.map(name_of).collect());
    }

    async fn another_host_gets_nothing(app: TestApp) {
        let ada = app.member("Ada").await;
        for host in ["evil.example", "kettle.test.evil.example", "kettle.test:81", ""] {
            let seen = ada.send(Ask::new("GET", "/settings").header("host", host)).await; // abuse case 79
            assert_eq!(seen.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
            seen.lacks(ada.email());
        }
    }
}

fn gets(app: &TestApp) -> impl Iterator<Item = &RouteRules> {
    app.routes().iter().filter(|it| it.method == Method::Get)
}

/// What is missing in an answer (abuse cases 29, 32, 54).
fn bare(seen: &Seen, cache: Cache) -> Vec<String> {
    let policy = seen.header("content-security-policy");
    let lasting = seen.header("cache-control").contains("immutable");
    let checks = [
        ("content-security-policy", policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'")),
        ("no inline script", !policy.contains("unsafe-")),
        ("x-frame-options", seen.header("x-frame-options") == "DENY"),
        ("x-content-type-options", seen.header("x-content-type-options") == "nosniff"),
        ("referrer-policy", !seen.header("referrer-policy").is_empty()),
        ("cross-origin-opener-policy", seen.header("cross-origin-opener-policy") == "same-origin"),
        ("strict-transport-security", seen.header("strict-transport-security").contains("max-age=")),
        ("cache-control", if cache == Cache::Immutable { lasting } else { seen.header("cache-control") == "no-store" }),
    ];
    checks.iter().filter(|it| !it.1).map(|it| format!("{}: {}", seen.asked, it.0)).collect()
}
