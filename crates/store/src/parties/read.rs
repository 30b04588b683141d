//! One party, and what has to be known of a journey before somebody joins it.

use domain::authorisation::Action;
use domain::party::{PartyRole, RoleOption};
use domain::relation::{Noun, RelationState};
use serde::{Deserialize, Serialize};

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{Lookup, capacities_json, resolve, survivor};
use crate::relations::journey_readable;
use crate::{Rows, Statement, StoreError, dossier_in_scope, from_json, from_json_or_default, from_zero_one};

/// A party as it is stored.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct PartyRecord {
    /// Id.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// Id of the journey.
    pub journey_id: String,
    /// Number of the journey.
    pub journey_number: String,
    /// The person, if it is one.
    #[serde(deserialize_with = "from_json_or_default")]
    pub contact: Option<Involved>,
    /// The organisation, if it is one.
    #[serde(deserialize_with = "from_json_or_default")]
    pub organisation: Option<Involved>,
    /// Whether it is the journey's main contact.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_primary: bool,
    /// The capacities that the actor sees.
    #[serde(deserialize_with = "from_json")]
    pub capacities: Vec<PartyRole>,
    /// Whether it is the only one of the journey.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_last: bool,
    /// The journey's main contact.
    pub primary_id: Option<String>,
    /// Numbers of the journey's dossiers that the actor sees.
    #[serde(deserialize_with = "from_json")]
    pub dossiers: Vec<String>,
    /// Whether the actor may say who is involved.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_edit: bool,
}

/// Who is involved.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Involved {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub telephone: Option<String>,
}

/// The party `id` of a journey that the actor may see: one row of [`PartyRecord`], or none.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let readable = dossier_in_scope(Action::ReadDossier, "sibling");
    let sql = format!(
        "{ACTOR}
         select party.id, party.version, party.journey_id, journey.number as journey_number,
           {contact} as contact, {organisation} as organisation, party.is_primary, {capacities} as capacities,
           not exists (select 1 from party as other where other.journey_id = party.journey_id
             and other.removed_at is null and other.id <> party.id) as is_last,
           {journey}
         from party join journey on journey.id = party.journey_id
         where party.id = :id and party.removed_at is null and {in_sight}",
        contact = involved(Noun::Contact),
        organisation = involved(Noun::Organisation),
        capacities = capacities_json(&readable),
        journey = journey_columns(&readable),
        in_sight = journey_readable("journey.id"),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

fn involved(noun: Noun) -> String {
    format!(
        "(select json_object('id', id, 'name', name, 'email', email, 'telephone', telephone)
          from {noun} where id = {survivor})",
        noun = noun.as_str(),
        survivor = survivor(noun.as_str(), &format!("party.{}_id", noun.as_str())),
    )
}

/// What the actor sees of the row `journey` and may do with it.
fn journey_columns(readable: &str) -> String {
    format!(
        "(select id from party as main where main.journey_id = journey.id and main.is_primary = 1) as primary_id,
         (select json_group_array(number) from (select sibling.number from dossier as sibling
            where sibling.journey_id = journey.id and ({readable}) order by sibling.number)) as dossiers,
         exists (select 1 from dossier as sibling where sibling.journey_id = journey.id and ({readable})
           and ({editable})) as may_edit",
        editable = dossier_in_scope(Action::EditParties, "sibling"),
    )
}

/// A journey, and somebody who is to join it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct JourneyRecord {
    /// Id.
    pub journey_id: String,
    /// Number.
    pub journey_number: String,
    /// The journey's main contact.
    pub primary_id: Option<String>,
    /// Numbers of its dossiers that the actor sees.
    #[serde(deserialize_with = "from_json")]
    pub dossiers: Vec<String>,
    /// Whether the actor may say who is involved.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_edit: bool,
    /// Who is to join; none when unknown.
    #[serde(deserialize_with = "from_json_or_default")]
    pub joining: Option<Joiner>,
    /// Whether they are involved already.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_involved: bool,
}

/// Somebody who is to join.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Joiner {
    /// Who.
    #[serde(flatten)]
    pub who: Involved,
    /// Whether the record is in use.
    pub state: RelationState,
}

/// The journey that `lookup` leads to, and the record `id` that is to join it: one row of [`JourneyRecord`], or none when the
/// actor may not see the journey.
#[must_use]
pub fn find_journey(key: &SessionKey, lookup: &Lookup, noun: Noun, id: &str) -> Statement {
    let readable = dossier_in_scope(Action::ReadDossier, "sibling");
    let sql = format!(
        "{ACTOR}
         select journey.id as journey_id, journey.number as journey_number, {journey},
           (select json_object('id', id, 'name', name, 'email', email, 'telephone', telephone, 'state', state)
            from {noun} where id = {joining}) as joining,
           exists (select 1 from party where party.journey_id = journey.id and party.removed_at is null
             and {already} = {joining}) as is_involved
         from journey
         where journey.id = coalesce((select id from journey where number = :number),
             (select journey_id from dossier where id = {dossier}))
           and {in_sight}",
        journey = journey_columns(&readable),
        joining = survivor(noun.as_str(), ":id"),
        already = survivor(noun.as_str(), &format!("party.{}_id", noun.as_str())),
        dossier = resolve(),
        in_sight = journey_readable("journey.id"),
        noun = noun.as_str(),
    );
    lookup.bind(actor::bind(Statement::new(sql), key)).bind("id", id)
}

/// The roles of the catalogue, for [`role_options`].
#[must_use]
pub fn select_roles() -> Statement {
    Statement::new("select key, active from role")
}

/// Reads the roles of the catalogue.
///
/// # Errors
/// [`StoreError::Shape`] when the rows are not those of [`select_roles`].
pub fn role_options(rows: Rows) -> Result<Vec<RoleOption>, StoreError> {
    #[derive(Deserialize)]
    struct Row {
        key: String,
        #[serde(deserialize_with = "from_zero_one")]
        active: bool,
    }
    let rows: Vec<Row> = rows.records()?;
    Ok(rows.into_iter().map(|Row { key, active }| RoleOption { key, active }).collect())
}
