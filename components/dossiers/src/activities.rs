//! `/api/activities`: notes, telephone calls, visits to the counter, appointments and tasks. One file per operation.

mod commands;
mod desk;
mod list;

use axum::response::Response;
use domain::activity::{self, ActivityKind, ActivityState};
use domain::record::Patch;
use serde::{Deserialize, Serialize};
use store::activities::ActivityRecord;
use store::actor::Actor;
use store::dossiers::Named;
use utoipa::ToSchema;
use web::record::{patch, present, text};
use web::{ApiError, Body, Caller, Command, Id, IfMatch, Params, problem};

use list::{ActivityPage, ActivityQuery};

/// A new activity.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewActivity {
    kind: ActivityKind,
    /// Number of the journey, or of one of its dossiers.
    journey_number: String,
    /// The dossier it is about; the whole journey without.
    #[serde(default)]
    dossier_number: Option<String>,
    /// What it is about, in one line.
    subject: String,
    /// What was said or is to be done; at most 5000 characters.
    #[serde(default)]
    body: Option<String>,
    /// When it happened: now when absent, never in the future. An appointment: when it will be.
    #[serde(default)]
    #[schema(format = DateTime)]
    happened_at: Option<String>,
    /// The day by which a task is to be done.
    #[serde(default)]
    #[schema(format = Date)]
    due_date: Option<String>,
    /// `incoming` or `outgoing`; of a call.
    #[serde(default)]
    direction: Option<String>,
    /// Id of the colleague who is to do it; of a task or an appointment, the own one when absent.
    #[serde(default)]
    assignee_id: Option<String>,
    /// Id of the person it was or will be with.
    #[serde(default)]
    contact_id: Option<String>,
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ActivityEdit {
    /// What it is about, in one line.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    subject: Option<Option<String>>,
    /// What was said or is to be done; at most 5000 characters.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    body: Option<Option<String>>,
    /// When it happened or will be.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = DateTime)]
    happened_at: Option<Option<String>>,
    /// The day by which a task is to be done.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>, format = Date)]
    due_date: Option<Option<String>>,
    /// `incoming` or `outgoing`; of a call.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    direction: Option<Option<String>>,
    /// Id of the colleague who is to do it.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    assignee_id: Option<Option<String>>,
    /// Id of the person it was or will be with.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    contact_id: Option<Option<String>>,
}

/// How far an activity is from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ActivityStateChange {
    /// `open` and `done`: of a task or an appointment. `withdrawn`: it should not have been written; the state in which it began
    /// brings it back.
    state: ActivityState,
}

/// An activity with what the reader may do with it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Activity {
    id: String,
    pub(crate) version: i64,
    kind: ActivityKind,
    state: ActivityState,
    subject: String,
    body: Option<String>,
    #[schema(format = DateTime)]
    happened_at: Option<String>,
    #[schema(format = Date)]
    due_date: Option<String>,
    /// `incoming` or `outgoing`.
    direction: Option<String>,
    /// Key of the subtype's task that it came from.
    predefined_key: Option<String>,
    journey_number: String,
    /// The dossier it is about; the whole journey without.
    dossier_number: Option<String>,
    /// Name of the journey's main contact.
    customer: Option<String>,
    /// Who is to do it.
    #[schema(value_type = Option<ActivityPerson>)]
    assignee: Option<Named>,
    /// The person it was or will be with.
    #[schema(value_type = Option<ActivityPerson>)]
    contact: Option<Named>,
    /// Who wrote it.
    #[schema(value_type = Option<ActivityPerson>)]
    created_by: Option<Named>,
    /// Whether the reader may change and withdraw it.
    may_edit: bool,
    /// Whether the reader may say that it is done.
    may_complete: bool,
    /// How many national register numbers were masked in what was just sent.
    masked: usize,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// A colleague or a person.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON of another crate")]
pub(crate) struct ActivityPerson {
    id: String,
    name: String,
}

impl NewActivity {
    fn draft(&self) -> Patch {
        let sent = |name, value: &Option<String>| text(name, value.clone().map(Some));
        patch([
            text("subject", Some(Some(self.subject.clone()))),
            sent("body", &self.body),
            sent("happened_at", &self.happened_at),
            sent("due_date", &self.due_date),
            sent("direction", &self.direction),
            sent("assignee_id", &self.assignee_id),
            sent("contact_id", &self.contact_id),
        ])
    }
}

impl ActivityEdit {
    fn patch(self) -> Patch {
        patch([
            text("subject", self.subject),
            text("body", self.body),
            text("happened_at", self.happened_at),
            text("due_date", self.due_date),
            text("direction", self.direction),
            text("assignee_id", self.assignee_id),
            text("contact_id", self.contact_id),
        ])
    }
}

impl Activity {
    /// The activity as `actor` sees it.
    pub(crate) fn new(actor: &Actor, record: ActivityRecord, masked: usize) -> Self {
        let (may_edit, may_complete) = (may_edit(actor, &record), may_complete(actor, &record));
        let field = |name| record.data.text(name).map(str::to_owned);
        Self {
            subject: field("subject").unwrap_or_default(),
            body: field("body"),
            happened_at: field("happened_at"),
            due_date: field("due_date"),
            direction: field("direction"),
            id: record.id,
            version: record.version,
            kind: record.kind,
            state: record.state,
            predefined_key: record.predefined_key,
            journey_number: record.journey_number,
            dossier_number: record.dossier_number,
            customer: record.customer,
            assignee: record.assignee,
            contact: record.contact,
            created_by: record.created_by,
            may_edit,
            may_complete,
            masked,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

fn may_edit(actor: &Actor, record: &ActivityRecord) -> bool {
    let author = record.created_by.as_ref().map(|author| author.id.as_str());
    activity::may_edit(actor.role, &actor.id, author, record.may_work)
}

fn may_complete(actor: &Actor, record: &ActivityRecord) -> bool {
    let assignee = record.data.text("assignee_id");
    activity::may_complete(record.kind, actor.role, &actor.id, assignee, record.may_work)
}

/// What waits to be done, in order of the day on which it is due; without a day last.
#[utoipa::path(get, path = "/api/activities", operation_id = "list_activities", tag = "activities", params(ActivityQuery),
    responses((status = 200, body = ActivityPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<ActivityQuery>) -> Result<Response, ApiError> {
    list::list(caller, query).await
}

/// Notes something in a journey.
#[utoipa::path(post, path = "/api/activities", operation_id = "create_activity", tag = "activities",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewActivity,
    responses((status = 201, body = Activity, headers(("Location" = String, description = "Path of the activity"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewActivity>) -> Result<Response, ApiError> {
    commands::create(caller, command).await
}

/// One activity.
#[utoipa::path(get, path = "/api/activities/{id}", operation_id = "read_activity", tag = "activities",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Activity, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    commands::read(&caller, &id).await
}

/// Changes what was written: what is absent stays, null empties.
#[utoipa::path(patch, path = "/api/activities/{id}", operation_id = "edit_activity", tag = "activities",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = ActivityEdit,
    responses((status = 200, body = Activity, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<ActivityEdit>,
) -> Result<Response, ApiError> {
    commands::edit(&caller, &id, version, edit.patch()).await
}

/// Says how far an activity is. 409 `state-changed` when that makes no sense from where it is.
#[utoipa::path(put, path = "/api/activities/{id}/state", operation_id = "set_activity_state", tag = "activities",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = ActivityStateChange,
    responses((status = 200, body = Activity, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn set_state(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(change): Body<ActivityStateChange>,
) -> Result<Response, ApiError> {
    commands::set_state(&caller, &id, version, change.state).await
}
