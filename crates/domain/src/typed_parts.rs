//! The parts of an address that somebody typed in one line: best effort, for looking it up and comparing it. What was
//! typed is always kept beside it.

use std::ops::RangeInclusive;

use crate::house_number::{BOX_WORDS, BoxNumber, HouseNumber};
use crate::text::fold;

const POSTCODES: RangeInclusive<u32> = 1000..=9999;
/// How words for a floor begin, folded: a number before them is neither house number nor box.
const FLOORS: [&str; 7] = ["verd", "etage", "floor", "gelijkvl", "glvl", "rez", "rdc"];
/// Words a French street begins with, folded and without dot: the house number may stand before them.
const FRENCH_STREETS: [&str; 16] = [
    "rue",
    "r",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "bld",
    "chaussee",
    "place",
    "quai",
    "square",
    "clos",
    "allee",
    "dreve",
    "chemin",
    "impasse",
];
/// What may stand between street and municipality or after both, folded.
const FILLERS: [&str; 7] = ["a", "te", "in", "belgie", "belgique", "belgium", "-"];

/// The parts that were recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedParts {
    /// The street as typed.
    pub street: Option<String>,
    /// The house number.
    pub house_number: Option<HouseNumber>,
    /// The box number.
    pub box_number: Option<BoxNumber>,
    /// The postcode: four digits.
    pub postcode: Option<String>,
    /// The municipality as typed.
    pub municipality: Option<String>,
}

/// Words between two commas or line ends.
type Segment<'a> = Vec<&'a str>;

impl TypedParts {
    /// Splits a line such as `Bruul 12 bus 3, 2800 Mechelen`, `Rue Haute 5 bte 2` or `5, rue Haute à 1000 Bruxelles`.
    #[must_use]
    pub fn split(line: &str) -> Self {
        let mut segments = segments(line);
        let mut parts = Self::default();
        parts.take_place(&mut segments);
        parts.take_box(&mut segments);
        parts.take_street(&segments);
        parts
    }

    fn take_place(&mut self, segments: &mut Vec<Segment<'_>>) {
        if let Some((index, place)) = postcode_in(segments) {
            let segment = &mut segments[index];
            let mut municipality = segment.split_off(place + 1);
            self.postcode = segment.pop().and_then(postcode).map(str::to_owned);
            // `Mechelen 2800`: the municipality may also stand before.
            if municipality.is_empty() && index > 0 && !segment.iter().any(|word| has_digit(word)) {
                municipality.append(segment);
            }
            self.municipality = joined(&municipality);
        } else if segments.len() > 1 && segments.last().is_some_and(|last| is_municipality(last)) {
            self.municipality = segments.pop().and_then(|segment| joined(&segment));
        }
        segments.iter_mut().for_each(drop_fillers);
        segments.retain(|segment| !segment.is_empty());
    }

    /// A box stands after the house number: `bus 3`, `b3`, `bte. 2`, `/3`.
    fn take_box(&mut self, segments: &mut Vec<Segment<'_>>) {
        let mut after_number = false;
        for segment in segments.iter_mut() {
            for place in 0..segment.len() {
                if after_number && let Some((text, count)) = box_at(&segment[place..]) {
                    self.box_number = BoxNumber::parse(&text).ok();
                    segment.drain(place..place + count);
                    return;
                }
                after_number |= segment[place].starts_with(|sign: char| sign.is_ascii_digit());
            }
        }
    }

    fn take_street(&mut self, segments: &[Segment<'_>]) {
        let found = segments.iter().enumerate().rev().find_map(|(index, segment)| {
            let place = (0..segment.len()).rev().find(|place| is_house_number(segments, index, *place))?;
            Some((index, place))
        });
        let Some((index, place)) = found else {
            self.street = segments.first().and_then(|segment| joined(segment));
            return;
        };
        let segment = &segments[index];
        self.take_number(segment[place]);
        let mut after = place + 1;
        if let (Some(number), Some(suffix)) = (&self.house_number, segment.get(after).filter(|word| is_suffix(word))) {
            self.house_number = HouseNumber::parse(&format!("{number}{suffix}")).ok().or(self.house_number.take());
            after += 1;
        }
        let before = joined(&segment[..place]);
        let before = before.or_else(|| index.checked_sub(1).and_then(|index| joined(&segments[index])));
        let rest = joined(&segment[after..]).filter(|_| !segment[after..].iter().any(|word| is_floor(word)));
        if before.is_some() {
            self.street = before;
            self.municipality = self.municipality.take().or(rest);
        } else {
            self.street = rest.or_else(|| segments.get(index + 1).and_then(|segment| joined(segment)));
        }
    }

    /// `12/3` and `12b3` hold the box as well.
    fn take_number(&mut self, word: &str) {
        let digits = word.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(word.len());
        let (number, rest) = word.split_at(digits);
        let is_box = rest.starts_with('/') || box_at(&[rest]).is_some_and(|_| has_digit(rest));
        if let Some(box_number) = BoxNumber::parse(rest).ok().filter(|_| is_box) {
            self.house_number = HouseNumber::parse(number).ok();
            self.box_number = self.box_number.take().or(Some(box_number));
        } else {
            self.house_number = HouseNumber::parse(word).ok();
        }
    }
}

fn segments(line: &str) -> Vec<Segment<'_>> {
    let segments = line.split([',', ';', '\n']).map(|segment| segment.split_whitespace().collect::<Segment>());
    segments.filter(|segment| !segment.is_empty()).collect()
}

