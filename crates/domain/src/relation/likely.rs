//! Who or what is probably known already: records as [`crate::likeness`] compares them.

use super::Noun;
use crate::likeness::{self, Likeness, Organisation, Person, Reason};
use crate::limits::PROPOSALS_MAX;
use crate::record::Data;

/// A record that is probably the one that was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// Its id.
    pub id: String,
    /// What it says.
    pub data: Data,
    /// How much the two are alike, and by what.
    pub likeness: Likeness,
}

/// The keys under which a record is found again.
#[must_use]
pub fn keys(noun: Noun, data: &Data) -> Vec<String> {
    match noun {
        Noun::Contact => likeness::keys_of_contact(&person(data)),
        Noun::Organisation => likeness::keys_of_organisation(&organisation(data)),
    }
}

/// How much two records are alike; none when they are probably two.
#[must_use]
pub fn compare(noun: Noun, one: &Data, other: &Data) -> Option<Likeness> {
    let likeness = match noun {
        Noun::Contact => likeness::score(&person(one), &person(other)),
        Noun::Organisation => likeness::score(&organisation(one), &organisation(other)),
    };
    (likeness.score >= likeness::THRESHOLD).then_some(likeness)
}

/// Those among `known` that are probably the one being typed in, most alike first, each once, at most [`PROPOSALS_MAX`].
#[must_use]
pub fn rank(noun: Noun, typed: &Data, known: impl IntoIterator<Item = (String, Data)>) -> Vec<Likely> {
    let known: Vec<(String, Data)> = known.into_iter().collect();
    let mut likely: Vec<Likely> = Vec::new();
    for (place, likeness) in alike(noun, typed, &known) {
        let (id, data) = &known[place];
        if likely.len() < PROPOSALS_MAX && !likely.iter().any(|one| one.id == *id) {
            likely.push(Likely { id: id.clone(), data: data.clone(), likeness });
        }
    }
    likely
}

/// The places in `known` of those that are probably meant, most alike first.
fn alike(noun: Noun, typed: &Data, known: &[(String, Data)]) -> Vec<(usize, Likeness)> {
    if typed.text("name").is_none() {
        let named = known.iter().enumerate();
        let mut alike: Vec<(usize, Likeness)> =
            named.filter_map(|(place, (_, data))| Some((place, compare_unnamed(noun, typed, data)?))).collect();
        alike.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.score));
        return alike;
    }
    // What is typed is folded and cut into words once for all of them.
    match noun {
        Noun::Contact => {
            likeness::rank(&person(typed), known.iter().enumerate().map(|(place, (_, data))| (place, person(data))))
        }
        Noun::Organisation => likeness::rank(
            &organisation(typed),
            known.iter().enumerate().map(|(place, (_, data))| (place, organisation(data))),
        ),
    }
}

/// As long as no name was typed there is none to differ: an address or a number speaks for itself.
fn compare_unnamed(noun: Noun, typed: &Data, known: &Data) -> Option<Likeness> {
    let mut named = typed.clone();
    named.set_text("name", known.text("name").map(str::to_owned));
    let mut likeness = compare(noun, &named, known)?;
    likeness.reasons.retain(|reason| !matches!(reason, Reason::SameName | Reason::SwappedName | Reason::SimilarName));
    (!likeness.reasons.is_empty()).then_some(likeness)
}

fn person(data: &Data) -> Person<'_> {
    Person {
        name: data.text("name").unwrap_or_default(),
        email: data.text("email"),
        telephone: data.text("telephone"),
        ..Person::default()
    }
}

fn organisation(data: &Data) -> Organisation<'_> {
    Organisation {
        name: data.text("name").unwrap_or_default(),
        enterprise_number: data.text("enterprise_number"),
        email: data.text("email"),
        telephone: data.text("telephone"),
        ..Organisation::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::record::Value;

    fn data(name: Option<&str>, email: Option<&str>) -> Data {
        let columns = [("name", name), ("email", email)];
        let columns =
            columns.map(|(field, value)| (field.to_owned(), value.map(|value| Value::Text(value.to_owned()))));
        Data::from(BTreeMap::from(columns))
    }

    #[test]
    fn likely_doubles_share_a_key() {
        let one = data(Some("Élise Peeters"), Some("elise@example.be"));
        let other = data(Some("Peeters Elise"), Some("Elise@example.be"));
        let keys_of_other = keys(Noun::Contact, &other);
        assert!(keys(Noun::Contact, &one).iter().any(|key| keys_of_other.contains(key)));
        assert!(compare(Noun::Contact, &one, &other).is_some());
        assert_eq!(compare(Noun::Contact, &one, &data(Some("Jan Maes"), None)), None);
    }

    #[test]
    fn an_address_speaks_for_itself_as_long_as_no_name_is_typed() {
        let known = [("a".to_owned(), data(Some("Élise Peeters"), Some("elise@example.be")))];
        let likely = rank(Noun::Contact, &data(None, Some("elise@example.be")), known.clone());
        assert_eq!(likely.len(), 1);
        assert_eq!(likely[0].likeness.reasons, [Reason::SameEmail]);
        assert_eq!(rank(Noun::Contact, &data(None, Some("jan@example.be")), known), []);
    }

    #[test]
    fn nobody_is_proposed_twice_and_few_are() {
        let typed = data(Some("Élise Peeters"), Some("elise@example.be"));
        let known = (0..40).map(|index| ((index % 20).to_string(), typed.clone()));
        let likely = rank(Noun::Contact, &typed, known);
        assert_eq!(likely.len(), PROPOSALS_MAX);
        let mut ids: Vec<&str> = likely.iter().map(|one| one.id.as_str()).collect();
        ids.dedup();
        assert_eq!(ids.len(), PROPOSALS_MAX);
    }
}
