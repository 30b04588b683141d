//! What happened to a journey, a dossier, a person or an address.

use domain::authorisation::Action;
use domain::change::Command;
use domain::timeline::{Entry, TimelineAbout};

use crate::actor::{self, SessionKey};
use crate::dossiers::{self, Lookup};
use crate::page::{Page, Place};
use crate::{Rows, Statement, StoreError, activities, dossier_in_scope};

/// Records one entry of the command.
#[must_use]
pub fn insert(command: &Command, entry: &Entry) -> Statement {
    let subjects = &entry.subjects;
    Statement::new(
        "insert into timeline (happened_at, recorded_at, command_id, kind, actor_kind, actor_id, submission_id,
           journey_id, dossier_id, contact_id, organisation_id, address_id, activity_id, facts)
         values (:happened_at, :recorded_at, :command, :kind, :actor_kind, :actor, :submission, :journey, :dossier,
           :contact, :organisation, :address, :activity, :facts)",
    )
    .bind("happened_at", &entry.happened_at)
    .bind("recorded_at", &command.at)
    .bind("command", &command.id)
    .bind("kind", entry.kind.as_str())
    .bind("actor_kind", command.actor.kind())
    .bind("actor", command.actor.id())
    .bind("submission", subjects.submission_id.as_deref())
    .bind("journey", subjects.journey_id.as_deref())
    .bind("dossier", subjects.dossier_id.as_deref())
    .bind("contact", subjects.contact_id.as_deref())
    .bind("organisation", subjects.organisation_id.as_deref())
    .bind("address", subjects.address_id.as_deref())
    .bind("activity", subjects.activity_id.as_deref())
    .bind("facts", entry.facts.to_string())
}

/// Which part of a journey's timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// What happened to the dossier itself and to the submission it began with.
    #[default]
    Dossier,
    /// What happened to the whole journey, as far as the actor may see its dossiers.
    Journey,
}

/// One page of a dossier's timeline, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelinePage {
    /// The dossier.
    pub lookup: Lookup,
    /// Its own entries or its journey's.
    pub span: Span,
    /// Only entries about this.
    pub about: Option<TimelineAbout>,
    /// After which entry of an earlier page.
    pub after: Option<Place>,
    /// How many entries.
    pub limit: i64,
}

impl TimelinePage {
    /// Two statements: the dossier's id (no row when the actor may not see it), and the entries with one more when
    /// there is a next page.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> [Statement; 2] {
        let readable = dossier_in_scope(Action::ReadDossier, "dossier");
        let found = format!(
            "{} select dossier.id from dossier where dossier.id = {} and ({readable})",
            actor::ACTOR,
            dossiers::resolve()
        );
        let found = self.lookup.bind(actor::bind(Statement::new(found), key));
        let entries = format!(
            "{actor},
             origin (id, journey_id) as materialized (
               select dossier.id, dossier.journey_id from dossier where dossier.id = {resolve} and ({readable})),
             entry (happened_at, id) as ({entries})
             select json_object('id', timeline.id, 'kind', timeline.kind, 'happened_at', timeline.happened_at,
               'recorded_at', timeline.recorded_at,
               'actor', json_object('kind', timeline.actor_kind, 'id', timeline.actor_id,
                 'name', (select name from user where id = timeline.actor_id)),
               'dossier_number', (select number from dossier where id = timeline.dossier_id),
               'activity', {activity}, 'facts', json(timeline.facts)) as item, entry.happened_at as key, entry.id as tie
             from entry cross join timeline on timeline.id = entry.id
             order by entry.happened_at desc, entry.id desc limit :limit",
            actor = actor::ACTOR,
            resolve = dossiers::resolve(),
            entries = self.entries(&readable),
            activity = activities::entry_json(),
        );
        let mut entries = self.lookup.bind(actor::bind(Statement::new(entries), key)).bind("limit", self.limit + 1);
        if let Some(after) = &self.after {
            entries = entries.bind("after_key", &after.key).bind("after_tie", &after.tie);
        }
        [found, entries]
    }

    /// Reads what the database answered to the second statement.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }

    /// A page from each subject's own index; an entry about two of them counts once.
    fn entries(&self, readable: &str) -> String {
        let about = self.about.map_or_else(String::new, |about| {
            let kinds: Vec<String> = about.kinds().map(|kind| format!("'{}'", kind.as_str())).collect();
            format!("and timeline.kind in ({})", kinds.join(", "))
        });
        let of = |subject: &str, condition: &str| {
            let place = self
                .after
                .as_ref()
                .map_or("", |_| "and (timeline.happened_at, timeline.id) < (:after_key, :after_tie)");
            format!(
                "select * from (select timeline.happened_at, timeline.id from {subject} cross join timeline
                   on {condition} {about} {place} order by timeline.happened_at desc, timeline.id desc limit :limit)"
            )
        };
        // What became of a submission before there was a dossier. Its receipt is repeated among the dossier's own entries
        // when the dossier is made, and told once.
        let submissions = |dossier: &str| {
            format!(
                "timeline.submission_id in (select queue_item.submission_id from queue_item
                     where queue_item.dossier_id = {dossier})
                   and not exists (select 1 from timeline as repeated
                     where repeated.submission_id = timeline.submission_id and repeated.happened_at = timeline.happened_at
                       and repeated.kind = timeline.kind and repeated.dossier_id = {dossier}
                       and timeline.dossier_id is null)"
            )
        };
        match self.span {
            Span::Dossier => format!(
                "{} union {}",
                of("origin", "timeline.dossier_id = origin.id"),
                of("origin", &submissions("origin.id"))
            ),
            Span::Journey => {
                let visible = format!(
                    "(timeline.dossier_id is null
                      or exists (select 1 from dossier where dossier.id = timeline.dossier_id and ({readable})))"
                );
                format!(
                    "{} union {}",
                    of("origin", &format!("timeline.journey_id = origin.journey_id and {visible}")),
                    of(
                        "origin join dossier on dossier.journey_id = origin.journey_id",
                        &format!("({readable}) and {}", submissions("dossier.id"))
                    )
                )
            }
        }
    }
}
