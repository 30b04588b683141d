//! Two records of one person, organisation or place become one, and two again. The loser stays as it is and points to the
//! survivor; only what is to be kept of it is written to the survivor, as any other change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::address;
use crate::change::{FieldChange, SubjectKind};
use crate::field_error::{FieldCode, FieldErrors};
use crate::likeness::Likeness;
use crate::record::{Data, Edited, Value};
use crate::relation;
use crate::timeline::{Subjects, TimelineKind};

/// What can become one.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[schema(as = MergeNoun)]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// People.
    Contact,
    /// Organisations.
    Organisation,
    /// Addresses.
    Address,
}

impl From<relation::Noun> for Noun {
    fn from(noun: relation::Noun) -> Self {
        match noun {
            relation::Noun::Contact => Self::Contact,
            relation::Noun::Organisation => Self::Organisation,
        }
    }
}

impl Noun {
    /// All.
    pub const ALL: [Self; 3] = [Self::Contact, Self::Organisation, Self::Address];

    /// The noun, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self.relation() {
            Some(noun) => noun.as_str(),
            None => "address",
        }
    }

    /// Which people or organisations it is about; none when about addresses.
    #[must_use]
    pub fn relation(self) -> Option<relation::Noun> {
        match self {
            Self::Contact => Some(relation::Noun::Contact),
            Self::Organisation => Some(relation::Noun::Organisation),
            Self::Address => None,
        }
    }

    /// The column by which a reader recognises a record.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Contact | Self::Organisation => "name",
            Self::Address => "text",
        }
    }

    /// The names of its fields, in the order of the form.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        let relation = self.relation().into_iter().flat_map(|noun| noun.fields().iter().map(|field| field.name));
        let address = (self == Self::Address).then(|| address::ADDRESS.iter().map(|field| field.name));
        relation.chain(address.into_iter().flatten())
    }

    /// The noun in the history of fields.
    #[must_use]
    pub fn subject(self) -> SubjectKind {
        self.relation().map_or(SubjectKind::Address, relation::Noun::subject)
    }

    /// The record `id` as what a timeline entry is about.
    #[must_use]
    pub fn subjects(self, id: &str) -> Subjects {
        match self.relation() {
            Some(noun) => noun.subjects(id),
            None => Subjects { address_id: Some(id.to_owned()), ..Subjects::default() },
        }
    }

    /// The kind of the timeline entry about a merge, or about its end.
    #[must_use]
    pub fn kind(self, is_undone: bool) -> TimelineKind {
        match (self, is_undone) {
            (Self::Contact, false) => TimelineKind::ContactsMerged,
            (Self::Contact, true) => TimelineKind::ContactsUnmerged,
            (Self::Organisation, false) => TimelineKind::OrganisationsMerged,
            (Self::Organisation, true) => TimelineKind::OrganisationsUnmerged,
            (Self::Address, false) => TimelineKind::AddressesMerged,
            (Self::Address, true) => TimelineKind::AddressesUnmerged,
        }
    }

    /// How much two records are alike; none when they are probably two.
    #[must_use]
    pub fn compare(self, one: &Data, other: &Data) -> Option<Likeness> {
        match self.relation() {
            Some(noun) => relation::likely::compare(noun, one, other),
            None => address::likely::compare(one, other),
        }
    }

    /// A value as the history of fields spelled it.
    fn value(self, field: &str, text: String) -> Value {
        let is_number = self == Self::Address && address::is_number(field);
        match text.parse() {
            Ok(number) if is_number => Value::Number(number),
            _ => Value::Text(text),
        }
    }
}

/// Whose value is kept in a field.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
#[schema(as = MergedSide)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The record that is hidden from now on.
    Loser,
    /// The record that stays.
    Survivor,
}

/// One of the two, as far as the rules look at it.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// What people filled in.
    pub data: &'a Data,
    /// Id in the register of an address that is matched with it.
    pub register_id: Option<&'a str>,
}

/// What becomes of the survivor when it takes over the fields that `keep` gives to the loser; all others stay its own. The line
/// of an address brings its parts along.
///
/// # Errors
/// The faults: `loser_id`, `survivor_id` when the register tells the two addresses apart, or when the one that it knows would be
/// hidden; by `keep.<field>`: a field that does not exist, or values that do not go together.
pub fn merge(
    noun: Noun,
    loser: Record<'_>,
    survivor: Record<'_>,
    keep: &BTreeMap<String, Side>,
) -> Result<Edited, FieldErrors> {
    let mut errors = FieldErrors::new();
    match (loser.register_id, survivor.register_id) {
        (Some(_), Some(_)) => errors.add("loser_id", FieldCode::OtherInRegister),
        (Some(_), None) => errors.add("survivor_id", FieldCode::NotInRegister),
        (None, _) => {}
    }
    let mut after = survivor.data.clone();
    for (name, side) in keep {
        let Some(field) = noun.fields().find(|field| field == name && !is_part(noun, name)) else {
            errors.add(format!("keep.{name}"), FieldCode::UnknownField);
            continue;
        };
        if *side == Side::Survivor || loser.data.get(field) == survivor.data.get(field) {
            continue;
        }
        if noun == Noun::Address && address::is_spelling(field) {
            if survivor.register_id.is_some() {
                errors.add(format!("keep.{name}"), FieldCode::Forbidden);
            }
            noun.fields()
                .filter(|field| address::is_spelling(field))
                .for_each(|field| take(&mut after, loser.data, field));
        } else {
            take(&mut after, loser.data, field);
        }
    }
    if noun.relation().is_some() && !relation::is_reachable(&after) && relation::is_reachable(survivor.data) {
        errors.add("keep.preferred_channel", FieldCode::UnreachableChannel);
    }
    errors.into_result(Edited::between(noun.fields(), survivor.data, after, 0))
}

