//! Somebody's part in a journey: the capacities in which a person or an organisation is involved.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::change::FieldChange;
use crate::field_error::{FieldCode, FieldErrors};
use crate::limits::PARTY_ROLES_MAX;
use crate::working_days::parse_date;

/// A capacity that is asked for.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct WantedRole {
    /// Key of a role.
    pub role: String,
    /// Number of a dossier of the journey; in the whole journey when absent.
    #[serde(default)]
    pub dossier_number: Option<String>,
    /// First day, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(format = Date)]
    pub from: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    #[serde(default)]
    #[schema(format = Date)]
    pub to: Option<String>,
}

/// A capacity that a party has.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct PartyRole {
    /// Id.
    pub id: String,
    /// Key of the role.
    pub role: String,
    /// The only dossier in which it counts.
    pub dossier_number: Option<String>,
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

/// A role of the catalogue.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RoleOption {
    /// Key.
    pub key: String,
    /// Whether it may be chosen anew.
    pub active: bool,
}

/// What is known when capacities are judged.
#[derive(Clone, Copy, Debug)]
pub struct PartyContext<'a> {
    /// The roles of the catalogue.
    pub roles: &'a [RoleOption],
    /// Numbers of the journey's dossiers that the user sees.
    pub dossiers: &'a [String],
}

/// What becomes of the capacities of a party.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleChange {
    /// Those it gets.
    pub added: Vec<PartyRole>,
    /// Ids of those it loses.
    pub removed: Vec<String>,
    /// All that the user sees afterwards.
    pub after: Vec<PartyRole>,
    /// The change for the history; none when it is so already.
    pub change: Option<FieldChange>,
}

