//! Street names as they are compared: the kind of street apart from what it is called, abbreviations spelled one way.

use strsim::osa_distance;

use super::name::{plain, skeleton};

/// From this length on a street's name may have a slip, and from the next two.
const SLIP_CHARS_MIN: usize = 5;
const TWO_SLIPS_CHARS_MIN: usize = 12;
/// Consonants that tell a street: the kind alone may take five.
const KEY_CHARS_MAX: usize = 8;

/// How a street's name ends in Dutch, folded, with its abbreviations; the longer before what they end in.
const SUFFIXES: [(&str, &[&str]); 12] = [
    ("steenweg", &["steenweg", "stwg", "stw", "stnwg"]),
    ("straat", &["straat", "str"]),
    ("laan", &["laan", "ln"]),
    ("plein", &["plein", "pln"]),
    ("weg", &["weg", "wg"]),
    ("lei", &["lei"]),
    ("dreef", &["dreef", "drf"]),
    ("baan", &["baan"]),
    ("markt", &["markt", "mkt"]),
    ("kaai", &["kaai"]),
    ("vest", &["vest"]),
    ("pad", &["pad"]),
];
/// How a street's name begins in French, folded, with its abbreviations.
const PREFIXES: [(&str, &[&str]); 11] = [
    ("rue", &["rue", "r"]),
    ("avenue", &["avenue", "av", "ave"]),
    ("boulevard", &["boulevard", "boul", "bld", "blvd", "bd"]),
    ("chaussee", &["chaussee", "chee", "ch"]),
    ("place", &["place", "pl"]),
    ("square", &["square", "sq"]),
    ("allee", &["allee", "all"]),
    ("chemin", &["chemin", "chem"]),
    ("impasse", &["impasse", "imp"]),
    ("quai", &["quai"]),
    ("clos", &["clos"]),
];
/// Words that are often shortened, or that French and Dutch share, spelled out.
const WORDS: [(&str, &str); 19] = [
    ("st", "sint"),
    ("saint", "sint"),
    ("sainte", "sint"),
    ("ste", "sint"),
    ("dr", "dokter"),
    ("docteur", "dokter"),
    ("burg", "burgemeester"),
    ("bourgmestre", "burgemeester"),
    ("prof", "professor"),
    ("professeur", "professor"),
    ("gen", "generaal"),
    ("general", "generaal"),
    ("kard", "kardinaal"),
    ("cardinal", "kardinaal"),
    ("kon", "koningin"),
    ("past", "pastoor"),
    ("kap", "kapelaan"),
    ("luit", "luitenant"),
    ("lt", "luitenant"),
];
/// Phrases that are written with their first letters.
const PHRASES: [(&str, &str); 4] = [
    ("o l v", "onze lieve vrouw"),
    ("olv", "onze lieve vrouw"),
    ("onze lieve vrouwe", "onze lieve vrouw"),
    ("n d ", "notre dame "),
];
const PARTICLES: [&str; 16] =
    ["van", "de", "den", "der", "het", "t", "ten", "ter", "du", "des", "la", "le", "les", "l", "d", "aux"];

/// A street's name as compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Street {
    /// The whole name, without spaces and particles, in one spelling.
    pub name: String,
    /// What the street is called besides its kind; the same as `name` when the kind is not said.
    pub core: String,
}

impl Street {
    pub fn of(name: &str) -> Self {
        let mut text = plain(name);
        for (short, long) in PHRASES {
            if text.contains(short) {
                text = text.replace(short, long);
            }
        }
        let mut words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let prefix = PREFIXES.iter().find(|(_, spellings)| words.len() > 1 && spellings.contains(&words[0]));
        if prefix.is_some() {
            words.remove(0);
        }
        let telling = words.iter().filter(|word| !PARTICLES.contains(word));
        let core: String = telling.map(|word| spelled_out(word)).collect();
        let core = if core.is_empty() { words.concat() } else { core };
        match (prefix, suffix_of(&core)) {
            (Some((kind, _)), _) => Self { name: format!("{kind}{core}"), core },
            (None, Some((kind, rest))) => {
                Self { name: format!("{}{kind}", &core[..rest]), core: core[..rest].to_owned() }
            }
            (None, None) => Self { name: core.clone(), core },
        }
    }

    /// Consonants of the name, by which it is found again.
    pub fn key(&self) -> String {
        skeleton(&self.name, KEY_CHARS_MAX)
    }

    /// Typing errors between two names of a street; none when they are different streets.
    pub fn slips(&self, other: &Self) -> Option<usize> {
        if self.name == other.name {
            return Some(0);
        }
        let length = self.name.len().max(other.name.len());
        let is_kind_missing = self.core == other.core && (self.core == self.name || other.core == other.name);
        if is_kind_missing {
            return Some(1);
        }
        if length < SLIP_CHARS_MIN || self.name.len().abs_diff(other.name.len()) > 2 {
            return None;
        }
        let slips = osa_distance(&self.name, &other.name);
        (slips == 1 || slips == 2 && length >= TWO_SLIPS_CHARS_MIN).then_some(slips)
    }
}

fn spelled_out(word: &str) -> &str {
    WORDS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long)
}

/// The kind that a name ends in, and where what it is called ends.
fn suffix_of(name: &str) -> Option<(&'static str, usize)> {
    SUFFIXES.iter().find_map(|(kind, spellings)| {
        let rest = spellings.iter().find_map(|spelling| name.strip_suffix(spelling)).filter(|rest| rest.len() >= 2)?;
        Some((*kind, rest.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_the_same_street() {
        for (one, other) in [
            ("Kerkstraat", "KERKSTR."),
            ("Kerkstraat", "Kerk straat"),
            ("Leuvensesteenweg", "Leuvense Stwg"),
            ("Sint-Katelijnestraat", "St. Katelijnestr"),
            ("Rue de la Loi", "R. de la Loi"),
            ("Avenue Louise", "Av. Louise"),
            ("Boulevard Anspach", "Bd Anspach"),
            ("Rue Sainte-Catherine", "rue ste catherine"),
            ("Onze-Lieve-Vrouwestraat", "O.L.V.-straat"),
            ("Burgemeester Ryckaertsstraat", "Burg. Ryckaertsstraat"),
            ("Koningin Astridlaan", "Kon. Astridlaan"),
            ("Avenue de la Toison d'Or", "Av Toison d’or"),
        ] {
            assert_eq!(Street::of(one), Street::of(other));
        }
    }

    #[test]
    fn a_slip_leaves_a_street_what_it_is_and_another_kind_does_not() {
        let slips = |one: &str, other: &str| Street::of(one).slips(&Street::of(other));
        assert_eq!(slips("Kerkstraat", "Kerkstrat"), Some(1));
        assert_eq!(slips("Kerkstraat", "Kekrstraat"), Some(1));
        assert_eq!(slips("Kerkstraat", "Kerk"), Some(1));
        assert_eq!(slips("Kerkstraat", "Kerklaan"), None);
        assert_eq!(slips("Bruul", "Brusselsesteenweg"), None);
        assert_eq!(Street::of("Straat").name, "straat");
    }
}