/// What becomes of the survivor when a merge is undone: the values that the merge brought (`brought`, its changes) go back
/// to what they were before, unless somebody changed them since. How an address is spelled goes back as a whole or not at all,
/// and not when the register knows it by now.
#[must_use]
pub fn unmerge(noun: Noun, survivor: Record<'_>, brought: &[FieldChange]) -> Edited {
    let data = survivor.data;
    let is_as_brought =
        |change: &FieldChange| data.get(&change.field).map(ToString::to_string).as_deref() == change.after.as_deref();
    let back = |without: &dyn Fn(&str) -> bool| {
        let mut after = data.clone();
        for change in brought.iter().filter(|change| !without(&change.field) && is_as_brought(change)) {
            let before = change.before.clone().map(|text| noun.value(&change.field, text));
            after.set(&change.field, before);
        }
        after
    };
    let after = if noun == Noun::Address {
        let mut spelling = brought.iter().filter(|change| address::is_spelling(&change.field));
        let is_kept = survivor.register_id.is_some() || !spelling.all(is_as_brought);
        back(&|field| is_kept && address::is_spelling(field))
    } else {
        let after = back(&|_| false);
        // A channel that was chosen since may lead only to what the merge brought.
        let is_about_reaching = |field: &str| ["email", "telephone", "preferred_channel"].contains(&field);
        if relation::is_reachable(&after) { after } else { back(&is_about_reaching) }
    };
    Edited::between(noun.fields(), data, after, 0)
}

/// A part of an address's line, which comes and goes with it.
fn is_part(noun: Noun, field: &str) -> bool {
    noun == Noun::Address && field != "text" && address::is_spelling(field)
}

