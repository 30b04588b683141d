//! `/api/merges`: two records of one person, organisation or address become one, and two again.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::change::FieldChange;
use domain::field_error::{FieldCode, FieldErrors};
use domain::merge::{self, Noun, Side};
use domain::record::{Data, Edited};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::actor::{self, Actor};
use store::dossiers::Named;
use store::duplicates::{self, ComparedRecord};
use store::merges::{self, MergeRecord, Merger, Pair};
use store::{Read, Rows};
use utoipa::ToSchema;
use web::page::json as text;
use web::{Answer, ApiError, Caller, Command, Id, problem};

use crate::duplicates::Compared;
use crate::relations::desk::command;

/// Which two records become one.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergeRequest {
    noun: Noun,
    /// Id of the record that is hidden from now on; it leads to the other.
    loser_id: String,
    /// Id of the record that stays.
    survivor_id: String,
    /// The loser's version that was compared.
    loser_version: i64,
    /// The survivor's version that was compared.
    survivor_version: i64,
    /// Field → whose value stays; the survivor's when absent.
    #[serde(default)]
    keep: BTreeMap<String, Side>,
}

/// A merge, and what became of the survivor since: when it is undone, a person decides to whom each of these belongs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Merge {
    id: String,
    noun: Noun,
    loser: MergeSide,
    survivor: MergeSide,
    #[schema(format = DateTime)]
    merged_at: String,
    #[schema(value_type = Option<MergeUser>)]
    merged_by: Option<Named>,
    /// When it was undone; null while it is in force.
    #[schema(format = DateTime)]
    undone_at: Option<String>,
    #[schema(value_type = Option<MergeUser>)]
    undone_by: Option<Named>,
    /// Whether it can be undone now: it is in force, and the survivor was not merged on.
    undoable: bool,
    /// What the survivor took over. Undoing takes it back where nobody changed it since.
    brought: Vec<MergeEdit>,
    /// What was changed on the survivor while the merge was in force, oldest first; at most 200.
    edits: Vec<MergeEdit>,
    /// Journeys in which the survivor got a place in that time; at most 200.
    links: Vec<MergeLink>,
}

/// One of the two records.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MergeSide {
    id: String,
    /// Its name; of an address the line.
    name: String,
    version: i64,
}

/// A colleague.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON of another crate")]
pub(crate) struct MergeUser {
    id: String,
    name: String,
}

/// A field of the survivor that got another value.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MergeEdit {
    #[schema(format = DateTime)]
    at: String,
    field: String,
    before: Option<String>,
    after: Option<String>,
    actor_name: Option<String>,
}

/// A journey in which the survivor got a place.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MergeLink {
    /// Id of the party, or of the address's place.
    id: String,
    journey_number: String,
    #[schema(format = DateTime)]
    at: String,
    /// Whether it has that place no more.
    is_removed: bool,
}

/// Merges two records: the loser points to the survivor, which takes over the fields that `keep` gives to the loser.
/// Nothing else is rewritten. An address that the register knows is the one that stays; two that it tells apart are two. 412 with `current: {loser, survivor}` when one of them changed since it was compared, 409
/// `state-changed` when one of them was merged already.
#[utoipa::path(post, path = "/api/merges", operation_id = "create_merge", tag = "merges",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = MergeRequest,
    responses((status = 201, body = Merge, headers(("Location" = String, description = "Path of the merge"))),
        problem::Creates))]
