//! Cleaning of typed text: what cannot be seen is dropped, what can be seen is kept as it was written.

use unicode_normalization::UnicodeNormalization;

/// One line: every run of white space becomes one space.
pub(super) fn single_line(text: &str) -> String {
    let visible: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let visible: String = visible.chars().filter(|letter| !is_invisible(*letter)).nfc().collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines, parted by `\n`; tabs stay, white space around the whole goes.
pub(super) fn lines(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = unified.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control());
    let visible: String = kept.filter(|letter| !is_invisible(*letter)).nfc().collect();
    visible.trim().to_owned()
}

/// Signs without width or that turn the direction of text: they make different texts look the same. The joiners of
/// emoji and of some scripts stay.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_keeps_its_letters_and_loses_what_is_not_seen() {
        assert_eq!(single_line("  An\u{0} \t Peeters\r\n"), "An Peeters");
        assert_eq!(single_line("\u{200b}\u{feff}"), "");
        assert_eq!(single_line("Cafe\u{301}"), "Café");
        assert_eq!(single_line("👩\u{200d}🔧"), "👩\u{200d}🔧");
    }

    #[test]
    fn line_ends_of_every_system_become_one() {
        assert_eq!(lines("\n a\r\nb\rc\n\n\td\u{7}  \n"), "a\nb\nc\n\n\td");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            let line = single_line(&text);
            prop_assert_eq!(single_line(&line), line);
            let block = lines(&text);
            prop_assert_eq!(lines(&block), block);
        }
    }
}
