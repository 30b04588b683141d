//! A request as every page sees it: where to, in which language, with which question in mind.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use domain::language::Language;
use domain::setting::Settings;

/// What a visitor asks for.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The path, which is also the path of the links to the other languages.
    pub path: String,
    /// The language in the link.
    asked: Option<Language>,
    /// The theme in the link.
    pub theme: Option<String>,
    headers: HeaderMap,
}

impl Visit {
    /// The language of the page: the link's, else the browser's, else the desk's first; always one the desk offers.
    pub fn language(&self, settings: &Settings) -> Language {
        let offered = &settings.public_languages;
        if let Some(asked) = self.asked.filter(|asked| offered.contains(asked)) {
            return asked;
        }
        let codes: Vec<&str> = offered.iter().map(|language| language.as_str()).collect();
        let accepted = web::accepted_language(&self.headers, &codes).and_then(|code| Language::parse(code));
        accepted.unwrap_or_else(|| offered.first().copied().unwrap_or_default())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let of = |name: &str| form_urlencoded::parse(query).find(|(key, _)| key == name).map(|(_, value)| value);
        Ok(Self {
            path: parts.uri.path().to_owned(),
            asked: of("lang").and_then(|code| Language::parse(&code)),
            theme: of("theme").map(std::borrow::Cow::into_owned),
            headers: parts.headers.clone(),
        })
    }
}
