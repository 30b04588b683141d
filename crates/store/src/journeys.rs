//! Journeys: the train of dossiers with its people and addresses.

use domain::authorisation::Action;

use crate::actor::{self, SessionKey};
use crate::dossiers::{Lookup, journey_json, resolve};
use crate::{Batch, Guard, Statement, dossier_in_scope};

/// The actor sees a dossier of the journey and may do `action` to it.
pub(crate) fn guard(batch: &mut Batch, key: &SessionKey, journey_id: &str, action: Action) {
    let condition = format!("{} select {}", actor::ACTOR, in_scope(action));
    batch.guard(Guard::Forbidden, &condition, |statement| actor::bind(statement, key).bind("journey", journey_id));
}

/// A condition that holds when the actor sees a dossier of the journey `:journey` and may do `action` to it.
pub(crate) fn in_scope(action: Action) -> String {
    format!(
        "exists (select 1 from dossier where dossier.journey_id = :journey and ({}) and ({}))",
        dossier_in_scope(Action::ReadDossier, "dossier"),
        dossier_in_scope(action, "dossier"),
    )
}

/// The journey that `lookup` leads to, by its own number or that of one of its dossiers: one row with one column of
/// JSON, or none when the actor may see none of its dossiers, or not the one that was named.
#[must_use]
pub fn find(key: &SessionKey, lookup: &Lookup) -> Statement {
    let sql = format!(
        "{actor}
         select {journey} as journey from journey
         where journey.id = coalesce((select id from journey where number = :number),
             (select journey_id from dossier where id = {dossier} and ({readable})))
           and exists (select 1 from dossier where dossier.journey_id = journey.id and ({readable}))",
        actor = actor::ACTOR,
        journey = journey_json("journey"),
        dossier = resolve(),
        readable = dossier_in_scope(Action::ReadDossier, "dossier"),
    );
    lookup.bind(actor::bind(Statement::new(sql), key))
}
