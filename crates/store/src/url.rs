//! Where the database is: a file, or a PostgreSQL server.

use kernel::Fault;
use std::{fmt, path::PathBuf};

/// A file for SQLite or the address of a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// The file; made if it is absent.
    Sqlite(PathBuf),
    /// The server.
    Postgres(PostgresUrl),
}

/// A server's address and how to trust it.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl {
    /// Without what we decide ourselves about TLS.
    pub(crate) address: String,
    pub(crate) tls: Tls,
    /// A file with the certificates to trust; otherwise those of the system.
    pub(crate) roots: Option<PathBuf>,
}

/// Whether the way to the server is encrypted. The server's certificate is always checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tls {
    Off,
    On,
}

impl DatabaseUrl {
    /// `/path/kettle.db`, `sqlite:/path/kettle.db` or `postgres://user@host/name`. Of `sslmode`, `disable` is plain and
    /// `require`, `verify-ca` and `verify-full` are TLS with a checked certificate; unset (or `prefer`), TLS is used
    /// unless the server is on this machine.
    pub fn parse(text: &str) -> Result<DatabaseUrl, Fault> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return PostgresUrl::parse(text).map(DatabaseUrl::Postgres);
        }
        let path = text.strip_prefix("sqlite://").or(text.strip_prefix("sqlite:")).unwrap_or(text);
        if path.is_empty() || text.contains("://") && path == text {
            return Err(Fault::bug("the database is neither a file nor a postgres:// address"));
        }
        Ok(DatabaseUrl::Sqlite(path.into()))
    }
}

impl PostgresUrl {
    fn parse(text: &str) -> Result<PostgresUrl, Fault> {
        let (base, query) = text.split_once('?').unwrap_or((text, ""));
        let (mut kept, mut mode, mut roots) = (Vec::new(), "prefer", None);
        for pair in query.split('&').filter(|it| !it.is_empty()) {
            match pair.split_once('=') {
                Some(("sslmode", it)) => mode = it,
                Some(("sslrootcert", it)) => roots = Some(PathBuf::from(it.replace("%2F", "/"))),
                _ => kept.push(pair),
            }
        }
        let address = if kept.is_empty() { base.to_string() } else { format!("{base}?{}", kept.join("&")) };
        let config: tokio_postgres::Config =
            address.parse().map_err(|it| Fault::bug(format!("the postgres:// address cannot be read: {it}")))?;
        let tls = match mode {
            "disable" => Tls::Off,
            "require" | "verify-ca" | "verify-full" => Tls::On,
            "prefer" if config.get_hosts().iter().all(is_here) => Tls::Off,
            "prefer" => Tls::On,
            _ => return Err(Fault::bug("sslmode must be disable, require or verify-full")),
        };
        Ok(PostgresUrl { address, tls, roots })
    }
}

fn is_here(host: &tokio_postgres::config::Host) -> bool {
    match host {
        tokio_postgres::config::Host::Tcp(it) => {
            it == "localhost" || it.parse().is_ok_and(|it: std::net::IpAddr| it.is_loopback())
        }
        #[cfg(unix)]
        tokio_postgres::config::Host::Unix(_) => true,
    }
}

impl fmt::Display for DatabaseUrl {
    /// Without user and password, for logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "{}", path.display()),
            DatabaseUrl::Postgres(url) => {
                let base = url.address.split('?').next().unwrap_or_default();
                let host = base.rsplit_once('@').map_or_else(|| base.split("://").last().unwrap_or(base), |it| it.1);
                write!(f, "postgres://{host}")
            }
        }
    }
}
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PostgresUrl")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postgres(text: &str) -> PostgresUrl {
        match DatabaseUrl::parse(text) {
            Ok(DatabaseUrl::Postgres(it)) => it,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn files_and_servers_are_told_apart() {
        assert_eq!(DatabaseUrl::parse("data/kettle.db").ok(), Some(DatabaseUrl::Sqlite("data/kettle.db".into())));
        assert_eq!(DatabaseUrl::parse("sqlite:///a/k.db").ok(), Some(DatabaseUrl::Sqlite("/a/k.db".into())));
        assert!(DatabaseUrl::parse("").is_err());
        assert!(DatabaseUrl::parse("mysql://x/y").is_err());
    }

    #[test]
    fn the_way_to_another_machine_is_encrypted_unless_told_otherwise() {
        assert_eq!(postgres("postgres://a@127.0.0.1:5/k").tls, Tls::Off);
        assert_eq!(postgres("postgres://a@localhost/k").tls, Tls::Off);
        assert_eq!(postgres("postgres://a@db.example/k").tls, Tls::On);
        assert_eq!(postgres("postgres://a@db.example/k?sslmode=disable").tls, Tls::Off);
        let full = postgres("postgres://a@db.example/k?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=2");
        assert_eq!((full.tls, full.roots), (Tls::On, Some("/ca.pem".into())));
        assert_eq!(full.address, "postgres://a@db.example/k?connect_timeout=2");
        assert!(DatabaseUrl::parse("postgres://a@h/k?sslmode=perhaps").is_err());
    }

    #[test]
    fn passwords_are_not_shown() {
        let shown = format!("{:?}", DatabaseUrl::parse("postgres://ada:secret@db.example/k?connect_timeout=1").ok());
        assert!(!shown.contains("secret") && shown.contains("db.example/k"), "{shown}");
    }
}
