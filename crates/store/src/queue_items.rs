//! Items in queues: lists, one item with the submission behind it, and what people do with it.

use domain::authorisation::{Action, Role};
use domain::change::{Command, SubjectKind};
use domain::queue_item::{Claim, QueueItem, QueueItemChange, QueueItemState, Reach};
use domain::timeline::{Entry, Subjects};
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::page::Place;
use crate::{Batch, Guard, Statement, changes, from_json, from_zero_one, queue_item_in_scope, timeline};

/// Which items a list shows.
#[derive(Clone, Debug)]
pub struct ListFilter {
    /// Only those in this queue.
    pub queue: Option<String>,
    /// Only those in this state. Unlinked items come oldest first, the others newest first.
    pub state: QueueItemState,
    /// Only those the actor works on.
    pub mine: bool,
    /// Only those behind this place.
    pub after: Option<Place>,
    /// At most this many.
    pub limit: i64,
}

impl ListFilter {
    /// The rows of a page of items in the actor's scope, and one more when there is a next page; for
    /// [`crate::page::Page::read`].
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let (direction, beyond) = match self.state {
            QueueItemState::Unlinked => ("asc", ">"),
            QueueItemState::Linked | QueueItemState::Dismissed => ("desc", "<"),
        };
        let mut conditions = vec!["item.state = :state", "item.queue_key = :queue"];
        if self.queue.is_none() {
            conditions.pop();
        }
        if self.mine {
            conditions.push("item.claimed_by = (select id from actor)");
        }
        let after = format!("(item.received_at, item.row) {beyond} (:after_key, :after_tie)");
        if self.after.is_some() {
            conditions.push(&after);
        }
        let sql = format!(
            "{ACTOR}
             select {ROW} as item, item.received_at as key, item.row as tie
             from queue_item item join submission on submission.id = item.submission_id
             where {conditions} and {in_scope}
             order by item.received_at {direction}, item.row {direction} limit :limit + 1",
            conditions = conditions.join(" and "),
            in_scope = queue_item_in_scope(Action::ReadQueueItem, "item"),
        );
        let mut statement = Statement::new(sql).bind("state", self.state.as_str()).bind("limit", self.limit);
        if let Some(queue) = &self.queue {
            statement = statement.bind("queue", queue);
        }
        if let Some(after) = &self.after {
            statement = statement.bind("after_key", &after.key).bind("after_tie", &after.tie);
        }
        actor::bind(statement, key)
    }
}

/// What a list shows of `item` and its `submission`.
const ROW: &str = "json_object(
  'id', item.id, 'version', item.version, 'queue', item.queue_key, 'state', item.state,
  'received_at', item.received_at, 'reference', submission.reference, 'name', submission.name,
  'question_start', substr(submission.question, 1, 160),
  'themes', (select json_group_array(theme_key) from (
     select theme_key from submission_theme where submission_id = submission.id order by position)),
  'language', submission.language,
  'claimed_by', (select json_object('id', user.id, 'name', user.name) from user where user.id = item.claimed_by),
  'claimed_at', item.claimed_at,
  'dossier_number', (select dossier.number from dossier where dossier.id = item.dossier_id))";

/// An item with the submission behind it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct QueueItemRecord {
    /// Id.
    pub id: String,
    /// Version, as in the ETag.
    pub version: i64,
    /// Key of the queue it lies in.
    pub queue: String,
    /// What became of it.
    pub state: QueueItemState,
    /// When it came in.
    pub received_at: String,
    /// Id of the user who works on it.
    pub claimed_by: Option<String>,
    /// Name of that user.
    pub claimed_by_name: Option<String>,
    /// Since when.
    pub claimed_at: Option<String>,
    /// The dossier it became.
    pub dossier_number: Option<String>,
    /// Id of the submission.
    pub submission_id: String,
    /// What the citizen reads out on the telephone.
    pub reference: String,
    /// Name as the citizen wrote it.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number in E.164.
    pub telephone: Option<String>,
    /// Key of the role in which the citizen asks.
    pub capacity: String,
    /// The address as the citizen wrote it; may be empty.
    pub address_text: String,
    /// yes, no or unknown.
    pub apartment_building: String,
    /// The question.
    pub question: String,
    /// How the desk may answer.
    #[serde(deserialize_with = "from_json")]
    pub answer_channels: Vec<String>,
    /// Keys of the themes, in the order of the form.
    #[serde(deserialize_with = "from_json")]
    pub themes: Vec<String>,
    /// The language of the form.
    pub language: domain::language::Language,
    #[serde(deserialize_with = "from_zero_one")]
    can_claim: bool,
    #[serde(deserialize_with = "from_zero_one")]
    can_move: bool,
    #[serde(deserialize_with = "from_zero_one")]
    can_convert: bool,
}

