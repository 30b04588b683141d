//! What people did with a customer and what they plan: notes, telephone calls, visits to the counter, appointments, tasks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::authorisation::{Action, Role, Scope, scope};
use crate::clock;
use crate::field_error::{FieldCode, FieldErrors};
use crate::limits::{ACTIVITY_SUBJECT_CHARS_MAX, NOTE_CHARS_MAX};
use crate::record::{self, Data, Edited, Field, Kind, Patch, Value};
use crate::timeline::TimelineKind;

/// What somebody did or plans.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// Something worth knowing.
    Note,
    /// A conversation on the telephone.
    Call,
    /// A conversation at the counter.
    Visit,
    /// A meeting at a time agreed on.
    Appointment,
    /// Something to be done.
    Task,
}

impl ActivityKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Note, Self::Call, Self::Visit, Self::Appointment, Self::Task];

    /// The kind, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Appointment => "appointment",
            Self::Task => "task",
        }
    }

    /// The kind of the timeline entry that shows it.
    #[must_use]
    pub fn entry(self) -> TimelineKind {
        match self {
            Self::Note => TimelineKind::NoteAdded,
            Self::Call => TimelineKind::CallLogged,
            Self::Visit => TimelineKind::VisitLogged,
            Self::Appointment => TimelineKind::AppointmentPlanned,
            Self::Task => TimelineKind::TaskCreated,
        }
    }

    /// Whether it waits to be done by somebody.
    #[must_use]
    pub fn is_planned(self) -> bool {
        matches!(self, Self::Appointment | Self::Task)
    }
}

/// How far an activity is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum ActivityState {
    /// It waits.
    Open,
    /// It happened.
    Done,
    /// It should not have been written; kept and shown as such.
    Withdrawn,
}

