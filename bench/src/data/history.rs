//! What happened: timeline entries and the changes of fields beside them, as the product's commands write them.

use anyhow::Result;
use domain::clock;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::table::Table;

const TIMELINE: Table = Table::new(
    "insert into timeline (happened_at, recorded_at, command_id, kind, actor_kind, actor_id, submission_id, journey_id,
       dossier_id, facts) values (?1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
);
const CHANGE: Table = Table::new(
    "insert into change (at, command_id, actor_kind, actor_id, subject_kind, subject_id, field, before, after)
     values (?1, ?2, 'user', ?3, 'dossier', ?4, ?5, ?6, ?7)",
);

/// One command of a colleague, or of a citizen.
pub(super) struct Event<'a> {
    pub(super) at_ms: i64,
    pub(super) command_id: String,
    pub(super) kind: &'a str,
    /// A citizen's when none.
    pub(super) actor_id: Option<&'a str>,
    pub(super) submission_id: Option<&'a str>,
    pub(super) journey_id: Option<&'a str>,
    pub(super) dossier_id: Option<&'a str>,
    pub(super) facts: Value,
}

impl Event<'_> {
    pub(super) fn write(&self, connection: &Connection) -> Result<()> {
        let at = clock::instant(self.at_ms);
        let actor_kind = if self.actor_id.is_some() { "user" } else { "citizen" };
        TIMELINE.insert(
            connection,
            &[
                &at,
                &self.command_id,
                &self.kind,
                &actor_kind,
                &self.actor_id,
                &self.submission_id,
                &self.journey_id,
                &self.dossier_id,
                &self.facts.to_string(),
            ],
        )?;
        Ok(())
    }

    /// Writes the entry and one changed field of its dossier.
    pub(super) fn write_with_change(
        &self,
        connection: &Connection,
        field: &str,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Result<()> {
        self.write(connection)?;
        let at = clock::instant(self.at_ms);
        CHANGE
            .insert(connection, &[&at, &self.command_id, &self.actor_id, &self.dossier_id, &field, &before, &after])?;
        Ok(())
    }
}

pub(super) fn moved(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to })
}
