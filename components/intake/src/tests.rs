//! The pages as a browser gets them, without a database.

use std::sync::Arc;

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::Request;
use domain::field_error::FieldErrors;
use domain::intake::{Capacity, Choices, Form, REACHABLE_ERRORS, Theme, Trap};
use domain::language::{Labels, Language};
use domain::limits::QUESTION_CHARS_MAX;
use domain::setting::Settings;
use store::settings::Desk;

use crate::contact::view::{ContactPage, Notice, RetryPage};
use crate::page::Page;
use crate::visit::Visit;

fn labels(text: &str) -> Labels {
    Labels { nl: format!("{text} nl"), fr: format!("{text} fr"), en: format!("{text} en") }
}

fn choices() -> Choices {
    Choices {
        themes: vec![
            Theme { key: "roof".into(), labels: labels("Dak"), queue: "energy".into() },
            Theme { key: "walls".into(), labels: labels("Muren"), queue: "energy".into() },
        ],
        capacities: vec![Capacity { key: "tenant".into(), labels: labels("Huurder") }],
        central_queue: "central".into(),
    }
}

fn form() -> Form {
    Form {
        form_key: "abcdefghijklmnopqrs-_1.1795467600000".into(),
        name: "An \"<b>\" Peeters".into(),
        email: "an@example.be".into(),
        capacity: "tenant".into(),
        apartment_building: "no".into(),
        themes: vec!["walls".into()],
        question: "\n</textarea><script>".into(),
        answer_channels: vec!["email".into()],
        ..Form::default()
    }
}

/// Extracting from a request never waits.
fn visit(uri: &str, accept_language: &str) -> Visit {
    let request = Request::get(uri).header("accept-language", accept_language).body(()).expect("a request");
    let (mut parts, ()) = request.into_parts();
    let mut future = std::pin::pin!(Visit::from_request_parts(&mut parts, &()));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(Ok(visit)) => visit,
        std::task::Poll::Ready(Err(never)) => match never {},
        std::task::Poll::Pending => panic!("extraction waits for nothing"),
    }
}

fn desk(languages: &[Language]) -> Arc<Desk> {
    let telephone = "015 29 75 11".to_owned();
    let settings = Settings { telephone, public_languages: languages.to_vec(), ..Settings::default() };
    Arc::new(Desk { version: 3, settings, has_logo: true })
}

fn page(language: Language) -> Page {
    let uri = format!("/contact?lang={}", language.as_str());
    Page::new(&visit(&uri, "en"), &desk(&Language::ALL), "citizen-contact-title")
}

fn draw(page: &Page, errors: &FieldErrors, notice: Option<Notice>) -> String {
    let (form, choices) = (form(), choices());
    ContactPage { page, choices: &choices, form: &form, errors, notice }.render().expect("a page")
}

#[test]
fn the_language_is_the_links_then_the_browsers_then_the_desks() {
    let all = desk(&Language::ALL);
    assert_eq!(visit("/?lang=fr", "en").language(&all.settings), Language::Fr);
    assert_eq!(visit("/", "de, en;q=0.5").language(&all.settings), Language::En);
    assert_eq!(visit("/?lang=de&x=y", "de").language(&all.settings), Language::Nl);
    let dutch_and_french = desk(&[Language::Nl, Language::Fr]);
    assert_eq!(visit("/?lang=en", "en, fr;q=0.1").language(&dutch_and_french.settings), Language::Fr);
    assert_eq!(visit("/?lang=fr", "fr").language(&desk(&[]).settings), Language::Nl);
}

