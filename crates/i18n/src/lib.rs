//! The texts of the product: Fluent messages in Dutch, French and English.
//!
//! Three files per language: `citizen.ftl` (the citizen's pages), `staff.ftl` (the staff app) and `errors.ftl` (the
//! API's codes). Components draw citizens' pages only, so only `citizen.ftl` is compiled in; the staff app bundles
//! the other two. The tests here watch over all of them.

#[cfg(test)]
mod completeness;

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use domain::language::Language;

/// An argument of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Argument<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A number, which chooses between one and several.
    Number(i64),
}

/// The citizen's message `id` in `language`, with `arguments` put in. Plain text: the template escapes it and places
/// links. An unknown message shows its id, so that it is seen and reported; debug builds stop at it.
#[must_use]
pub fn text(language: Language, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        debug_assert!(false, "there is no message {id} in {}", language.as_str());
        return id.to_owned();
    };
    let mut values = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        match *argument {
            Argument::Text(text) => values.set(*name, text),
            Argument::Number(number) => values.set(*name, number),
        }
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "message {id} in {}: {errors:?}", language.as_str());
    text
}

/// Whether the citizen's texts have a message `id`.
#[must_use]
pub fn has_text(language: Language, id: &str) -> bool {
    bundle(language).get_message(id).is_some_and(|message| message.value().is_some())
}

/// Each language is parsed when it is first spoken: most instances speak one.
fn bundle(language: Language) -> &'static FluentBundle<FluentResource> {
    static NL: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static FR: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    static EN: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    match language {
        Language::Nl => NL.get_or_init(|| parse("nl-BE", include_str!("../locales/nl/citizen.ftl"))),
        Language::Fr => FR.get_or_init(|| parse("fr-BE", include_str!("../locales/fr/citizen.ftl"))),
        Language::En => EN.get_or_init(|| parse("en-GB", include_str!("../locales/en/citizen.ftl"))),
    }
}

fn parse(locale: &str, source: &str) -> FluentBundle<FluentResource> {
    // What can be read of a broken file is used; the tests refuse to ship one.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let locale: LanguageIdentifier = locale.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // All three languages are written left to right, and isolating marks would end up in titles and attributes.
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(source: &str, id: &str, count: i64) -> String {
        let bundle = parse("nl-BE", source);
        let mut arguments = FluentArgs::new();
        arguments.set("count", count);
        let message = bundle.get_message(id).unwrap();
        bundle.format_pattern(message.value().unwrap(), Some(&arguments), &mut Vec::new()).into_owned()
    }

    #[test]
    fn numbers_choose_between_one_and_several() {
        let source = "days = { $count ->\n    [one] een dag\n   *[other] { $count } dagen\n}\n";
        assert_eq!(made(source, "days", 1), "een dag");
        assert_eq!(made(source, "days", 12), "12 dagen");
    }

    #[test]
    fn a_broken_message_does_not_take_the_others_with_it() {
        assert_eq!(made("broken { $\nsound = goed\n", "sound", 0), "goed");
    }

    #[test]
    #[should_panic(expected = "there is no message nonsense in fr")]
    fn an_unknown_message_stops_debug_builds() {
        let _ = text(Language::Fr, "nonsense", &[]);
    }

    #[test]
    fn a_message_is_known_or_not() {
        assert!(!has_text(Language::Nl, "nonsense"));
    }
}
