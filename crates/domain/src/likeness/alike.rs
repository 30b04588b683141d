//! How much two names are alike, word by word.

use strsim::osa_distance;

use super::name::{WORDS_MAX, Word, is_vowel};

/// Likeness of two words, in hundredths.
pub(super) const SAME: i32 = 100;
const SOUNDS_THE_SAME: i32 = 95;
const ONE_SLIP: i32 = 90;
const TWO_SLIPS: i32 = 84;
const INITIAL: i32 = 60;
/// From here on a word tells that two names are the same.
const TELLING: i32 = 80;

/// How two names correspond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Correspondence {
    /// Mean likeness of the words that correspond, in hundredths.
    pub likeness: i32,
    /// Words that correspond.
    pub words: usize,
    /// Words of the longer name without counterpart: a second family name, a second first name.
    pub extra: usize,
    /// Words without counterpart on both sides: the names are different.
    pub is_different: bool,
    /// All words are equal, in another order.
    pub is_swapped: bool,
}

impl Correspondence {
    /// Whether all words are the same.
    pub fn is_same(&self) -> bool {
        self.likeness == SAME && self.extra == 0 && !self.is_different
    }
}

/// Compares two names: the most alike words first, each word once.
pub(super) fn correspondence(one: &[Word], other: &[Word]) -> Correspondence {
    let mut pairs: Vec<(i32, usize, usize)> = Vec::with_capacity(one.len() * other.len());
    for (left, word) in one.iter().enumerate() {
        let likenesses = other.iter().enumerate().map(|(right, other)| (word_likeness(word, other), left, right));
        pairs.extend(likenesses.filter(|(likeness, ..)| *likeness > 0));
    }
    // Of equally alike pairs the ones in place first, so that only real swaps count as swapped.
    pairs.sort_by_key(|(likeness, left, right)| (-likeness, left.abs_diff(*right)));
    let (mut lefts, mut rights) = ([false; WORDS_MAX], [false; WORDS_MAX]);
    let (mut sum, mut words, mut best, mut swapped) = (0, 0, 0, false);
    for (likeness, left, right) in pairs {
        if lefts[left] || rights[right] {
            continue;
        }
        (lefts[left], rights[right]) = (true, true);
        sum += likeness;
        words += 1;
        best = best.max(likeness);
        swapped |= left != right;
    }
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if words < shorter || best < TELLING || words == 0 {
        return run_together(one, other);
    }
    Correspondence {
        likeness: sum / i32::try_from(words.max(1)).unwrap_or(1),
        words,
        extra: longer - words,
        is_different: false,
        is_swapped: swapped && one.len() == other.len(),
    }
}

/// `Anne Marie` and `Annemarie`: the words differ, but not all of them together.
fn run_together(one: &[Word], other: &[Word]) -> Correspondence {
    let different = Correspondence { is_different: true, ..Correspondence::default() };
    if one.len() == other.len() || one.len().min(other.len()) == 0 {
        return different;
    }
    let together = |words: &[Word]| words.iter().map(Word::core).collect::<String>();
    let (left, right) = (together(one), together(other));
    if left.len().abs_diff(right.len()) > 1 || left.len() < 6 || osa_distance(&left, &right) > 1 {
        return different;
    }
    let likeness = if left == right { SOUNDS_THE_SAME } else { ONE_SLIP };
    Correspondence { likeness, words: one.len().min(other.len()), ..Correspondence::default() }
}

/// How much two words are alike; 0 when they are different words.
pub(super) fn word_likeness(one: &Word, other: &Word) -> i32 {
    if one.core() == other.core() {
        return SAME;
    }
    if one.is_initial() || other.is_initial() {
        return if one.first_letter() == other.first_letter() { INITIAL } else { 0 };
    }
    if differ_in_last_vowel(&one.text, &other.text) {
        return 0;
    }
    if one.spelled == other.spelled && one.spelled.len() > 2 {
        return SOUNDS_THE_SAME;
    }
    let slips = typing_likeness(&one.text, &other.text);
    let has_particle = one.core() != one.text || other.core() != other.text;
    if has_particle { slips.max(typing_likeness(one.core(), other.core())) } else { slips }
}

