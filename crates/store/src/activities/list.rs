//! What waits to be done, in order of the day: one page by key, one round trip.

use domain::activity::ActivityKind;
use domain::authorisation::Action;

use super::{customer, may_work};
use crate::actor::{self, ACTOR, SessionKey};
use crate::page::{Page, Place};
use crate::{Rows, Statement, StoreError, dossier_in_scope};

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueSpan {
    /// Before today.
    Overdue,
    /// Today.
    Today,
    /// After today, or some time.
    Later,
}

/// One page of open tasks and appointments of one colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityList {
    /// Whose; the actor's own when none.
    pub assignee_id: Option<String>,
    /// Only of this kind.
    pub kind: Option<ActivityKind>,
    /// Only those due then.
    pub due: Option<DueSpan>,
    /// The day in Brussels.
    pub today: String,
    /// After which row of an earlier page.
    pub after: Option<Place>,
    /// How many rows.
    pub limit: i64,
}

impl ActivityList {
    /// The rows of the page, and one more when there is a next page. What is about dossiers that the actor may not see is left
    /// out.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> Statement {
        let kind = self.kind.map_or_else(String::new, |kind| format!("and activity.kind = '{}'", kind.as_str()));
        let due = match self.due {
            None => "",
            Some(DueSpan::Overdue) => "and activity.due_on < :today",
            Some(DueSpan::Today) => "and activity.due_on = :today",
            Some(DueSpan::Later) => "and activity.due_on > :today",
        };
        let place =
            self.after.as_ref().map_or("", |_| "and (activity.due_on, activity.row) > (:after_key, :after_tie)");
        let sql = format!(
            "{ACTOR},
             page (due_on, row) as materialized (
               select activity.due_on, activity.row from activity
               where activity.assignee_id = coalesce(:assignee, (select id from actor)) and activity.state = 'open'
                 {kind} {due} {place} and exists (select 1 from actor) and {in_sight}
               order by activity.due_on, activity.row limit :limit)
             select json_object('id', activity.id, 'version', activity.version, 'kind', activity.kind,
               'subject', activity.subject, 'due_on', nullif(activity.due_on, '9999-12-31'),
               'happened_at', activity.happened_at, 'predefined_key', activity.predefined_key,
               'journey_number', journey.number, 'dossier_number', (select number from dossier where id = activity.dossier_id),
               'customer', {customer},
               'may_complete', json(iif(activity.assignee_id = (select id from actor) or {may_work}, 'true', 'false'))) as item, page.due_on as key, page.row as tie
             from page cross join activity on activity.row = page.row
               cross join journey on journey.id = activity.journey_id
             order by page.due_on, page.row",
            in_sight = in_sight(),
            customer = customer("activity.journey_id"),
            may_work = may_work(),
        );
        let mut statement = actor::bind(Statement::new(sql), key)
            .bind("assignee", self.assignee_id.as_deref())
            .bind("limit", self.limit + 1);
        if self.due.is_some() {
            statement = statement.bind("today", &self.today);
        }
        match &self.after {
            Some(after) => statement.bind("after_key", &after.key).bind("after_tie", &after.tie),
            None => statement,
        }
    }

    /// Reads what the database answered to [`ActivityList::select`].
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}

/// A condition that holds when the actor sees the row `activity`: the dossier it is about, or one of its journey.
fn in_sight() -> String {
    format!(
        "exists (select 1 from dossier as wagon where wagon.journey_id = activity.journey_id
           and (activity.dossier_id is null or activity.dossier_id = wagon.id) and ({}))",
        dossier_in_scope(Action::ReadDossier, "wagon")
    )
}
