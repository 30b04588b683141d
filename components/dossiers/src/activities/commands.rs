//! Writing, reading and changing activities.

use axum::response::Response;
use domain::activity::{self, ActivityState};
use domain::authorisation::Action;
use domain::field_error::{FieldCode, FieldErrors};
use domain::record::{Data, Patch, Value};
use store::activities::{self, ActivityRecord, NotedJourney, Target};
use store::dossiers::{Lookup, Named};
use store::{Answers, Read, Statement, actor};
use web::{Answer, ApiError, Caller, Command};

use super::desk::{Desk, command};
use super::{Activity, NewActivity, may_complete, may_edit};

/// Notes something in a journey.
pub(super) async fn create(caller: Caller, asked: Command<NewActivity>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let draft = input.draft();
    let store = web::store().await;
    let lookup = Lookup::parse(&input.journey_number);
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(activities::find_journey(&caller.key, &lookup, input.dossier_number.as_deref()));
    let mut answers = store.read(people(&draft).into_iter().fold(read, Read::with)).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditActivities)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let journey: Option<NotedJourney> = answers.take(2).first()?;
    let journey = journey.ok_or_else(|| ApiError::field("journey_number", FieldCode::NotFound))?;
    if !journey.may_work {
        return Err(ApiError::Forbidden);
    }
    let (draft, assignee, contact) = known(draft, &mut answers, 3, &Data::default())?;
    if input.dossier_number.is_some() && journey.dossier.is_none() {
        return Err(ApiError::field("dossier_number", FieldCode::NotFound));
    }
    let made = activity::make(input.kind, &caller.key.now, &actor.id, &draft)?;
    let id = web::id();
    let target = Target {
        key: &caller.key,
        role: actor.role,
        id: &id,
        kind: input.kind,
        journey_id: &journey.journey_id,
        dossier_id: journey.dossier.as_ref().map(|dossier| dossier.id.as_str()),
        version: 1,
    };
    let state = activity::first_state(input.kind);
    let batch = activities::create(target, &command(&caller, &actor), &made, state);
    let me = Named { id: actor.id.clone(), name: actor.name.clone() };
    let record = ActivityRecord {
        id: id.clone(),
        version: 1,
        kind: input.kind,
        state,
        predefined_key: None,
        journey_id: journey.journey_id.clone(),
        journey_number: journey.journey_number.clone(),
        dossier_id: journey.dossier.as_ref().map(|dossier| dossier.id.clone()),
        dossier_number: journey.dossier.as_ref().map(|dossier| dossier.number.clone()),
        customer: journey.customer.clone(),
        assignee: made.after.text("assignee_id").map(|_| assignee.unwrap_or_else(|| me.clone())),
        contact,
        created_by: Some(me),
        may_work: true,
        created_at: caller.key.now.clone(),
        updated_at: caller.key.now.clone(),
        data: made.after,
    };
    let body = serde_json::to_string(&Activity::new(&actor, record, made.masked));
    let body = body.map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/activities/{id}"), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

/// The activity as it is.
pub(super) async fn read(caller: &Caller, id: &str) -> Result<Response, ApiError> {
    Desk::open(caller, id, None).await?.answer(0)
}

/// Changes what was written.
pub(super) async fn edit(caller: &Caller, id: &str, version: i64, patch: Patch) -> Result<Response, ApiError> {
    let mut desk = Desk::open(caller, id, people(&patch)).await?;
    desk.judge(may_edit(&desk.actor, &desk.record), version)?;
    if desk.record.state == ActivityState::Withdrawn {
        return Err(ApiError::Conflict("state-changed"));
    }
    let (patch, ..) = known(patch, &mut desk.answers, 2, &desk.record.data)?;
    let record = &desk.record;
    let edited = activity::edit(record.kind, &caller.key.now, &record.data, &patch)?;
    let is_changed = !edited.changes.is_empty();
    let batch = is_changed.then(|| activities::edit(desk.target(), &desk.command(), &record.data, &edited));
    desk.carry_out(batch, edited.masked).await
}

/// Says how far it is.
pub(super) async fn set_state(
    caller: &Caller,
    id: &str,
    version: i64,
    state: ActivityState,
) -> Result<Response, ApiError> {
    let desk = Desk::open(caller, id, None).await?;
    let record = &desk.record;
    let is_about_withdrawing = [record.state, state].contains(&ActivityState::Withdrawn);
    let is_allowed =
        if is_about_withdrawing { may_edit(&desk.actor, record) } else { may_complete(&desk.actor, record) };
    desk.judge(is_allowed, version)?;
    if state == record.state {
        return desk.answer(0);
    }
    let event = activity::change_state(record.kind, record.state, state).ok_or(ApiError::Conflict("state-changed"))?;
    let change = (record.state, state, event);
    let batch = activities::set_state(desk.target(), &desk.command(), &record.data, change);
    desk.carry_out(Some(batch), 0).await
}

/// Asks for the colleague and the person that are named.
fn people(patch: &Patch) -> [Statement; 2] {
    [activities::select_assignee(id(patch, "assignee_id")), activities::select_contact(id(patch, "contact_id"))]
}

fn id<'a>(patch: &'a Patch, field: &str) -> Option<&'a str> {
    match patch.get(field) {
        Some(Some(Value::Text(id))) => Some(id.as_str()),
        _ => None,
    }
}

/// The patch with those whom it names as they are known, from answers `first` and `first + 1`. Whoever was named before stays.
fn known(
    mut patch: Patch,
    answers: &mut Answers,
    first: usize,
    before: &Data,
) -> Result<(Patch, Option<Named>, Option<Named>), ApiError> {
    let mut errors = FieldErrors::new();
    let mut found = [None, None];
    for (index, field) in ["assignee_id", "contact_id"].into_iter().enumerate() {
        let row: Option<Named> = answers.take(first + index).first()?;
        let Some(asked) = id(&patch, field).filter(|asked| !asked.trim().is_empty()) else { continue };
        match row {
            Some(named) => {
                patch.insert(field, Some(Value::Text(named.id.clone())));
                found[index] = Some(named);
            }
            None if before.text(field) == Some(asked) => {}
            None => errors.add(field, FieldCode::NotFound),
        }
    }
    errors.into_result(())?;
    let [assignee, contact] = found;
    Ok((patch, assignee, contact))
}
