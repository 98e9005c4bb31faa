//! `kettle doctor`: every setting and where it came from, and what is not as it should be.

use crate::{config::Config, open};
use serde_json::json;

/// One finding.
struct Finding {
    ok: bool,
    words: String,
}

/// Prints the settings and the findings. Fails if anything must be mended before people come.
#[expect(clippy::print_stdout, reason = "a command line talks to its terminal")]
pub async fn doctor(config: Config, json: bool) -> Result<(), String> {
    let mut findings = vec![];
    let mut note = |ok, words: String| findings.push(Finding { ok, words });
    if config.url.is_development() {
        note(true, format!("{} is for this machine only; set KETTLE_PUBLIC_URL to let people in", config.url.origin()));
    }
    match &config.smtp {
        Some(_) => note(true, "letters go to the mail server".to_owned()),
        None => note(
            config.url.is_development(),
            format!("no mail server: letters are kept in {}", config.data.join("mail").display()),
        ),
    }
    match open::open(&config, open::Purpose::Task).await {
        Ok(opened) => {
            note(true, "the database opens and its tables are up to date".to_owned());
            let told = opened.app.crew().settle().await;
            note(told.is_ok(), told.err().map_or("nothing is left to be delivered".to_owned(), |it| it.to_string()));
            let unfinished = texts::actions::find_unfinished(&opened.app).await.map_err(|it| it.to_string())?;
            note(unfinished.is_empty(), placeholders(&unfinished));
        }
        Err(open::Closed::Busy) => note(true, "a server works on this folder".to_owned()),
        Err(open::Closed::Because(why)) => note(false, why),
    }
    let broken = findings.iter().filter(|it| !it.ok).count();
    if json {
        let listed: Vec<_> = findings.iter().map(|it| json!({ "ok": it.ok, "words": it.words })).collect();
        println!("{}", json!({ "settings": config.told, "findings": listed }));
    } else {
        for it in &config.told {
            println!("{:<18} {}  ({}, {})", it.name, it.value, it.from, it.variable);
        }
        println!();
        for it in &findings {
            println!("{} {}", if it.ok { "ok     " } else { "BROKEN " }, it.words);
        }
    }
    if broken > 0 { Err(format!("{broken} of these must be mended before people come")) } else { Ok(()) }
}

/// What is to be said of the texts that only the operator can finish.
fn placeholders(unfinished: &[&str]) -> String {
    match unfinished {
        [] => "the texts are filled in".to_owned(),
        some => format!("not ready: texts still hold placeholders: {}; fill them in at /admin/texts", some.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_not_filled_in_are_named() {
        let words = placeholders(&["operator", "privacy"]);
        assert_eq!(words, "not ready: texts still hold placeholders: operator, privacy; fill them in at /admin/texts");
        assert!(!placeholders(&[]).contains("not ready"));
    }
}
