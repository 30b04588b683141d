//! Which known addresses are probably the one being typed in.

use crate::likeness::{self, Likeness, Place};
use crate::limits::PROPOSALS_MAX;
use crate::record::Data;

/// The keys under which an address is found again.
#[must_use]
pub fn keys(data: &Data, register_id: Option<&str>) -> Vec<String> {
    likeness::keys_of_address(&Place { register_id, ..place(data) })
}

/// How much two addresses are alike; none when they are probably two.
#[must_use]
pub fn compare(one: &Data, other: &Data) -> Option<Likeness> {
    let likeness = likeness::score(&place(one), &place(other));
    (likeness.score >= likeness::THRESHOLD).then_some(likeness)
}

/// Those among `known` that are probably the one in `typed`, most alike first, each once, at most [`PROPOSALS_MAX`].
#[must_use]
pub fn rank(typed: &Data, known: Vec<(String, Data)>) -> Vec<(String, Data, Likeness)> {
    let candidates = known.iter().enumerate().map(|(index, (_, data))| (index, place(data)));
    let mut seen: Vec<&str> = Vec::new();
    let mut likely = Vec::new();
    for (index, likeness) in likeness::rank(&place(typed), candidates) {
        let (id, data) = &known[index];
        if likely.len() < PROPOSALS_MAX && !seen.contains(&id.as_str()) {
            seen.push(id);
            likely.push((id.clone(), data.clone(), likeness));
        }
    }
    likely
}

fn place(data: &Data) -> Place<'_> {
    Place {
        text: data.text("text").unwrap_or_default(),
        street: data.text("street"),
        house_number: data.text("house_number"),
        box_number: data.text("box_number"),
        postcode: data.text("postcode"),
        municipality: data.text("municipality"),
        register_id: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::TypedAddress;

    fn typed(text: &str) -> Data {
        TypedAddress::parse(text).unwrap().data()
    }

    #[test]
    fn an_address_is_proposed_once_and_its_neighbours_are_not() {
        let known =
            [("1", "Bruul 12 bus 3, 2800 Mechelen"), ("1", "BRUUL 12/3"), ("2", "Bruul 12 bus 4, 2800 Mechelen")];
        let known: Vec<(String, Data)> = known.iter().map(|(id, text)| ((*id).to_owned(), typed(text))).collect();
        let likely = rank(&typed("Bruul 12 b3 Mechelen"), known);
        assert_eq!(likely.iter().map(|(id, ..)| id.as_str()).collect::<Vec<_>>(), ["1"]);
    }

    #[test]
    fn likely_doubles_share_a_key() {
        let keys_of_other = keys(&typed("Leuvense stwg 21 a, 2800 Mechelen"), None);
        let shared = keys(&typed("Leuvensesteenweg 21A, 2800 Mechelen"), None);
        assert!(shared.iter().any(|key| keys_of_other.contains(key)));
    }
}
