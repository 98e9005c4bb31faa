//! The column words of migrations, expanded by engine.

use crate::{
    Engine,
    token::{Token, tokens},
};

/// What a column may hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Id,
    Text,
    Count,
    Real,
    Flag,
    Bytes,
}

/// A migration's text as the engine takes it.
///
/// The words stand where a column's type stands, in upper case: `ID`, `REF`, `TEXT`, `COUNT`, `REAL`, `MOMENT`, `FLAG`,
/// `JSON`, `BYTES`. On SQLite tables become `STRICT`, and those whose primary key has several columns also `WITHOUT
/// ROWID`, because they are looked up by that key alone. On PostgreSQL text sorts by its bytes, as on SQLite.
pub(crate) fn expand(text: &str, engine: Engine) -> String {
    let tokens = tokens(text);
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    while at < tokens.len() {
        let length = statement_length(&tokens[at..]);
        let statement = &tokens[at..at + length];
        match shape(statement) {
            Shape::Table(body) => table(&mut out, statement, body, engine),
            Shape::AddColumn(name) => add_column(&mut out, statement, name, engine),
            Shape::Other => statement.iter().for_each(|it| push(&mut out, *it)),
        }
        at += length;
    }
    out
}

enum Shape {
    /// `CREATE TABLE …`, and where its `(` is.
    Table(usize),
    /// `ALTER TABLE … ADD COLUMN name …`, and where the name is.
    AddColumn(usize),
    Other,
}

