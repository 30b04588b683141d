//! Names as they are compared: folded, cut into words, particles and titles set aside, with a skeleton of consonants
//! that stays the same when a name is written as it sounds.

use crate::text::fold;

/// Words of a name at most that are compared; nobody has more that tell something.
pub(super) const WORDS_MAX: usize = 5;
/// Consonants that tell a word of a name.
pub(super) const SKELETON_CHARS_MAX: usize = 5;

/// Particles that a name may lose or gain: `van den Broeck`, `Vandenbroeck`, `Broeck`.
const LOOSE: [&str; 11] = ["van", "von", "den", "der", "ter", "ten", "het", "vande", "vanden", "vander", "vd"];
/// Particles that people write against the name: `De Smet`, `Desmet`.
const TIGHT: [&str; 10] = ["de", "du", "le", "la", "des", "el", "al", "di", "da", "del"];
const GLUED: [&str; 4] = ["vanden", "vander", "vande", "van"];
/// What is no part of a name.
const TITLES: [&str; 20] = [
    "mr", "mevr", "mevrouw", "dhr", "heer", "mme", "madame", "monsieur", "mlle", "fam", "familie", "famille", "ir",
    "ing", "dr", "drs", "prof", "en", "et", "and",
];

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word, folded.
    pub text: String,
    /// The word in the one spelling of those that sound the same.
    pub spelled: String,
    /// Where the word begins without a particle that is written against it.
    core: usize,
}

impl Word {
    pub fn new(text: String) -> Self {
        let rest = GLUED.iter().find_map(|particle| text.strip_prefix(particle).filter(|rest| rest.len() >= 3));
        let core = rest.map_or(0, |rest| text.len() - rest.len());
        Self { spelled: spelled(&text[core..]), core, text }
    }

    /// The word without particle.
    pub fn core(&self) -> &str {
        &self.text[self.core..]
    }

    pub fn is_initial(&self) -> bool {
        self.text.chars().count() == 1
    }

    pub fn first_letter(&self) -> char {
        self.text.chars().next().unwrap_or_default()
    }

    pub fn skeleton(&self) -> String {
        skeleton(self.core(), SKELETON_CHARS_MAX)
    }
}

/// The words of a person's name that tell something, at most [`WORDS_MAX`].
pub(super) fn words_of_person(name: &str) -> Vec<Word> {
    let plain = plain(name);
    let all: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !TITLES.contains(word)).collect();
    let words = without_particles(if telling.is_empty() { &all } else { &telling });
    words.into_iter().take(WORDS_MAX).map(Word::new).collect()
}

/// Drops loose particles and writes tight ones against what follows; a name of particles only stays as it is.
fn without_particles(words: &[&str]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut tight = String::new();
    let mut after_van = false;
    for word in words {
        // A single `t` is the rest of `'t` or an initial.
        if LOOSE.contains(word) || after_van && *word == "t" {
            after_van = true;
        } else if TIGHT.contains(word) {
            // `van de Velde` is `Vandevelde`, whose particle goes as a whole.
            if !after_van {
                tight.push_str(word);
            }
        } else {
            let mut glued = std::mem::take(&mut tight);
            glued.push_str(word);
            kept.push(glued);
            after_van = false;
        }
    }
    let is_telling = kept.len() >= 2 || kept.len() == words.len();
    if is_telling { kept } else { words.iter().map(|word| (*word).to_owned()).collect() }
}

/// Folded, apostrophes dropped, everything else but letters and digits a space.
pub(super) fn plain(text: &str) -> String {
    let folded = fold(text);
    let mut plain = String::with_capacity(folded.len());
    let mut after_apostrophe = false;
    for sign in folded.chars() {
        if matches!(sign, '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}') {
            after_apostrophe = true;
            continue;
        }
        // `D' Hondt` is `D'Hondt`.
        if sign == ' ' && std::mem::take(&mut after_apostrophe) {
            continue;
        }
        after_apostrophe = false;
        plain.push(if sign.is_alphanumeric() { sign } else { ' ' });
    }
    plain
}

