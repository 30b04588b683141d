//! Journeys: the train of dossiers with its people and addresses.

use domain::authorisation::Action;

use crate::actor::{self, SessionKey};
use crate::dossiers::{Lookup, journey_json, resolve};
use crate::{Statement, dossier_in_scope};

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
