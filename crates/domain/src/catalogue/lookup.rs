//! Finding things by key. The catalogue has a few hundred entries, so walking its arrays is fast enough.

use super::{Catalogue, Choice, DossierType, Entry, Field, PartyRole, Project, Queue, Stage, Subtype, Theme};

impl Catalogue {
    /// The type with this key.
    #[must_use]
    pub fn dossier_type(&self, key: &str) -> Option<&DossierType> {
        self.types.iter().find(|entry| entry.key == key)
    }

    /// The stages of a type in order; none for an unknown type.
    #[must_use]
    pub fn stages_of(&self, type_key: &str) -> &[Stage] {
        self.dossier_type(type_key).map_or(&[], |entry| &entry.stages)
    }

    /// The stage a new dossier of this type starts in.
    #[must_use]
    pub fn first_stage(&self, type_key: &str) -> Option<&Stage> {
        self.stages_of(type_key).first()
    }

    /// Whether `to` comes after `from`; none when the type does not have both.
    #[must_use]
    pub fn is_forward(&self, type_key: &str, from: &str, to: &str) -> Option<bool> {
        Some(self.stage_index(type_key, to)? > self.stage_index(type_key, from)?)
    }

    /// The subtype of this type with this key; a subtype of another type is not found.
    #[must_use]
    pub fn subtype(&self, type_key: &str, key: &str) -> Option<&Subtype> {
        self.subtypes.iter().find(|entry| entry.type_key == type_key && entry.key == key)
    }

    /// The queue with this key.
    #[must_use]
    pub fn queue(&self, key: &str) -> Option<&Queue> {
        self.queues.iter().find(|entry| entry.key == key)
    }

    /// The queue that takes what no theme sends elsewhere.
    #[must_use]
    pub fn central_queue(&self) -> Option<&Queue> {
        self.queues.iter().find(|entry| entry.central)
    }

    /// The source with this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Entry> {
        self.sources.iter().find(|entry| entry.key == key)
    }

    /// The project with this key.
    #[must_use]
    pub fn project(&self, key: &str) -> Option<&Project> {
        self.projects.iter().find(|entry| entry.key == key)
    }

    /// The party role with this key.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&PartyRole> {
        self.roles.iter().find(|entry| entry.key == key)
    }

    /// The kind of work with this key.
    #[must_use]
    pub fn work_kind(&self, key: &str) -> Option<&Entry> {
        self.work_kinds.iter().find(|entry| entry.key == key)
    }

    /// The form theme with this key.
    #[must_use]
    pub fn theme(&self, key: &str) -> Option<&Theme> {
        self.themes.iter().find(|entry| entry.key == key)
    }

    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|entry| entry.key == key)
    }

    /// The fields that dossiers of this type have, general ones included.
    pub fn fields_of(&self, type_key: &str) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.belongs_to(type_key))
    }

    /// The options of a list in order.
    pub fn options_of(&self, list: &str) -> impl Iterator<Item = &Choice> {
        self.options.iter().filter(move |option| option.list == list)
    }

    /// The option of this list with this key.
    #[must_use]
    pub fn option(&self, list: &str, key: &str) -> Option<&Choice> {
        self.options_of(list).find(|option| option.key == key)
    }

    pub(super) fn stage_index(&self, type_key: &str, key: &str) -> Option<usize> {
        self.stages_of(type_key).iter().position(|stage| stage.key == key)
    }
}
