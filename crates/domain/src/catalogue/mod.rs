//! The services of the desk as data: types with their stages and tabs, subtypes, queues, sources, projects, party
//! roles, kinds of work, form themes, fields and options.
//!
//! One structure serves three places: the shipped TOML files ([`Catalogue::shipped`]), the database's rows (built as
//! JSON by `store::catalogue`) and the answer of `GET /api/catalogue`. Keys are stable English words; everything
//! people read is a label in every language. Arrays stand in the order in which they are shown.
//!
//! A field with a `column` draws a property the dossier or its main contact has of its own (`source`, `due_date`):
//! it has labels, a place and possibly a stage that requires it, but its value never stands in `details`.

mod field;
mod lookup;
mod requirement;
mod shipped;
mod theme;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use crate::language::Labels;
pub use field::{Column, Field, FieldKind, REQUIRED_FROM_FIRST};
pub use requirement::Missing;
pub use theme::Proposal;

/// The whole catalogue.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Catalogue {
    /// Rises with every change; 0 in the shipped files. A write decided with another version is refused.
    #[serde(default)]
    pub version: i64,
    /// The seven types of dossier.
    pub types: Vec<DossierType>,
    /// Subtypes of all types.
    pub subtypes: Vec<Subtype>,
    /// Queues, which are also teams.
    pub queues: Vec<Queue>,
    /// How a request can reach the desk.
    pub sources: Vec<Entry>,
    /// Projects a dossier is reported under.
    pub projects: Vec<Project>,
    /// Capacities in which somebody can be involved.
    pub roles: Vec<PartyRole>,
    /// Kinds of works and studies.
    pub work_kinds: Vec<Entry>,
    /// Themes of the contact form.
    pub themes: Vec<Theme>,
    /// Fields of all types.
    pub fields: Vec<Field>,
    /// Options of all lists.
    pub options: Vec<Choice>,
}

/// A type of dossier: decides stages, tabs and fields.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct DossierType {
    /// Stable key.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Whether new dossiers can have it.
    #[serde(default = "yes")]
    pub active: bool,
    /// The stages in order ("blue dots"), at least one.
    pub stages: Vec<Stage>,
    /// The tabs of its form in order.
    #[serde(default)]
    pub tabs: Vec<Tab>,
}

/// A stage of a type.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Stage {
    /// Stable key, unique within the type.
    pub key: String,
    /// What people read.
    pub labels: Labels,
}

/// A tab of a type's form. One without sections is drawn by a screen of its own.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Tab {
    /// Stable key.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// The sections in order.
    #[serde(default)]
    pub sections: Vec<Section>,
}

/// A titled group of fields on a tab.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Section {
    /// Stable key, unique within the tab.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Keys of the fields in order. An inactive field is shown only where it has a value.
    #[serde(default)]
    pub fields: Vec<String>,
}

/// A subtype. The same key may occur under several types, with another phase.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Subtype {
    /// The type it belongs to.
    #[serde(rename = "type")]
    pub type_key: String,
    /// Stable key, unique within the type.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Phase of the journey: 1 information, 2 advice, 3 design, 4 execution, 5 follow-up.
    #[serde(default)]
    pub phase: Option<i64>,
    /// Whether new dossiers can have it.
    #[serde(default = "yes")]
    pub active: bool,
    /// Tasks that a new dossier of this subtype starts with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
}

/// A predefined task.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Task {
    /// Stable key, unique within the subtype (`activity.predefined_key`).
    pub key: String,
    /// The subject of the task.
    pub labels: Labels,
}

/// A queue.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Queue {
    /// Stable key.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Whether new items can be put into it.
    #[serde(default = "yes")]
    pub active: bool,
    /// Takes what no theme sends elsewhere; exactly one queue does.
    #[serde(default, skip_serializing_if = "is_false")]
    pub central: bool,
    /// What it handles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Labels>,
    /// Type proposed for a dossier made from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_type: Option<String>,
    /// Subtype proposed with `default_type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_subtype: Option<String>,
}

/// An entry of a simple list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Entry {
    /// Stable key.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Whether it can be chosen anew.
    #[serde(default = "yes")]
    pub active: bool,
}

/// A project with what its reports need.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Project {
    /// Stable key.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Whether it can be chosen anew.
    #[serde(default = "yes")]
    pub active: bool,
    /// First day, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<String>,
    /// Who pays for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funder: Option<String>,
    /// Code under which the funder knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_code: Option<String>,
}

/// A capacity in which somebody is involved.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct PartyRole {
    /// Stable key.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Whether it can be chosen anew.
    #[serde(default = "yes")]
    pub active: bool,
    /// Whether a citizen can choose it on the contact form.
    #[serde(default, skip_serializing_if = "is_false")]
    pub on_form: bool,
}

/// What a citizen can tick on the contact form.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Theme {
    /// Stable key.
    pub key: String,
    /// The citizen's words.
    pub labels: Labels,
    /// Whether the form shows it.
    #[serde(default = "yes")]
    pub active: bool,
    /// Where the question goes.
    pub queue: String,
    /// Type proposed for the dossier.
    #[serde(rename = "type")]
    pub type_key: String,
    /// Subtype proposed for the dossier.
    #[serde(default)]
    pub subtype: Option<String>,
    /// Options of the field `question_types` that it fills in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub question_types: Vec<String>,
}

/// An option of a list.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Choice {
    /// The list it belongs to.
    pub list: String,
    /// Stable key, unique within the list.
    pub key: String,
    /// What people read.
    pub labels: Labels,
    /// Whether it can be chosen anew.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests;
