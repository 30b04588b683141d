//! Places: which addresses are probably the same.

use std::cell::OnceCell;

use super::keys::Keys;
use super::street::Street;
use super::{Comparable, Likeness, Reason, bounded};
use crate::house_number::{BoxNumber, HouseNumber};
use crate::text::fold;
use crate::typed_parts::TypedParts;

const CERTAIN: i32 = 100;
const SAME_STREET: i32 = 80;
const SLIP_IN_STREET: i32 = 70;
/// Two postcodes of one municipality are easily confused.
const SAME_MUNICIPALITY: i32 = 5;
const SAME_POSTCODE: i32 = 15;
const OTHER_POSTCODE: i32 = -12;
const OTHER_MUNICIPALITY: i32 = -25;
/// Of two addresses in one building at most this can be said.
const SAME_BUILDING_MAX: i32 = 50;

/// An address as far as known. Without a street the line of text is taken apart.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    /// The address in one line.
    pub text: &'a str,
    /// Street.
    pub street: Option<&'a str>,
    /// House number.
    pub house_number: Option<&'a str>,
    /// Box number.
    pub box_number: Option<&'a str>,
    /// Postcode.
    pub postcode: Option<&'a str>,
    /// Municipality.
    pub municipality: Option<&'a str>,
    /// Id in the address register.
    pub register_id: Option<&'a str>,
}

/// The keys under which an address is found again.
#[must_use]
pub fn keys_of_address(place: &Place<'_>) -> Vec<String> {
    let mut keys = Keys::default();
    let prepared = place.prepared();
    if let Some(register_id) = &prepared.register_id {
        keys.add('r', &[register_id]);
    }
    let (street, number) = (prepared.street.key(), prepared.number_digits());
    if street.is_empty() {
        return keys.into_vec();
    }
    // Without a number only the place tells streets of one name apart.
    let beside = if number.is_empty() { prepared.postcode.clone().unwrap_or_default() } else { number.to_owned() };
    keys.add('a', &[&street, &beside]);
    super::keys::shortened(&street).for_each(|street| keys.add('a', &[&street, &beside]));
    keys.into_vec()
}

/// An address as compared.
#[derive(Debug)]
pub struct PreparedPlace {
    street: Street,
    house_number: Option<String>,
    box_number: Option<String>,
    postcode: Option<String>,
    municipality: Option<String>,
    register_id: Option<String>,
}

/// An address that is prepared when somebody asks.
#[derive(Debug)]
pub(super) struct LazyPlace<'a> {
    place: Place<'a>,
    prepared: OnceCell<PreparedPlace>,
}

impl<'a> LazyPlace<'a> {
    pub fn new(place: Place<'a>) -> Self {
        Self { place, prepared: OnceCell::new() }
    }

    pub fn get(&self) -> &PreparedPlace {
        self.prepared.get_or_init(|| self.place.prepared())
    }
}

/// How two addresses relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceLikeness {
    Same,
    Similar,
    /// One building, or too little known.
    Unclear,
    Different,
}

impl PreparedPlace {
    /// Street and number: what people of one household share, and their neighbours in the building.
    pub(super) fn household_key(&self) -> Option<String> {
        let (street, number) = (self.street.key(), self.number_digits());
        (!street.is_empty() && !number.is_empty()).then(|| format!("{street}{number}"))
    }

    /// The house number without bis number, which is often forgotten.
    fn number_digits(&self) -> &str {
        let number = self.house_number.as_deref().unwrap_or_default();
        &number[..number.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(number.len())]
    }

    pub(super) fn compared(&self, other: &Self) -> PlaceLikeness {
        if let (Some(one), Some(other)) = (&self.register_id, &other.register_id) {
            return if one == other { PlaceLikeness::Same } else { PlaceLikeness::Different };
        }
        let is_elsewhere = differ(&self.municipality, &other.municipality) && differ(&self.postcode, &other.postcode);
        let Some(slips) = self.street.slips(&other.street).filter(|_| !is_elsewhere) else {
            return PlaceLikeness::Different;
        };
        match (&self.house_number, &other.house_number) {
            (Some(one), Some(other)) if one != other => return PlaceLikeness::Different,
            (Some(_), Some(_)) => {}
            _ => return PlaceLikeness::Unclear,
        }
        match (&self.box_number, &other.box_number) {
            (Some(one), Some(other)) if one != other => PlaceLikeness::Unclear,
            (Some(_), Some(_)) | (None, None) if slips == 0 => PlaceLikeness::Same,
            _ => PlaceLikeness::Similar,
        }
    }
}

