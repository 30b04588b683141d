//! `POST /api/parties`.

use axum::response::Response;
use domain::authorisation::Action;
use domain::field_error::{FieldCode, FieldErrors};
use domain::party::{PartyContext, RoleChange, RoleOption, assign_roles};
use domain::relation::{Noun, RelationState};
use store::dossiers::Lookup;
use store::parties::{self, Joiner, Joining, JourneyRecord, PartyRecord, Target};
use store::{Read, actor};
use web::{Answer, ApiError, Caller, Command};

use super::NewParty;
use super::answer::Party;
use crate::relations::desk::command;

/// Adds somebody to a journey.
pub(crate) async fn create(caller: Caller, asked: Command<NewParty>) -> Result<Response, ApiError> {
    let Command { input, key } = asked;
    let (noun, who) = who(&input)?;
    let store = web::store().await;
    let lookup = Lookup::parse(&input.journey_number);
    let read = Read::new()
        .with(actor::select(&caller.key))
        .with(key.select(&caller.key))
        .with(parties::find_journey(&caller.key, &lookup, noun, who))
        .with(parties::select_roles());
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::EditParties)?;
    web::refresh(&store, &caller, &actor).await;
    if let Some(replayed) = key.replay(answers.take(1))? {
        return Ok(replayed);
    }
    let journey: Option<JourneyRecord> = answers.take(2).first()?;
    let journey = journey.ok_or(ApiError::field("journey_number", FieldCode::NotFound))?;
    if !journey.may_edit {
        return Err(ApiError::Forbidden);
    }
    let options = parties::role_options(answers.take(3))?;
    let (joiner, roles) = decide(&input, noun, &journey, &options)?;
    let id = web::id();
    let target = Target {
        key: &caller.key,
        role: actor.role,
        journey_id: &journey.journey_id,
        id: &id,
        noun,
        who: &joiner.who.id,
        primary_id: journey.primary_id.as_deref(),
    };
    let is_primary = input.primary || journey.primary_id.is_none();
    let batch = parties::add(target, &command(&caller, &actor), Joining { roles: &roles, is_primary });
    let party = made(id, noun, &journey, &joiner, roles, is_primary);
    let body =
        serde_json::to_string(&Party::from(party.clone())).map_err(|error| ApiError::Defect(error.to_string()))?;
    let answer = Answer::created(format!("/api/parties/{}", party.id), 1, body);
    key.finish(&store, &caller.key, &actor.id, batch, answer).await
}

fn who(input: &NewParty) -> Result<(Noun, &str), ApiError> {
    match (&input.contact_id, &input.organisation_id) {
        (Some(id), None) => Ok((Noun::Contact, id)),
        (None, Some(id)) => Ok((Noun::Organisation, id)),
        (None, None) => Err(ApiError::field("contact_id", FieldCode::Required)),
        (Some(_), Some(_)) => Err(ApiError::field("organisation_id", FieldCode::Invalid)),
    }
}

fn decide(
    input: &NewParty,
    noun: Noun,
    journey: &JourneyRecord,
    options: &[RoleOption],
) -> Result<(Joiner, RoleChange), FieldErrors> {
    let mut errors = FieldErrors::new();
    let field = format!("{}_id", noun.as_str());
    match &journey.joining {
        None => errors.add(field, FieldCode::NotFound),
        Some(_) if journey.is_involved => errors.add(field, FieldCode::Duplicate),
        Some(joiner) if joiner.state == RelationState::Inactive => errors.add(field, FieldCode::InactiveOption),
        Some(_) => {}
    }
    let context = PartyContext { roles: options, dossiers: &journey.dossiers };
    let roles = assign_roles(context, &[], &input.roles, &mut web::id).unwrap_or_else(|faults| {
        let faults = faults.iter().flat_map(|(field, codes)| codes.iter().map(move |code| (field, *code)));
        faults.for_each(|(field, code)| errors.add(field, code));
        RoleChange::default()
    });
    match journey.joining.clone() {
        Some(joiner) => errors.into_result((joiner, roles)),
        None => Err(errors),
    }
}

/// The party as it will be read.
fn made(
    id: String,
    noun: Noun,
    journey: &JourneyRecord,
    joiner: &Joiner,
    roles: RoleChange,
    is_primary: bool,
) -> PartyRecord {
    let who = |wanted: Noun| (noun == wanted).then(|| joiner.who.clone());
    PartyRecord {
        version: 1,
        journey_id: journey.journey_id.clone(),
        journey_number: journey.journey_number.clone(),
        contact: who(Noun::Contact),
        organisation: who(Noun::Organisation),
        is_primary,
        capacities: roles.after,
        // Without a main contact before there was nobody.
        is_last: journey.primary_id.is_none(),
        primary_id: if is_primary { Some(id.clone()) } else { journey.primary_id.clone() },
        dossiers: journey.dossiers.clone(),
        may_edit: true,
        id,
    }
}