/// Short names differ by a letter without being a slip of each other (An and Jan, Tom and Tim, Bart and Bert), and so
/// do numbers.
fn typing_likeness(one: &str, other: &str) -> i32 {
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_number = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
    if longer.len() - shorter.len() > 2 || longer.len() < 3 || is_number(one) || is_number(other) {
        return 0;
    }
    let slips_max = if longer.len() >= 8 { 2 } else { 1 };
    if letters_differing(shorter, longer) > 2 * slips_max {
        return 0;
    }
    match (osa_distance(shorter, longer), longer.len()) {
        (1, 3 | 4) if !is_short_name_changed(shorter, longer) => ONE_SLIP,
        (1, 5..) => ONE_SLIP,
        (2, 8..) => TWO_SLIPS,
        _ => 0,
    }
}

/// Letters in one word only, as a lower bound that costs little: a slip brings at most one and takes away one.
fn letters_differing(one: &str, other: &str) -> u32 {
    let letters = |text: &str| text.chars().fold(0_u64, |set, letter| set | 1 << (u32::from(letter) % u64::BITS));
    (letters(one) ^ letters(other)).count_ones()
}

/// The name of a woman and that of a man: `Louis` and `Louise`, `Maria` and `Mario`.
fn differ_in_last_vowel(one: &str, other: &str) -> bool {
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let gendered = ['a', 'e', 'o'];
    longer.strip_suffix(gendered).is_some_and(|stem| stem == shorter || shorter.strip_suffix(gendered) == Some(stem))
}

/// Whether the one slip between two short names begins them differently or puts one vowel for another.
fn is_short_name_changed(shorter: &str, longer: &str) -> bool {
    if shorter.chars().next() != longer.chars().next() {
        return !is_rearranged(shorter, longer);
    }
    let mut letters = shorter.chars().zip(longer.chars());
    let differing = letters.find(|(one, other)| one != other);
    shorter.len() == longer.len()
        && !is_rearranged(shorter, longer)
        && differing.is_some_and(|(one, other)| is_vowel(one) && is_vowel(other))
}

/// The same letters in another order.
fn is_rearranged(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::likeness::name::words_of_person;

    fn compared(one: &str, other: &str) -> Correspondence {
        let (one, other) = (words_of_person(one), words_of_person(other));
        let there = correspondence(&one, &other);
        assert_eq!(there, correspondence(&other, &one), "the order does not matter");
        there
    }

    #[test]
    fn slips_initials_and_second_names_leave_a_name_what_it_is() {
        for (one, other) in [
            ("Jan Peeters", "Jan Peters"),
            ("Jan Peeters", "Jan Peetesr"),
            ("Jan Peeters", "Jn Peeters"),
            ("Jan Peeters", "Jna Peeters"),
            ("Jan Peeters", "Jab Peeters"),
            ("Jan Peeters", "Ajn Peeters"),
            ("L. De Vos", "Laura Devos"),
            ("Nathalie Dubois", "Nathale Dubois"),
            ("Erik Claes", "Eric Klaas"),
            ("J. Peeters", "Jan Peeters"),
            ("An Peeters-Janssens", "An Peeters"),
            ("An Peeters-Janssens", "Janssens An"),
            ("Anne Marie Dubois", "Annemarie Dubois"),
            ("Jean-Pierre Dubois", "Jeanpierre Duboiss"),
            ("Christoph Vandenbroucke", "Kristof Van den Broucke"),
        ] {
            let found = compared(one, other);
            assert!(!found.is_different && !found.is_same(), "{one}, {other}");
        }
        assert!(compared("Élodie De Smet", "ELODIE DESMET").is_same());
        assert!(compared("Jan Peeters", "Peeters Jan").is_swapped);
    }

    #[test]
    fn another_first_name_is_another_person() {
        for (one, other) in [
            ("Jan Peeters", "An Peeters"),
            ("Tom Peeters", "Tim Peeters"),
            ("Bart Peeters", "Bert Peeters"),
            ("Louis Peeters", "Louise Peeters"),
            ("Maria Peeters", "Mario Peeters"),
            ("Jan Peeters", "Jana Peeters"),
            ("René Dubois", "Renée Dubois"),
            ("Jan Peeters", "Piet Peeters"),
            ("J. Peeters", "P. Peeters"),
            ("J. Peeters", "J. Janssens"),
            ("J. P.", "Jan Peeters"),
            ("Kerkstraat 12", "Kerkstraat 112"),
            ("", "Jan Peeters"),
            ("", ""),
        ] {
            assert!(compared(one, other).is_different, "{one}, {other}");
        }
    }
}