impl ActivityState {
    /// The state, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// The fields, in the order of the form.
pub static ACTIVITY: [Field; 7] = [
    Field { required: true, ..Field::line("subject", ACTIVITY_SUBJECT_CHARS_MAX) },
    Field::lines("body", NOTE_CHARS_MAX),
    Field::new("happened_at", Kind::Formed(instant)),
    Field::new("due_date", Kind::Day),
    Field::new("direction", Kind::Key(&["incoming", "outgoing"])),
    // Who they are, is looked up; here they are ids.
    Field::line("assignee_id", 40),
    Field::line("contact_id", 40),
];

/// A new activity of the user `me`, who does what nobody else is asked to do.
///
/// # Errors
/// The faults per field; see [`edit`].
pub fn make(kind: ActivityKind, now: &str, me: &str, draft: &Patch) -> Result<Edited, FieldErrors> {
    let mut draft = draft.clone();
    let is_blank = |field| !matches!(draft.get(field), Some(Some(Value::Text(text))) if !text.trim().is_empty());
    if kind.is_planned() && is_blank("assignee_id") {
        draft.insert("assignee_id", Some(Value::Text(me.to_owned())));
    } else if !kind.is_planned() && is_blank("happened_at") {
        draft.insert("happened_at", Some(Value::Text(now.to_owned())));
    }
    edit(kind, now, &Data::default(), &draft)
}

/// Applies `patch` to an activity.
///
/// # Errors
/// The faults of all fields at once: [`FieldCode::Invalid`] for a field that the kind does not have, [`FieldCode::InFuture`] for
/// something told before it happened, [`FieldCode::Required`] for an appointment without time or something that did not happen
/// at any.
pub fn edit(kind: ActivityKind, now: &str, before: &Data, patch: &Patch) -> Result<Edited, FieldErrors> {
    let edited = record::edit(&ACTIVITY, &[], before, patch)?;
    let mut errors = FieldErrors::new();
    let after = &edited.after;
    for (field, has) in [
        ("happened_at", kind != ActivityKind::Task),
        ("due_date", kind == ActivityKind::Task),
        ("direction", kind == ActivityKind::Call),
        ("assignee_id", kind.is_planned()),
    ] {
        if !has && after.get(field).is_some() {
            errors.add(field, FieldCode::Invalid);
        }
    }
    match after.text("happened_at") {
        None if kind != ActivityKind::Task => errors.add("happened_at", FieldCode::Required),
        // A clock that is some minutes fast is not worth a refusal.
        Some(at) if !kind.is_planned() && clock::shifted(now, FAST_SECONDS).is_some_and(|latest| *at > *latest) => {
            errors.add("happened_at", FieldCode::InFuture);
        }
        _ => {}
    }
    errors.into_result(edited)
}

/// How much a clock may be fast.
const FAST_SECONDS: i64 = 300;

/// The state in which an activity begins.
#[must_use]
pub fn first_state(kind: ActivityKind) -> ActivityState {
    if kind.is_planned() { ActivityState::Open } else { ActivityState::Done }
}

/// What a change of state means; none when it makes no sense. What happened cannot be open, and what was withdrawn comes back
/// as it began.
#[must_use]
pub fn change_state(kind: ActivityKind, from: ActivityState, to: ActivityState) -> Option<TimelineKind> {
    match (from, to) {
        (ActivityState::Open, ActivityState::Done) => Some(TimelineKind::ActivityCompleted),
        (ActivityState::Done, ActivityState::Open) if kind.is_planned() => Some(TimelineKind::ActivityReopened),
        (ActivityState::Open | ActivityState::Done, ActivityState::Withdrawn) => Some(TimelineKind::ActivityWithdrawn),
        (ActivityState::Withdrawn, state) if state == first_state(kind) => Some(TimelineKind::ActivityRestored),
        _ => None,
    }
}

/// Whether somebody may change and withdraw an activity. What somebody wrote, only they change, and what nobody wrote, whoever works
/// there; a manager puts right what has to be. `author`: id of who wrote it; `may_work`: whether `me` works in the journey.
#[must_use]
pub fn may_edit(role: Role, me: &str, author: Option<&str>, may_work: bool) -> bool {
    let is_own = author.is_none_or(|author| author == me);
    may_work && (is_own || scope(role, Action::EditOthersActivities) == Scope::All)
}

/// Whether somebody may say that what was planned is done: who works in the journey, and who was asked, from whatever team.
#[must_use]
pub fn may_complete(kind: ActivityKind, role: Role, me: &str, assignee: Option<&str>, may_work: bool) -> bool {
    let is_asked = assignee == Some(me) && scope(role, Action::EditActivities) != Scope::None;
    kind.is_planned() && (may_work || is_asked)
}

/// Any way to write an instant becomes the one that sorts.
fn instant(text: &str) -> Result<String, FieldCode> {
    clock::milliseconds(text.trim()).map(clock::instant).ok_or(FieldCode::InvalidDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-11-27T09:00:00.000Z";

    fn patch<const N: usize>(fields: [(&'static str, &str); N]) -> Patch {
        let value = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
        fields.into_iter().map(|(field, text)| (field, value(text))).collect()
    }

    fn made<const N: usize>(kind: ActivityKind, fields: [(&'static str, &str); N]) -> Result<Data, FieldErrors> {
        make(kind, NOW, "me", &patch(fields)).map(|made| made.after)
    }

    #[test]
    fn a_subject_is_enough_for_what_just_happened() {
        for kind in [ActivityKind::Note, ActivityKind::Call, ActivityKind::Visit] {
            let made = made(kind, [("subject", "Vraagt een offerte")]).unwrap();
            assert_eq!((made.text("happened_at"), made.text("assignee_id")), (Some(NOW), None));
        }
        for kind in ActivityKind::ALL {
            let at = [("happened_at", if kind == ActivityKind::Task { "" } else { NOW })];
            assert_eq!(made(kind, at).unwrap_err().of("subject"), [FieldCode::Required]);
        }
    }

    #[test]
    fn what_is_planned_is_done_by_somebody() {
        let task = made(ActivityKind::Task, [("subject", "Bellen"), ("due_date", "2026-12-01")]).unwrap();
        assert_eq!((task.text("assignee_id"), task.text("due_date")), (Some("me"), Some("2026-12-01")));
        let theirs = made(ActivityKind::Task, [("subject", "Bellen"), ("assignee_id", "jan")]).unwrap();
        assert_eq!(theirs.text("assignee_id"), Some("jan"));
        let faults = made(ActivityKind::Appointment, [("subject", "Huisbezoek")]).unwrap_err();
        assert_eq!(faults.of("happened_at"), [FieldCode::Required]);
        let later = [("subject", "Huisbezoek"), ("happened_at", "2026-12-01T10:00:00+01:00")];
        let later = made(ActivityKind::Appointment, later).unwrap();
        assert_eq!(later.text("happened_at"), Some("2026-12-01T09:00:00.000Z"));
    }

    #[test]
    fn nothing_is_told_before_it_happened() {
        let at = |at| made(ActivityKind::Call, [("subject", "Gebeld"), ("happened_at", at)]);
        assert_eq!(at("2026-11-28T09:00:00.000Z").unwrap_err().of("happened_at"), [FieldCode::InFuture]);
        assert!(at("2026-11-27T09:04:00.000Z").is_ok());
        assert_eq!(at("gisteren").unwrap_err().of("happened_at"), [FieldCode::InvalidDate]);
        let before = at(NOW).unwrap();
        let emptied = edit(ActivityKind::Call, NOW, &before, &patch([("happened_at", "")]));
        assert_eq!(emptied.unwrap_err().of("happened_at"), [FieldCode::Required]);
    }

    #[test]
    fn a_kind_has_only_its_own_fields() {
        for (kind, field, value) in [
            (ActivityKind::Task, "happened_at", NOW),
            (ActivityKind::Task, "direction", "incoming"),
            (ActivityKind::Note, "due_date", "2026-12-01"),
            (ActivityKind::Visit, "direction", "outgoing"),
            (ActivityKind::Call, "assignee_id", "jan"),
        ] {
            let faults = made(kind, [("subject", "x"), (field, value)]).unwrap_err();
            assert_eq!(faults.of(field), [FieldCode::Invalid], "{kind:?}");
        }
    }

    #[test]
    fn what_happened_is_never_open_and_what_was_withdrawn_comes_back() {
        use ActivityState::{Done, Open, Withdrawn};
        for (kind, from, to, expected) in [
            (ActivityKind::Task, Open, Done, Some(TimelineKind::ActivityCompleted)),
            (ActivityKind::Task, Done, Open, Some(TimelineKind::ActivityReopened)),
            (ActivityKind::Note, Done, Open, None),
            (ActivityKind::Note, Done, Withdrawn, Some(TimelineKind::ActivityWithdrawn)),
            (ActivityKind::Note, Withdrawn, Done, Some(TimelineKind::ActivityRestored)),
            (ActivityKind::Task, Withdrawn, Open, Some(TimelineKind::ActivityRestored)),
            (ActivityKind::Task, Withdrawn, Done, None),
            (ActivityKind::Task, Open, Open, None),
        ] {
            assert_eq!(change_state(kind, from, to), expected, "{kind:?} {from:?} {to:?}");
        }
    }

    #[test]
    fn who_wrote_it_changes_it_and_who_was_asked_does_it() {
        for (role, author, may_work, expected) in [
            (Role::Coach, Some("me"), true, true),
            (Role::Coach, Some("me"), false, false),
            (Role::Coach, Some("jan"), true, false),
            (Role::Coach, None, true, true),
            (Role::Dispatcher, Some("jan"), true, false),
            (Role::Manager, Some("jan"), true, true),
        ] {
            assert_eq!(may_edit(role, "me", author, may_work), expected, "{role:?} {author:?} {may_work}");
        }
        for (kind, role, assignee, may_work, expected) in [
            (ActivityKind::Task, Role::Coach, Some("me"), false, true),
            (ActivityKind::Task, Role::Coach, Some("jan"), false, false),
            (ActivityKind::Task, Role::Coach, None, true, true),
            (ActivityKind::Appointment, Role::Viewer, Some("me"), false, false),
            (ActivityKind::Note, Role::Manager, None, true, false),
        ] {
            let may = may_complete(kind, role, "me", assignee, may_work);
            assert_eq!(may, expected, "{kind:?} {role:?} {assignee:?} {may_work}");
        }
    }

    #[test]
    fn national_numbers_are_masked_in_subject_and_text() {
        let typed = patch([("subject", "Van 85.07.30-033.28"), ("body", "85073003328 belde.")]);
        assert_eq!(make(ActivityKind::Note, NOW, "me", &typed).unwrap().masked, 2);
    }
}
