//! People: who is probably the same person.

use super::address::{LazyPlace, Place, PlaceLikeness};
use super::alike::{Correspondence, SAME, correspondence};
use super::keys::{Keys, mailbox};
use super::name::{Word, words_of_person};
use super::{Comparable, Likeness, Reason, bounded};

/// An equal name; what adds to it must make up the rest to the threshold.
const NAME: i32 = 55;
const EMAIL: i32 = 35;
const TELEPHONE: i32 = 30;
const ADDRESS: i32 = 25;
/// People have several addresses and numbers, and move house: a difference says little.
const OTHER_EMAIL: i32 = -8;
const OTHER_TELEPHONE: i32 = -8;
const OTHER_ADDRESS: i32 = -10;
/// For each word of the longer name without counterpart.
const EXTRA_WORD: i32 = -3;
const EXTRA_WORDS_MAX: usize = 2;
/// Of a name of one word nobody knows whether it is a first or a family name.
const ONE_WORD: i32 = -20;
/// When one of the two has nothing but the name there is nothing against it either.
const NOTHING_ELSE_KNOWN: i32 = 5;
/// People with different names share a household at most, whatever else is equal.
const DIFFERENT_NAME_MAX: i32 = 40;

/// A person as far as known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Person<'a> {
    /// The full name as the person writes it.
    pub name: &'a str,
    /// First names, when known apart.
    pub given_name: Option<&'a str>,
    /// Family name, when known apart.
    pub family_name: Option<&'a str>,
    /// E-mail address.
    pub email: Option<&'a str>,
    /// Telephone number in E.164.
    pub telephone: Option<&'a str>,
    /// Where the person lives.
    pub place: Option<Place<'a>>,
}

impl Person<'_> {
    fn words(&self) -> Vec<Word> {
        match (self.given_name, self.family_name) {
            (Some(given), Some(family)) => words_of_person(&format!("{given} {family}")),
            _ => words_of_person(self.name),
        }
    }
}

/// The keys under which a person is found again.
#[must_use]
pub fn keys_of_contact(person: &Person<'_>) -> Vec<String> {
    let mut keys = Keys::default();
    let words = person.words();
    if let Some(mailbox) = person.email.and_then(mailbox) {
        keys.add('e', &[&mailbox]);
    }
    if let Some(telephone) = person.telephone {
        keys.add('t', &[telephone]);
    }
    if let Some(address) = person.place.as_ref().and_then(|place| place.prepared().household_key()) {
        // The family name is the last word as a rule; a single word is all there is.
        let family = words.iter().rev().find(|word| !word.is_initial());
        family.iter().for_each(|word| keys.add('h', &[&address, &word.skeleton()]));
    }
    add_initials(&mut keys, &words);
    keys.add_names('n', &words);
    keys.into_vec()
}

/// `J. Peeters` and `Jan Peeters`: a word with the first letter of the other, in both directions since nobody says
/// which is the family name.
fn add_initials(keys: &mut Keys, words: &[Word]) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    if words.len() < 2 {
        return;
    }
    for (word, other) in [(last, first), (first, last)] {
        if !word.is_initial() {
            keys.add('i', &[&word.skeleton(), &other.first_letter().to_string()]);
        }
    }
}

/// A person as compared. The address, which takes longest, is only looked at when the names are alike.
#[derive(Debug)]
pub struct PreparedPerson<'a> {
    words: Vec<Word>,
    mailbox: Option<String>,
    telephone: Option<&'a str>,
    place: Option<LazyPlace<'a>>,
}

impl PreparedPerson<'_> {
    fn has_only_a_name(&self) -> bool {
        self.mailbox.is_none() && self.telephone.is_none() && self.place.is_none()
    }
}

impl<'a> Comparable for Person<'a> {
    type Prepared = PreparedPerson<'a>;

    fn prepared(&self) -> PreparedPerson<'a> {
        PreparedPerson {
            words: self.words(),
            mailbox: self.email.and_then(mailbox),
            telephone: self.telephone,
            place: self.place.map(LazyPlace::new),
        }
    }

    fn likeness(one: &PreparedPerson<'a>, other: &PreparedPerson<'a>) -> Likeness {
        let mut evidence = Evidence::default();
        evidence.weigh(equal(&one.mailbox, &other.mailbox), EMAIL, OTHER_EMAIL, Reason::SameEmail);
        evidence.weigh(equal(&one.telephone, &other.telephone), TELEPHONE, OTHER_TELEPHONE, Reason::SameTelephone);
        let name = correspondence(&one.words, &other.words);
        if name.is_different {
            return Likeness { score: bounded(evidence.sum.min(DIFFERENT_NAME_MAX)), reasons: evidence.reasons };
        }
        evidence.weigh_places(one.place.as_ref(), other.place.as_ref(), ADDRESS, OTHER_ADDRESS);
        evidence.reasons.insert(0, name_reason(&name));
        let bare = name.is_same() && name.words > 1 && (one.has_only_a_name() || other.has_only_a_name());
        let nothing_else = if bare { NOTHING_ELSE_KNOWN } else { 0 };
        Likeness { score: bounded(name_points(&name) + evidence.sum + nothing_else), reasons: evidence.reasons }
    }
}

