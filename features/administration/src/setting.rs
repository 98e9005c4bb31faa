//! Settings as they are shown: each with its value and where it came from, secrets never.

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// `listen`.
    pub name: String,
    /// `KETTLE_LISTEN`.
    pub variable: String,
    /// The value; of a secret only that there is one.
    pub value: String,
    /// `default`, `environment`, `file` or `command line`.
    pub from: String,
}

/// All settings of this process, as whoever started it tells them; kept by the app.
#[derive(Debug, Clone, Default)]
pub struct Settings(pub Vec<Setting>);

impl Setting {
    /// A setting, with whatever is secret in its value taken out.
    pub fn new(name: &str, variable: &str, value: &str, from: &str) -> Setting {
        let [name, variable, from] = [name, variable, from].map(str::to_owned);
        let secret = ["password", "secret", "token"].iter().any(|it| name.contains(it)) && !name.ends_with("_file");
        let value = match (secret, value.is_empty()) {
            (true, false) => "(set)".to_owned(),
            _ => without_password(value),
        };
        Setting { name, variable, value, from }
    }
}

impl Settings {
    /// The value of the setting, if it is told.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|it| it.name == name).map(|it| it.value.as_str())
    }
}

/// An address without the name and password that may stand in it: `smtps://mail.example.org`.
fn without_password(value: &str) -> String {
    let Some((scheme, rest)) = value.split_once("://") else { return value.to_owned() };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit_once('@').map_or(authority, |it| it.1);
    let secret = ["password=", "sslpassword=", "secret=", "token="];
    match path.split_once('?') {
        Some((path, query)) => {
            let open = query.split('&').filter(|it| !secret.iter().any(|secret| it.to_lowercase().starts_with(secret)));
            let open: Vec<&str> = open.collect();
            let mark = if open.is_empty() { "" } else { "?" };
            format!("{scheme}://{host}{path}{mark}{}", open.join("&"))
        }
        None => format!("{scheme}://{host}{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_shown() {
        let shown = |name: &str, value: &str| Setting::new(name, "KETTLE_X", value, "environment").value;
        assert_eq!(shown("smtp_password", "hunter2"), "(set)");
        assert_eq!(shown("smtp_password_file", "/etc/kettle/mail"), "/etc/kettle/mail");
        assert_eq!(shown("smtp_url", "smtps://ada:hunter2@mail.example.org:465"), "smtps://mail.example.org:465");
        let database = "postgres://kettle:p@ss/word@db.example/kettle?sslmode=require&password=hunter2";
        assert!(!shown("database", database).contains("hunter2"));
        assert_eq!(
            shown("database", "postgres://k:hunter2@db/kettle?sslmode=require"),
            "postgres://db/kettle?sslmode=require"
        );
        assert_eq!(shown("listen", "127.0.0.1:8080"), "127.0.0.1:8080");
    }

    #[test]
    fn a_setting_is_found_by_its_name() {
        let all = Settings(vec![Setting::new("listen", "KETTLE_LISTEN", "127.0.0.1:8080", "default")]);
        assert_eq!(all.find("listen"), Some("127.0.0.1:8080"));
        assert_eq!(all.find("mail_from"), None);
    }
}
