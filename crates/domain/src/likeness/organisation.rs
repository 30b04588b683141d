//! Organisations: which are probably the same.

use super::address::{LazyPlace, Place};
use super::alike::{Correspondence, SAME, correspondence};
use super::contact::{Evidence, equal, name_reason};
use super::keys::{Keys, mailbox};
use super::name::{WORDS_MAX, Word, plain};
use super::{Comparable, Likeness, Reason, bounded};

/// A name is nearly unique, so alone it reaches the threshold.
const NAME: i32 = 64;
const EMAIL: i32 = 25;
const TELEPHONE: i32 = 25;
const ADDRESS: i32 = 20;
const OTHER_ADDRESS: i32 = -15;
/// For each word on one side only: a branch, a trade, a place. Beside a single word it says more.
const EXTRA_WORD: i32 = -4;
const EXTRA_TO_ONE_WORD: i32 = -8;
/// Organisations with two numbers or different names are two.
const DIFFERENT_MAX: i32 = 40;

/// Legal forms in Dutch and French, and what stands before the name of a building; they come and go.
const FORMS: [&str; 42] = [
    "nv",
    "sa",
    "bv",
    "bvba",
    "srl",
    "sprl",
    "vzw",
    "asbl",
    "ivzw",
    "aisbl",
    "cv",
    "cvba",
    "cvso",
    "scrl",
    "sc",
    "vof",
    "snc",
    "gcv",
    "commv",
    "comm",
    "scs",
    "vme",
    "acp",
    "vennootschap",
    "vereniging",
    "association",
    "mede",
    "eigenaars",
    "copropriete",
    "coproprietaires",
    "residentie",
    "residence",
    "res",
    "gebouw",
    "immeuble",
    "building",
    "firma",
    "ets",
    "etablissements",
    "stichting",
    "fondation",
    "groep",
];
const PARTICLES: [&str; 22] = [
    "van", "de", "den", "der", "het", "een", "en", "et", "and", "le", "la", "les", "l", "d", "du", "des", "of", "the",
    "te", "in", "ten", "ter",
];

/// An organisation as far as known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Organisation<'a> {
    /// Name.
    pub name: &'a str,
    /// Enterprise number: ten digits.
    pub enterprise_number: Option<&'a str>,
    /// E-mail address.
    pub email: Option<&'a str>,
    /// Telephone number in E.164.
    pub telephone: Option<&'a str>,
    /// Where it is.
    pub place: Option<Place<'a>>,
}

/// The keys under which an organisation is found again.
#[must_use]
pub fn keys_of_organisation(organisation: &Organisation<'_>) -> Vec<String> {
    let mut keys = Keys::default();
    if let Some(number) = organisation.enterprise_number {
        keys.add('k', &[number]);
    }
    if let Some(mailbox) = organisation.email.and_then(mailbox) {
        keys.add('e', &[&mailbox]);
    }
    if let Some(telephone) = organisation.telephone {
        keys.add('t', &[telephone]);
    }
    keys.add_names('n', &words_of_organisation(organisation.name));
    keys.into_vec()
}

/// The words that tell organisations apart; all of them when there are no others.
fn words_of_organisation(name: &str) -> Vec<Word> {
    // `V.Z.W.` and `V.M.E.` are words, not initials.
    let plain = plain(&name.replace('.', ""));
    let all: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> =
        all.iter().copied().filter(|word| !FORMS.contains(word) && !PARTICLES.contains(word)).collect();
    let words = if telling.is_empty() { all } else { telling };
    words.into_iter().take(WORDS_MAX).map(|word| Word::new(word.to_owned())).collect()
}

/// An organisation as compared.
#[derive(Debug)]
pub struct PreparedOrganisation<'a> {
    words: Vec<Word>,
    enterprise_number: Option<&'a str>,
    mailbox: Option<String>,
    telephone: Option<&'a str>,
    place: Option<LazyPlace<'a>>,
}

impl<'a> Comparable for Organisation<'a> {
    type Prepared = PreparedOrganisation<'a>;

