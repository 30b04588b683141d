//! Changing the fields of a dossier. Saving always succeeds when the values themselves are good: what is required is
//! asked when a stage is left, not here.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::DossierState;
use crate::authorisation::Role;
use crate::catalogue::Catalogue;
use crate::change::FieldChange;
use crate::details::{self, Details, DossierValue};
use crate::field_error::{FieldCode, FieldErrors};
use crate::priority::Priority;
use crate::working_days;

/// The field that says when the desk first did something about the question.
const FIRST_ACTION_ON: &str = "first_action_on";

/// What is asked to change: what is absent stays, null empties.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Edit {
    /// Key of a subtype of the dossier's type.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub subtype: Option<Option<String>>,
    /// Key of a source.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub source: Option<Option<String>>,
    /// Key of a project.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    pub main_project: Option<Option<String>>,
    /// Keys of further projects, all of them.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false)]
    pub extra_projects: Option<Vec<String>>,
    /// Priority.
    #[serde(deserialize_with = "present_key")]
    #[schema(nullable = false)]
    pub priority: Option<Priority>,
    /// When it must be done, `YYYY-MM-DD`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = Date)]
    pub due_date: Option<Option<String>>,
    /// The very first contact, `YYYY-MM-DD`.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, format = Date)]
    pub requested_on: Option<String>,
    /// Seen only by the assignee and those with full scope.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false)]
    pub restricted: Option<bool>,
    /// Catalogue field → value; null empties it.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Object)]
    pub details: Option<Details>,
}

/// What became of the dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The dossier afterwards.
    pub after: DossierState,
    /// Working days from the question to the first action; none while either is unknown.
    pub reaction_days: Option<i64>,
    /// The fields that got another value; never empty.
    pub changes: Vec<FieldChange>,
    /// The searchable side of all details afterwards; none when the details stayed as they were.
    pub values: Option<Vec<DossierValue>>,
}

/// Who edits what, and when.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The catalogue in force.
    pub catalogue: &'a Catalogue,
    /// Role of the user.
    pub role: Role,
    /// Key of the dossier's type.
    pub type_key: &'a str,
    /// The date in Brussels, `YYYY-MM-DD`.
    pub today: &'a str,
}

/// Applies `edit` to a dossier. `None`: it says what is so already.
///
/// # Errors
/// The faults of all fields at once; nothing is changed by half.
pub fn decide(context: Context<'_>, before: &DossierState, edit: &Edit) -> Result<Option<Edited>, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut after = before.clone();
    choose(context, before, edit, &mut after, &mut errors);
    set_projects(context.catalogue, before, edit, &mut after, &mut errors);
    set_dates(context.today, before, edit, &mut after, &mut errors);
    after.priority = edit.priority.unwrap_or(before.priority);
    after.restricted = edit.restricted.unwrap_or(before.restricted);
    let mut changes = changed_columns(before, &after);
    let mut values = None;
    if let Some(patch) = &edit.details {
        match details::apply(context.catalogue, context.type_key, context.role, &before.details, patch) {
            Err(faults) => {
                let codes = faults.iter().flat_map(|(field, codes)| codes.iter().map(move |code| (field, *code)));
                codes.for_each(|(field, code)| errors.add(field, code));
            }
            Ok(change) => {
                values = (!change.changes.is_empty()).then_some(change.values);
                changes.extend(change.changes);
                after.details = change.details;
            }
        }
    }
    let reaction_days = reaction_days(&after.requested_on, &after.details);
    errors.into_result((!changes.is_empty()).then_some(Edited { after, reaction_days, changes, values }))
}

/// Working days from the question to the first action; none while the action is unknown or lies before the question.
#[must_use]
pub fn reaction_days(requested_on: &str, details: &Details) -> Option<i64> {
    working_days::between(requested_on, details.get(FIRST_ACTION_ON)?.as_str()?)
}

impl Edited {
    /// Facts of the timeline entry.
    #[must_use]
    pub fn facts(&self) -> Value {
        json!({ "fields": self.changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>() })
    }

    /// Whether the list of extra projects changed.
    #[must_use]
    pub fn changes_projects(&self) -> bool {
        self.changes.iter().any(|change| change.field == "extra_projects")
    }
}