/// The consonants of a folded word as they sound in Dutch and French: `Claes` and `Klaas`, `Hendrickx` and `Hendriks`,
/// `Philippe` and `Filip` are the same. A vowel counts only where the word begins.
pub(super) fn skeleton(word: &str, chars_max: usize) -> String {
    let mut skeleton = String::with_capacity(chars_max);
    let spelled = spelled(word);
    let mut after_vowel = false;
    for letter in spelled.chars() {
        let is_vowel = is_vowel(letter);
        let letter = match letter {
            'd' => 't',
            'v' => 'f',
            _ if is_vowel => 'a',
            other => other,
        };
        // A doubled sound is heard once, but again after a vowel.
        let is_heard = if is_vowel { skeleton.is_empty() } else { after_vowel || !skeleton.ends_with(letter) };
        if is_heard {
            skeleton.push(letter);
        }
        after_vowel = is_vowel;
    }
    let end = skeleton.char_indices().nth(chars_max).map_or(skeleton.len(), |(place, _)| place);
    skeleton.truncate(end);
    skeleton
}

/// A folded word in one spelling of those that sound the same: `c` as `k` or `s`, `ph` as `f`, `ij` and `y` as `i`,
/// `ae` as `a`, `h` left out, doubled letters once.
pub(super) fn spelled(word: &str) -> String {
    let mut spelled = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let sound = match letter {
            'h' => continue,
            'p' if next == 'h' => 'f',
            'c' if matches!(next, 'e' | 'i' | 'y') => 's',
            'c' | 'q' => 'k',
            'x' => {
                push_once(&mut spelled, 'k');
                's'
            }
            'z' => 's',
            'y' => 'i',
            'j' if spelled.ends_with('i') => continue,
            'e' if spelled.ends_with('a') => continue,
            other => other,
        };
        push_once(&mut spelled, sound);
    }
    spelled
}

fn push_once(text: &mut String, letter: char) {
    if !text.ends_with(letter) {
        text.push(letter);
    }
}

/// Whether a folded letter is a vowel.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        words_of_person(name).iter().map(|word| word.core().to_owned()).collect()
    }

    #[test]
    fn particles_and_titles_do_not_count() {
        for name in
            ["Jan Van den Broeck", "jan vandenbroeck", "Dhr. Jan van Broeck", "JAN VAN DEN BROECK", "Broeck, Jan"]
        {
            let mut words = words(name);
            words.sort();
            assert_eq!(words, ["broeck", "jan"], "{name}");
        }
        assert_eq!(words("Élise De Smet"), words("elise desmet"));
        assert_eq!(words("Luc D'Hondt"), words("Luc D’ hondt"));
        assert_eq!(words("An Van de Velde"), words("An Vandevelde"));
        assert_eq!(words("Luc Van 't Hof"), ["luc", "hof"]);
        assert_eq!(words("L. De Vos"), ["l", "devos"]);
        assert_eq!(words("Le Van"), ["le", "van"], "particles only are a name all the same");
        assert_eq!(words("An Peeters-Janssens"), ["an", "peeters", "janssens"]);
    }

    #[test]
    fn names_that_sound_the_same_have_one_skeleton() {
        for names in [
            &["claes", "klaas"][..],
            &["hendrickx", "hendriks", "hendrix", "hendricks"],
            &["philippe", "filip", "philip"],
            &["peeters", "peters", "pieters"],
            &["janssens", "jansens"],
            &["dijck", "dyck", "dijk"],
            &["verhaeghe", "verhaege", "verhage"],
            &["thys", "tijs", "ties"],
            &["catherine", "katrien", "kathrin"],
        ] {
            let skeletons: Vec<String> = names.iter().map(|name| skeleton(name, SKELETON_CHARS_MAX)).collect();
            assert!(skeletons.iter().all(|skeleton| *skeleton == skeletons[0]), "{names:?} {skeletons:?}");
        }
        assert_eq!(skeleton("an", SKELETON_CHARS_MAX), "an");
        assert_eq!(skeleton("иван", SKELETON_CHARS_MAX), "иван");
    }
}
