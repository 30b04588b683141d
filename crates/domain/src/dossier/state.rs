//! The part of a dossier that people fill in, and what of it is still empty.

use crate::catalogue::{Catalogue, Column, Field};
use crate::details::{self, Details};
use crate::priority::Priority;

/// What people fill in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DossierState {
    /// Key of the subtype.
    pub subtype: Option<String>,
    /// Key of the source.
    pub source: Option<String>,
    /// Key of the main project.
    pub main_project: Option<String>,
    /// Keys of the extra projects, in order of key.
    pub extra_projects: Vec<String>,
    /// Priority.
    pub priority: Priority,
    /// When it must be done, `YYYY-MM-DD`.
    pub due_date: Option<String>,
    /// The very first contact, `YYYY-MM-DD`.
    pub requested_on: String,
    /// Seen only by the assignee and those with full scope.
    pub restricted: bool,
    /// Values of the catalogue's fields.
    pub details: Details,
}

/// A required field that is still empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptyField {
    /// The field's key.
    pub field: String,
    /// Key of the stage that cannot be left while it is empty.
    pub stage: String,
}

impl DossierState {
    /// Whether `field` is filled in. What the dossier does not hold itself (its people, its queue) counts as filled in:
    /// other rules look after it.
    #[must_use]
    pub fn is_filled(&self, field: &Field) -> bool {
        match field.column {
            Some(Column::Subtype) => self.subtype.is_some(),
            Some(Column::Source) => self.source.is_some(),
            Some(Column::MainProject) => self.main_project.is_some(),
            Some(Column::ExtraProjects) => !self.extra_projects.is_empty(),
            Some(Column::DueDate) => self.due_date.is_some(),
            Some(Column::RequestedOn) => !self.requested_on.is_empty(),
            Some(
                Column::Priority
                | Column::ClientLanguage
                | Column::PreferredChannel
                | Column::Assignee
                | Column::Queue
                | Column::ReactionDays,
            ) => true,
            None => details::is_filled(&self.details, &field.key),
        }
    }

    /// The required fields of a dossier of type `type_key` that are still empty, whatever its stage.
    #[must_use]
    pub fn empty_fields(&self, catalogue: &Catalogue, type_key: &str) -> Vec<EmptyField> {
        let missing = catalogue.missing(type_key, |field| self.is_filled(field));
        missing
            .into_iter()
            .map(|missing| EmptyField { field: missing.field.key.clone(), stage: missing.stage.key.clone() })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_dossier_lacks_what_its_first_stage_requires() {
        let state = DossierState { requested_on: "2026-11-23".into(), ..DossierState::default() };
        let empty = state.empty_fields(&Catalogue::shipped(), "information");
        let fields: Vec<&str> = empty.iter().map(|empty| empty.field.as_str()).collect();
        assert_eq!(fields, ["subtype", "source", "main_project", "question_types", "question"]);
        assert!(empty.iter().all(|empty| empty.stage == "request"));
    }

    #[test]
    fn a_column_is_looked_up_in_the_dossier_and_a_detail_in_its_document() {
        let catalogue = Catalogue::shipped();
        let mut state = DossierState { source: Some("email".into()), ..DossierState::default() };
        state.details.insert("question".into(), "Dak?".into());
        let empty = state.empty_fields(&catalogue, "information");
        let fields: Vec<&str> = empty.iter().map(|empty| empty.field.as_str()).collect();
        assert_eq!(fields, ["subtype", "main_project", "requested_on", "question_types"]);
    }
}
