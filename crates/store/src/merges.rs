//! Merges: two records of one person, organisation or address become one, and two again.

use domain::authorisation::Role;
use domain::change::{Command, FieldChange};
use domain::limits::MERGES_SHOWN_MAX;
use domain::merge::{self, Noun};
use domain::record::{Data, Edited};
use domain::timeline::Entry;
use serde::Deserialize;
use serde_json::json;

use crate::actor::{self, ACTOR, SessionKey};
use crate::duplicates::{ComparedRecord, data_json};
use crate::{Batch, Guard, Statement, addresses, from_json, from_zero_one, match_keys, records, relations, timeline};

/// A merge, with what undoing it needs to know.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct MergeRecord {
    /// Id.
    pub id: String,
    /// Records of what.
    pub noun: Noun,
    /// The record that was hidden.
    pub loser_id: String,
    /// The record that stayed.
    pub survivor_id: String,
    /// When it was undone.
    pub undone_at: Option<String>,
    /// Version of the survivor.
    pub survivor_version: i64,
    /// Whether the survivor became one with yet another.
    #[serde(deserialize_with = "from_zero_one")]
    pub survivor_is_merged: bool,
    /// What the survivor says now.
    #[serde(deserialize_with = "from_json")]
    pub survivor: Data,
    /// Id of the survivor in the register, when it is an address.
    pub survivor_register_id: Option<String>,
    /// What the merge changed of it.
    #[serde(deserialize_with = "from_json")]
    pub brought: Vec<FieldChange>,
}

impl MergeRecord {
    /// The survivor, as the rules look at it.
    #[must_use]
    pub fn side(&self) -> merge::Record<'_> {
        merge::Record { data: &self.survivor, register_id: self.survivor_register_id.as_deref() }
    }
}

/// The merge `id`: one row of [`MergeRecord`], or none.
#[must_use]
pub fn select_one(key: &SessionKey, id: &str) -> Statement {
    let of = |noun: Noun| {
        format!(
            "select merge.id, merge.noun, merge.loser_id, merge.survivor_id, merge.undone_at,
               survivor.version as survivor_version, survivor.merged_into is not null as survivor_is_merged,
               {data} as survivor, {register_id} as survivor_register_id, {brought} as brought
             from merge join {noun} as survivor on survivor.id = merge.survivor_id
             where merge.id = :id and merge.noun = '{noun}' and exists (select 1 from actor)",
            data = data_json(noun, "survivor"),
            register_id = if noun == Noun::Address { "survivor.register_id" } else { "null" },
            brought = changes_json("change.command_id = merge.command_id"),
            noun = noun.as_str(),
        )
    };
    let sql = Noun::ALL.map(of).join(" union all ");
    actor::bind(Statement::new(format!("{ACTOR} {sql}")), key).bind("id", id)
}

/// The merge `id` with what was edited on the survivor and linked to it since, as one column of JSON; or no row. Links to
/// journeys that the actor may not see are left out.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let sql = Noun::ALL.map(select).join(" union all ");
    actor::bind(Statement::new(format!("{ACTOR} {sql}")), key).bind("id", id)
}

fn select(noun: Noun) -> String {
    let user = |id: &str| format!("(select json_object('id', id, 'name', name) from user where id = merge.{id})");
    format!(
        "select json_object('id', merge.id, 'noun', merge.noun,
           'loser', json_object('id', loser.id, 'name', loser.{title}, 'version', loser.version),
           'survivor', json_object('id', survivor.id, 'name', survivor.{title}, 'version', survivor.version),
           'merged_at', merge.merged_at, 'merged_by', {merged_by},
           'undone_at', merge.undone_at, 'undone_by', {undone_by},
           'undoable', json(iif(merge.undone_at is null and survivor.merged_into is null, 'true', 'false')),
           'brought', {brought}, 'edits', {edits}, 'links', {links}) as merge
         from merge join {noun} as loser on loser.id = merge.loser_id
           join {noun} as survivor on survivor.id = merge.survivor_id
         where merge.id = :id and merge.noun = '{noun}' and exists (select 1 from actor)",
        merged_by = user("merged_by"),
        undone_by = user("undone_by"),
        brought = changes_json("change.command_id = merge.command_id"),
        edits = changes_json(&format!("change.command_id <> merge.command_id and {}", is_since())),
        links = links_json(noun),
        title = noun.title(),
        noun = noun.as_str(),
    )
}

