//! The six kinds of value that cross the border, and lists.

use kernel::{Fault, Id, Moment};
use std::borrow::Cow;

/// A value of a parameter. Text with NUL and numbers that are not finite are refused when it is bound, because the
/// engines would keep them differently.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// A whole number; moments are microseconds.
    Int(i64),
    /// A finite number.
    Real(f64),
    /// Text, JSON and lists.
    Text(Cow<'a, str>),
    /// Bytes; sixteen of them are an id.
    Bytes(Cow<'a, [u8]>),
    /// Yes or no.
    Flag(bool),
}

/// Texts, for `IN LIST(:name)`.
pub fn list<T: AsRef<str>>(texts: &[T]) -> Value<'static> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    Value::Text(serde_json::json!(texts).to_string().into())
}

/// Ids, for `IN LIST_ID(:name)`.
pub fn id_list<T>(ids: &[Id<T>]) -> Value<'static> {
    let mut json = String::with_capacity(ids.len() * 35 + 2);
    json.push('[');
    for (at, id) in ids.iter().enumerate() {
        json.push_str(if at == 0 { "\"" } else { ",\"" });
        push_hex(&mut json, id.as_bytes());
        json.push('"');
    }
    json.push(']');
    Value::Text(json.into())
}

/// Ids with a number each, for `FROM PAIRS(:name) a`.
pub fn pair_list<T>(pairs: &[(Id<T>, i64)]) -> Value<'static> {
    let mut json = String::with_capacity(pairs.len() * 48 + 2);
    json.push('[');
    for (at, (id, number)) in pairs.iter().enumerate() {
        json.push_str(if at == 0 { "[\"" } else { ",[\"" });
        push_hex(&mut json, id.as_bytes());
        json.push_str(&format!("\",{number}]"));
    }
    json.push(']');
    Value::Text(json.into())
}

fn push_hex(json: &mut String, bytes: &[u8]) {
    for byte in bytes {
        json.push(char::from(HEX[usize::from(byte >> 4)]));
        json.push(char::from(HEX[usize::from(byte & 15)]));
    }
}

/// Whole numbers, for `IN LIST_INT(:name)`.
pub fn int_list(numbers: &[i64]) -> Value<'static> {
    Value::Text(serde_json::json!(numbers).to_string().into())
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl Value<'_> {
    /// What the engines would not keep alike, as the end of a sentence.
    pub(crate) fn problem(&self) -> Option<&'static str> {
        match self {
            Value::Text(it) if it.as_bytes().contains(&0) => Some("contains the character NUL"),
            Value::Real(it) if !it.is_finite() => Some("is not a finite number"),
            _ => None,
        }
    }
    /// The same value, owning its text.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Int(it) => Value::Int(it),
            Value::Real(it) => Value::Real(it),
            Value::Flag(it) => Value::Flag(it),
            Value::Text(it) => Value::Text(it.into_owned().into()),
            Value::Bytes(it) => Value::Bytes(it.into_owned().into()),
        }
    }
}

/// A fault if `text` cannot be kept.
pub(crate) fn checked<'t>(name: &str, text: &'t str) -> Result<&'t str, Fault> {
    match Value::from(text).problem() {
        Some(problem) => Err(Fault::bug(format!("the {name} {problem}"))),
        None => Ok(text),
    }
}

macro_rules! from {
    ($($source:ty => |$it:ident| $value:expr;)*) => {$(
        impl<'a> From<$source> for Value<'a> {
            fn from($it: $source) -> Value<'a> {
                $value
            }
        }
    )*};
}
from! {
    i64 => |it| Value::Int(it);
    i32 => |it| Value::Int(it.into());
    u32 => |it| Value::Int(it.into());
    u16 => |it| Value::Int(it.into());
    u8 => |it| Value::Int(it.into());
    f64 => |it| Value::Real(it);
    f32 => |it| Value::Real(it.into());
    bool => |it| Value::Flag(it);
    Moment => |it| Value::Int(it.micros());
    &'a Moment => |it| Value::Int(it.micros());
    &'a str => |it| Value::Text(it.into());
    &'a String => |it| Value::Text(it.as_str().into());
    &'a Box<str> => |it| Value::Text((&**it).into());
    String => |it| Value::Text(it.into());
    Cow<'a, str> => |it| Value::Text(it);
    &'a [u8] => |it| Value::Bytes(it.into());
    &'a Vec<u8> => |it| Value::Bytes(it.as_slice().into());
    Vec<u8> => |it| Value::Bytes(it.into());
}
impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(it: &'a [u8; N]) -> Value<'a> {
        Value::Bytes(it.as_slice().into())
    }
}
impl<const N: usize> From<[u8; N]> for Value<'_> {
    fn from(it: [u8; N]) -> Self {
        Value::Bytes(it.to_vec().into())
    }
}
impl<'a, T> From<&'a Id<T>> for Value<'a> {
    fn from(it: &'a Id<T>) -> Value<'a> {
        Value::from(it.as_bytes())
    }
}
impl<T> From<Id<T>> for Value<'_> {
    fn from(it: Id<T>) -> Self {
        Value::from(*it.as_bytes())
    }
}
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(it: Option<T>) -> Value<'a> {
        it.map_or(Value::Null, Into::into)
    }
}
impl<'a> From<&'a Option<String>> for Value<'a> {
    fn from(it: &'a Option<String>) -> Value<'a> {
        it.as_deref().into()
    }
}
impl<'a, T> From<&'a Option<Id<T>>> for Value<'a> {
    fn from(it: &'a Option<Id<T>>) -> Value<'a> {
        it.as_ref().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::MemberId;

    #[test]
    fn lists_are_json_that_both_engines_read() {
        assert_eq!(list(&["a\"b", "ü"]), Value::Text("[\"a\\\"b\",\"ü\"]".into()));
        assert_eq!(int_list(&[1, -2]), Value::Text("[1,-2]".into()));
        let ids: [MemberId; 2] = [MemberId::from_bytes([0xab; 16]), MemberId::NONE];
        let expected = format!("[\"{}\",\"{}\"]", "ab".repeat(16), "00".repeat(16));
        assert_eq!(id_list(&ids), Value::Text(expected.into()));
        assert_eq!(id_list::<()>(&[]), Value::Text("[]".into()));
        let expected = format!("[[\"{}\",7],[\"{}\",-1]]", "ab".repeat(16), "00".repeat(16));
        assert_eq!(pair_list(&[(ids[0], 7), (ids[1], -1)]), Value::Text(expected.into()));
        assert_eq!(pair_list::<()>(&[]), Value::Text("[]".into()));
    }

    #[test]
    fn options_of_anything_become_null() {
        let none: Option<MemberId> = None;
        assert_eq!(Value::from(none), Value::Null);
        assert_eq!(Value::from(&Some("x".to_string())), Value::Text("x".into()));
        assert_eq!(Value::from(Some(Moment::from_micros(5))), Value::Int(5));
    }
}
