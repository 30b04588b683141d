//! The visitor's language.

use axum::http::{HeaderMap, header};

/// The first of the visitor's `Accept-Language` that is offered, by weight; `None` when none is. `nl-BE` asks for
/// `nl`.
#[must_use]
pub fn accepted_language<'a, L: AsRef<str>>(headers: &HeaderMap, offered: &'a [L]) -> Option<&'a L> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut wanted: Vec<(u16, &str)> = header.split(',').take(20).filter_map(weighted).collect();
    // The sort is stable: equal weights keep the visitor's order.
    wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wanted.into_iter().find_map(|(_, language)| {
        offered.iter().find(|offer| language == "*" || language.eq_ignore_ascii_case(offer.as_ref()))
    })
}

/// The weight in thousandths and the primary language; `None` when it is refused (`q=0`) or unreadable.
fn weighted(item: &str) -> Option<(u16, &str)> {
    let mut parts = item.split(';').map(str::trim);
    let primary = parts.next()?.split('-').next().filter(|primary| !primary.is_empty())?;
    let weight = match parts.find_map(|part| part.strip_prefix("q=")) {
        None => 1000,
        Some(weight) => (weight.parse::<f32>().ok()?.clamp(0.0, 1.0) * 1000.0) as u16,
    };
    (weight > 0).then_some((weight, primary))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn chosen(header: &'static str) -> Option<&'static str> {
        let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(header))]);
        accepted_language(&headers, &["nl", "fr", "en"]).copied()
    }

    #[test]
    fn the_best_offered_language_wins() {
        assert_eq!(chosen("fr-BE,fr;q=0.9,en;q=0.8"), Some("fr"));
        assert_eq!(chosen("de,en;q=0.5,fr;q=0.7"), Some("fr"));
        assert_eq!(chosen("en;q=0, *;q=0.1"), Some("nl"));
        assert_eq!(chosen("EN-us"), Some("en"));
        assert_eq!(chosen("de"), None);
        assert_eq!(chosen(";;q=,,"), None);
        assert_eq!(accepted_language(&HeaderMap::new(), &["nl"]), None);
    }
}