fn name_points(name: &Correspondence) -> i32 {
    let extra = i32::try_from(name.extra.min(EXTRA_WORDS_MAX)).unwrap_or_default() * EXTRA_WORD;
    let one_word = if name.words < 2 { ONE_WORD } else { 0 };
    NAME * name.likeness / SAME + extra + one_word
}

pub(super) fn name_reason(name: &Correspondence) -> Reason {
    match (name.is_same(), name.is_swapped) {
        (true, false) => Reason::SameName,
        (true, true) => Reason::SwappedName,
        (false, _) => Reason::SimilarName,
    }
}

/// Whether two values are equal; none when either is not known.
pub(super) fn equal<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> Option<bool> {
    Some(one.as_ref()? == other.as_ref()?)
}

/// What speaks for and against, besides the name.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    pub sum: i32,
    pub reasons: Vec<Reason>,
}

impl Evidence {
    pub fn weigh(&mut self, is_equal: Option<bool>, same: i32, other: i32, reason: Reason) {
        match is_equal {
            Some(true) => {
                self.sum += same;
                self.reasons.push(reason);
            }
            Some(false) => self.sum += other,
            None => {}
        }
    }

    pub fn weigh_places(&mut self, one: Option<&LazyPlace>, other: Option<&LazyPlace>, same: i32, elsewhere: i32) {
        let (Some(one), Some(other)) = (one, other) else { return };
        match one.get().compared(other.get()) {
            PlaceLikeness::Same => self.weigh(Some(true), same, 0, Reason::SameAddress),
            PlaceLikeness::Similar => self.weigh(Some(true), same, 0, Reason::SimilarAddress),
            PlaceLikeness::Different => self.weigh(Some(false), 0, elsewhere, Reason::SameAddress),
            PlaceLikeness::Unclear => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::likeness::{KEYS_MAX, THRESHOLD, rank, score};

    const HOME: Place<'_> = Place {
        text: "",
        street: Some("Bruul"),
        house_number: Some("12"),
        box_number: Some("3"),
        postcode: Some("2800"),
        municipality: Some("Mechelen"),
        register_id: None,
    };
    const JAN: Person<'_> = Person {
        name: "Jan Peeters",
        given_name: None,
        family_name: None,
        email: Some("jan.peeters@example.be"),
        telephone: Some("+32474123456"),
        place: Some(HOME),
    };

