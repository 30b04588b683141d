//! `GET /api/contacts/{id}/timeline`, `GET /api/organisations/{id}/timeline`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::relation::Noun;
use domain::timeline::TimelineKind;
use store::relations::RelationTimeline;
use store::{Read, actor};
use utoipa::ToSchema;
use web::{ApiError, Caller, page};

use super::journeys::PageQuery;

/// A page of what happened to a person or an organisation.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct RelationTimelinePage {
    items: Vec<RelationTimelineEntry>,
    next: Option<String>,
}

/// One thing that happened.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct RelationTimelineEntry {
    id: i64,
    #[schema(value_type = String)]
    kind: TimelineKind,
    #[schema(format = DateTime)]
    happened_at: String,
    #[schema(format = DateTime)]
    recorded_at: String,
    actor: RelationTimelineActor,
    journey_number: Option<String>,
    dossier_number: Option<String>,
    /// Keys and values the sentence needs.
    #[schema(value_type = Object)]
    facts: serde_json::Value,
}

/// Who did it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct RelationTimelineActor {
    /// `user`, `citizen` or `system`.
    kind: String,
    id: Option<String>,
    name: Option<String>,
}

const SORT: &str = "-happened_at";

/// A page of the timeline of a record.
pub(crate) async fn timeline(noun: Noun, caller: Caller, id: &str, query: PageQuery) -> Result<Response, ApiError> {
    let entries = RelationTimeline { noun, id, after: page::place(query.after, SORT)?, limit: query.limit.rows() };
    let store = web::store().await;
    let read = entries.select(&caller.key).into_iter().fold(Read::new().with(actor::select(&caller.key)), Read::with);
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadContact)?;
    web::refresh(&store, &caller, &actor).await;
    if answers.take(1).is_empty() {
        return Err(ApiError::NotFound);
    }
    page::answer(entries.page_of(answers.take(2))?, SORT)
}