impl RoleChange {
    /// Keys of the roles afterwards, each once, for the facts of a timeline entry.
    #[must_use]
    pub fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.after.iter().map(|role| role.role.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Gives a party the capacities `wanted` in place of `before`, which are those that the user sees: what counts in a dossier
/// that is hidden from the user stays as it is. `new_id` gives a fresh id at each call.
///
/// # Errors
/// The faults by `roles.<index>.<field>`.
pub fn assign_roles(
    context: PartyContext<'_>,
    before: &[PartyRole],
    wanted: &[WantedRole],
    new_id: &mut dyn FnMut() -> String,
) -> Result<RoleChange, FieldErrors> {
    let mut errors = FieldErrors::new();
    match wanted.len() {
        0 => errors.add("roles", FieldCode::Required),
        count if count > PARTY_ROLES_MAX => errors.add("roles", FieldCode::TooLong),
        _ => {}
    }
    for (index, role) in wanted.iter().enumerate().take(PARTY_ROLES_MAX) {
        if let Err(faults) = judge(context, before, role) {
            errors.nest(&format!("roles.{index}"), faults);
        } else if wanted[..index].contains(role) {
            errors.add(format!("roles.{index}"), FieldCode::Duplicate);
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut change = RoleChange::default();
    for role in wanted {
        let known = before.iter().find(|known| known.is(role));
        change.after.push(known.cloned().unwrap_or_else(|| PartyRole::new(role, new_id())));
    }
    let is_new = |role: &&PartyRole| !before.contains(role);
    change.added = change.after.iter().filter(is_new).cloned().collect();
    let is_gone = |role: &&PartyRole| !change.after.contains(role);
    change.removed = before.iter().filter(is_gone).map(|role| role.id.clone()).collect();
    if !change.added.is_empty() || !change.removed.is_empty() {
        change.change = Some(FieldChange::new("roles", history(before), history(&change.after)));
    }
    Ok(change)
}

fn judge(context: PartyContext<'_>, before: &[PartyRole], wanted: &WantedRole) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::new();
    match context.roles.iter().find(|option| option.key == wanted.role) {
        None => errors.add("role", FieldCode::UnknownOption),
        Some(option) if !option.active && !before.iter().any(|known| known.role == wanted.role) => {
            errors.add("role", FieldCode::InactiveOption);
        }
        Some(_) => {}
    }
    if wanted.dossier_number.as_ref().is_some_and(|number| !context.dossiers.contains(number)) {
        errors.add("dossier_number", FieldCode::NotFound);
    }
    for (field, date) in [("from", &wanted.from), ("to", &wanted.to)] {
        if date.as_deref().is_some_and(|date| parse_date(date).is_none()) {
            errors.add(field, FieldCode::InvalidDate);
        }
    }
    if let (Some(from), Some(to)) = (&wanted.from, &wanted.to)
        && errors.is_empty()
        && to < from
    {
        errors.add("to", FieldCode::OutOfRange);
    }
    errors.into_result(())
}

impl PartyRole {
    fn new(wanted: &WantedRole, id: String) -> Self {
        let WantedRole { role, dossier_number, from, to } = wanted.clone();
        Self { id, role, dossier_number, from, to }
    }

    fn is(&self, wanted: &WantedRole) -> bool {
        *self == Self::new(wanted, self.id.clone())
    }
}

fn history(roles: &[PartyRole]) -> Option<String> {
    let shown = roles.iter().map(
        |role| json!({ "role": role.role, "dossier_number": role.dossier_number, "from": role.from, "to": role.to }),
    );
    (!roles.is_empty()).then(|| shown.collect::<serde_json::Value>().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(role: &str) -> WantedRole {
        WantedRole { role: role.to_owned(), ..WantedRole::default() }
    }

    fn has(id: &str, role: &str) -> PartyRole {
        PartyRole::new(&wanted(role), id.to_owned())
    }

    fn assign(before: &[PartyRole], wanted: &[WantedRole]) -> Result<RoleChange, FieldErrors> {
        let option = |key: &str, active| RoleOption { key: key.to_owned(), active };
        let roles = [option("tenant", true), option("contractor", true), option("neighbour", false)];
        let dossiers = ["2026-000001".to_owned()];
        let mut count = 0;
        assign_roles(PartyContext { roles: &roles, dossiers: &dossiers }, before, wanted, &mut || {
            count += 1;
            format!("new-{count}")
        })
    }

    #[test]
    fn the_list_replaces_the_list_and_keeps_what_stays() {
        let before = [has("a", "tenant"), has("b", "neighbour")];
        let change = assign(&before, &[wanted("contractor"), wanted("tenant")]).unwrap();
        assert_eq!(change.added, [has("new-1", "contractor")]);
        assert_eq!(change.removed, ["b"]);
        assert_eq!(change.after, [has("new-1", "contractor"), has("a", "tenant")]);
        assert_eq!(change.keys(), ["contractor", "tenant"]);
        assert!(change.change.is_some_and(|change| change.field == "roles" && change.before.is_some()));
    }

    #[test]
    fn what_is_so_already_is_no_change() {
        let before = [has("a", "tenant"), has("b", "neighbour")];
        let change = assign(&before, &[wanted("neighbour"), wanted("tenant")]).unwrap();
        assert_eq!((change.added, change.removed, change.change), (vec![], vec![], None));
    }

    #[test]
    fn a_role_that_was_switched_off_stays_where_it_is_and_comes_nowhere_else() {
        assert!(assign(&[has("b", "neighbour")], &[wanted("neighbour")]).is_ok());
        let errors = assign(&[], &[wanted("tenant"), wanted("neighbour"), wanted("king")]).unwrap_err();
        assert_eq!(errors.of("roles.1.role"), [FieldCode::InactiveOption]);
        assert_eq!(errors.of("roles.2.role"), [FieldCode::UnknownOption]);
    }

    #[test]
    fn nobody_is_involved_in_no_capacity_or_twice_in_the_same() {
        assert_eq!(assign(&[], &[]).unwrap_err().of("roles"), [FieldCode::Required]);
        assert_eq!(assign(&[], &vec![wanted("tenant"); 99]).unwrap_err().of("roles"), [FieldCode::TooLong]);
        let twice = assign(&[], &[wanted("tenant"), wanted("tenant")]).unwrap_err();
        assert_eq!(twice.of("roles.1"), [FieldCode::Duplicate]);
    }

    #[test]
    fn days_exist_and_come_in_order_and_the_dossier_is_of_the_journey() {
        let day = |text: &str| Some(text.to_owned());
        let in_dossier = |number: &str| WantedRole { dossier_number: Some(number.to_owned()), ..wanted("tenant") };
        assert!(assign(&[], &[in_dossier("2026-000001")]).is_ok());
        let errors = assign(
            &[],
            &[
                in_dossier("2026-000002"),
                WantedRole { from: day("2026-02-30"), ..wanted("tenant") },
                WantedRole { from: day("2026-03-02"), to: day("2026-03-01"), ..wanted("tenant") },
                WantedRole { from: day("2026-03-01"), to: day("2026-03-01"), ..wanted("tenant") },
            ],
        )
        .unwrap_err();
        assert_eq!(errors.of("roles.0.dossier_number"), [FieldCode::NotFound]);
        assert_eq!(errors.of("roles.1.from"), [FieldCode::InvalidDate]);
        assert_eq!(errors.of("roles.2.to"), [FieldCode::OutOfRange]);
        assert_eq!(errors.iter().count(), 3);
    }
}
