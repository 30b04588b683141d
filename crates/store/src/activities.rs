//! What people did and plan: notes, calls, visits, appointments, tasks.

mod command;
mod list;

use domain::activity::{ACTIVITY, ActivityKind, ActivityState};
use domain::authorisation::Action;
use domain::change::Command;
use domain::conversion::NewTask;
use domain::record::Data;
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::{Lookup, Named, customer, resolve, survivor};
use crate::records::data_json;
use crate::relations::journey_readable;
use crate::users::ASSIGNABLE;
use crate::{Statement, dossier_in_scope, from_json, from_json_or_default, from_zero_one};

pub use command::{Target, create, edit, set_state};
pub use list::{ActivityList, DueSpan};

/// An activity as it is stored.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct ActivityRecord {
    /// Id.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// What it is.
    pub kind: ActivityKind,
    /// How far it is.
    pub state: ActivityState,
    /// What people filled in.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
    /// The predefined task that it came from.
    pub predefined_key: Option<String>,
    /// The journey it belongs to.
    pub journey_id: String,
    /// Number of that journey.
    pub journey_number: String,
    /// The dossier it is about.
    pub dossier_id: Option<String>,
    /// Number of that dossier.
    pub dossier_number: Option<String>,
    /// Name of the journey's main contact.
    pub customer: Option<String>,
    /// Who is to do it.
    #[serde(deserialize_with = "from_json_or_default")]
    pub assignee: Option<Named>,
    /// The person it was with.
    #[serde(deserialize_with = "from_json_or_default")]
    pub contact: Option<Named>,
    /// Who wrote it.
    #[serde(deserialize_with = "from_json_or_default")]
    pub created_by: Option<Named>,
    /// Whether the actor may work in the journey.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_work: bool,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

/// A journey in which something is to be noted.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct NotedJourney {
    /// Id.
    pub journey_id: String,
    /// Number.
    pub journey_number: String,
    /// Name of its main contact.
    pub customer: Option<String>,
    /// The dossier that was named, when it is one of the journey that the actor may see.
    #[serde(deserialize_with = "from_json_or_default")]
    pub dossier: Option<NotedDossier>,
    /// Whether the actor may work in the journey.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_work: bool,
}

/// A dossier that an activity is about.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct NotedDossier {
    /// Id.
    pub id: String,
    /// Number.
    pub number: String,
}

/// The activity `id` in a journey that the actor may see: one row of [`ActivityRecord`], or none. One about a dossier out of sight
/// is out of sight, too.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR}
         select activity.id, activity.version, activity.kind, activity.state, {data} as data, activity.predefined_key,
           journey.id as journey_id, journey.number as journey_number, about.id as dossier_id,
           about.number as dossier_number, {customer} as customer, {assignee} as assignee, {contact} as contact,
           {author} as created_by, {may_work} as may_work, activity.created_at, activity.updated_at
         from activity join journey on journey.id = activity.journey_id
           left join dossier as about on about.id = activity.dossier_id
         where activity.id = :id and {in_sight} and (about.id is null or ({readable}))",
        data = data_json(&ACTIVITY, "activity"),
        customer = customer("journey.id"),
        assignee = user_json("activity.assignee_id"),
        contact = contact_json("activity.contact_id"),
        author = user_json("activity.created_by"),
        may_work = may_work(),
        in_sight = journey_readable("journey.id"),
        readable = dossier_in_scope(Action::ReadDossier, "about"),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// The journey that `lookup` leads to, with the dossier of that number: one row of [`NotedJourney`], or none when the actor may not
/// see the journey.
#[must_use]
pub fn find_journey(key: &SessionKey, lookup: &Lookup, dossier_number: Option<&str>) -> Statement {
    let sql = format!(
        "{ACTOR}
         select journey.id as journey_id, journey.number as journey_number, {customer} as customer,
           (select json_object('id', about.id, 'number', about.number) from dossier as about
            where about.number = :about and about.journey_id = journey.id and ({readable})) as dossier,
           {may_work} as may_work
         from journey
         where journey.id = coalesce((select id from journey where number = :number),
             (select journey_id from dossier where id = {dossier}))
           and {in_sight}",
        customer = customer("journey.id"),
        readable = dossier_in_scope(Action::ReadDossier, "about"),
        may_work = may_work(),
        dossier = resolve(),
        in_sight = journey_readable("journey.id"),
    );
    lookup.bind(actor::bind(Statement::new(sql), key)).bind("about", dossier_number)
}

/// The person `id`, or the one that was merged into, when in use: one row of [`Named`], or none.
#[must_use]
pub fn select_contact(id: Option<&str>) -> Statement {
    let sql =
        format!("select id, name from contact where id = {} and state = 'active'", survivor("contact", ":contact"));
    Statement::new(sql).bind("contact", id)
}

/// The colleague `id`, when work can be given to that one: one row of [`Named`], or none.
#[must_use]
pub fn select_assignee(id: Option<&str>) -> Statement {
    Statement::new(format!("select id, name from user where {ASSIGNABLE}")).bind("assignee", id)
}

fn user_json(id: &str) -> String {
    format!("(select json_object('id', id, 'name', name) from user where id = {id})")
}

fn contact_json(id: &str) -> String {
    format!("(select json_object('id', id, 'name', name) from contact where id = {})", survivor("contact", id))
}

/// Whether the actor may work in the row `journey`.
fn may_work() -> String {
    format!(
        "exists (select 1 from dossier as wagon where wagon.journey_id = journey.id and ({readable}) and ({workable}))",
        readable = dossier_in_scope(Action::ReadDossier, "wagon"),
        workable = dossier_in_scope(Action::EditActivities, "wagon"),
    )
}

/// An activity as an entry of a timeline shows it; null for an entry about none.
pub(crate) fn entry_json() -> String {
    format!(
        "(select json_object('id', activity.id, 'version', activity.version, 'kind', activity.kind, 'state', activity.state,
            'subject', activity.subject, 'body', activity.body, 'happened_at', activity.happened_at,
            'due_date', activity.due_date, 'direction', activity.direction, 'predefined_key', activity.predefined_key,
            'assignee', {assignee}, 'contact', {contact}, 'created_by', {author})
          from activity where activity.id = timeline.activity_id)",
        assignee = user_json("activity.assignee_id"),
        contact = contact_json("activity.contact_id"),
        author = user_json("activity.created_by"),
    )
}

/// Plans a predefined task of a new dossier for whoever works on it.
#[must_use]
pub fn insert_task(
    command: &Command,
    journey_id: &str,
    dossier_id: &str,
    assignee_id: Option<&str>,
    task: &NewTask,
) -> Statement {
    Statement::new(
        "insert into activity (id, kind, journey_id, dossier_id, subject, assignee_id, predefined_key, created_by,
           created_at, updated_at)
         values (:id, 'task', :journey, :dossier, :subject, :assignee, :key, :by, :now, :now)",
    )
    .bind("id", &task.id)
    .bind("journey", journey_id)
    .bind("dossier", dossier_id)
    .bind("subject", &task.subject)
    .bind("assignee", assignee_id)
    .bind("key", &task.key)
    .bind("by", command.actor.id())
    .bind("now", &command.at)
}
