//! A statement: its text, where it stands, and its translation (made once, kept in the static itself).

use crate::{
    Engine, Value,
    token::{Token, tokens},
};
use kernel::Fault;
use std::sync::OnceLock;

/// One SQL statement with named parameters. Made by [`sql!`](crate::sql!) alone, so that all are listed.
#[derive(Debug)]
pub struct Sql {
    sqlite: &'static str,
    postgres: &'static str,
    /// The source file that contains it.
    pub file: &'static str,
    /// The line in that file.
    pub line: u32,
    plan: OnceLock<Plan>,
}

/// The names and values of a statement, made by [`named!`](crate::named!).
pub type Args<'a> = [(&'static str, Value<'a>)];

/// Every statement of every crate that is linked into this program.
pub fn statements() -> impl Iterator<Item = &'static Sql> {
    inventory::iter::<Listed>.into_iter().map(|it| it.0)
}

/// A statement, as a static that [`statements`](crate::statements) lists.
///
/// `sql!("SELECT … WHERE id = :id")` is one text for both engines. Where they truly differ, the two stand side by
/// side: `sql! { sqlite: "…", postgres: "…" }`. A list is `code IN LIST(:codes)` (texts), `id IN LIST_ID(:ids)` or
/// `n IN LIST_INT(:ns)`, each also with `NOT IN`; its value is made by `store::list`, `id_list` or `int_list`. Ids with a
/// number each are a table of their own: `FROM PAIRS(:pairs) a` has `a.id` and `a.n`; its value is made by `pair_list`.
#[macro_export]
macro_rules! sql {
    (sqlite: $sqlite:expr, postgres: $postgres:expr $(,)?) => {{
        static STATEMENT: $crate::Sql = $crate::Sql::new($sqlite, $postgres, file!(), line!());
        $crate::inventory::submit! { $crate::Listed(&STATEMENT) }
        &STATEMENT
    }};
    ($text:expr $(,)?) => {
        $crate::sql! { sqlite: $text, postgres: $text }
    };
}

/// Named values: `named! { id, title: &title, now, n: 3i64 }`. Every name of the statement, and no other.
#[macro_export]
macro_rules! named {
    (@ $name:ident) => { $name };
    (@ $name:ident $value:expr) => { $value };
    ($($name:ident $(: $value:expr)?),* $(,)?) => {
        &[$((stringify!($name), $crate::Value::from($crate::named!(@ $name $($value)?)))),*]
    };
}

