//! What all pages have around their content, and how a page becomes an answer.

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::language::{Labels, Language};
use domain::setting::Settings;
use domain::telephone::TelephoneNumber;
use store::settings::Desk;

use crate::assets::{Assets, assets};
use crate::texts::{Argument, Texts};
use crate::visit::Visit;

/// The frame of a page: language, desk, title.
pub struct Page {
    texts: Texts,
    desk: Arc<Desk>,
    path: Option<String>,
    title: &'static str,
    is_error: bool,
    is_for_search_engines: bool,
}

/// A link to the same page in another language.
pub struct LanguageLink {
    /// Two-letter code.
    pub code: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// Where the page is.
    pub href: String,
    /// Whether this page is in that language.
    pub is_current: bool,
}

impl Page {
    /// A page of `desk` for `visit`, called by the message `title`.
    pub fn new(visit: &Visit, desk: &Arc<Desk>, title: &'static str) -> Self {
        Self {
            texts: Texts::new(visit.language(&desk.settings)),
            desk: Arc::clone(desk),
            path: Some(visit.path.clone()),
            title,
            is_error: false,
            is_for_search_engines: false,
        }
    }

    /// The answer to a sent form. It offers no other language, since following that link would lose what was typed.
    #[must_use]
    pub fn after_sending(self) -> Self {
        Self { path: None, ..self }
    }

    /// A page whose title says that something is wrong.
    #[must_use]
    pub fn with_error(self) -> Self {
        Self { is_error: true, ..self }
    }

    /// A page that search engines may show.
    #[must_use]
    pub fn for_search_engines(self) -> Self {
        Self { is_for_search_engines: true, ..self }
    }

    /// Whether search engines may show the page.
    pub fn is_for_search_engines(&self) -> bool {
        self.is_for_search_engines
    }

    /// The texts in the page's language.
    pub fn texts(&self) -> Texts {
        self.texts
    }

    /// A message without arguments.
    pub fn t(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A message that names the desk.
    pub fn t_desk(&self, id: &str) -> String {
        self.texts.with(id, &[("desk", Argument::Text(self.desk_name()))])
    }

    /// The page's own title.
    pub fn title(&self) -> String {
        self.t(self.title)
    }

    /// The title in the browser's tab: what is wrong first, the desk last.
    pub fn full_title(&self) -> String {
        let title = self.title();
        let arguments = [("title", Argument::Text(&title)), ("desk", Argument::Text(self.desk_name()))];
        self.texts.with(if self.is_error { "citizen-page-title-error" } else { "citizen-page-title" }, &arguments)
    }

    /// A text of the catalogue or the settings in the page's language.
    pub fn label<'a>(&self, labels: &'a Labels) -> &'a str {
        labels.get(self.texts.language())
    }

    /// The two-letter code of the page's language.
    pub fn language(&self) -> &'static str {
        self.texts.language().as_str()
    }

    /// `path` in the page's language.
    pub fn link(&self, path: &str) -> String {
        format!("{path}?lang={}", self.language())
    }

    /// The same page in every language of the desk; empty when there is no choice.
    pub fn languages(&self) -> Vec<LanguageLink> {
        let offered = &self.desk.settings.public_languages;
        let Some(path) = self.path.as_deref().filter(|_| offered.len() > 1) else { return Vec::new() };
        let link = |language: &Language| LanguageLink {
            code: language.as_str(),
            name: name_of(*language),
            href: format!("{path}?lang={}", language.as_str()),
            is_current: *language == self.texts.language(),
        };
        offered.iter().map(link).collect()
    }

    /// The desk's settings.
    pub fn settings(&self) -> &Settings {
        &self.desk.settings
    }

    /// Where the logo is; the version in the address makes browsers fetch a new one.
    pub fn logo(&self) -> Option<String> {
        self.desk.has_logo.then(|| format!("/logo?v={}", self.desk.version))
    }

    /// The desk's name.
    pub fn desk_name(&self) -> &str {
        self.label(&self.desk.settings.desk_name)
    }

    /// The desk's opening hours, several lines.
    pub fn hours(&self) -> &str {
        self.label(&self.desk.settings.hours)
    }

    /// Where the desk is, several lines.
    pub fn address(&self) -> &str {
        self.label(&self.desk.settings.address)
    }

    /// The telephone number as a link, in E.164 where it can be read.
    pub fn telephone_link(&self) -> String {
        let shown = &self.desk.settings.telephone;
        let number = TelephoneNumber::parse(shown).map(String::from);
        format!("tel:{}", number.unwrap_or_else(|_| shown.chars().filter(char::is_ascii_digit).collect()))
    }

    /// Style sheet and script.
    pub fn assets(&self) -> &'static Assets {
        assets()
    }
}

fn name_of(language: Language) -> &'static str {
    match language {
        Language::Nl => "Nederlands",
        Language::Fr => "Français",
        Language::En => "English",
    }
}

/// How long a browser may keep a page.
#[derive(Clone, Copy)]
pub enum Keep {
    /// Not at all: it shows what somebody sent.
    Nothing,
    /// For going back; before showing it anew the browser asks.
    ForGoingBack,
}

/// A page as an answer. A template cannot fail on its own; writing to a string does not either.
pub fn answer(status: StatusCode, keep: Keep, template: &impl Template) -> Response {
    let html = template.render().unwrap_or_default();
    let cache = match keep {
        Keep::Nothing => "no-store",
        Keep::ForGoingBack => "private, no-cache",
    };
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (header::VARY, HeaderValue::from_static("accept-language")),
    ];
    (status, headers, html).into_response()
}
