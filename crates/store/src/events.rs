//! Events: the list, one event with its dossiers and who registered, and the commands on it.

mod command;

use domain::authorisation::Action;
use domain::event::EVENT;
use domain::limits::EVENT_ROWS_MAX;
use domain::record::Data;
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{Lookup, resolve, survivor};
use crate::page::{Page, Place};
use crate::records::data_json;
use crate::{Json, Rows, Statement, StoreError, dossier_in_scope, from_json, from_zero_one};

pub use command::{Target, create, edit, link, register, unlink, unregister};

/// One page of the events, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventList {
    /// After which row of an earlier page.
    pub after: Option<Place>,
    /// How many rows.
    pub limit: i64,
}

impl EventList {
    /// The rows of the page, and one more when there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let place =
            if self.after.is_some() { "and (event.starts_on, event.row) < (:after_key, :after_tie)" } else { "" };
        let sql = format!(
            "{ACTOR}
             select json_object('id', event.id, 'version', event.version, 'name', event.name, 'kind', event.kind,
               'place', event.place, 'starts_on', event.starts_on, 'ends_on', event.ends_on, 'people', {PEOPLE}) as item,
               event.starts_on as key, event.row as tie
             from event where exists (select 1 from actor) {place}
             order by event.starts_on desc, event.row desc limit :limit"
        );
        // One more than the page, to know whether there is a next one.
        let statement = actor::bind(Statement::new(sql), key).bind("limit", self.limit + 1);
        match &self.after {
            Some(after) => statement.bind("after_key", &after.key).bind("after_tie", &after.tie),
            None => statement,
        }
    }

    /// Reads what the database answered to [`EventList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

const PEOPLE: &str = "(select coalesce(sum(people), 0) from event_registration where event_id = event.id)";

/// An event as it is stored, with what the actor may see of it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct EventRecord {
    /// Id.
    pub id: String,
    /// Version, raised by every change of its fields.
    pub version: i64,
    /// What people filled in.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
    /// The linked dossiers that the actor may see.
    pub dossiers: Json,
    /// Who registered, the latest first.
    pub registrations: Json,
    /// How many people registered.
    pub people: i64,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

/// The event `id`: one row of [`EventRecord`], or none.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR}
         select event.id, event.version, {data} as data,
           (select json_group_array(json(item)) from (
              select json_object('number', dossier.number, 'type', dossier.type_key, 'subtype', dossier.subtype_key,
                'stage', dossier.stage_key, 'may_edit', json(iif({editable}, 'true', 'false'))) as item
              from event_dossier join dossier on dossier.id = event_dossier.dossier_id
              where event_dossier.event_id = event.id and ({readable})
              order by dossier.number desc limit {EVENT_ROWS_MAX})) as dossiers,
           (select json_group_array(json(item)) from (
              select json_object('id', event_registration.id, 'people', event_registration.people,
                'contact', (select json_object('id', id, 'name', name) from contact where id = {contact})) as item
              from event_registration where event_registration.event_id = event.id
              order by event_registration.id desc limit {EVENT_ROWS_MAX})) as registrations,
           {PEOPLE} as people, event.created_at, event.updated_at
         from event where event.id = :id and exists (select 1 from actor)",
        data = data_json(&EVENT, "event"),
        readable = dossier_in_scope(Action::ReadDossier, "dossier"),
        editable = dossier_in_scope(Action::EditDossier, "dossier"),
        contact = survivor("contact", "event_registration.contact_id"),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// A dossier that is to be linked to an event, or unlinked.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct LinkedDossier {
    /// Id.
    pub id: String,
    /// Id of its journey.
    pub journey_id: String,
    /// Whether the actor may change it.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_edit: bool,
    /// Whether it is linked.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_linked: bool,
}

/// The dossier that `lookup` leads to and its link to the event `id`: one row of [`LinkedDossier`], or none when the actor may
/// not see it.
#[must_use]
pub fn find_dossier(key: &SessionKey, id: &str, lookup: &Lookup) -> Statement {
    let sql = format!(
        "{ACTOR}
         select dossier.id, dossier.journey_id, ({editable}) as may_edit,
           exists (select 1 from event_dossier where event_id = :id and dossier_id = dossier.id) as is_linked
         from dossier where dossier.id = {dossier} and ({readable})",
        editable = dossier_in_scope(Action::EditDossier, "dossier"),
        readable = dossier_in_scope(Action::ReadDossier, "dossier"),
        dossier = resolve(),
    );
    lookup.bind(actor::bind(Statement::new(sql), key)).bind("id", id)
}

/// A registration, with its event.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RegistrationRecord {
    /// Id of the event.
    pub event_id: String,
    /// Name of the event.
    pub event_name: String,
    /// The person.
    pub contact_id: Option<String>,
    /// How many people.
    pub people: i64,
}

/// The registration `id`: one row of [`RegistrationRecord`], or none.
#[must_use]
pub fn find_registration(key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR}
         select event.id as event_id, event.name as event_name, event_registration.contact_id, event_registration.people
         from event_registration join event on event.id = event_registration.event_id
         where event_registration.id = :id and exists (select 1 from actor)"
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// A person who is to register.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Registrant {
    /// Id; another than the one asked for when that was merged into this.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether the person registered already.
    #[serde(deserialize_with = "from_zero_one")]
    pub is_registered: bool,
}

/// The person who is to register for the event `id`: one row of [`Registrant`], or none.
#[must_use]
pub fn find_registrant(id: &str, contact_id: Option<&str>) -> Statement {
    let sql = format!(
        "select contact.id, contact.name, exists (select 1 from event_registration
           where event_registration.event_id = :id and {registered} = contact.id) as is_registered
         from contact where contact.id = {contact} and contact.state = 'active'",
        registered = survivor("contact", "event_registration.contact_id"),
        contact = survivor("contact", ":contact"),
    );
    Statement::new(sql).bind("id", id).bind("contact", contact_id)
}
