//! One value of a row as the database sends it, read in one pass and given to serde without a detour.

use std::fmt;

use serde::de::value::{Error, StringDeserializer};
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// A value of SQLite's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Null,
    Integer(i64),
    Float(f64),
    Text(String),
    /// In base64, as it came; no statement of ours reads blobs.
    Blob(String),
}

/// The members of a Hrana value: `{"type": "integer", "value": "1"}`. Integers come as text, since JSON readers lose
/// large ones.
impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a Hrana value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        let (mut kind, mut content) = (None, None);
        while let Some(key) = map.next_key::<Member>()? {
            match key {
                Member::Type => kind = Some(map.next_value::<Kind>()?),
                Member::Content => content = Some(map.next_value::<Content>()?),
                Member::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(match (kind, content) {
            (Some(Kind::Null), _) => Cell::Null,
            (Some(Kind::Integer), Some(Content::Text(text))) => Cell::Integer(text.parse().map_err(A::Error::custom)?),
            (Some(Kind::Float), Some(Content::Number(number))) => Cell::Float(number),
            (Some(Kind::Text), Some(Content::Text(text))) => Cell::Text(text),
            (Some(Kind::Blob), Some(Content::Text(text))) => Cell::Blob(text),
            _ => return Err(A::Error::custom("a value that is not of its type")),
        })
    }
}

#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Member {
    Type,
    #[serde(rename = "value", alias = "base64")]
    Content,
    #[serde(other)]
    Other,
}

#[derive(Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Null,
    Integer,
    Float,
    Text,
    Blob,
}

enum Content {
    Text(String),
    Number(f64),
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ContentVisitor)
    }
}

struct ContentVisitor;

impl Visitor<'_> for ContentVisitor {
    type Value = Content;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or a number")
    }

    fn visit_str<E>(self, text: &str) -> Result<Content, E> {
        Ok(Content::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Content, E> {
        Ok(Content::Text(text))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Content, E> {
        Ok(Content::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Content, E> {
        Ok(Content::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Content, E> {
        Ok(Content::Number(number as f64))
    }
}

/// A record's field reads a cell as it would read the value in JSON.
impl<'de> Deserializer<'de> for Cell {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Cell::Null => visitor.visit_unit(),
            Cell::Integer(integer) => visitor.visit_i64(integer),
            Cell::Float(float) => visitor.visit_f64(float),
            Cell::Text(text) | Cell::Blob(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Cell::Null => visitor.visit_none(),
            other => visitor.visit_some(other),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Cell::Text(text) => StringDeserializer::new(text).deserialize_enum(name, variants, visitor),
            _ => Err(Error::custom("an enumerated value that is no text")),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Cell {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: serde_json::Value) -> Result<Cell, serde_json::Error> {
        serde_json::from_str(&value.to_string())
    }

    #[test]
    fn values_are_read_whatever_the_order_of_their_members() {
        for (value, expected) in [
            (json!({ "type": "null" }), Cell::Null),
            (json!({ "type": "integer", "value": "-9223372036854775808" }), Cell::Integer(i64::MIN)),
            (json!({ "type": "float", "value": 1.5 }), Cell::Float(1.5)),
            (json!({ "type": "float", "value": 2 }), Cell::Float(2.0)),
            (json!({ "type": "text", "value": "a\"\u{0}é" }), Cell::Text("a\"\u{0}é".to_owned())),
            (json!({ "type": "blob", "base64": "AAE" }), Cell::Blob("AAE".to_owned())),
        ] {
            assert_eq!(read(value).unwrap(), expected);
        }
        let turned: Cell = serde_json::from_str(r#"{"value":"7","more":[1],"type":"integer"}"#).unwrap();
        assert_eq!(turned, Cell::Integer(7));
    }

    #[test]
    fn values_that_are_not_of_their_type_are_refused() {
        for value in [
            json!({}),
            json!({ "type": "integer" }),
            json!({ "type": "integer", "value": 1 }),
            json!({ "type": "integer", "value": "1.5" }),
            json!({ "type": "text", "value": 1 }),
            json!({ "type": "date", "value": "x" }),
        ] {
            assert!(read(value.clone()).is_err(), "{value}");
        }
    }

    #[test]
    fn fields_read_cells_as_they_read_json() {
        #[derive(Debug, serde::Deserialize, PartialEq)]
        #[serde(rename_all = "snake_case")]
        enum Colour {
            Red,
        }
        #[derive(Debug, serde::Deserialize, PartialEq)]
        struct Wrapped(String);
        assert_eq!(Option::<i64>::deserialize(Cell::Null), Ok(None));
        assert_eq!(Option::<String>::deserialize(Cell::Text("a".to_owned())), Ok(Some("a".to_owned())));
        assert_eq!(u16::deserialize(Cell::Integer(404)), Ok(404));
        assert!(u16::deserialize(Cell::Integer(-1)).is_err());
        assert_eq!(Colour::deserialize(Cell::Text("red".to_owned())), Ok(Colour::Red));
        assert!(Colour::deserialize(Cell::Integer(1)).is_err());
        assert_eq!(Wrapped::deserialize(Cell::Text("a".to_owned())), Ok(Wrapped("a".to_owned())));
        assert!(String::deserialize(Cell::Null).is_err());
    }
}