/// Up to and with the semicolon.
fn statement_length(tokens: &[Token<'_>]) -> usize {
    tokens.iter().position(|it| it.is_mark(";")).map_or(tokens.len(), |it| it + 1)
}

fn shape(statement: &[Token<'_>]) -> Shape {
    let words: Vec<usize> = (0..statement.len()).filter(|it| matches!(statement[*it], Token::Word(_))).collect();
    let is = |nth: usize, word: &str| words.get(nth).is_some_and(|it| statement[*it].is_word(word));
    if is(0, "CREATE") && is(1, "TABLE") {
        return statement.iter().position(|it| it.is_mark("(")).map_or(Shape::Other, Shape::Table);
    }
    if is(0, "ALTER") && is(1, "TABLE") && is(3, "ADD") && is(4, "COLUMN") {
        return words.get(5).map_or(Shape::Other, |it| Shape::AddColumn(*it));
    }
    Shape::Other
}

fn add_column(out: &mut String, statement: &[Token<'_>], name: usize, engine: Engine) {
    statement[..name].iter().for_each(|it| push(out, *it));
    column(out, &statement[name..], engine);
}

fn table(out: &mut String, statement: &[Token<'_>], body: usize, engine: Engine) {
    statement[..=body].iter().for_each(|it| push(out, *it));
    let (mut at, mut has_wide_key) = (body + 1, false);
    while at < statement.len() {
        let length = item_length(&statement[at..]);
        let item = &statement[at..at + length];
        has_wide_key |= is_wide_key(item);
        column(out, item, engine);
        at += length;
        let end = statement.get(at).copied();
        at += 1;
        if let Some(it) = end {
            push(out, it);
        }
        if end.is_none_or(|it| it.is_mark(")")) {
            break;
        }
    }
    if engine == Engine::Sqlite {
        out.push_str(if has_wide_key { " STRICT, WITHOUT ROWID" } else { " STRICT" });
    }
    statement.iter().skip(at).for_each(|it| push(out, *it));
}

/// One column or constraint of a table: up to its comma or the table's closing parenthesis.
fn item_length(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark("(") => depth += 1,
            Token::Mark(")" | ",") if depth == 0 => return at,
            Token::Mark(")") => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// `PRIMARY KEY (a, b)`.
fn is_wide_key(item: &[Token<'_>]) -> bool {
    let first: Vec<_> = item.iter().filter(|it| matches!(it, Token::Word(_))).take(2).collect();
    let is_key = matches!(first[..], [a, b] if a.is_word("PRIMARY") && b.is_word("KEY"));
    is_key && item.iter().any(|it| it.is_mark(","))
}

/// Writes a column (name first), its word expanded; anything else unchanged.
fn column(out: &mut String, item: &[Token<'_>], engine: Engine) {
    let mut solid = (0..item.len()).filter(|it| !item[*it].is_space());
    let (Some(name), Some(kind)) = (solid.next(), solid.next()) else {
        return item.iter().for_each(|it| push(out, *it));
    };
    let random = solid.next().filter(|it| item[*it] == Token::Word("RANDOM"));
    let Some(word) = word(item[kind]) else { return item.iter().for_each(|it| push(out, *it)) };
    item[..kind].iter().for_each(|it| push(out, *it));
    out.push_str(&spelled(word, item[name].text(), engine));
    let rest = &item[random.unwrap_or(kind) + 1..];
    match one_of(rest).filter(|_| engine == Engine::Sqlite) {
        Some((list, values)) => {
            rest[..list.start].iter().for_each(|it| push(out, *it));
            let asked = rest[list.start].text();
            let each: Vec<_> = values.iter().map(|it| format!("{asked} = {it}")).collect();
            out.push_str(&each.join(" OR "));
            rest[list.end..].iter().for_each(|it| push(out, *it));
        }
        None => rest.iter().for_each(|it| push(out, *it)),
    }
}

/// Where `name IN ('a', 'b', …)` stands in the `CHECK` of a column, and its values. SQLite would make a small table of
/// such a list for each row that is written; asked one by one they take no time: rows are written twice as fast.
fn one_of<'t>(item: &[Token<'t>]) -> Option<(std::ops::Range<usize>, Vec<&'t str>)> {
    let solid: Vec<usize> = (0..item.len()).filter(|it| !item[*it].is_space()).collect();
    let is = |at: usize, shape: [fn(Token<'_>) -> bool; 5]| {
        shape.iter().enumerate().all(|(nth, it)| solid.get(at + nth).is_some_and(|at| it(item[*at])))
    };
    let shape: [fn(Token<'_>) -> bool; 5] = [
        |it| it.is_word("CHECK"),
        |it| it.is_mark("("),
        |it| matches!(it, Token::Word(_)),
        |it| it.is_word("IN"),
        |it| it.is_mark("("),
    ];
    let at = (0..solid.len()).find(|it| is(*it, shape))?;
    let (name, first) = (solid[at + 2], solid[at + 4] + 1);
    let end = first + item[first..].iter().position(|it| it.is_mark(")"))?;
    let values = item[first..end].iter().filter(|it| !it.is_space() && !it.is_mark(","));
    Some((name..end + 1, values.map(|it| it.text()).collect()))
}

fn word(token: Token<'_>) -> Option<Word> {
    let Token::Word(word) = token else { return None };
    Some(match word {
        "ID" | "REF" => Word::Id,
        "TEXT" | "JSON" => Word::Text,
        "COUNT" | "MOMENT" => Word::Count,
        "REAL" => Word::Real,
        "FLAG" => Word::Flag,
        "BYTES" => Word::Bytes,
        _ => return None,
    })
}

fn spelled(word: Word, column: &str, engine: Engine) -> String {
    match (engine, word) {
        (Engine::Sqlite, Word::Id) => format!("BLOB CHECK (length({column}) = 16)"),
        (Engine::Sqlite, Word::Text) => "TEXT".to_string(),
        (Engine::Sqlite, Word::Count) => "INTEGER".to_string(),
        (Engine::Sqlite, Word::Real) => "REAL".to_string(),
        (Engine::Sqlite, Word::Flag) => format!("INTEGER CHECK ({column} IN (0, 1))"),
        (Engine::Sqlite, Word::Bytes) => "BLOB".to_string(),
        (Engine::Postgres, Word::Id) => "UUID".to_string(),
        (Engine::Postgres, Word::Text) => "TEXT COLLATE \"C\"".to_string(),
        (Engine::Postgres, Word::Count) => "BIGINT".to_string(),
        (Engine::Postgres, Word::Real) => "DOUBLE PRECISION".to_string(),
        (Engine::Postgres, Word::Flag) => "BOOLEAN".to_string(),
        (Engine::Postgres, Word::Bytes) => "BYTEA".to_string(),
    }
}

fn push(out: &mut String, token: Token<'_>) {
    if matches!(token, Token::Name(_)) {
        out.push(':');
    }
    out.push_str(token.text());
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "-- an ID in a comment
CREATE TABLE thing (
    id ID RANDOM PRIMARY KEY, -- TEXT
    owner_id REF NOT NULL REFERENCES member (id),
    title TEXT NOT NULL DEFAULT 'TEXT',
    is_open FLAG NOT NULL DEFAULT FALSE,
    weight REAL CHECK (weight > 0),
    colour TEXT NOT NULL CHECK (colour IN ('red', 'IN (a)',
        'green')), -- of three
    CHECK (title <> 'ID')
);
CREATE TABLE link (a REF, b REF, at MOMENT, PRIMARY KEY (a, b));
ALTER TABLE thing ADD COLUMN raw BYTES;
CREATE INDEX thing_text ON thing (title);";

    #[test]
    fn sqlite_gets_strict_tables_with_checks() {
        let text = expand(SAMPLE, Engine::Sqlite);
        for part in [
            "-- an ID in a comment",
            "id BLOB CHECK (length(id) = 16) PRIMARY KEY, -- TEXT",
            "owner_id BLOB CHECK (length(owner_id) = 16) NOT NULL REFERENCES member (id)",
            "title TEXT NOT NULL DEFAULT 'TEXT'",
            "is_open INTEGER CHECK (is_open IN (0, 1)) NOT NULL DEFAULT FALSE",
            "colour TEXT NOT NULL CHECK (colour = 'red' OR colour = 'IN (a)' OR colour = 'green'), -- of three",
            "CHECK (title <> 'ID')\n) STRICT;",
            "at INTEGER, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;",
            "ADD COLUMN raw BLOB;",
            "CREATE INDEX thing_text ON thing (title);",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn postgres_gets_its_own_types() {
        let text = expand(SAMPLE, Engine::Postgres);
        for part in [
            "id UUID PRIMARY KEY, -- TEXT",
            "title TEXT COLLATE \"C\" NOT NULL DEFAULT 'TEXT'",
            "weight DOUBLE PRECISION CHECK (weight > 0)",
            "CHECK (colour IN ('red', 'IN (a)',",
            "at BIGINT, PRIMARY KEY (a, b));",
            "ADD COLUMN raw BYTEA;",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("STRICT"));
    }
}
