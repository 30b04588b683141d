//! Where an address stands: the parts of its line, the line of its parts, and its order in the street.

use crate::house_number;
use crate::record::Data;
use crate::text::fold;
use crate::typed_parts::TypedParts;

/// The parts of the line, in the order in which they are written.
pub(super) const PARTS: [&str; 5] = ["street", "house_number", "box_number", "postcode", "municipality"];

/// Comes before every character of a folded text, so that `Bruul` stands before `Bruulhof`.
const SEPARATOR: char = '\t';

/// Takes the line of text apart; best effort, the line stays.
pub(super) fn split(data: &mut Data) {
    let parts = TypedParts::split(data.text("text").unwrap_or_default());
    data.set_text("street", parts.street);
    data.set_text("house_number", parts.house_number.map(String::from));
    data.set_text("box_number", parts.box_number.map(String::from));
    data.set_text("postcode", parts.postcode);
    data.set_text("municipality", parts.municipality);
}

/// The line of the parts, as it stands on an envelope; none without a street.
pub(super) fn compose(data: &Data) -> Option<String> {
    let mut line = data.text("street")?.to_owned();
    if let Some(number) = data.text("house_number") {
        line = format!("{line} {number}");
    }
    if let Some(number) = data.text("box_number") {
        line = format!("{line} bus {number}");
    }
    let place: Vec<&str> = ["postcode", "municipality"].iter().filter_map(|part| data.text(part)).collect();
    if place.is_empty() { Some(line) } else { Some(format!("{line}, {}", place.join(" "))) }
}

/// A text by which addresses sort, also compared byte by byte in SQL: by street, then as they stand in it, boxes within
/// their house. Without a recognised street: by the line.
#[must_use]
pub fn order_key(data: &Data) -> String {
    let Some(street) = data.text("street") else { return fold(data.text("text").unwrap_or_default()) };
    let number = |part| house_number::order_key(data.text(part).unwrap_or_default());
    let place = data.text("postcode").or(data.text("municipality")).map(fold).unwrap_or_default();
    let parts = [fold(street), place, number("house_number"), number("box_number")];
    parts.join(&SEPARATOR.to_string())
}

/// What the order keys of all addresses at one house number begin with: those of one building. None while the street, the
/// number or the postcode is unknown, since a namesake elsewhere is another house.
#[must_use]
pub fn place_key(data: &Data) -> Option<String> {
    ["street", "house_number", "postcode"].iter().all(|part| data.text(part).is_some()).then(|| {
        let mut house = data.clone();
        house.set("box_number", None);
        order_key(&house)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Data {
        let mut data = Data::default();
        data.set_text("text", Some(text.to_owned()));
        split(&mut data);
        data
    }

    #[test]
    fn addresses_sort_as_they_stand_in_the_street() {
        let in_order = [
            "Bruul 2, 2800 Mechelen",
            "Bruul 10, 2800 Mechelen",
            "Bruul 10 bus 2, 2800 Mechelen",
            "Bruul 10 bus 10, 2800 Mechelen",
            "Bruul 10A, 2800 Mechelen",
            "Bruul 100, 2800 Mechelen",
            "Bruulhof 1, 2800 Mechelen",
            "Kerkstraat 9, 2800 Mechelen",
            "Kerkstraat 1, 2801 Mechelen",
        ];
        let keys: Vec<String> = in_order.iter().map(|text| order_key(&line(text))).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        let mut nothing = Data::default();
        nothing.set_text("text", Some("?".to_owned()));
        assert_eq!(order_key(&nothing), "?");
    }

    #[test]
    fn the_addresses_of_one_house_begin_alike() {
        let house = place_key(&line("Bruul 10, 2800 Mechelen")).unwrap();
        assert_eq!(place_key(&line("bruul 10 bte 3, 2800 MECHELEN")).as_ref(), Some(&house));
        assert!(order_key(&line("Bruul 10 bus 3, 2800 Mechelen")).starts_with(&house));
        for other in ["Bruul 10A, 2800 Mechelen", "Bruul 100, 2800 Mechelen", "Bruul 1, 2800 Mechelen"] {
            assert!(!order_key(&line(other)).starts_with(&house), "{other}");
        }
        assert_eq!(place_key(&line("Bruul 10")), None, "there is one in every town");
    }

    #[test]
    fn the_line_is_made_of_its_parts() {
        for text in ["Bruul 10A bus 3, 2800 Mechelen", "Bruul 10", "Bruul, 2800 Mechelen"] {
            assert_eq!(compose(&line(text)).as_deref(), Some(text));
        }
        assert_eq!(compose(&Data::default()), None);
    }
}
