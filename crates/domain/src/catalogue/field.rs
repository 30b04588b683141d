//! A form field: its kind, place and bounds.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Labels, yes};
use crate::authorisation::FieldClass;

/// In `required_from` of a field of all types: the first stage of whatever type.
pub const REQUIRED_FROM_FIRST: &str = "first";

/// A form field.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq)]
pub struct Field {
    /// Stable key, unique over all types; the key of the value in `details`.
    pub key: String,
    /// The type that has it; null: all types.
    #[serde(default, rename = "type")]
    pub type_key: Option<String>,
    /// The tab it stands on.
    pub tab: String,
    /// The section of the tab.
    pub section: String,
    /// Decides control, validation and searchable value.
    pub kind: FieldKind,
    /// How sensitive it is.
    #[serde(default)]
    pub class: FieldClass,
    /// The list its options come from: a list of `options`, or sources, projects, queues, subtypes, users.
    #[serde(default)]
    pub option_list: Option<String>,
    /// The stage that cannot be left while it is empty, or `first`: the first stage of whatever type.
    #[serde(default)]
    pub required_from: Option<String>,
    /// Whether it can be filled in anew.
    #[serde(default = "yes")]
    pub active: bool,
    /// What people read.
    pub labels: Labels,
    /// The property of the dossier it draws; none: its value stands in `details`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Column>,
    /// Shown, never typed.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub computed: bool,
    /// Characters of a text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    /// Decimals of a `decimal`: the value is an integer, multiplied by ten to this power.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u8>,
    /// Smallest number, scaled like the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Largest number, scaled like the value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// A line of help below the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Labels>,
}

impl Field {
    /// Whether dossiers of `type_key` have it.
    #[must_use]
    pub fn belongs_to(&self, type_key: &str) -> bool {
        self.type_key.as_deref().is_none_or(|own| own == type_key)
    }

    /// Whether its value stands in `details`.
    #[must_use]
    pub fn is_detail(&self) -> bool {
        self.column.is_none() && !self.computed
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a year alone stays a year.
    PartialDate,
    /// An instant, UTC, RFC 3339 with milliseconds.
    DateTime,
    /// A whole number.
    Integer,
    /// A number with `scale` decimals, as a scaled integer.
    Decimal,
    /// Euro, in cents.
    Money,
    /// One option of a list.
    Option,
    /// Several options of a list.
    Options,
    /// `yes`, `no` or `unknown`.
    YesNoUnknown,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::LongText,
        Self::Date,
        Self::PartialDate,
        Self::DateTime,
        Self::Integer,
        Self::Decimal,
        Self::Money,
        Self::Option,
        Self::Options,
        Self::YesNoUnknown,
    ];
}

/// A property of the dossier or its main contact that a catalogue field draws, by its name in the API.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Subtype.
    Subtype,
    /// How the request reached the desk.
    Source,
    /// Main project.
    MainProject,
    /// Additional projects.
    ExtraProjects,
    /// Language of the main contact.
    ClientLanguage,
    /// Channel the main contact prefers.
    PreferredChannel,
    /// Who works on it.
    Assignee,
    /// Team.
    Queue,
    /// Priority.
    Priority,
    /// Due date.
    DueDate,
    /// The very first contact.
    RequestedOn,
    /// Working days until the first action.
    ReactionDays,
}
