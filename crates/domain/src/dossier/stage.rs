//! Moving a dossier along the stages of its type, the "blue dots": forward when what the stages left require is filled
//! in, backward always.

use crate::catalogue::{Catalogue, Field};
use crate::change::FieldChange;
use crate::field_error::{FieldCode, FieldErrors};

/// A dossier goes to another stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advance {
    /// The stage it leaves.
    pub from: String,
    /// The stage it comes to.
    pub to: String,
}

/// Why a dossier stays where it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdvanceError {
    /// Its type has no such stage.
    #[error("the type has no such stage")]
    UnknownStage,
    /// These fields must be filled in first; keys of the catalogue.
    #[error("required fields are empty")]
    Missing(Vec<String>),
}

/// The dossier of type `type_key` at stage `from` is asked to go to stage `to`; `is_filled` looks a field up in the
/// dossier. `None`: it is there already.
///
/// # Errors
/// [`AdvanceError`].
pub fn advance(
    catalogue: &Catalogue,
    type_key: &str,
    from: &str,
    to: &str,
    is_filled: impl Fn(&Field) -> bool,
) -> Result<Option<Advance>, AdvanceError> {
    if !catalogue.stages_of(type_key).iter().any(|stage| stage.key == to) {
        return Err(AdvanceError::UnknownStage);
    }
    if from == to {
        return Ok(None);
    }
    let missing = catalogue.required_missing(type_key, from, to, is_filled);
    if !missing.is_empty() {
        return Err(AdvanceError::Missing(missing.into_iter().map(|missing| missing.field.key.clone()).collect()));
    }
    Ok(Some(Advance { from: from.to_owned(), to: to.to_owned() }))
}

impl Advance {
    /// What changes, for the history.
    #[must_use]
    pub fn change(&self) -> FieldChange {
        FieldChange::new("stage", Some(self.from.clone()), Some(self.to.clone()))
    }

    /// Facts of the timeline entry.
    #[must_use]
    pub fn facts(&self) -> serde_json::Value {
        serde_json::json!({ "from": self.from, "to": self.to })
    }
}

impl From<AdvanceError> for FieldErrors {
    fn from(error: AdvanceError) -> Self {
        match error {
            AdvanceError::UnknownStage => Self::one("stage", FieldCode::UnknownOption),
            AdvanceError::Missing(fields) => {
                let mut errors = Self::new();
                for field in fields {
                    errors.add(field, FieldCode::Required);
                }
                errors
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static SHIPPED: LazyLock<Catalogue> = LazyLock::new(Catalogue::shipped);

    /// The shipped catalogue, in which `type_key` requires one field, from its stage number `required` on.
    fn catalogue(type_key: &str, required: usize) -> Catalogue {
        let mut catalogue = SHIPPED.clone();
        let stage = catalogue.stages_of(type_key)[required].key.clone();
        let mut field = catalogue.field("question").expect("a shipped field").clone();
        field.key = "wanted".into();
        field.type_key = Some(type_key.to_owned());
        field.required_from = Some(stage);
        catalogue.fields.retain(|field| field.required_from.is_none());
        catalogue.fields.push(field);
        catalogue
    }

    #[test]
    fn information_dossier_without_question_cannot_leave_the_request() {
        let without_question = |field: &Field| field.key != "question";
        let refused = advance(&SHIPPED, "information", "request", "completed", without_question);
        assert_eq!(refused, Err(AdvanceError::Missing(vec!["question".into()])));
        assert!(advance(&SHIPPED, "information", "request", "completed", |_| true).unwrap().is_some());
    }

    #[test]
    fn a_stage_of_another_type_is_unknown() {
        let refused = advance(&SHIPPED, "information", "request", "drawdown", |_| true);
        assert_eq!(refused, Err(AdvanceError::UnknownStage));
        assert_eq!(FieldErrors::from(refused.unwrap_err()).of("stage"), [FieldCode::UnknownOption]);
    }

    #[test]
    fn what_is_missing_is_named_by_field() {
        let errors = FieldErrors::from(AdvanceError::Missing(vec!["question".into(), "source".into()]));
        assert_eq!(errors.of("question"), [FieldCode::Required]);
        assert_eq!(errors.of("source"), [FieldCode::Required]);
    }

    proptest! {
        #[test]
        fn backward_is_open_and_forward_depends_on_every_stage_before(
            type_place in 0usize..7, from in 0usize..7, to in 0usize..7, required in 0usize..7, filled: bool
        ) {
            let type_key = SHIPPED.types[type_place].key.clone();
            let stages: Vec<&str> = SHIPPED.stages_of(&type_key).iter().map(|stage| stage.key.as_str()).collect();
            let [from, to, required] = [from, to, required].map(|place| place % stages.len());
            let result = advance(&catalogue(&type_key, required), &type_key, stages[from], stages[to], |_| filled);
            if from == to {
                prop_assert_eq!(result, Ok(None));
            } else if to > from && required < to && !filled {
                prop_assert_eq!(result, Err(AdvanceError::Missing(vec!["wanted".into()])));
            } else {
                let advance = result.unwrap().unwrap();
                prop_assert_eq!((advance.from.as_str(), advance.to.as_str()), (stages[from], stages[to]));
            }
        }
    }
}
