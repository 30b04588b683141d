//! Query parameters.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::limits::{PAGE_ROWS_DEFAULT, PAGE_ROWS_MAX};
use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use crate::ApiError;
use crate::json_fault::field_errors;

/// The query as `T`, all of whose fields are optional or have a default. An empty parameter (`?type=`) counts as
/// absent; an unknown one is a fault when `T` refuses unknown fields.
pub struct Params<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        parse(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

/// How many rows a page has: 1 to 200, 50 when not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limit(i64);

impl Limit {
    /// The number of rows.
    #[must_use]
    pub fn rows(self) -> i64 {
        self.0
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(PAGE_ROWS_DEFAULT)
    }
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse() {
            Ok(rows @ 1..=PAGE_ROWS_MAX) => Ok(Self(rows)),
            Ok(_) => Err(D::Error::custom("out-of-range")),
            Err(_) => Err(D::Error::custom("wrong-type")),
        }
    }
}

fn parse<T: DeserializeOwned>(query: &str) -> Result<T, ApiError> {
    let is_filled = |pair: &&str| pair.split_once('=').is_some_and(|(_, value)| !value.is_empty());
    let query = query.split('&').filter(is_filled).collect::<Vec<_>>().join("&");
    let deserializer = serde_urlencoded::Deserializer::new(form_urlencoded::parse(query.as_bytes()));
    serde_path_to_error::deserialize(deserializer)
        .map_err(|error| field_errors(error.path(), &error.inner().to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Cursor;
    use domain::field_error::FieldCode;

    #[derive(Debug, Default, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields, default)]
    struct List {
        state: Option<State>,
        q: Option<String>,
        after: Option<Cursor>,
        limit: Limit,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum State {
        Active,
    }

    #[test]
    fn absent_and_empty_parameters_take_their_default() {
        for query in ["", "state=&q=&after=&limit=", "&&", "state"] {
            assert_eq!(parse::<List>(query).unwrap(), List::default(), "{query}");
        }
        assert_eq!(List::default().limit.rows(), 50);
    }

    #[test]
    fn values_are_decoded() {
        let list: List = parse("q=caf%C3%A9+x&state=active&limit=200").unwrap();
        assert_eq!(list, List { q: Some("café x".into()), state: Some(State::Active), limit: Limit(200), after: None });
    }

    #[test]
    fn each_fault_names_the_parameter() {
        for (query, parameter, code) in [
            ("limit=0", "limit", FieldCode::OutOfRange),
            ("limit=201", "limit", FieldCode::OutOfRange),
            ("limit=ten", "limit", FieldCode::WrongType),
            ("state=gone", "state", FieldCode::UnknownOption),
            ("sate=active", "sate", FieldCode::UnknownField),
            ("q=a&q=b", "q", FieldCode::Duplicate),
        ] {
            assert_eq!(parse::<List>(query).unwrap_err(), ApiError::field(parameter, code), "{query}");
        }
    }
}