/// Keys of the catalogue: known, and not switched off unless the dossier had them already.
fn choose(
    context: Context<'_>,
    before: &DossierState,
    edit: &Edit,
    after: &mut DossierState,
    errors: &mut FieldErrors,
) {
    let catalogue = context.catalogue;
    let subtype = |key: &str| catalogue.subtype(context.type_key, key).map(|subtype| subtype.active);
    let source = |key: &str| catalogue.source(key).map(|source| source.active);
    let project = |key: &str| catalogue.project(key).map(|project| project.active);
    let mut set = |field: &str,
                   wanted: &Option<Option<String>>,
                   before: &Option<String>,
                   after: &mut Option<String>,
                   active: &dyn Fn(&str) -> Option<bool>| {
        let Some(wanted) = wanted.as_ref().filter(|wanted| *wanted != before) else { return };
        if let Some(code) = wanted.as_deref().and_then(|key| refusal(active(key))) {
            errors.add(field, code);
        }
        after.clone_from(wanted);
    };
    set("subtype", &edit.subtype, &before.subtype, &mut after.subtype, &subtype);
    set("source", &edit.source, &before.source, &mut after.source, &source);
    set("main_project", &edit.main_project, &before.main_project, &mut after.main_project, &project);
}

fn set_projects(
    catalogue: &Catalogue,
    before: &DossierState,
    edit: &Edit,
    after: &mut DossierState,
    errors: &mut FieldErrors,
) {
    if let Some(wanted) = &edit.extra_projects {
        for key in wanted.iter().filter(|key| !before.extra_projects.contains(key)) {
            if let Some(code) = refusal(catalogue.project(key).map(|project| project.active)) {
                errors.add("extra_projects", code);
            }
        }
        after.extra_projects.clone_from(wanted);
        after.extra_projects.sort_unstable();
    }
    let projects = &after.extra_projects;
    let is_twice = projects.windows(2).any(|pair| pair[0] == pair[1]);
    let is_main = after.main_project.as_ref().is_some_and(|main| projects.contains(main));
    if is_twice || is_main {
        errors.add(if edit.extra_projects.is_some() { "extra_projects" } else { "main_project" }, FieldCode::Duplicate);
    }
}

fn refusal(is_active: Option<bool>) -> Option<FieldCode> {
    match is_active {
        None => Some(FieldCode::UnknownOption),
        Some(false) => Some(FieldCode::InactiveOption),
        Some(true) => None,
    }
}

fn set_dates(today: &str, before: &DossierState, edit: &Edit, after: &mut DossierState, errors: &mut FieldErrors) {
    if let Some(wanted) = edit.due_date.as_ref().filter(|wanted| **wanted != before.due_date) {
        if wanted.as_deref().is_some_and(|date| working_days::parse_date(date).is_none()) {
            errors.add("due_date", FieldCode::InvalidDate);
        }
        after.due_date.clone_from(wanted);
    }
    if let Some(wanted) = edit.requested_on.as_ref().filter(|wanted| **wanted != before.requested_on) {
        if working_days::parse_date(wanted).is_none() {
            errors.add("requested_on", FieldCode::InvalidDate);
        } else if wanted.as_str() > today {
            errors.add("requested_on", FieldCode::InFuture);
        }
        after.requested_on.clone_from(wanted);
    }
}

fn changed_columns(before: &DossierState, after: &DossierState) -> Vec<FieldChange> {
    let list = |projects: &[String]| (!projects.is_empty()).then(|| json!(projects).to_string());
    let columns = |state: &DossierState| {
        [
            ("subtype", state.subtype.clone()),
            ("source", state.source.clone()),
            ("main_project", state.main_project.clone()),
            ("extra_projects", list(&state.extra_projects)),
            ("priority", Some(state.priority.as_str().to_owned())),
            ("due_date", state.due_date.clone()),
            ("requested_on", Some(state.requested_on.clone())),
            ("restricted", Some(state.restricted.to_string())),
        ]
    };
    let pairs = columns(before).into_iter().zip(columns(after));
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange::new(field, before, after))
        .collect()
}

/// A field that is present has a value of its type; only where that may be empty is null one.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Like [`present`], for a closed set of keys: serde_json calls a number or null in its place a fault of syntax, by which
/// nobody would know the field.
fn present_key<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Option<T>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    T::deserialize(value).map(Some).map_err(D::Error::custom)
}

#[cfg(test)]
mod tests;