/// What [`sql!`](crate::sql!) submits.
#[doc(hidden)]
pub struct Listed(pub &'static Sql);
inventory::collect!(Listed);

/// The texts as the engines take them.
#[derive(Debug)]
pub(crate) struct Plan {
    sqlite: String,
    postgres: String,
    names: Vec<&'static str>,
    problem: Option<String>,
    writes: Option<&'static str>,
    /// The names of SQLite's result columns, noted when the statement first runs.
    pub columns: OnceLock<Vec<Box<str>>>,
}

impl Sql {
    #[doc(hidden)]
    pub const fn new(sqlite: &'static str, postgres: &'static str, file: &'static str, line: u32) -> Sql {
        Sql { sqlite, postgres, file, line, plan: OnceLock::new() }
    }
    /// As SQLite takes it.
    pub fn sqlite(&'static self) -> &'static str {
        &self.plan().sqlite
    }
    /// As PostgreSQL takes it.
    pub fn postgres(&'static self) -> &'static str {
        &self.plan().postgres
    }
    /// As this engine takes it.
    pub fn text(&'static self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite(),
            Engine::Postgres => self.postgres(),
        }
    }
    /// As it was written, for this engine.
    pub fn written(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
    /// Whether the engines have texts of their own; such statements are counted by a test.
    pub fn is_twofold(&self) -> bool {
        self.sqlite != self.postgres
    }
    /// The names of its parameters, in the order of their numbers.
    pub fn names(&'static self) -> &'static [&'static str] {
        &self.plan().names
    }
    /// The table that it changes; `None` if it only reads.
    pub fn writes(&'static self) -> Option<&'static str> {
        self.plan().writes
    }
    pub(crate) fn plan(&'static self) -> &'static Plan {
        self.plan.get_or_init(|| Plan::of(self.sqlite, self.postgres))
    }
    /// The values in the order of the statement's numbers.
    pub(crate) fn order<'v, 'a>(
        &'static self,
        args: &'v Args<'a>,
    ) -> Result<impl Iterator<Item = &'v Value<'a>> + use<'v, 'a>, Fault> {
        let plan = self.plan();
        let value_of = |name: &str| args.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
        let problem = if let Some(problem) = &plan.problem {
            Some(problem.clone())
        } else if plan.names.len() != args.len() || plan.names.iter().any(|it| value_of(it).is_none()) {
            let given: Vec<_> = args.iter().map(|(name, _)| *name).collect();
            Some(format!("the statement wants {:?} and was given {given:?}", plan.names))
        } else {
            args.iter().find_map(|(name, value)| Some(format!("the value of :{name} {}", value.problem()?)))
        };
        match problem {
            Some(problem) => Err(Fault::bug(format!("{self}: {problem}"))),
            None => Ok(plan.names.iter().filter_map(move |name| value_of(name))),
        }
    }
}

impl std::fmt::Display for Sql {
    /// Where it stands: `file:line`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

impl Plan {
    fn of(sqlite: &'static str, postgres: &'static str) -> Plan {
        let mut names = Vec::new();
        let mut problem = None;
        let mut translated = |text, engine| {
            translate(text, engine, &mut names).unwrap_or_else(|what| {
                problem = Some(what);
                String::new()
            })
        };
        let writes = written(sqlite);
        let sqlite = translated(sqlite, Engine::Sqlite);
        let postgres = translated(postgres, Engine::Postgres);
        Plan { sqlite, postgres, names, problem, writes, columns: OnceLock::new() }
    }
}

/// The table after the first `INSERT INTO`, `UPDATE` or `DELETE FROM` outside of a string.
fn written(text: &'static str) -> Option<&'static str> {
    let words: Vec<&'static str> = tokens(text).into_iter().filter(|it| !it.is_space()).map(Token::text).collect();
    words.windows(3).find_map(|it| match (it[0].to_ascii_uppercase().as_str(), it[1].to_ascii_uppercase().as_str()) {
        ("INSERT", "INTO") | ("DELETE", "FROM") => Some(it[2]),
        ("UPDATE", table) if table != "SET" => Some(it[1]),
        _ => None,
    })
}

/// Numbers the names (`:name` → `?1`, `$1`) and expands the lists.
fn translate(text: &'static str, engine: Engine, names: &mut Vec<&'static str>) -> Result<String, String> {
    let tokens = tokens(text);
    let mut out = String::with_capacity(text.len() + 16);
    let mut at = 0;
    while at < tokens.len() {
        let here = &tokens[at..];
        match (here[0], list_of(here)) {
            (Token::Name(name), _) => {
                out.push_str(&numbered(name, engine, names));
                at += 1;
            }
            (_, Some((kind, name))) => {
                let number = numbered(name, engine, names);
                at += 4;
                match kind {
                    ListOf::Pair => open_pairs(&mut out, engine, &number),
                    _ => open_list(&mut out, kind, engine, &number)?,
                }
            }
            (other, None) => {
                out.push_str(other.text());
                at += 1;
            }
        }
    }
    Ok(out)
}

fn numbered(name: &'static str, engine: Engine, names: &mut Vec<&'static str>) -> String {
    let at = names.iter().position(|it| *it == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    });
    let mark = if engine == Engine::Sqlite { '?' } else { '$' };
    format!("{mark}{}", at + 1)
}

#[derive(Clone, Copy)]
enum ListOf {
    Text,
    Id,
    Int,
    Pair,
}

/// `LIST(:name)` at the start of these tokens.
fn list_of<'t>(here: &[Token<'t>]) -> Option<(ListOf, &'t str)> {
    let [Token::Word(word), Token::Mark("("), Token::Name(name), Token::Mark(")"), ..] = here else { return None };
    let kind = match *word {
        "LIST" => ListOf::Text,
        "LIST_ID" => ListOf::Id,
        "LIST_INT" => ListOf::Int,
        "PAIRS" => ListOf::Pair,
        _ => return None,
    };
    Some((kind, name))
}

/// Writes a list after `… IN`: SQLite unfolds JSON; PostgreSQL compares with an array, for which it uses indexes.
fn open_list(out: &mut String, kind: ListOf, engine: Engine, number: &str) -> Result<(), String> {
    let before = out.trim_end().len();
    let Some(before) = out[..before].strip_suffix("IN").filter(|it| it.ends_with(char::is_whitespace)) else {
        return Err("a LIST stands only after IN or NOT IN, in upper case".to_string());
    };
    let (before, negated) = (before.trim_end().len(), before.trim_end().ends_with(" NOT"));
    if engine == Engine::Sqlite {
        let value = if matches!(kind, ListOf::Id) { "unhex(value)" } else { "value" };
        out.push_str(&format!("(SELECT {value} FROM json_each({number}))"));
        return Ok(());
    }
    out.truncate(if negated { before - 4 } else { before });
    let array = match kind {
        ListOf::Text => "text[]",
        ListOf::Id => "uuid[]",
        ListOf::Int => "bigint[]",
        ListOf::Pair => return Err("PAIRS is a table, not a list".to_string()),
    };
    let compare = if negated { "<> ALL" } else { "= ANY" };
    out.push_str(&format!(" {compare} (CAST({number} AS {array}))"));
    Ok(())
}

/// Writes a table of ids and numbers.
fn open_pairs(out: &mut String, engine: Engine, number: &str) {
    out.push_str(&match engine {
        Engine::Sqlite => format!("(SELECT unhex(value ->> 0) AS id, value ->> 1 AS n FROM json_each({number}))"),
        Engine::Postgres => format!(
            "(SELECT CAST(value ->> 0 AS uuid) AS id, CAST(value ->> 1 AS bigint) AS n \
             FROM json_array_elements(CAST(CAST({number} AS text) AS json)) AS pair (value))"
        ),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_numbers_once() {
        let it = sql!("SELECT ':no', a::text FROM t WHERE id = :id AND (x = :x OR y = :id) -- :no");
        assert_eq!(it.sqlite(), "SELECT ':no', a::text FROM t WHERE id = ?1 AND (x = ?2 OR y = ?1) -- :no");
        assert_eq!(it.postgres(), "SELECT ':no', a::text FROM t WHERE id = $1 AND (x = $2 OR y = $1) -- :no");
        assert_eq!(it.names(), ["id", "x"]);
        assert!(!it.is_twofold());
    }

    #[test]
    fn it_is_known_which_table_a_statement_changes() {
        for (it, table) in [
            (sql!("SELECT 'UPDATE x' FROM t"), None),
            (sql!("INSERT INTO t (a) VALUES (:a) ON CONFLICT (a) DO UPDATE SET a = :a"), Some("t")),
            (sql!("update t set a = :a"), Some("t")),
            (sql!("DELETE FROM t WHERE a = :a RETURNING b"), Some("t")),
            (sql!("WITH old AS (SELECT a FROM u) DELETE FROM t WHERE a IN (SELECT a FROM old)"), Some("t")),
        ] {
            assert_eq!(it.writes(), table, "{}", it.sqlite());
        }
    }

    #[test]
    fn lists_have_one_form() {
        let it = sql!("SELECT 1 FROM t WHERE a IN LIST(:a) AND b NOT IN LIST_ID(:b) AND c IN\n LIST_INT(:c)");
        assert_eq!(
            it.sqlite(),
            "SELECT 1 FROM t WHERE a IN (SELECT value FROM json_each(?1)) AND b NOT IN \
             (SELECT unhex(value) FROM json_each(?2)) AND c IN\n (SELECT value FROM json_each(?3))"
        );
        assert_eq!(
            it.postgres(),
            "SELECT 1 FROM t WHERE a = ANY (CAST($1 AS text[])) AND b <> ALL (CAST($2 AS uuid[])) \
             AND c = ANY (CAST($3 AS bigint[]))"
        );
    }

    #[test]
    fn ids_with_numbers_are_a_table() {
        let it = sql!("SELECT t.a FROM PAIRS(:p) p JOIN t ON t.id = p.id AND t.a > p.n");
        assert!(it.sqlite().contains("FROM json_each(?1)) p JOIN t"), "{}", it.sqlite());
        assert!(
            it.postgres().contains("json_array_elements(CAST(CAST($1 AS text) AS json)) AS pair (value)) p JOIN t")
        );
        assert_eq!(it.names(), ["p"]);
    }

    #[test]
    fn a_list_elsewhere_is_refused() {
        let it = sql!("SELECT * FROM LIST(:a)");
        let refused = it.order(crate::named! { a: "[]" }).err().map(|it| it.to_string());
        assert!(refused.is_some_and(|it| it.contains("only after IN")));
    }

    #[test]
    fn missing_surplus_and_spoiled_values_are_named() {
        let it = sql!("SELECT :a, :b");
        let problem = |args: &Args<'_>| it.order(args).err().map(|it| it.to_string()).unwrap_or_default();
        assert!(problem(crate::named! { a: 1 }).contains("wants [\"a\", \"b\"]"));
        assert!(problem(crate::named! { a: 1, c: 1 }).contains("given [\"a\", \"c\"]"));
        assert!(problem(crate::named! { a: 1, b: "x\0y" }).contains(":b"));
        assert!(problem(crate::named! { a: 1, b: f64::NAN }).contains(":b"));
        assert_eq!(problem(crate::named! { a: 1, b: 2 }), "");
    }

    #[test]
    fn every_statement_is_listed_with_its_place() {
        let it = sql!("SELECT 'listed'");
        assert!(statements().any(|other| std::ptr::eq(other, it)));
        assert!(it.to_string().contains("sql.rs:"));
    }
}