fn differ(one: &Option<String>, other: &Option<String>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

impl Comparable for Place<'_> {
    type Prepared = PreparedPlace;

    fn prepared(&self) -> PreparedPlace {
        let typed = if self.street.is_none() { TypedParts::split(self.text) } else { TypedParts::default() };
        let street = self.street.or(typed.street.as_deref()).map(Street::of).unwrap_or_default();
        let house_number = self.house_number.map(|number| {
            HouseNumber::parse(number).map_or_else(|_| fold(number).replace(' ', "").to_uppercase(), String::from)
        });
        let box_number = self.box_number.map(|number| {
            BoxNumber::parse(&number.to_lowercase()).map_or_else(|_| fold(number).to_uppercase(), String::from)
        });
        let text = |text: Option<&str>| text.map(fold).filter(|text| !text.is_empty());
        PreparedPlace {
            street,
            house_number: house_number.or(typed.house_number.map(String::from)).filter(|number| !number.is_empty()),
            box_number: box_number.or(typed.box_number.map(String::from)).filter(|number| !number.is_empty()),
            postcode: text(self.postcode.or(typed.postcode.as_deref())),
            municipality: text(self.municipality.or(typed.municipality.as_deref())),
            register_id: self.register_id.map(str::to_owned),
        }
    }

    fn likeness(one: &PreparedPlace, other: &PreparedPlace) -> Likeness {
        let same_id = matches!((&one.register_id, &other.register_id), (Some(one), Some(other)) if one == other);
        if same_id {
            return Likeness { score: bounded(CERTAIN), reasons: vec![Reason::SameNumber, Reason::SameAddress] };
        }
        let Some(slips) = one.street.slips(&other.street) else { return Likeness::default() };
        let mut sum = if slips == 0 { SAME_STREET } else { SLIP_IN_STREET };
        sum += match (differ(&one.postcode, &other.postcode), differ(&one.municipality, &other.municipality)) {
            (true, true) => OTHER_POSTCODE + OTHER_MUNICIPALITY,
            (true, false) => OTHER_POSTCODE,
            (false, true) => SAME_MUNICIPALITY + OTHER_MUNICIPALITY,
            (false, false) if one.postcode.is_some() && other.postcode.is_some() => SAME_POSTCODE,
            (false, false) => SAME_MUNICIPALITY,
        };
        let reason = match one.compared(other) {
            PlaceLikeness::Same => Reason::SameAddress,
            PlaceLikeness::Similar if one.box_number == other.box_number => Reason::SimilarAddress,
            _ => {
                sum = sum.min(SAME_BUILDING_MAX);
                Reason::SimilarAddress
            }
        };
        Likeness { score: bounded(sum), reasons: vec![reason] }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::likeness::{KEYS_MAX, THRESHOLD, score};

    fn line(text: &str) -> Place<'_> {
        Place { text, ..Place::default() }
    }

    fn alike(one: &str, other: &str) -> u8 {
        let keys = keys_of_address(&line(other));
        let shares_key = keys_of_address(&line(one)).iter().any(|key| keys.contains(key));
        if shares_key { score(&line(one), &line(other)).score } else { 0 }
    }

    #[test]
    fn one_address_is_written_in_many_ways() {
        for (one, other) in [
            ("Bruul 12 bus 3, 2800 Mechelen", "BRUUL 12 b3, 2800 MECHELEN"),
            ("Bruul 12 bus 3, 2800 Mechelen", "Bruul 12/3 Mechelen"),
            ("Kerkstraat 5", "Kerkstr. 5, 2800 Mechelen"),
            ("Leuvensesteenweg 21A, 2800 Mechelen", "Leuvense stwg 21 a, 2800 Mechelen"),
            ("Rue Haute 5 bte 2, 1000 Bruxelles", "5, r. Haute boîte 2, 1000 Bruxelles"),
            ("Kerkstraat 5, 2800 Mechelen", "Kerkstrat 5, 2800 Mechelen"),
            ("Kerkstraat 5, 2800 Mechelen", "Kerkstraat 5, 2801 Mechelen"),
        ] {
            assert!(alike(one, other) >= THRESHOLD, "{one}, {other}: {}", alike(one, other));
        }
    }

    #[test]
    fn neighbours_and_namesakes_are_other_addresses() {
        for (one, other) in [
            ("Bruul 12, 2800 Mechelen", "Bruul 14, 2800 Mechelen"),
            ("Bruul 12 bus 3, 2800 Mechelen", "Bruul 12 bus 4, 2800 Mechelen"),
            ("Bruul 12 bus 3, 2800 Mechelen", "Bruul 12, 2800 Mechelen"),
            ("Bruul 12A, 2800 Mechelen", "Bruul 12B, 2800 Mechelen"),
            ("Kerkstraat 5, 2800 Mechelen", "Kerkstraat 5, 2500 Lier"),
            ("Kerkstraat 5, 2800 Mechelen", "Kerklaan 5, 2800 Mechelen"),
            ("", "Bruul 12"),
        ] {
            assert!(alike(one, other) < THRESHOLD, "{one}, {other}: {}", alike(one, other));
        }
    }

    #[test]
    fn the_register_decides() {
        let known = |register_id, text| Place { register_id: Some(register_id), ..line(text) };
        assert_eq!(score(&known("1", "Bruul 12"), &known("1", "Brul 12")).score, 100);
        assert!(score(&known("1", "Bruul 12"), &known("2", "Bruul 12")).score < THRESHOLD);
    }

    proptest! {
        #[test]
        fn any_two_addresses_can_be_compared(one in "\\PC{0,60}", other in "\\PC{0,60}") {
            prop_assert_eq!(score(&line(&one), &line(&other)), score(&line(&other), &line(&one)));
            prop_assert!(keys_of_address(&line(&one)).len() <= KEYS_MAX);
        }
    }
}
