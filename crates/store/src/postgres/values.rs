//! Values in PostgreSQL's binary form. Each kind fits few types, so that a wrong column is noticed at once.

use crate::Value;
use tokio_postgres::types::{IsNull, Kind, ToSql, Type, private::BytesMut};

type Driver = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Driver> {
        match (self, kind) {
            (Value::Null, _) => return Ok(IsNull::Yes),
            (Value::Int(it), &Type::INT8) => out.extend_from_slice(&it.to_be_bytes()),
            (Value::Int(it), &Type::INT4) => out.extend_from_slice(&i32::try_from(*it)?.to_be_bytes()),
            (Value::Int(it), &Type::FLOAT8) => out.extend_from_slice(&(*it as f64).to_be_bytes()),
            (Value::Real(it), &Type::FLOAT8) => out.extend_from_slice(&it.to_be_bytes()),
            (Value::Text(it), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => out.extend_from_slice(it.as_bytes()),
            (Value::Text(it), &Type::TEXT_ARRAY | &Type::UUID_ARRAY | &Type::INT8_ARRAY) => list(it, kind, out)?,
            (Value::Bytes(it), &Type::BYTEA) => out.extend_from_slice(it),
            (Value::Bytes(it), &Type::UUID) if it.len() == 16 => out.extend_from_slice(it),
            (Value::Flag(it), &Type::BOOL) => out.extend_from_slice(&[u8::from(*it)]),
            (value, kind) => return Err(format!("{} does not fit a parameter of the type {kind}", name(value)).into()),
        }
        Ok(IsNull::No)
    }
    fn accepts(_: &Type) -> bool {
        true
    }
    fn to_sql_checked(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Driver> {
        self.to_sql(kind, out)
    }
}

/// The JSON of a list as an array of one dimension.
fn list(json: &str, kind: &Type, out: &mut BytesMut) -> Result<(), Driver> {
    let Kind::Array(element) = kind.kind() else { return Err("not an array".into()) };
    if *element == Type::INT8 {
        let numbers: Vec<i64> = serde_json::from_str(json)?;
        return array(out, element, numbers.iter().map(|it| Ok(it.to_be_bytes().to_vec())));
    }
    let texts: Vec<String> = serde_json::from_str(json)?;
    match *element == Type::UUID {
        true => array(out, element, texts.iter().map(|it| id(it).ok_or_else(|| "not a list of ids".into()))),
        false => array(out, element, texts.into_iter().map(|it| Ok(it.into_bytes()))),
    }
}

fn array(
    out: &mut BytesMut,
    element: &Type,
    values: impl ExactSizeIterator<Item = Result<Vec<u8>, Driver>>,
) -> Result<(), Driver> {
    let count = i32::try_from(values.len())?;
    let dimensions = i32::from(count > 0);
    for word in [dimensions, 0, element.oid() as i32] {
        out.extend_from_slice(&word.to_be_bytes());
    }
    if count > 0 {
        out.extend_from_slice(&count.to_be_bytes());
        out.extend_from_slice(&1i32.to_be_bytes());
    }
    for value in values {
        let value = value?;
        out.extend_from_slice(&i32::try_from(value.len())?.to_be_bytes());
        out.extend_from_slice(&value);
    }
    Ok(())
}

fn id(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    (digits.len() == 32).then(|| digits.chunks(2).map(byte).collect())?
}

fn name(value: &Value<'_>) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Int(_) => "a whole number",
        Value::Real(_) => "a number",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
        Value::Flag(_) => "a flag",
    }
}
