//! Two records of one person or organisation become one, and two again. The loser stays as it is and points to the
//! survivor; only what is to be kept of it is written to the survivor, as any other change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::change::FieldChange;
use crate::field_error::{FieldCode, FieldErrors};
use crate::relation::{self, Data, Edited, Noun, Patch};

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

/// What becomes of the survivor when it takes over the fields that `keep` gives to the loser; all others stay its own.
///
/// # Errors
/// The faults, by `keep.<field>`: a field that does not exist, or values that do not go together.
pub fn merge(noun: Noun, loser: &Data, survivor: &Data, keep: &BTreeMap<String, Side>) -> Result<Edited, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut patch = Patch::new();
    for (name, side) in keep {
        match noun.fields().iter().find(|field| field.name == name) {
            None => errors.add(format!("keep.{name}"), FieldCode::UnknownField),
            Some(field) if *side == Side::Loser && loser.get(field.name) != survivor.get(field.name) => {
                patch.insert(field.name, loser.get(field.name).map(str::to_owned));
            }
            Some(_) => {}
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    relation::edit(noun, survivor, &patch).map_err(|faults| {
        errors.nest("keep", faults);
        errors
    })
}

/// What becomes of the survivor when a merge is undone: the values that the merge brought (`brought`, its changes) go back
/// to what they were before, unless somebody changed them since.
#[must_use]
pub fn unmerge(noun: Noun, survivor: &Data, brought: &[FieldChange]) -> Edited {
    let back = |without: &[&str]| {
        let is_as_brought = |change: &&FieldChange| survivor.get(&change.field) == change.after.as_deref();
        let kept = brought.iter().filter(|change| !without.contains(&change.field.as_str())).filter(is_as_brought);
        let mut after = survivor.clone();
        kept.for_each(|change| after.set(&change.field, change.before.clone()));
        after
    };
    let after = back(&[]);
    // A channel that was chosen since may lead only to what the merge brought.
    let after = if relation::is_reachable(&after) { after } else { back(&["email", "telephone", "preferred_channel"]) };
    Edited::between(noun, survivor, after, 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn data(fields: &[(&str, &str)]) -> Data {
        let column = |(field, value): &(&str, &str)| ((*field).to_owned(), Some((*value).to_owned()));
        Data::from(fields.iter().map(column).collect::<BTreeMap<_, _>>())
    }

    fn keep(fields: &[(&str, Side)]) -> BTreeMap<String, Side> {
        fields.iter().map(|(field, side)| ((*field).to_owned(), *side)).collect()
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
        let merged = merge(Noun::Contact, &loser(), &survivor(), &chosen).unwrap();
        let expected = [
            ("name", "Élise Peeters"),
            ("email", "elise@example.be"),
            ("telephone", "+32470123456"),
            ("language", "nl"),
        ];
        assert_eq!(merged.after, data(&expected));
        assert_eq!(merged.changes.len(), 2);
        let untouched = merge(Noun::Contact, &loser(), &survivor(), &keep(&[])).unwrap();
        assert_eq!((untouched.after, untouched.changes), (survivor(), vec![]));
    }

    #[test]
    fn faults_are_named_by_the_field_that_is_kept() {
        let faults = merge(Noun::Organisation, &loser(), &survivor(), &keep(&[("language", Side::Loser)]));
        assert_eq!(faults.unwrap_err().of("keep.language"), [FieldCode::UnknownField]);
        let by_email = data(&[("name", "E"), ("email", "e@example.be"), ("preferred_channel", "email")]);
        let chosen = keep(&[("preferred_channel", Side::Loser)]);
        let faults = merge(Noun::Contact, &by_email, &survivor(), &chosen).unwrap_err();
        assert_eq!(faults.of("keep.preferred_channel"), [FieldCode::UnreachableChannel]);
    }

    #[test]
    fn what_was_changed_since_is_not_taken_back() {
        let chosen = keep(&[("name", Side::Loser), ("email", Side::Loser)]);
        let merged = merge(Noun::Contact, &loser(), &survivor(), &chosen).unwrap();
        let mut later = merged.after.clone();
        later.set("name", Some("Elise Peeters-Maes".to_owned()));
        let undone = unmerge(Noun::Contact, &later, &merged.changes);
        assert_eq!(undone.after.get("name"), Some("Elise Peeters-Maes"));
        assert_eq!(undone.after.get("email"), None);
        assert_eq!(undone.changes.len(), 1);
    }

    #[test]
    fn a_channel_chosen_since_keeps_what_it_leads_to() {
        let merged = merge(Noun::Contact, &loser(), &survivor(), &keep(&[("email", Side::Loser)])).unwrap();
        let mut later = merged.after.clone();
        later.set("preferred_channel", Some("email".to_owned()));
        let undone = unmerge(Noun::Contact, &later, &merged.changes);
        assert_eq!((undone.after, undone.changes), (later, vec![]));
    }

    proptest! {
        #[test]
        fn undoing_at_once_restores_the_survivor(sides in proptest::collection::vec(any::<bool>(), 6)) {
            let fields = Noun::Contact.fields().iter().zip(sides);
            let chosen = fields.map(|(field, loser)| {
                (field.name.to_owned(), if loser { Side::Loser } else { Side::Survivor })
            }).collect();
            let merged = merge(Noun::Contact, &loser(), &survivor(), &chosen).unwrap();
            prop_assert_eq!(unmerge(Noun::Contact, &merged.after, &merged.changes).after, survivor());
        }
    }
}
