//! JSON that SQLite built and that is only passed on: it is neither read into values nor written from them.

use serde::de::Deserialize;
use serde::ser::Error as _;
use serde::{Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON text, kept as it came. Where it stands in a JSON document it is written as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Json {
    /// JSON text from elsewhere than a column.
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl<'de> Deserialize<'de> for Json {
    /// Reads a column that holds JSON text.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
        raw.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn text_is_passed_on_as_it_came() {
        let kept: Json = serde_json::from_value(json!("{\"b\":1,  \"a\":[1.50]}")).unwrap();
        let document = serde_json::to_string(&(1, &kept)).unwrap();
        assert_eq!(document, r#"[1,{"b":1,  "a":[1.50]}]"#);
        assert_eq!(serde_json::to_value(kept).unwrap(), json!({ "a": [1.5], "b": 1 }));
    }

    #[test]
    fn what_is_no_json_is_not_passed_on() {
        let broken: Json = serde_json::from_value(json!("{\"a\":")).unwrap();
        assert!(serde_json::to_string(&broken).is_err());
    }
}