fn take(after: &mut Data, from: &Data, field: &str) {
    after.set(field, from.get(field).cloned());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn data(fields: &[(&str, &str)]) -> Data {
        let column = |(field, value): &(&str, &str)| ((*field).to_owned(), Some(Value::Text((*value).to_owned())));
        Data::from(fields.iter().map(column).collect::<BTreeMap<_, _>>())
    }

    fn keep(fields: &[(&str, Side)]) -> BTreeMap<String, Side> {
        fields.iter().map(|(field, side)| ((*field).to_owned(), *side)).collect()
    }

    fn record(data: &Data) -> Record<'_> {
        Record { data, register_id: None }
    }

    fn merged(noun: Noun, loser: &Data, survivor: &Data, keep: &BTreeMap<String, Side>) -> Result<Edited, FieldErrors> {
        merge(noun, record(loser), record(survivor), keep)
    }

    fn unmerged(noun: Noun, survivor: &Data, brought: &[FieldChange]) -> Edited {
        unmerge(noun, record(survivor), brought)
    }

    fn survivor() -> Data {
        data(&[("name", "E. Peeters"), ("telephone", "+32470123456"), ("language", "nl")])
    }

    fn loser() -> Data {
        data(&[("name", "Élise Peeters"), ("email", "elise@example.be"), ("language", "fr")])
    }

    #[test]
    fn only_what_is_kept_of_the_loser_changes_the_survivor() {
        let chosen = keep(&[("name", Side::Loser), ("email", Side::Loser), ("language", Side::Survivor)]);
        let taken = merged(Noun::Contact, &loser(), &survivor(), &chosen).unwrap();
        let expected = [
            ("name", "Élise Peeters"),
            ("email", "elise@example.be"),
            ("telephone", "+32470123456"),
            ("language", "nl"),
        ];
        assert_eq!(taken.after, data(&expected));
        assert_eq!(taken.changes.len(), 2);
        let untouched = merged(Noun::Contact, &loser(), &survivor(), &keep(&[])).unwrap();
        assert_eq!((untouched.after, untouched.changes), (survivor(), vec![]));
    }

    #[test]
    fn faults_are_named_by_the_field_that_is_kept() {
        let faults = merged(Noun::Organisation, &loser(), &survivor(), &keep(&[("language", Side::Loser)]));
        assert_eq!(faults.unwrap_err().of("keep.language"), [FieldCode::UnknownField]);
        let by_email = data(&[("name", "E"), ("email", "e@example.be"), ("preferred_channel", "email")]);
        let chosen = keep(&[("preferred_channel", Side::Loser)]);
        let faults = merged(Noun::Contact, &by_email, &survivor(), &chosen).unwrap_err();
        assert_eq!(faults.of("keep.preferred_channel"), [FieldCode::UnreachableChannel]);
    }

    #[test]
    fn what_was_changed_since_is_not_taken_back() {
        let chosen = keep(&[("name", Side::Loser), ("email", Side::Loser)]);
        let taken = merged(Noun::Contact, &loser(), &survivor(), &chosen).unwrap();
        let mut later = taken.after.clone();
        later.set_text("name", Some("Elise Peeters-Maes".to_owned()));
        let undone = unmerged(Noun::Contact, &later, &taken.changes);
        assert_eq!(undone.after.text("name"), Some("Elise Peeters-Maes"));
        assert_eq!(undone.after.text("email"), None);
        assert_eq!(undone.changes.len(), 1);
    }

    #[test]
    fn a_channel_chosen_since_keeps_what_it_leads_to() {
        let taken = merged(Noun::Contact, &loser(), &survivor(), &keep(&[("email", Side::Loser)])).unwrap();
        let mut later = taken.after.clone();
        later.set_text("preferred_channel", Some("email".to_owned()));
        let undone = unmerged(Noun::Contact, &later, &taken.changes);
        assert_eq!((undone.after, undone.changes), (later, vec![]));
    }

    fn place(text: &str, year: Option<i64>) -> Data {
        let mut data = address::TypedAddress::parse(text).unwrap().data();
        data.set("construction_year", year.map(Value::Number));
        data
    }

    #[test]
    fn the_line_of_an_address_brings_its_parts_and_goes_back_with_them() {
        let (typed, spelled) = (place("bruul 12", Some(1930)), place("Bruul 12 bus 3, 2800 Mechelen", None));
        let chosen = keep(&[("text", Side::Loser), ("construction_year", Side::Survivor)]);
        let taken = merged(Noun::Address, &spelled, &typed, &chosen).unwrap();
        assert_eq!((taken.after.text("box_number"), taken.after.text("postcode")), (Some("3"), Some("2800")));
        assert_eq!(taken.after.get("construction_year"), Some(&Value::Number(1930)));
        assert_eq!(unmerged(Noun::Address, &taken.after, &taken.changes).after, typed);
        let mut mended = taken.after.clone();
        mended.set_text("box_number", Some("4".to_owned()));
        assert_eq!(unmerged(Noun::Address, &mended, &taken.changes).after, mended, "spelled as a whole or not at all");
        let matched = Record { data: &taken.after, register_id: Some("1") };
        assert_eq!(unmerge(Noun::Address, matched, &taken.changes).after, taken.after);
        let part = merged(Noun::Address, &spelled, &typed, &keep(&[("box_number", Side::Loser)]));
        assert_eq!(part.unwrap_err().of("keep.box_number"), [FieldCode::UnknownField]);
        let year = merged(Noun::Address, &typed, &spelled, &keep(&[("construction_year", Side::Loser)])).unwrap();
        assert_eq!(unmerged(Noun::Address, &year.after, &year.changes).after, spelled);
    }

    #[test]
    fn what_the_register_knows_stays_as_it_spells_it() {
        let (one, other) = (place("Bruul 12, 2800 Mechelen", None), place("bruul 12", None));
        let known = Record { data: &one, register_id: Some("1") };
        let faults = merge(Noun::Address, known, record(&other), &keep(&[])).unwrap_err();
        assert_eq!(faults.of("survivor_id"), [FieldCode::NotInRegister]);
        let both = Record { data: &other, register_id: Some("2") };
        assert_eq!(
            merge(Noun::Address, known, both, &keep(&[])).unwrap_err().of("loser_id"),
            [FieldCode::OtherInRegister]
        );
        let faults = merge(Noun::Address, record(&other), known, &keep(&[("text", Side::Loser)])).unwrap_err();
        assert_eq!(faults.of("keep.text"), [FieldCode::Forbidden]);
        assert!(merge(Noun::Address, record(&other), known, &keep(&[])).is_ok());
    }

    proptest! {
        #[test]
        fn undoing_at_once_restores_the_survivor(sides in proptest::collection::vec(any::<bool>(), 6)) {
            let fields = Noun::Contact.fields().zip(sides);
            let chosen = fields.map(|(field, loser)| {
                (field.to_owned(), if loser { Side::Loser } else { Side::Survivor })
            }).collect();
            let taken = merged(Noun::Contact, &loser(), &survivor(), &chosen).unwrap();
            prop_assert_eq!(unmerged(Noun::Contact, &taken.after, &taken.changes).after, survivor());
        }
    }
}
