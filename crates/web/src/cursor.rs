//! Where a page of a list ends: the keys of its last row, opaque to clients.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::field_error::FieldCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::ApiError;

/// The `after` parameter of a list. It holds only sort keys; what a reader may see is decided anew on each page, so
/// it needs no signature.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// The cursor behind a row with these sort keys.
    ///
    /// # Errors
    /// [`ApiError::Defect`] when the keys cannot be JSON.
    pub fn after(keys: &impl Serialize) -> Result<Self, ApiError> {
        let json = serde_json::to_vec(keys).map_err(|_| ApiError::Defect("a cursor's keys must be JSON".into()))?;
        Ok(Self(URL_SAFE_NO_PAD.encode(json)))
    }

    /// The sort keys again.
    ///
    /// # Errors
    /// 422 `after: invalid` when the text was not made by [`Cursor::after`] from keys of this type.
    pub fn keys<K: DeserializeOwned>(&self) -> Result<K, ApiError> {
        let json = URL_SAFE_NO_PAD.decode(&self.0).ok();
        json.and_then(|json| serde_json::from_slice(&json).ok())
            .ok_or_else(|| ApiError::field("after", FieldCode::Invalid))
    }

    /// The text, for the answer's `next`.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back() {
        let keys = ("2026-11-23".to_owned(), 7_i64);
        let cursor = Cursor::after(&keys).unwrap();
        assert_eq!(cursor.keys::<(String, i64)>().unwrap(), keys);
    }

    #[test]
    fn a_tampered_cursor_is_refused() {
        let mut text = Cursor::after(&("a", 7)).unwrap().into_text();
        text.pop();
        for text in [text.as_str(), "", "%%%", "bnVsbA", "W10"] {
            let fault = Cursor(text.to_owned()).keys::<(String, i64)>().unwrap_err();
            assert_eq!(fault, ApiError::field("after", FieldCode::Invalid), "{text}");
        }
    }
}
