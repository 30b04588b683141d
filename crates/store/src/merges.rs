//! Merges: two records of one person or organisation become one, and two again.

use domain::change::{Command, FieldChange};
use domain::limits::MERGES_SHOWN_MAX;
use domain::relation::{Data, Edited, Event, Noun};
use serde::Deserialize;
use serde_json::json;

use crate::actor::{self, ACTOR, SessionKey};
use crate::relations::{self, Target, journey_readable};
use crate::{Batch, Guard, Statement, from_json, from_zero_one, match_keys};

/// A merge, with what undoing it needs to know.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct MergeRecord {
    /// Id.
    pub id: String,
    /// People or organisations.
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
    /// What the merge changed of it.
    #[serde(deserialize_with = "from_json")]
    pub brought: Vec<FieldChange>,
}

/// The merge `id`: one row of [`MergeRecord`], or none.
#[must_use]
pub fn select_one(key: &SessionKey, id: &str) -> Statement {
    let of = |noun: Noun| {
        format!(
            "select merge.id, merge.noun, merge.loser_id, merge.survivor_id, merge.undone_at,
               survivor.version as survivor_version, survivor.merged_into is not null as survivor_is_merged,
               {data} as survivor, {brought} as brought
             from merge join {noun} as survivor on survivor.id = merge.survivor_id
             where merge.id = :id and merge.noun = '{noun}' and exists (select 1 from actor)",
            data = relations::data_json(noun, "survivor"),
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
           'loser', json_object('id', loser.id, 'name', loser.name, 'version', loser.version),
           'survivor', json_object('id', survivor.id, 'name', survivor.name, 'version', survivor.version),
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

/// Journeys in which the survivor became involved since; some may be the loser's.
fn links_json(noun: Noun) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('party_id', party.id, 'journey_number', journey.number, 'at', party.created_at,
              'is_removed', json(iif(party.removed_at is null, 'false', 'true'))) as item
            from party join journey on journey.id = party.journey_id
            where party.{noun}_id = merge.survivor_id and party.created_at >= merge.merged_at
              and (merge.undone_at is null or party.created_at <= merge.undone_at) and {readable}
            order by party.created_at, party.id limit {MERGES_SHOWN_MAX}))",
        noun = noun.as_str(),
        readable = journey_readable("journey.id"),
    )
}

/// Two records to be merged.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The survivor, as it was read.
    pub survivor: Target<'a>,
    /// Id of the loser.
    pub loser_id: &'a str,
    /// The loser's version that was read.
    pub loser_version: i64,
}

/// Points the loser to the survivor, which becomes `edited`. The caller ends the batch with storing the answer.
#[must_use]
pub fn merge(pair: Pair<'_>, command: &Command, id: &str, edited: &Edited) -> Batch {
    let Pair { survivor, loser_id, loser_version } = pair;
    let noun = survivor.noun;
    let mut batch = Batch::new();
    actor::guard(&mut batch, survivor.key, survivor.role);
    for (id, version) in [(loser_id, loser_version), (survivor.id, survivor.version)] {
        let condition =
            format!("select 1 from {} where id = :id and version = :version and merged_into is null", noun.as_str());
        batch.guard(Guard::Stale, &condition, |statement| statement.bind("id", id).bind("version", version));
    }
    let now = &command.at;
    batch.push(relations::raised(noun, loser_id, now, "merged_into = :survivor").bind("survivor", survivor.id));
    write_survivor(&mut batch, noun, survivor.id, edited, now);
    batch.push(
        Statement::new(
            "insert into merge (id, noun, loser_id, survivor_id, merged_at, merged_by, command_id)
             values (:id, :noun, :loser, :survivor, :now, :by, :command)",
        )
        .bind("id", id)
        .bind("noun", noun.as_str())
        .bind("loser", loser_id)
        .bind("survivor", survivor.id)
        .bind("now", now)
        .bind("by", command.actor.id())
        .bind("command", &command.id),
    );
    let hidden = FieldChange::new("merged_into", None, Some(survivor.id.to_owned()));
    record(&mut batch, command, Event::Merged, (noun, id, loser_id, survivor.id), hidden, edited);
    batch
}

/// Lets the loser be itself again; the survivor becomes `edited`. The last answer is that of [`find`].
#[must_use]
pub fn unmerge(target: Target<'_>, merge: &MergeRecord, command: &Command, edited: &Edited) -> Batch {
    let (noun, now) = (merge.noun, &command.at);
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    batch.guard(Guard::State, "select 1 from merge where id = :id and undone_at is null", |statement| {
        statement.bind("id", &merge.id)
    });
    let condition =
        format!("select 1 from {} where id = :id and version = :version and merged_into is null", noun.as_str());
    batch.guard(Guard::State, &condition, |statement| {
        statement.bind("id", &merge.survivor_id).bind("version", merge.survivor_version)
    });
    batch.push(relations::raised(noun, &merge.loser_id, now, "merged_into = null"));
    write_survivor(&mut batch, noun, &merge.survivor_id, edited, now);
    batch.push(
        Statement::new("update merge set undone_at = :now, undone_by = :by where id = :id")
            .bind("now", now)
            .bind("by", command.actor.id())
            .bind("id", &merge.id),
    );
    let shown = FieldChange::new("merged_into", Some(merge.survivor_id.clone()), None);
    let records = (noun, merge.id.as_str(), merge.loser_id.as_str(), merge.survivor_id.as_str());
    record(&mut batch, command, Event::Unmerged, records, shown, edited);
    batch.push(find(target.key, &merge.id));
    batch
}

/// Also without changes its version rises: what it shows of itself is another thing now.
fn write_survivor(batch: &mut Batch, noun: Noun, id: &str, edited: &Edited, now: &str) {
    batch.push(relations::update(noun, id, &edited.after, now));
    if !edited.changes.is_empty() {
        match_keys::replace(batch, noun, id, &edited.after);
    }
}

/// The loser's history comes first: its change marks where the survivor's begin.
fn record(
    batch: &mut Batch,
    command: &Command,
    event: Event,
    (noun, merge_id, loser_id, survivor_id): (Noun, &str, &str, &str),
    loser: FieldChange,
    survivor: &Edited,
) {
    let facts = |side: &str| json!({ "merge": merge_id, "side": side });
    relations::record(batch, noun, loser_id, command, event, facts("loser"), &[loser]);
    relations::record(batch, noun, survivor_id, command, event, facts("survivor"), &survivor.changes);
}
