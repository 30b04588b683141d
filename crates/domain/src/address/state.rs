//! Whether the register knows an address: as typed, matched with it, or kept by hand as a manager's exception.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::change::FieldChange;
use crate::contact::{optional, refused, required_line};
use crate::field_error::{FieldCode, FieldErrors};
use crate::limits::{MANUAL_REASON_CHARS_MAX, REGISTER_ID_CHARS_MAX};
use crate::national_number;

/// How an address is known.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum AddressState {
    /// As somebody wrote it; waits to be matched.
    #[default]
    Typed,
    /// Found in the address register.
    Matched,
    /// Not in the register and right all the same: a manager's exception, with a reason.
    Manual,
}

impl AddressState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Typed, Self::Matched, Self::Manual];

    /// The state, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Matched => "matched",
            Self::Manual => "manual",
        }
    }
}

/// How an address is known, with what goes with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The state.
    pub state: AddressState,
    /// Id in the register; only when matched.
    pub register_id: Option<String>,
    /// Why it is kept by hand; only when manual.
    pub manual_reason: Option<String>,
}

/// What somebody asks, not checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateRequest {
    /// The state.
    pub state: AddressState,
    /// Id in the register, or its address on the web.
    pub register_id: Option<String>,
    /// Why it is kept by hand.
    pub reason: Option<String>,
}

impl StateRequest {
    /// Whether it makes or ends an exception, which is a manager's.
    #[must_use]
    pub fn needs_manager(&self, current: AddressState) -> bool {
        self.state == AddressState::Manual || current == AddressState::Manual
    }
}

/// A change of state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateChange {
    /// How the address is known from now on.
    pub after: Verdict,
    /// What changed; nothing when it was so already.
    pub changes: Vec<FieldChange>,
    /// National register numbers that were masked in the reason.
    pub masked: usize,
}

/// Decides how an address is known from now on.
///
/// # Errors
/// The faults per field: a match without id, an exception without reason, or either where it has no place.
pub fn change_state(before: &Verdict, request: &StateRequest) -> Result<StateChange, FieldErrors> {
    let mut errors = FieldErrors::new();
    let register_id = optional(request.register_id.as_deref(), register_id);
    let register_id = register_id.unwrap_or_else(|code| refused(&mut errors, "register_id", code));
    let (masked, count) = national_number::mask(request.reason.as_deref().unwrap_or_default());
    let reason = optional(Some(&*masked), |text| required_line(Some(text), MANUAL_REASON_CHARS_MAX));
    let manual_reason = reason.unwrap_or_else(|code| refused(&mut errors, "reason", code));
    for (field, is_given, belongs_to) in [
        ("register_id", register_id.is_some(), AddressState::Matched),
        ("reason", manual_reason.is_some(), AddressState::Manual),
    ] {
        match (is_given, request.state == belongs_to) {
            (false, true) if errors.of(field).is_empty() => errors.add(field, FieldCode::Required),
            (true, false) => errors.add(field, FieldCode::Invalid),
            _ => {}
        }
    }
    let after = Verdict { state: request.state, register_id, manual_reason };
    let state = |verdict: &Verdict| Some(verdict.state.as_str().to_owned());
    let changes = [
        FieldChange::new("state", state(before), state(&after)),
        FieldChange::new("register_id", before.register_id.clone(), after.register_id.clone()),
        FieldChange::new("manual_reason", before.manual_reason.clone(), after.manual_reason.clone()),
    ];
    let changes = changes.into_iter().filter(|change| change.before != change.after).collect();
    errors.into_result(StateChange { after, changes, masked: count })
}

/// The id alone: registers also write it as `https://data.vlaanderen.be/id/adres/3706808`.
fn register_id(text: &str) -> Result<String, FieldCode> {
    let text = required_line(Some(text), REGISTER_ID_CHARS_MAX)?;
    let id = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let is_id = id.contains(|sign: char| sign.is_ascii_digit())
        && id.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_.".contains(sign));
    if is_id { Ok(id.to_owned()) } else { Err(FieldCode::Invalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(state: AddressState, register_id: Option<&str>, reason: Option<&str>) -> StateRequest {
        StateRequest { state, register_id: register_id.map(str::to_owned), reason: reason.map(str::to_owned) }
    }

    fn decided(
        state: AddressState,
        register_id: Option<&str>,
        reason: Option<&str>,
    ) -> Result<StateChange, FieldErrors> {
        change_state(&Verdict::default(), &request(state, register_id, reason))
    }

    #[test]
    fn a_match_has_an_id_and_an_exception_a_reason() {
        let matched =
            decided(AddressState::Matched, Some("https://data.vlaanderen.be/id/adres/3706808"), None).unwrap();
        assert_eq!(matched.after.register_id.as_deref(), Some("3706808"));
        assert_eq!(matched.changes.len(), 2);
        let manual = decided(AddressState::Manual, None, Some(" Nieuwbouw, nog niet in het register. ")).unwrap();
        assert_eq!(manual.after.manual_reason.as_deref(), Some("Nieuwbouw, nog niet in het register."));
        for (result, field, code) in [
            (decided(AddressState::Matched, None, None), "register_id", FieldCode::Required),
            (decided(AddressState::Matched, Some("op de hoek"), None), "register_id", FieldCode::Invalid),
            (decided(AddressState::Matched, Some("1"), Some("zomaar")), "reason", FieldCode::Invalid),
            (decided(AddressState::Manual, None, Some(" ")), "reason", FieldCode::Required),
            (decided(AddressState::Manual, Some("1"), Some("x")), "register_id", FieldCode::Invalid),
            (decided(AddressState::Typed, Some("1"), None), "register_id", FieldCode::Invalid),
        ] {
            assert_eq!(result.unwrap_err().of(field), [code]);
        }
    }

    #[test]
    fn an_address_goes_back_to_the_list_without_what_it_had() {
        let matched = Verdict { state: AddressState::Matched, register_id: Some("1".to_owned()), manual_reason: None };
        let back = change_state(&matched, &request(AddressState::Typed, None, None)).unwrap();
        assert_eq!(back.after, Verdict::default());
        assert_eq!(change_state(&matched, &request(AddressState::Matched, Some("1"), None)).unwrap().changes, []);
    }

    #[test]
    fn exceptions_are_a_managers() {
        let typed = request(AddressState::Typed, None, None);
        assert!(request(AddressState::Manual, None, None).needs_manager(AddressState::Typed));
        assert!(typed.needs_manager(AddressState::Manual));
        assert!(!typed.needs_manager(AddressState::Matched));
    }

    #[test]
    fn reasons_keep_no_national_numbers() {
        let change = decided(AddressState::Manual, None, Some("Gevraagd door 85.07.30-033.28")).unwrap();
        assert_eq!(change.masked, 1);
        assert!(!change.after.manual_reason.unwrap().contains("85.07.30"));
    }
}