    fn prepared(&self) -> PreparedOrganisation<'a> {
        PreparedOrganisation {
            words: words_of_organisation(self.name),
            enterprise_number: self.enterprise_number,
            mailbox: self.email.and_then(mailbox),
            telephone: self.telephone,
            place: self.place.map(LazyPlace::new),
        }
    }

    fn likeness(one: &PreparedOrganisation<'a>, other: &PreparedOrganisation<'a>) -> Likeness {
        let same_number = equal(&one.enterprise_number, &other.enterprise_number);
        let mut evidence = Evidence::default();
        evidence.weigh(same_number, SAME, 0, Reason::SameNumber);
        evidence.weigh(equal(&one.mailbox, &other.mailbox), EMAIL, 0, Reason::SameEmail);
        evidence.weigh(equal(&one.telephone, &other.telephone), TELEPHONE, 0, Reason::SameTelephone);
        evidence.weigh_places(one.place.as_ref(), other.place.as_ref(), ADDRESS, OTHER_ADDRESS);
        let name = correspondence(&one.words, &other.words);
        let points = if name.is_different { 0 } else { name_points(&name) };
        if !name.is_different {
            evidence.reasons.insert(0, name_reason(&name));
        }
        let sum = points + evidence.sum;
        let sum = match same_number {
            Some(true) => SAME,
            Some(false) => sum.min(DIFFERENT_MAX),
            None if name.is_different => sum.min(DIFFERENT_MAX),
            None => sum,
        };
        Likeness { score: bounded(sum), reasons: evidence.reasons }
    }
}

fn name_points(name: &Correspondence) -> i32 {
    let each = if name.words > 1 { EXTRA_WORD } else { EXTRA_TO_ONE_WORD };
    NAME * name.likeness / SAME + each * i32::try_from(name.extra).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::likeness::{KEYS_MAX, THRESHOLD, score};

    fn named(name: &str) -> Organisation<'_> {
        Organisation { name, ..Organisation::default() }
    }

    fn alike(one: &str, other: &str) -> u8 {
        let (one, other) = (named(one), named(other));
        let keys = keys_of_organisation(&other);
        let shares_key = keys_of_organisation(&one).iter().any(|key| keys.contains(key));
        if shares_key { score(&one, &other).score } else { 0 }
    }

    #[test]
    fn the_legal_form_does_not_count() {
        for (one, other) in [
            ("Dakwerken Janssens NV", "dakwerken janssens"),
            ("VZW De Linde", "De Linde v.z.w."),
            ("VME Residentie Zonnebloem", "ACP Résidence Zonnebloem"),
            ("VME Bruul 12", "Vereniging van mede-eigenaars Bruul 12"),
            ("Syndicus Peeters BV", "Peeters Syndicus"),
            ("Dakwerken Janssens", "Dakwerken Jansens BV"),
            ("Dakwerken Janssens", "Dakwerken Janssesn"),
            ("Dakwerken Janssens Mechelen", "Dakwerken Janssens"),
            ("VME", "V.M.E."),
        ] {
            assert!(alike(one, other) >= THRESHOLD, "{one}, {other}: {}", alike(one, other));
        }
    }

    #[test]
    fn a_common_trade_does_not_make_two_firms_one() {
        for (one, other) in [
            ("Dakwerken Janssens", "Dakwerken Peeters"),
            ("VME Bruul 12", "VME Bruul 112"),
            ("VME Bruul 12", "VME Bruul 14"),
            ("Residentie Zonnebloem", "Residentie Rozenhof"),
            ("Janssens", "Dakwerken Janssens"),
        ] {
            assert!(alike(one, other) < THRESHOLD, "{one}, {other}: {}", alike(one, other));
        }
    }

    #[test]
    fn the_enterprise_number_decides() {
        let numbered = |name, number| Organisation { enterprise_number: Some(number), ..named(name) };
        let one = numbered("Zonnebloem", "0477445084");
        let renamed = score(&one, &numbered("Fluvius", "0477445084"));
        assert_eq!((renamed.score, renamed.reasons), (100, vec![Reason::SameNumber]));
        assert!(score(&one, &numbered("Zonnebloem", "0200065765")).score < THRESHOLD);
    }

    #[test]
    fn one_name_in_two_places_is_two_organisations() {
        let at = |text| Organisation { place: Some(Place { text, ..Place::default() }), ..named("Residentie Park") };
        assert!(score(&at("Bruul 12, 2800 Mechelen"), &at("Kerkstraat 3, 2500 Lier")).score < THRESHOLD);
        assert!(score(&at("Bruul 12, 2800 Mechelen"), &at("Bruul 12")).score >= THRESHOLD);
    }

    proptest! {
        #[test]
        fn any_two_organisations_can_be_compared(one in "\\PC{0,60}", other in "\\PC{0,60}") {
            prop_assert_eq!(score(&named(&one), &named(&other)), score(&named(&other), &named(&one)));
            prop_assert!(keys_of_organisation(&named(&one)).len() <= KEYS_MAX);
        }
    }
}
