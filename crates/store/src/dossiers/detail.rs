//! One dossier with its journey, read in one round trip.

use std::sync::OnceLock;

use domain::authorisation::Action;
use domain::details::Details;
use domain::dossier::DossierState;
use domain::dossier::assign::Responsible;
use domain::number::DossierNumber;
use domain::priority::Priority;
use domain::reference::Reference;
use serde::{Deserialize, Serialize};

use super::sql::{journey_json, main_contact, resolve};
use crate::actor::{self, SessionKey};
use crate::users::ASSIGNABLE;
use crate::{Json, Statement, dossier_in_scope, from_json, from_json_or_default, from_zero_one};

/// What a path calls a dossier: its number however written, a receipt's reference, a number of an older system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    number: String,
    alias: String,
}

impl Lookup {
    /// Reads what a path says.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        Self {
            number: DossierNumber::parse(text).map_or_else(|_| text.to_owned(), |number| number.to_string()),
            alias: Reference::parse(text).map_or_else(|_| text.to_uppercase(), |reference| reference.to_string()),
        }
    }

    pub(crate) fn bind(&self, statement: Statement) -> Statement {
        statement.bind("number", &self.number).bind("alias", &self.alias)
    }
}

/// Something with a name.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A dossier as it is stored, with what the actor may do with it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct DossierRecord {
    /// Id.
    pub id: String,
    /// Number, `2026-000123`.
    pub number: String,
    /// Version, raised by every change.
    pub version: i64,
    /// Id of the journey.
    pub journey_id: String,
    /// Key of the type.
    pub type_key: String,
    /// Key of the subtype.
    pub subtype_key: Option<String>,
    /// Key of the stage.
    pub stage_key: String,
    /// Key of the source.
    pub source_key: Option<String>,
    /// Key of the main project.
    pub main_project_key: Option<String>,
    /// Keys of the extra projects, in order of key.
    #[serde(deserialize_with = "from_json")]
    pub extra_projects: Vec<String>,
    /// Who works on it.
    #[serde(deserialize_with = "from_json_or_default")]
    pub assignee: Option<Named>,
    /// Key of the queue whose team it belongs to.
    pub queue_key: Option<String>,
    /// How soon it wants work.
    pub priority: Priority,
    /// When it must be done, `YYYY-MM-DD`.
    pub due_date: Option<String>,
    /// When the citizen first asked, `YYYY-MM-DD`.
    pub requested_on: String,
    /// Working days from the question to the first action.
    pub reaction_days: Option<i64>,
    /// Seen only by the assignee and those with full scope.
    #[serde(deserialize_with = "from_zero_one")]
    pub restricted: bool,
    /// active or inactive.
    pub state: String,
    /// Values of the catalogue's fields, sensitive ones included.
    #[serde(deserialize_with = "from_json")]
    pub details: Details,
    /// Language of the main contact.
    pub client_language: Option<String>,
    /// Channel the main contact prefers.
    pub preferred_channel: Option<String>,
    /// The journey, with those of its dossiers that the actor may see.
    pub journey: Json,
    /// The submission it began with.
    pub submission: Option<Json>,
    /// Whether the actor may change fields.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_edit: bool,
    /// Whether the actor may change the stage.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_change_stage: bool,
    /// Whether the actor may give it to somebody.
    #[serde(deserialize_with = "from_zero_one")]
    pub may_assign: bool,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

impl DossierRecord {
    /// What people filled in.
    #[must_use]
    pub fn state(&self) -> DossierState {
        DossierState {
            subtype: self.subtype_key.clone(),
            source: self.source_key.clone(),
            main_project: self.main_project_key.clone(),
            extra_projects: self.extra_projects.clone(),
            priority: self.priority,
            due_date: self.due_date.clone(),
            requested_on: self.requested_on.clone(),
            restricted: self.restricted,
            details: self.details.clone(),
        }
    }

    /// Who is responsible for it.
    #[must_use]
    pub fn responsible(&self) -> Responsible {
        Responsible {
            assignee_id: self.assignee.as_ref().map(|assignee| assignee.id.clone()),
            queue: self.queue_key.clone(),
        }
    }
}

/// The dossier that `lookup` leads to: one row of [`DossierRecord`], or none when the actor may not see it.
#[must_use]
pub fn find(key: &SessionKey, lookup: &Lookup) -> Statement {
    static SQL: OnceLock<String> = OnceLock::new();
    let statement = Statement::fixed(&SQL, || {
        select(&format!("dossier.id = {} and ({})", resolve(), dossier_in_scope(Action::ReadDossier, "dossier")))
    });
    lookup.bind(actor::bind(statement, key))
}

/// The dossier as a command of the actor just left it: one row of [`DossierRecord`]. Ends a batch whose guards judged
/// the actor; by what the command did, the actor may have lost sight of the dossier, but sees this last answer.
#[must_use]
pub fn find_by_id(key: &SessionKey, id: &str) -> Statement {
    static SQL: OnceLock<String> = OnceLock::new();
    actor::bind(Statement::fixed(&SQL, || select("dossier.id = :id")), key).bind("id", id)
}

/// Whether the user `id` may be given work: one row, or none.
#[must_use]
pub fn assignable(id: &str) -> Statement {
    Statement::new(format!("select id from user where {ASSIGNABLE}")).bind("assignee", id)
}

fn select(condition: &str) -> String {
    // Without assignee the condition is null rather than false.
    let may = |action| format!("({}) is 1", dossier_in_scope(action, "dossier"));
    format!(
        "{actor}
         select dossier.id, dossier.number, dossier.version, dossier.journey_id, dossier.type_key, dossier.subtype_key,
           dossier.stage_key, dossier.source_key, dossier.main_project_key,
           (select json_group_array(project_key) from (
              select project_key from dossier_project where dossier_id = dossier.id order by project_key)
           ) as extra_projects,
           (select json_object('id', id, 'name', name) from user where id = dossier.assignee_id) as assignee,
           dossier.queue_key, dossier.priority, dossier.due_date, dossier.requested_on, dossier.reaction_days,
           dossier.restricted, dossier.state, dossier.details,
           main.language as client_language, main.preferred_channel, {journey} as journey, {submission} as submission,
           {may_edit} as may_edit, {may_change_stage} as may_change_stage, {may_assign} as may_assign,
           dossier.created_at, dossier.updated_at
         from dossier join journey on journey.id = dossier.journey_id left join contact as main on main.id = {main}
         where {condition}",
        actor = actor::ACTOR,
        journey = journey_json("journey"),
        main = main_contact("journey.id"),
        submission = SUBMISSION,
        may_edit = may(Action::EditDossier),
        may_change_stage = may(Action::ChangeStage),
        may_assign = may(Action::AssignDossier),
    )
}

const SUBMISSION: &str = "(select json_object('reference', submission.reference, 'received_at', submission.received_at,
     'language', submission.language, 'name', submission.name, 'email', submission.email,
     'telephone', submission.telephone, 'capacity', submission.capacity_key, 'address_text', submission.address_text,
     'apartment_building', submission.apartment_building, 'question', submission.question,
     'answer_channels', json(submission.answer_channels),
     'themes', (select json_group_array(theme_key) from (select theme_key from submission_theme
       where submission_id = submission.id order by position)))
   from queue_item join submission on submission.id = queue_item.submission_id
   where queue_item.dossier_id = dossier.id order by queue_item.received_at, queue_item.row limit 1)";
