//! Match keys: short texts of which two records of the same have at least one in common.

use super::KEYS_MAX;
use super::name::{SKELETON_CHARS_MAX, Word, skeleton};

/// More pairs of words would say less each.
const PAIRED_WORDS_MAX: usize = 4;

/// The keys of a record, each once, in order of how much they tell.
#[derive(Debug, Default)]
pub(super) struct Keys(Vec<String>);

impl Keys {
    /// Adds `kind:parts.parts`; a key beyond [`KEYS_MAX`] is left out.
    pub fn add(&mut self, kind: char, parts: &[&str]) {
        let key = format!("{kind}:{}", parts.join("."));
        if self.0.len() < KEYS_MAX && !self.0.contains(&key) {
            self.0.push(key);
        }
    }

    /// Adds a key of two parts that may be swapped.
    pub fn add_pair(&mut self, kind: char, one: &str, other: &str) {
        self.add(kind, &[one.min(other), one.max(other)]);
    }

    /// Adds the pairs of words, so that a name is found with its words in any order and with one missing; and, for a
    /// name of two words, each pair with a consonant less, so that it is found with a slip in one of them: a letter
    /// too many, too few, another or two swapped all leave a common text one letter shorter.
    pub fn add_names(&mut self, kind: char, words: &[Word]) {
        let skeletons: Vec<String> = words.iter().filter(|word| !word.is_initial()).map(Word::skeleton).collect();
        let skeletons = &skeletons[..skeletons.len().min(PAIRED_WORDS_MAX)];
        for (place, one) in skeletons.iter().enumerate() {
            for other in &skeletons[place + 1..] {
                self.add_pair(kind, one, other);
            }
        }
        match skeletons {
            [one] if words.len() == 1 => self.add_shortened(kind, one),
            [one, other] => {
                shortened(one).for_each(|one| self.add_pair(kind, &one, other));
                shortened(other).for_each(|other| self.add_pair(kind, one, &other));
            }
            // `Anne Marie Peeters` is also `Annemarie Peeters`.
            [_, _, last] => {
                let together = skeleton(&format!("{}{}", words[0].core(), words[1].core()), SKELETON_CHARS_MAX);
                self.add_pair(kind, &together, last);
            }
            _ => {}
        }
    }

    /// Adds a text and the same with a letter less.
    pub fn add_shortened(&mut self, kind: char, skeleton: &str) {
        self.add(kind, &[skeleton]);
        shortened(skeleton).for_each(|shorter| self.add(kind, &[&shorter]));
    }

    /// The keys.
    pub fn into_vec(self) -> Vec<String> {
        self.0
    }
}

/// The text with each of its letters left out in turn.
pub(super) fn shortened(text: &str) -> impl Iterator<Item = String> {
    text.char_indices().map(move |(place, letter)| format!("{}{}", &text[..place], &text[place + letter.len_utf8()..]))
}

/// The address as a mailbox knows it: the local part without dots and without what follows a plus, in small letters.
pub(super) fn mailbox(email: &str) -> Option<String> {
    let (local, host) = email.trim().rsplit_once('@')?;
    let local = local.split_once('+').map_or(local, |(local, _)| local);
    let local: String = local.chars().filter(|sign| *sign != '.').flat_map(char::to_lowercase).collect();
    let host = host.to_lowercase();
    let host = if host == "googlemail.com" { "gmail.com" } else { &host };
    (!local.is_empty() && !host.is_empty()).then(|| format!("{local}@{host}"))
}