/// What was merged into the row `alias`. Only what was merged into the record itself can be undone at once; what was merged into
/// that before comes after.
pub(crate) fn merged_json(noun: Noun, alias: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('merge_id', merge.id, 'id', loser.id, 'name', loser.{title}, 'merged_at', merge.merged_at,
              'undoable', json(iif(merge.survivor_id = {alias}.id, 'true', 'false'))) as item
            from merge join {noun} as loser on loser.id = merge.loser_id
            where merge.noun = '{noun}' and merge.undone_at is null and merge.survivor_id in ({cluster})
            order by merge.merged_at desc, merge.id desc limit {MERGES_SHOWN_MAX}))",
        cluster = relations::cluster(noun.as_str(), &format!("{alias}.id")),
        title = noun.title(),
        noun = noun.as_str(),
    )
}

/// Changes of the survivor; what it was itself merged into is not about what it says.
fn changes_json(condition: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('at', change.at, 'field', change.field, 'before', change.before, 'after', change.after,
              'actor_name', (select name from user where id = change.actor_id)) as item
            from change where change.subject_kind = merge.noun and change.subject_id = merge.survivor_id
              and change.field <> 'merged_into' and {condition} order by change.id limit {MERGES_SHOWN_MAX}))"
    )
}

/// Between the loser's change that the merge made and the one that undid it: the history of fields has an order, which
/// instants, several in one millisecond, have not.
fn is_since() -> String {
    let of_loser = "from change as mark where mark.subject_kind = merge.noun and mark.subject_id = merge.loser_id
                      and mark.field = 'merged_into'";
    let begin = format!("(select mark.id {of_loser} and mark.command_id = merge.command_id)");
    format!(
        "change.id > {begin}
         and change.id < coalesce((select min(mark.id) {of_loser} and mark.id > {begin}), 9223372036854775807)"
    )
}

/// Journeys in which the survivor got a place since; some may be the loser's.
fn links_json(noun: Noun) -> String {
    let (link, is_removed, in_sight) = match noun {
        Noun::Contact | Noun::Organisation => {
            ("party", "json(iif(link.removed_at is null, 'false', 'true'))", relations::journey_readable("journey.id"))
        }
        Noun::Address => ("journey_address", "json('false')", addresses::in_sight("link")),
    };
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('id', link.id, 'journey_number', journey.number, 'at', link.created_at,
              'is_removed', {is_removed}) as item
            from {link} as link join journey on journey.id = link.journey_id
            where link.{noun}_id = merge.survivor_id and link.created_at >= merge.merged_at
              and (merge.undone_at is null or link.created_at <= merge.undone_at) and {in_sight}
            order by link.created_at, link.id limit {MERGES_SHOWN_MAX}))",
        noun = noun.as_str(),
    )
}

/// Who merges, or undoes it.
#[derive(Clone, Copy, Debug)]
pub struct Merger<'a> {
    /// Who is signed in.
    pub key: &'a SessionKey,
    /// The role that was judged.
    pub role: Role,
}

/// Two records to be merged, as they were read.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// Records of what.
    pub noun: Noun,
    /// The one that is hidden from now on.
    pub loser: &'a ComparedRecord,
    /// The one that stays.
    pub survivor: &'a ComparedRecord,
}

