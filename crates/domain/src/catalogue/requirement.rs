//! Required fields: saving always succeeds, and a stage is left only when its fields are filled in.

use super::{Catalogue, Field, REQUIRED_FROM_FIRST, Stage};

/// A required field that is still empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing<'catalogue> {
    /// The empty field.
    pub field: &'catalogue Field,
    /// The stage that cannot be left while it is empty.
    pub stage: &'catalogue Stage,
}

impl Catalogue {
    /// The required fields of a type that are still empty, whatever the stage; `is_filled` looks a field up in the
    /// dossier's columns or details. Inactive and computed fields are never required.
    pub fn missing(&self, type_key: &str, is_filled: impl Fn(&Field) -> bool) -> Vec<Missing<'_>> {
        let required = self.fields_of(type_key).filter(|field| field.active && !field.computed);
        let missing = required.filter_map(|field| {
            let stage = self.required_stage(type_key, field)?;
            (!is_filled(field)).then_some(Missing { field, stage })
        });
        missing.collect()
    }

    /// What is missing for the move from stage `from` to stage `to`: the empty fields of every stage before `to`,
    /// also of those left earlier. Nothing is missing for a move backward or in place.
    pub fn required_missing(
        &self,
        type_key: &str,
        from: &str,
        to: &str,
        is_filled: impl Fn(&Field) -> bool,
    ) -> Vec<Missing<'_>> {
        if self.is_forward(type_key, from, to) != Some(true) {
            return Vec::new();
        }
        let target = self.stage_index(type_key, to);
        let mut missing = self.missing(type_key, is_filled);
        missing.retain(|missing| self.stage_index(type_key, &missing.stage.key) < target);
        missing
    }

    fn required_stage(&self, type_key: &str, field: &Field) -> Option<&Stage> {
        match field.required_from.as_deref()? {
            REQUIRED_FROM_FIRST => self.first_stage(type_key),
            key => self.stages_of(type_key).iter().find(|stage| stage.key == key),
        }
    }
}
