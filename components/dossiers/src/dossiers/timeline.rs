//! `GET /api/dossiers/{number}/timeline`.

use axum::response::Response;
use domain::activity::{ActivityKind, ActivityState};
use domain::authorisation::Action;
use domain::timeline::{TimelineAbout, TimelineKind};
use serde::Deserialize;
use store::Read;
use store::actor;
use store::timeline::{Span, TimelinePage};
use utoipa::{IntoParams, ToSchema};
use web::{ApiError, Caller, Cursor, Limit, Params, page, problem};

use super::path::Number;
use crate::activities::ActivityPerson;

/// Which part of the timeline.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct TimelineQuery {
    /// `dossier` (default), or `journey`: the whole journey, as far as the reader sees its dossiers.
    #[param(inline)]
    scope: TimelineScope,
    /// Only entries about this.
    #[param(inline)]
    about: Option<TimelineAbout>,
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// Entries of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    limit: Limit,
}

/// What a timeline spans.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TimelineScope {
    /// The dossier and the submission it began with.
    #[default]
    Dossier,
    /// The whole journey.
    Journey,
}

/// A page of a timeline.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct Timeline {
    items: Vec<TimelineEntry>,
    next: Option<String>,
}

/// One thing that happened.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct TimelineEntry {
    id: i64,
    #[schema(value_type = String)]
    kind: TimelineKind,
    #[schema(format = DateTime)]
    happened_at: String,
    #[schema(format = DateTime)]
    recorded_at: String,
    actor: TimelineActor,
    dossier_number: Option<String>,
    /// The note, call, visit, appointment or task that it is about, as it is now.
    activity: Option<TimelineActivity>,
    /// Keys and values the sentence needs.
    #[schema(value_type = Object)]
    facts: serde_json::Value,
}

/// A note, call, visit, appointment or task.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct TimelineActivity {
    id: String,
    version: i64,
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
    assignee: Option<ActivityPerson>,
    contact: Option<ActivityPerson>,
    created_by: Option<ActivityPerson>,
}

/// Who did it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct TimelineActor {
    /// `user`, `citizen` or `system`.
    kind: String,
    id: Option<String>,
    name: Option<String>,
}

/// What happened to a dossier, newest first.
#[utoipa::path(get, path = "/api/dossiers/{number}/timeline", operation_id = "read_timeline", tag = "dossiers",
    params(("number" = String, Path, description = "Number, or what leads to it"), TimelineQuery),
    responses((status = 200, body = Timeline), problem::Reads))]
pub(crate) async fn timeline(
    caller: Caller,
    Number(lookup): Number,
    Params(query): Params<TimelineQuery>,
) -> Result<Response, ApiError> {
    let (span, sort) = match query.scope {
        TimelineScope::Dossier => (Span::Dossier, "dossier"),
        TimelineScope::Journey => (Span::Journey, "journey"),
    };
    let after = page::place(query.after, sort)?;
    let entries = TimelinePage { lookup, span, about: query.about, after, limit: query.limit.rows() };
    let store = web::store().await;
    let read = entries.select(&caller.key).into_iter().fold(Read::new().with(actor::select(&caller.key)), Read::with);
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadDossier)?;
    web::refresh(&store, &caller, &actor).await;
    if answers.take(1).is_empty() {
        return Err(ApiError::NotFound);
    }
    page::answer(entries.page_of(answers.take(2))?, sort)
}