    fn named(name: &str) -> Person<'_> {
        Person { name, ..Person::default() }
    }

    #[test]
    fn one_person_is_recognised_by_name_and_one_thing_more() {
        for person in [
            Person { email: Some("JanPeeters+premie@Example.be"), ..named("Peeters Jan") },
            Person { telephone: Some("+32474123456"), ..named("J. Peeters") },
            Person { place: Some(HOME), email: Some("jan@work.example"), ..named("Jan Peters") },
            Person {
                place: Some(Place { text: "Bruul 12 bus 3, 2800 Mechelen", ..Place::default() }),
                ..named("jan PEETERS")
            },
            Person {
                given_name: Some("Jan"),
                family_name: Some("Peeters-Janssens"),
                telephone: JAN.telephone,
                ..named("x")
            },
        ] {
            assert!(score(&JAN, &person).score >= THRESHOLD, "{person:?} {:?}", score(&JAN, &person));
        }
    }

    #[test]
    fn people_of_one_household_are_not_one_person() {
        for name in ["An Peeters", "Piet Peeters", "Jana Peeters", "An Janssens", "Jan Janssens", "", "P. Peeters"] {
            let relative = Person { name, ..JAN };
            assert!(score(&JAN, &relative).score < THRESHOLD, "{name} {:?}", score(&JAN, &relative));
        }
        let louis = Person { name: "Louis Peeters", ..JAN };
        assert!(score(&louis, &Person { name: "Louise Peeters", ..JAN }).score < THRESHOLD);
    }

    #[test]
    fn a_name_alone_is_not_enough_unless_nothing_else_is_known() {
        let namesake = Person { email: Some("jp@example.be"), telephone: None, place: None, ..JAN };
        assert!(score(&JAN, &namesake).score < THRESHOLD);
        let neighbour = Place { box_number: Some("4"), ..HOME };
        assert!(score(&JAN, &Person { place: Some(neighbour), ..named("Jan Peeters") }).score < THRESHOLD);
        assert_eq!(score(&JAN, &named("Jan Peeters")).score, THRESHOLD);
        assert!(score(&JAN, &named("Peeters")).score < THRESHOLD);
    }

    #[test]
    fn the_most_alike_come_first_and_say_why() {
        let candidates = [
            ("stranger", named("Els Maes")),
            ("similar", Person { place: Some(HOME), ..named("Jan Peetersen") }),
            ("same", JAN),
            ("wife", Person { name: "An Maes", ..JAN }),
        ];
        let ranked = rank(&JAN, candidates);
        let ids: Vec<&str> = ranked.iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, ["same", "similar"]);
        let same = Likeness {
            score: 100,
            reasons: vec![Reason::SameName, Reason::SameEmail, Reason::SameTelephone, Reason::SameAddress],
        };
        assert_eq!(ranked[0].1, same);
        assert_eq!(ranked[1].1.reasons, [Reason::SimilarName, Reason::SameAddress]);
    }

    #[test]
    fn a_name_shares_a_key_with_its_variants() {
        for (one, other) in [
            ("Jan Peeters", "Peeters Jan"),
            ("Jan Peeters", "Jan Peetesr"),
            ("Jan Peeters", "Jan Peerters"),
            ("Jan Peeters", "Jan Petrs"),
            ("Jan Peeters", "Jan Veeters"),
            ("Jan Peeters", "Jar Peeters"),
            ("Jan Peeters", "Kan Peeters"),
            ("Jan Peeters", "J. Peeters"),
            ("Jan Peeters", "Peeters J"),
            ("Élise Lefèvre", "ELISE LEFEVRE"),
            ("An Peeters", "An Peeters-Janssens"),
            ("An Peeters", "An Janssens-Peeters"),
            ("Jan Van den Broeck", "Jan Vandenbroeck"),
            ("Jan Van de Velde", "Jan van der Velde"),
            ("Jan De Smet", "Jan Desmet"),
            ("Jan De Smet", "Jan Smet"),
            ("Annemarie Dubois", "Anne-Marie Dubois"),
            ("Christophe Claes", "Kristof Klaas"),
        ] {
            let (one, other) = (keys_of_contact(&named(one)), keys_of_contact(&named(other)));
            assert!(one.iter().any(|key| other.contains(key)), "{one:?} {other:?}");
        }
    }

    #[test]
    fn contact_points_and_household_are_keys() {
        let keys = keys_of_contact(&JAN);
        assert_eq!(keys[..3], ["e:janpeeters@example.be", "t:+32474123456", "h:brl12.ptrs"]);
        let neighbour = Place { box_number: None, postcode: None, municipality: None, ..HOME };
        let visitor = keys_of_contact(&Person { place: Some(neighbour), ..named("Peeters") });
        assert!(visitor.contains(&"h:brl12.ptrs".to_owned()));
    }

    proptest! {
        #[test]
        fn any_two_people_can_be_compared(
            one in "\\PC{0,40}",
            other in "\\PC{0,40}",
            email in "\\PC{0,20}",
            line in "\\PC{0,40}",
        ) {
            let place = Some(Place { text: &line, ..Place::default() });
            let (one, other) = (Person { email: Some(&email), ..named(&one) }, Person { place, ..named(&other) });
            prop_assert_eq!(score(&one, &other), score(&other, &one));
            for keys in [keys_of_contact(&one), keys_of_contact(&other)] {
                prop_assert!(keys.len() <= KEYS_MAX);
            }
        }

        #[test]
        fn one_slip_in_a_name_keeps_a_key(
            // Without letters of which the sound depends on the next, and without particles.
            name in "mo[abd-gi-or-wz]{2,7} mo[abd-gi-or-wz]{2,10}",
            place in 0_usize..24,
            letter in "[bdfgj-nrstvwz]",
        ) {
            let place = place % name.len();
            let place = if name.as_bytes()[place] == b' ' { 0 } else { place };
            let mut slipped = name.clone();
            slipped.replace_range(place..=place, &letter);
            let (one, other) = (keys_of_contact(&named(&name)), keys_of_contact(&named(&slipped)));
            prop_assert!(one.iter().any(|key| other.contains(key)), "{} {}", name, slipped);
        }
    }
}