fn drop_fillers(segment: &mut Segment<'_>) {
    while let Some(last) = segment.last().filter(|word| FILLERS.contains(&fold(word).as_str())) {
        // `21 a` is a house number; `Haute à` is not.
        if is_suffix(last) && segment.iter().rev().nth(1).is_some_and(|word| has_digit(word)) {
            break;
        }
        segment.pop();
    }
}

fn joined(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

fn has_digit(word: &str) -> bool {
    word.contains(|sign: char| sign.is_ascii_digit())
}

/// Where the postcode stands: the last number of four digits with a municipality or nothing after it, unless it is the
/// house number.
fn postcode_in(segments: &[Segment<'_>]) -> Option<(usize, usize)> {
    segments.iter().enumerate().rev().find_map(|(index, segment)| {
        let place = segment.iter().rposition(|word| postcode(word).is_some())?;
        let (before, after) = (&segment[..place], &segment[place + 1..]);
        let is_last_number = !after.iter().any(|word| has_digit(word));
        let after_number = before.iter().any(|word| has_digit(word));
        let has_street_elsewhere = if before.is_empty() { segments.len() > 1 } else { index > 0 || after_number };
        let is_postcode = has_street_elsewhere || !before.is_empty() && !after.is_empty();
        (is_last_number && is_postcode).then_some((index, place))
    })
}

fn is_municipality(segment: &[&str]) -> bool {
    !segment.iter().any(|word| has_digit(word) || is_floor(word))
}

/// `2800`, `B-2800`, `BE 2800`.
fn postcode(word: &str) -> Option<&str> {
    let digits = word.trim_start_matches(['B', 'E', 'b', 'e', '-']);
    let is_postcode = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_postcode && digits.parse().is_ok_and(|number| POSTCODES.contains(&number))).then_some(digits)
}

fn is_floor(word: &str) -> bool {
    let word = fold(word);
    FLOORS.iter().any(|floor| word.starts_with(floor))
}

/// A letter or a Latin multiplier that belongs to the house number.
fn is_suffix(word: &str) -> bool {
    let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_letter || ["bis", "ter", "quater"].contains(&fold(word).as_str())
}

/// The box that `words` begin with, and how many words it takes.
fn box_at(words: &[&str]) -> Option<(String, usize)> {
    let first = fold(words.first()?);
    let word = first.trim_end_matches(['.', ':']);
    if word == "b" || BOX_WORDS.contains(&word) {
        let number = words.get(1).filter(|number| word != "b" || has_digit(number))?;
        return Some((format!("bus {number}"), 2));
    }
    let after_word = BOX_WORDS.iter().chain(&["b", "/"]).find_map(|word| first.strip_prefix(word));
    let number = after_word?.trim_start_matches(['.', ':']);
    number.starts_with(|sign: char| sign.is_ascii_digit()).then(|| (format!("bus {number}"), 1))
}

/// Whether this word is the house number: a number with at most a suffix, not an ordinal, not a year in a street's
/// name, not a floor.
fn is_house_number(segments: &[Segment<'_>], index: usize, place: usize) -> bool {
    let segment = &segments[index];
    let (word, next) = (segment[place], segment.get(place + 1));
    let digits = word.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(word.len());
    let rest = &word[digits..];
    let is_plain = rest.is_empty() || is_suffix(rest) || rest.starts_with(['/', '-']) || box_at(&[rest]).is_some();
    let is_ordinal = rest.eq_ignore_ascii_case("e") && next.is_some();
    let opens_line = place == 0 && index == 0;
    let french = |word: &&str| FRENCH_STREETS.contains(&fold(word).trim_end_matches('.'));
    (1..=4).contains(&digits)
        && is_plain
        && !is_ordinal
        && !next.is_some_and(|word| is_floor(word))
        && (!opens_line || next.is_none() || next.is_some_and(french))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Street, house number, box, postcode and municipality; empty for none.
    fn split(line: &str) -> [String; 5] {
        let parts = TypedParts::split(line);
        [
            parts.street,
            parts.house_number.map(String::from),
            parts.box_number.map(String::from),
            parts.postcode,
            parts.municipality,
        ]
        .map(Option::unwrap_or_default)
    }

    #[test]
    fn the_usual_ways_of_writing_are_split() {
        for (line, parts) in [
            ("Bruul 12 bus 3, 2800 Mechelen", ["Bruul", "12", "3", "2800", "Mechelen"]),
            ("Bruul 12 bus 3 2800 Mechelen", ["Bruul", "12", "3", "2800", "Mechelen"]),
            ("Bruul 12 - 2800 Mechelen", ["Bruul", "12", "", "2800", "Mechelen"]),
            ("Bruul 12\nB-2800 Mechelen\nBelgië", ["Bruul", "12", "", "2800", "Mechelen"]),
            ("Rue Haute 5 bte 2", ["Rue Haute", "5", "2", "", ""]),
            ("Grote Markt 21A", ["Grote Markt", "21A", "", "", ""]),
            ("Grote Markt 21 a", ["Grote Markt", "21A", "", "", ""]),
            ("Rue Haute 5 bis, 1000 Bruxelles", ["Rue Haute", "5BIS", "", "1000", "Bruxelles"]),
            ("5, rue Haute à 1000 Bruxelles", ["rue Haute", "5", "", "1000", "Bruxelles"]),
            ("5 rue Haute bte 2, 1000 Bruxelles", ["rue Haute", "5", "2", "1000", "Bruxelles"]),
            ("Rue Haute, 5 boîte 2 - 1000 Bruxelles", ["Rue Haute", "5", "2", "1000", "Bruxelles"]),
            ("Bruul 12/3, 2800 Mechelen", ["Bruul", "12", "3", "2800", "Mechelen"]),
            ("Bruul 12b3", ["Bruul", "12", "3", "", ""]),
            ("Bruul 12 b3", ["Bruul", "12", "3", "", ""]),
            ("Bruul 12 b. 3", ["Bruul", "12", "3", "", ""]),
            ("Bruul 12, bus A3, Mechelen", ["Bruul", "12", "A3", "", "Mechelen"]),
            ("Bruul 12b", ["Bruul", "12B", "", "", ""]),
            ("Bruul 12 b", ["Bruul", "12B", "", "", ""]),
            ("Bruul 10-12 bus 1.2", ["Bruul", "10-12", "1.2", "", ""]),
            ("Bruul 12 3de verdieping", ["Bruul", "12", "", "", ""]),
            ("Bruul 12, 3e verd., 2800 Mechelen", ["Bruul", "12", "", "2800", "Mechelen"]),
            ("Leopold II-laan 99 bus 1, 9200 Dendermonde", ["Leopold II-laan", "99", "1", "9200", "Dendermonde"]),
            ("11 Novemberlaan 5", ["11 Novemberlaan", "5", "", "", ""]),
            ("11 Novemberlaan", ["11 Novemberlaan", "", "", "", ""]),
            ("Rue du 11 Novembre 5", ["Rue du 11 Novembre", "5", "", "", ""]),
            ("Bruul 1200", ["Bruul", "1200", "", "", ""]),
            ("Bruul 12 Mechelen", ["Bruul", "12", "", "", "Mechelen"]),
            ("Bruul, 2800 Sint-Katelijne-Waver", ["Bruul", "", "", "2800", "Sint-Katelijne-Waver"]),
            ("Bruul 12, Mechelen 2800", ["Bruul", "12", "", "2800", "Mechelen"]),
            ("2800 Mechelen, Bruul 12", ["Bruul", "12", "", "2800", "Mechelen"]),
            ("Bruul", ["Bruul", "", "", "", ""]),
            ("", ["", "", "", "", ""]),
        ] {
            assert_eq!(split(line), parts.map(str::to_owned), "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_is_put_together_is_taken_apart(
            street in "[A-Z][a-z]{3,10}(straat|laan| Markt|plein)",
            number in "[1-9][0-9]{0,2}[A-Z]?",
            box_number in proptest::option::of("[1-9][0-9]{0,2}|[AC][1-9]|[1-9]\\.[1-9]"),
            word in "(bus|Bus|bte|boîte|app\\.|bt) ",
            postcode in "[1-9][0-9]{3}",
        ) {
            let in_box = box_number.as_ref().map(|number| format!(" {word}{number}")).unwrap_or_default();
            let parts = split(&format!("{street} {number}{in_box}, {postcode} Mechelen"));
            prop_assert_eq!(parts, [street, number, box_number.unwrap_or_default(), postcode, "Mechelen".to_owned()]);
        }

        #[test]
        fn splitting_never_panics(line in "\\PC{0,60}", numbers in "[0-9a-e,/ .-]{0,20}") {
            let _ = TypedParts::split(&line);
            let _ = TypedParts::split(&numbers);
        }
    }
}
