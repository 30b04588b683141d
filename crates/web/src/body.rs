//! JSON bodies.

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use domain::field_error::FieldCode;
use domain::limits::BODY_BYTES_MAX;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;

use crate::ApiError;
use crate::json_fault::{dotted, field_errors};

/// The body of a request as `T`. Types that refuse unknown fields (`#[serde(deny_unknown_fields)]`) answer them with
/// `unknown-field`; wrong types answer 422 with the field's path, anything that is not JSON 400.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ApiError> {
        parse(&read(request).await?).map(Self)
    }
}

/// The bytes of a JSON body, at most [`BODY_BYTES_MAX`].
pub(crate) async fn read(request: Request) -> Result<Bytes, ApiError> {
    if !is_json(request.headers()) {
        return Err(ApiError::UnsupportedMedia);
    }
    match Limited::new(request.into_body(), BODY_BYTES_MAX).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(ApiError::TooLarge),
        Err(_) => Err(ApiError::Malformed { code: "body-interrupted" }),
    }
}

pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    // serde would also read a struct from an array, by position.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        let is_json = serde_json::from_slice::<IgnoredAny>(bytes).is_ok();
        return Err(ApiError::Malformed { code: if is_json { "json-object-expected" } else { "json-syntax" } });
    }
    let value =
        serde_path_to_error::deserialize(&mut deserializer).map_err(|error| match error.inner().classify() {
            Category::Data => field_errors(error.path(), &error.inner().to_string()).into(),
            // serde_json calls null or a number in place of an enum a fault of syntax.
            Category::Syntax if serde_json::from_slice::<IgnoredAny>(bytes).is_ok() => {
                ApiError::field(dotted(error.path()), FieldCode::WrongType)
            }
            Category::Syntax | Category::Eof | Category::Io => ApiError::Malformed { code: "json-syntax" },
        })?;
    deserializer.end().map_err(|_| ApiError::Malformed { code: "json-syntax" })?;
    Ok(value)
}

fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Outer {
        name: String,
        #[serde(default)]
        small: u8,
        #[serde(default)]
        inner: Vec<Inner>,
        colour: Option<Colour>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Inner {
        email: String,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "snake_case")]
    enum Colour {
        Blue,
    }

    fn fault(json: &str) -> ApiError {
        parse::<Outer>(json.as_bytes()).unwrap_err()
    }

    #[test]
    fn each_fault_names_its_field_and_code() {
        for (json, field, code) in [
            (r#"{"name":1}"#, "name", FieldCode::WrongType),
            (r#"{"name":null}"#, "name", FieldCode::Required),
            ("{}", "name", FieldCode::Required),
            (r#"{"name":"a","nam":"b"}"#, "nam", FieldCode::UnknownField),
            (r#"{"name":"a","name":"b"}"#, "name", FieldCode::Duplicate),
            (r#"{"name":"a","small":300}"#, "small", FieldCode::OutOfRange),
            (r#"{"name":"a","colour":"red"}"#, "colour", FieldCode::UnknownOption),
            (r#"{"name":"a","colour":7}"#, "colour", FieldCode::WrongType),
            (r#"{"name":"a","colour":[]}"#, "colour", FieldCode::WrongType),
            (r#"{"name":"a","inner":[{"email":"x"},{"email":[]}]}"#, "inner.1.email", FieldCode::WrongType),
            (r#"{"name":"a","inner":[{}]}"#, "inner.0.email", FieldCode::Required),
            (r#"{"name":"a","inner":[{"email":"x","e":1}]}"#, "inner.0.e", FieldCode::UnknownField),
        ] {
            assert_eq!(fault(json), ApiError::field(field, code), "{json}");
        }
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        for json in ["", "{", "[1", "[\"a\"] x", "{\"name\":\"a\"} x", "{'name':'a'}", "\u{feff}{}"] {
            assert_eq!(fault(json), ApiError::Malformed { code: "json-syntax" }, "{json}");
        }
        for json in ["[]", "3", "null", "\"text\""] {
            assert_eq!(fault(json), ApiError::Malformed { code: "json-object-expected" }, "{json}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_not_fatal() {
        let json = format!(r#"{{"name":"a","inner":{}"#, "[".repeat(100_000));
        assert!(parse::<Outer>(json.as_bytes()).is_err());
        let json = format!(r#"{{"name":{}"#, r#"{"a":"#.repeat(100_000));
        assert!(parse::<serde_json::Value>(json.as_bytes()).is_err());
    }

    #[test]
    fn only_json_is_read() {
        let read = |value: &'static str| {
            is_json(&HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(value))]))
        };
        assert!(read("application/json") && read("Application/JSON; charset=utf-8"));
        assert!(!read("text/plain") && !read("application/jsonx") && !is_json(&HeaderMap::new()));
    }
}