pub(crate) async fn create(caller: Caller, asked: Command<MergeRequest>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let store = web::store().await;
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(duplicates::find(input.noun, &caller.key, &input.loser_id))
        .with(duplicates::find(input.noun, &caller.key, &input.survivor_id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::MergeContacts)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let (loser, survivor) = judge(&input, answers.take(2), answers.take(3))?;
    let edited = merge::merge(input.noun, loser.side(), survivor.side(), &input.keep)?;
    let (id, command) = (web::id(), command(&caller, &actor));
    let pair = Pair { noun: input.noun, loser: &loser, survivor: &survivor };
    let by = Merger { key: &caller.key, role: actor.role };
    let batch = merges::merge(by, pair, &command, &id, &edited);
    let made = Merge::made(id, pair, &caller, &actor, &edited);
    let body = serde_json::to_string(&made).map_err(|error| ApiError::Defect(error.to_string()))?;
    let location = Some(format!("/api/merges/{}", made.id));
    let answer = Answer { status: StatusCode::CREATED, location, etag: None, body };
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// The two records, when they are two, in force, and as they were compared.
fn judge(input: &MergeRequest, loser: Rows, survivor: Rows) -> Result<(ComparedRecord, ComparedRecord), ApiError> {
    let (loser, survivor) = (duplicates::found(loser)?, duplicates::found(survivor)?);
    let mut errors = FieldErrors::new();
    for (field, found) in [("loser_id", &loser), ("survivor_id", &survivor)] {
        if found.is_none() {
            errors.add(field, FieldCode::NotFound);
        }
    }
    if input.loser_id == input.survivor_id {
        errors.add("survivor_id", FieldCode::Duplicate);
    }
    let (Some(loser), Some(survivor)) = (loser, survivor) else { return Err(errors.into()) };
    errors.into_result(())?;
    if loser.id != input.loser_id || survivor.id != input.survivor_id {
        return Err(ApiError::Conflict("state-changed"));
    }
    if (loser.version, survivor.version) != (input.loser_version, input.survivor_version) {
        let shown = |record| Compared::new(input.noun, record);
        return Err(ApiError::Stale { current: json!({ "loser": shown(loser), "survivor": shown(survivor) }) });
    }
    Ok((loser, survivor))
}

impl Merge {
    fn made(id: String, pair: Pair<'_>, caller: &Caller, actor: &Actor, edited: &Edited) -> Self {
        let Pair { noun, loser, survivor } = pair;
        let side = |record: &ComparedRecord, data: &Data| MergeSide {
            id: record.id.clone(),
            name: data.text(noun.title()).unwrap_or_default().to_owned(),
            version: record.version + 1,
        };
        let at = &caller.key.now;
        let brought = |change: &FieldChange| MergeEdit {
            at: at.clone(),
            field: change.field.clone(),
            before: change.before.clone(),
            after: change.after.clone(),
            actor_name: Some(actor.name.clone()),
        };
        Self {
            id,
            noun,
            loser: side(loser, &loser.data),
            survivor: side(survivor, &edited.after),
            merged_at: at.clone(),
            merged_by: Some(Named { id: actor.id.clone(), name: actor.name.clone() }),
            undone_at: None,
            undone_by: None,
            undoable: true,
            brought: edited.changes.iter().map(brought).collect(),
            edits: Vec::new(),
            links: Vec::new(),
        }
    }
}

/// One merge, with what became of the survivor while it was in force.
#[utoipa::path(get, path = "/api/merges/{id}", operation_id = "read_merge", tag = "merges",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Merge), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(merges::find(&caller.key, &id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadContact)?;
    web::refresh(&store, &caller, &actor).await;
    answers.take(1).text().map(text).ok_or(ApiError::NotFound)
}

/// Undoes a merge: the loser is itself again, and what the survivor took over goes back where nobody changed it since. The
/// answer lists what was edited and linked meanwhile, for a person to place. 409 `state-changed` when it was undone already,
/// 409 `survivor-merged` when the survivor was merged on: that comes first.
#[utoipa::path(delete, path = "/api/merges/{id}", operation_id = "undo_merge", tag = "merges",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Merge), problem::Changes))]
pub(crate) async fn undo(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    let store = web::store().await;
    let read = Read::new().with(actor::select(&caller.key)).with(merges::select_one(&caller.key, &id));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::MergeContacts)?;
    web::refresh(&store, &caller, &actor).await;
    let record: MergeRecord = answers.take(1).first()?.ok_or(ApiError::NotFound)?;
    if record.undone_at.is_some() {
        return Err(ApiError::Conflict("state-changed"));
    }
    if record.survivor_is_merged {
        return Err(ApiError::Conflict("survivor-merged"));
    }
    let edited = merge::unmerge(record.noun, record.side(), &record.brought);
    let by = Merger { key: &caller.key, role: actor.role };
    let batch = merges::unmerge(by, &record, &command(&caller, &actor), &edited);
    let last = batch.len() - 1;
    let merge = store.write(batch).await?.take(last).text();
    let merge = merge.ok_or_else(|| ApiError::Defect("an undone merge left nothing".into()))?;
    Ok(text(merge).into_response())
}