/// Points the loser to the survivor, which becomes `edited`. The caller ends the batch with storing the answer.
#[must_use]
pub fn merge(by: Merger<'_>, pair: Pair<'_>, command: &Command, id: &str, edited: &Edited) -> Batch {
    let Pair { noun, loser, survivor } = pair;
    let mut batch = Batch::new();
    actor::guard(&mut batch, by.key, by.role);
    for record in [loser, survivor] {
        guard_version(&mut batch, Guard::Stale, noun, &record.id, record.version);
    }
    let now = &command.at;
    batch.push(
        records::raised(noun.as_str(), &loser.id, now, "merged_into = :survivor,").bind("survivor", &survivor.id),
    );
    write_survivor(&mut batch, noun, &survivor.id, survivor.register_id.as_deref(), edited, now);
    batch.push(
        Statement::new(
            "insert into merge (id, noun, loser_id, survivor_id, merged_at, merged_by, command_id)
             values (:id, :noun, :loser, :survivor, :now, :by, :command)",
        )
        .bind("id", id)
        .bind("noun", noun.as_str())
        .bind("loser", &loser.id)
        .bind("survivor", &survivor.id)
        .bind("now", now)
        .bind("by", command.actor.id())
        .bind("command", &command.id),
    );
    let hidden = FieldChange::new("merged_into", None, Some(survivor.id.clone()));
    record(&mut batch, command, false, (noun, id, &loser.id, &survivor.id), hidden, edited);
    batch
}

/// Lets the loser be itself again; the survivor becomes `edited`. The last answer is that of [`find`].
#[must_use]
pub fn unmerge(by: Merger<'_>, merge: &MergeRecord, command: &Command, edited: &Edited) -> Batch {
    let (noun, now) = (merge.noun, &command.at);
    let mut batch = Batch::new();
    actor::guard(&mut batch, by.key, by.role);
    batch.guard(Guard::State, "select 1 from merge where id = :id and undone_at is null", |statement| {
        statement.bind("id", &merge.id)
    });
    guard_version(&mut batch, Guard::State, noun, &merge.survivor_id, merge.survivor_version);
    batch.push(records::raised(noun.as_str(), &merge.loser_id, now, "merged_into = null,"));
    write_survivor(&mut batch, noun, &merge.survivor_id, merge.survivor_register_id.as_deref(), edited, now);
    batch.push(
        Statement::new("update merge set undone_at = :now, undone_by = :by where id = :id")
            .bind("now", now)
            .bind("by", command.actor.id())
            .bind("id", &merge.id),
    );
    let shown = FieldChange::new("merged_into", Some(merge.survivor_id.clone()), None);
    record(&mut batch, command, true, (noun, &merge.id, &merge.loser_id, &merge.survivor_id), shown, edited);
    batch.push(find(by.key, &merge.id));
    batch
}

fn guard_version(batch: &mut Batch, guard: Guard, noun: Noun, id: &str, version: i64) {
    let condition =
        format!("select 1 from {} where id = :id and version = :version and merged_into is null", noun.as_str());
    batch.guard(guard, &condition, |statement| statement.bind("id", id).bind("version", version));
}

/// Also without changes its version rises: what it shows of itself is another thing now.
fn write_survivor(batch: &mut Batch, noun: Noun, id: &str, register_id: Option<&str>, edited: &Edited, now: &str) {
    let Some(relation) = noun.relation() else {
        return addresses::write(batch, id, register_id, &edited.after, now);
    };
    batch.push(relations::update(relation, id, &edited.after, now));
    if !edited.changes.is_empty() {
        match_keys::replace(batch, relation, id, &edited.after);
    }
}

/// The loser's history comes first: its change marks where the survivor's begin.
fn record(
    batch: &mut Batch,
    command: &Command,
    is_undone: bool,
    (noun, merge_id, loser_id, survivor_id): (Noun, &str, &str, &str),
    loser: FieldChange,
    survivor: &Edited,
) {
    for (side, id, changes) in [("loser", loser_id, &[loser][..]), ("survivor", survivor_id, &survivor.changes)] {
        records::record(batch, command, noun.subject(), id, changes);
        let facts = json!({ "merge": merge_id, "side": side });
        let kind = noun.kind(is_undone);
        let entry = Entry { kind, happened_at: command.at.clone(), subjects: noun.subjects(id), facts };
        batch.push(timeline::insert(command, &entry));
    }
}
