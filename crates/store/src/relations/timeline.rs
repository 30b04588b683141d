//! What happened to a person or an organisation.

use domain::relation::Noun;

use super::sql::{cluster, journey_readable};
use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::survivor;
use crate::page::{Page, Place};
use crate::{Rows, Statement, StoreError, dossier_in_scope};

/// One page of a record's timeline, newest first, with what happened to those that were merged into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationTimeline<'a> {
    /// Person or organisation.
    pub noun: Noun,
    /// The record, or one that was merged into it.
    pub id: &'a str,
    /// After which entry of an earlier page.
    pub after: Option<Place>,
    /// How many entries.
    pub limit: i64,
}

impl RelationTimeline<'_> {
    /// Two statements: the record's id (no row when there is none), and the entries with one more when there is a next
    /// page. What happened in a dossier or a journey that the actor may not see is left out, and so is the loser's half of
    /// a merge, which the survivor's timeline tells itself.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> [Statement; 2] {
        select_of(self.noun.as_str(), self.id, self.after.as_ref(), self.limit, key)
    }

    /// Reads what the database answered to the second statement.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

/// The two statements for a row of the table `noun`, which can be merged and is a subject of the timeline.
pub(crate) fn select_of(noun: &str, id: &str, after: Option<&Place>, limit: i64, key: &SessionKey) -> [Statement; 2] {
    let survivor = survivor(noun, ":id");
    let found = format!("{ACTOR} select {survivor} as id from actor where {survivor} is not null");
    let found = actor::bind(Statement::new(found), key).bind("id", id);
    let place = match after {
        Some(_) => "and (timeline.happened_at, timeline.id) < (:after_key, :after_tie)",
        None => "",
    };
    let sql = format!(
        "{ACTOR},
         cluster (id) as materialized ({cluster}),
         entry (happened_at, id) as materialized (
           select timeline.happened_at, timeline.id from cluster cross join timeline on timeline.{noun}_id = cluster.id
           where (timeline.dossier_id is null
               or exists (select 1 from dossier where dossier.id = timeline.dossier_id and ({readable})))
             and (timeline.journey_id is null or {journey_readable})
             and (cluster.id = {survivor} or timeline.facts ->> '$.side' is not 'loser') {place}
           order by timeline.happened_at desc, timeline.id desc limit :limit)
         select json_object('id', timeline.id, 'kind', timeline.kind, 'happened_at', timeline.happened_at,
           'recorded_at', timeline.recorded_at,
           'actor', json_object('kind', timeline.actor_kind, 'id', timeline.actor_id,
             'name', (select name from user where id = timeline.actor_id)),
           'journey_number', (select number from journey where id = timeline.journey_id),
           'dossier_number', (select number from dossier where id = timeline.dossier_id),
           'facts', json(timeline.facts)) as item, entry.happened_at as key, entry.id as tie
         from entry cross join timeline on timeline.id = entry.id
         order by entry.happened_at desc, entry.id desc",
        cluster = cluster(noun, &survivor),
        readable = dossier_in_scope(domain::authorisation::Action::ReadDossier, "dossier"),
        journey_readable = journey_readable("timeline.journey_id"),
    );
    // One more than the page, to know whether there is a next one.
    let mut entries = actor::bind(Statement::new(sql), key).bind("id", id).bind("limit", limit + 1);
    if let Some(after) = after {
        entries = entries.bind("after_key", &after.key).bind("after_tie", &after.tie);
    }
    [found, entries]
}