impl QueueItemRecord {
    /// What decisions need to know.
    #[must_use]
    pub fn item(&self) -> QueueItem {
        let claim = self.claimed_by.clone().zip(self.claimed_at.clone());
        QueueItem {
            version: self.version,
            queue: self.queue.clone(),
            state: self.state,
            claim: claim.map(|(user_id, at)| Claim { user_id, at }),
        }
    }

    /// How far the actor's scopes reach it.
    #[must_use]
    pub fn reach(&self) -> Reach {
        Reach { claim: self.can_claim, moving: self.can_move, convert: self.can_convert }
    }
}

/// One item in the actor's scope: one row of [`QueueItemRecord`], or none.
#[must_use]
pub fn select_one(key: &SessionKey, id: &str) -> Statement {
    let in_scope = |action| queue_item_in_scope(action, "item");
    let sql = format!(
        "{ACTOR}
         select item.id, item.version, item.queue_key as queue, item.state, item.received_at, item.claimed_by,
           user.name as claimed_by_name, item.claimed_at, dossier.number as dossier_number,
           submission.id as submission_id, submission.reference, submission.name, submission.email,
           submission.telephone, submission.capacity_key as capacity, submission.address_text,
           submission.apartment_building, submission.question, submission.answer_channels, submission.language,
           (select json_group_array(theme_key) from (
              select theme_key from submission_theme where submission_id = submission.id order by position)) as themes,
           {claim} as can_claim, {moving} as can_move, {convert} as can_convert
         from queue_item item
           join submission on submission.id = item.submission_id
           left join user on user.id = item.claimed_by
           left join dossier on dossier.id = item.dossier_id
         where item.id = :id and {read}",
        claim = in_scope(Action::ClaimQueueItem),
        moving = in_scope(Action::MoveQueueItem),
        convert = in_scope(Action::ConvertQueueItem),
        read = in_scope(Action::ReadQueueItem),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// Who changes which item, as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The session of the actor.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
    /// The item's id.
    pub id: &'a str,
    /// The version the decision was made with.
    pub version: i64,
}

/// Begins a batch that changes an item: the session lasts, the item is in scope for `action`, still at the version that
/// was read, and waits.
#[must_use]
pub fn guarded(target: Target<'_>, action: Action) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let in_scope = queue_item_in_scope(action, "item");
    let condition = format!("{ACTOR} select 1 from queue_item item where item.id = :id and {in_scope}");
    batch.guard(Guard::Forbidden, &condition, |statement| actor::bind(statement, target.key).bind("id", target.id));
    batch.guard(Guard::Stale, "select 1 from queue_item where id = :id and version = :version", |statement| {
        statement.bind("id", target.id).bind("version", target.version)
    });
    batch.guard(Guard::State, "select 1 from queue_item where id = :id and state = 'unlinked'", |statement| {
        statement.bind("id", target.id)
    });
    batch
}

/// The batch of claiming, letting go or moving (`action`), and the item as it is afterwards ([`select_one`]) as its last
/// answer.
#[must_use]
pub fn change(
    target: Target<'_>,
    action: Action,
    submission_id: &str,
    change: &QueueItemChange,
    command: &Command,
) -> Batch {
    let mut batch = guarded(target, action);
    if action == Action::MoveQueueItem {
        batch.guard(Guard::Catalogue, "select 1 from queue where key = :queue and active = 1", |statement| {
            statement.bind("queue", &change.queue)
        });
    }
    batch.push(
        Statement::new(
            "update queue_item set queue_key = :queue, claimed_by = :claimed_by, claimed_at = :claimed_at,
               version = version + 1, updated_at = :now
             where id = :id",
        )
        .bind("queue", &change.queue)
        .bind("claimed_by", change.claim.as_ref().map(|claim| claim.user_id.as_str()))
        .bind("claimed_at", change.claim.as_ref().map(|claim| claim.at.as_str()))
        .bind("now", &command.at)
        .bind("id", target.id),
    );
    for row in changes::insert_all(command, SubjectKind::QueueItem, target.id, &change.fields) {
        batch.push(row);
    }
    let subjects = Subjects { submission_id: Some(submission_id.to_owned()), ..Subjects::default() };
    let entry = Entry { kind: change.kind, happened_at: command.at.clone(), subjects, facts: change.facts.clone() };
    batch.push(timeline::insert(command, &entry));
    batch.push(select_one(target.key, target.id));
    batch
}