#[test]
fn every_fault_is_said_above_the_form_and_at_its_field() {
    for language in Language::ALL {
        let page = page(language).with_error();
        for (field, code) in REACHABLE_ERRORS {
            let html = draw(&page, &FieldErrors::one(field, code), None);
            assert!(!html.contains("citizen-error"), "{field} {code:?} has no text in {language:?}");
            assert!(html.contains(&format!(r##"<a href="#{field}">"##)), "{field}");
            assert_eq!(html.matches(&format!(r#" id="{field}""#)).count(), 1, "{field}");
            assert!(html.contains(&format!(r#" id="{field}-error""#)), "{field}");
            assert!(html.contains(r#"aria-invalid="true""#), "{field}");
        }
    }
}

#[test]
fn the_title_says_first_that_something_is_wrong() {
    for (language, prefix) in [(Language::Nl, "Fout:"), (Language::Fr, "Erreur"), (Language::En, "Error:")] {
        let html = draw(&page(language).with_error(), &FieldErrors::new(), None);
        assert!(html.contains(&format!("<title>{prefix}")), "{language:?}");
        assert!(!draw(&page(language), &FieldErrors::new(), None).contains(&format!("<title>{prefix}")));
    }
}

#[test]
fn what_was_typed_stays_and_stays_text() {
    let html = draw(&page(Language::Nl), &FieldErrors::new(), Some(Notice::Trap(Trap::TooFast)));
    assert!(html.contains(r#"value="An &#34;&#60;b&#62;&#34; Peeters""#));
    assert!(html.contains(">\n\n&#60;/textarea&#62;&#60;script&#62;</textarea>"), "the first line break is the tag's");
    assert!(html.contains(r#"name="themes" value="walls" checked"#));
    assert!(!html.contains(r#"name="themes" value="roof" checked"#));
    assert!(html.contains(r#"name="form_key" value="abcdefghijklmnopqrs-_1.1795467600000""#));
}

#[test]
fn every_message_of_every_page_has_a_text() {
    for language in Language::ALL {
        let page = page(language);
        let notices =
            Trap::ALL.map(Notice::Trap).into_iter().chain([Notice::Duplicate { receipt: "/receipt/x".into() }]);
        for notice in notices {
            assert!(!draw(&page, &FieldErrors::new(), Some(notice)).contains("citizen-"));
        }
        let texts = page.texts();
        assert_eq!(texts.count_pattern("citizen-contact-question-left").matches('#').count(), 2);
        assert!(!texts.date_and_time("2026-03-01", "09:05").contains("citizen-"));
    }
    let dutch = page(Language::Nl).texts();
    assert_eq!(dutch.date_and_time("2026-03-01", "09:05"), "1 maart 2026 om 09.05 uur");
    assert_eq!(page(Language::Fr).texts().date_and_time("2026-03-01", "09:05"), "1er mars 2026 à 09 h 05");
}

#[test]
fn a_form_that_could_not_be_stored_is_carried_along_whole() {
    let (page, form) = (page(Language::Nl).after_sending(), form());
    let html = RetryPage { page: &page, text: String::new(), form: &form }.render().expect("a page");
    for (name, value) in form.pairs().filter(|(name, value)| *name != "question" && !value.contains('"')) {
        assert!(html.contains(&format!(r#"<input type="hidden" name="{name}" value="{value}">"#)), "{name}");
    }
    assert!(html.contains("&#60;/textarea&#62;"));
    assert!(html.contains("tel:+3215297511"), "the desk can be called");
    assert!(!html.contains(r#"hreflang="#), "no link leads away from what was typed");
}

#[test]
fn nothing_in_a_page_needs_more_than_the_security_policy_allows() {
    let html = draw(&page(Language::Nl), &FieldErrors::new(), None);
    for forbidden in [" style=", "<style", "onclick", "javascript:", "http://", "https://"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert_eq!(html.matches("<script").count(), html.matches(r#"<script type="module" src="/assets/"#).count());
}

#[test]
fn a_full_form_fits_in_what_is_accepted() {
    let emoji = "\u{1f3e0}".repeat(QUESTION_CHARS_MAX);
    let encoded: String = form_urlencoded::byte_serialize(emoji.as_bytes()).collect();
    assert!(encoded.len() < domain::limits::FORM_BYTES_MAX - 5_000);
}
