//! What the client takes: compression, and whether it already has the file.

use axum::http::{HeaderMap, HeaderName, header};
use serde::Deserialize;

/// A compression of which the build leaves a sibling.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Encoding {
    /// Brotli.
    Br,
    /// Gzip.
    Gzip,
}

impl Encoding {
    /// As `Content-Encoding` spells it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Br => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The end of the sibling's name.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Br => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The first of `offered` that the client accepts; `None`: the bytes as they are.
pub(crate) fn encoding(headers: &HeaderMap, offered: &[Encoding]) -> Option<Encoding> {
    let accepted = text(headers, header::ACCEPT_ENCODING);
    offered.iter().copied().find(|encoding| accepts(&accepted, encoding.as_str()))
}

/// Whether the list names `wanted` (or `*`) without refusing it by `q=0`.
fn accepts(list: &str, wanted: &str) -> bool {
    let weight_of = |name: &str| {
        list.split(',').find_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            if !parts.next()?.eq_ignore_ascii_case(name) {
                return None;
            }
            Some(parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |weight| weight.parse().unwrap_or(0.0)))
        })
    };
    weight_of(wanted).or_else(|| weight_of("*")).is_some_and(|weight: f32| weight > 0.0)
}

/// Whether the client has this very version (`If-None-Match`).
pub(crate) fn has(headers: &HeaderMap, etag: &str) -> bool {
    text(headers, header::IF_NONE_MATCH)
        .split(',')
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == etag || tag == "*")
}

/// Whether the client asks for a page to show, as browsers do when an address is opened.
pub(crate) fn wants_page(headers: &HeaderMap) -> bool {
    text(headers, header::ACCEPT).split(',').any(|item| item.trim_start().starts_with("text/html"))
}

/// All values of a header as one list; what is not text counts as absent.
fn text(headers: &HeaderMap, name: HeaderName) -> String {
    let values: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    values.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    const BOTH: [Encoding; 2] = [Encoding::Br, Encoding::Gzip];

    fn with(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    fn chosen(accepted: &'static str) -> Option<Encoding> {
        encoding(&with(header::ACCEPT_ENCODING, accepted), &BOTH)
    }

    #[test]
    fn brotli_is_preferred() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), Some(Encoding::Br));
        assert_eq!(chosen("*"), Some(Encoding::Br));
    }

    #[test]
    fn what_is_refused_or_unknown_is_not_sent() {
        assert_eq!(chosen("br;q=0, gzip"), Some(Encoding::Gzip));
        assert_eq!(chosen("br;q=0, *;q=0.5"), Some(Encoding::Gzip));
        assert_eq!(chosen("*;q=0"), None);
        assert_eq!(chosen("identity"), None);
        assert_eq!(chosen("brotli"), None);
        assert_eq!(encoding(&HeaderMap::new(), &BOTH), None);
        assert_eq!(encoding(&with(header::ACCEPT_ENCODING, "br"), &[]), None);
    }

    #[test]
    fn a_known_version_is_recognised_in_a_list_and_weak() {
        let known = |value| has(&with(header::IF_NONE_MATCH, value), "\"b-br\"");
        assert!(known("\"b-br\""));
        assert!(known("\"a\", W/\"b-br\""));
        assert!(known("*"));
        assert!(!known("\"b\""));
    }

    #[test]
    fn browsers_ask_for_pages_and_scripts_do_not() {
        assert!(wants_page(&with(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")));
        assert!(!wants_page(&with(header::ACCEPT, "application/json")));
        assert!(!wants_page(&with(header::ACCEPT, "*/*")));
    }
}
