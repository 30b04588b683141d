//! Text as it is compared and searched: without capitals, accents and superfluous white space.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds `text` for comparing and searching: compatibility-decomposed, without combining marks, in small letters,
/// ligatures and ß spelled out, white space trimmed and collapsed to single spaces. Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    // Most text is ASCII, which has nothing to decompose: several times faster.
    if text.is_ascii() {
        return folded(text.len(), text.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    let letters = text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|letter| !is_combining_mark(*letter));
    folded(text.len(), letters)
}

/// Letters with single spaces between words and ligatures spelled out.
fn folded(capacity: usize, letters: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(capacity);
    let mut space_pending = false;
    for letter in letters {
        if letter.is_whitespace() {
            space_pending = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut space_pending) {
            folded.push(' ');
        }
        match letter {
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            other => folded.push(other),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_and_capitals_do_not_count() {
        assert_eq!(fold("Élysée"), "elysee");
        assert_eq!(fold("CAFÉ"), fold("cafe\u{301}"));
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("Çelik Özgür"), "celik ozgur");
    }

    #[test]
    fn ligatures_and_sharp_s_are_spelled_out() {
        assert_eq!(fold("Sœur Æthel, Groß-STRAẞE"), "soeur aethel, gross-strasse");
        assert_eq!(fold("ﬁets"), "fiets");
    }

    #[test]
    fn white_space_is_trimmed_and_collapsed() {
        assert_eq!(fold("  Jan\u{a0}\tde\n Smet "), "jan de smet");
        assert_eq!(fold(" \n "), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            prop_assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "));
        }
    }
}
