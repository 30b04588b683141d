//! What else is known at an address: works, and dossiers that are open there.

use domain::authorisation::Action;
use domain::limits::PASSPORT_ROWS_MAX;

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::survivor;
use crate::relations::cluster;
use crate::{Statement, dossier_in_scope};

/// The last stage of every type: what has reached it is not open any more.
const LAST_STAGE: &str = "completed";

/// Common table expressions for the front of a statement, after [`ACTOR`]: `place`, the address that `:id` leads to, and
/// `cluster`, the same with all that was merged into it. Both are empty when nobody is signed in.
pub(crate) fn place_and_cluster() -> String {
    format!(
        "place (id, building_id) as materialized (
           select address.id, address.building_id from actor cross join address on address.id = {survivor}),
         cluster (id) as materialized (select same.id from place cross join address as same on same.id in ({cluster}))",
        survivor = survivor("address", ":id"),
        cluster = cluster("address", "place.id"),
    )
}

/// The works at an address and in its building, newest first: one row with a JSON array. What belongs only to dossiers that
/// the actor may not see is left out.
#[must_use]
pub fn works(key: &SessionKey, id: &str) -> Statement {
    let readable = dossier_in_scope(Action::ReadDossier, "linked");
    let links = "from work_dossier join dossier as linked on linked.id = work_dossier.dossier_id
                 where work_dossier.work_id = work.id";
    let sql = format!(
        "{ACTOR}, {PLACE}
         select (select json_group_array(json(item)) from (
             select json_object('id', work.id, 'kind', work.kind_key, 'part', work.part, 'state', work.state,
               'decided_on', work.decided_on, 'completed_on', work.completed_on,
               'dossiers', (select json_group_array(number) from (
                 select linked.number {links} and ({readable}) order by linked.number))) as item
             from work
             where work.row in (select row from work where address_id in (select id from cluster)
                 union select row from work where building_id = place.building_id)
               and (not exists (select 1 from work_dossier where work_dossier.work_id = work.id)
                 or exists (select 1 {links} and ({readable})))
             order by coalesce(work.completed_on, work.decided_on, work.created_at) desc, work.row desc
             limit {PASSPORT_ROWS_MAX})) as works
         from place",
        PLACE = place_and_cluster(),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// The dossiers that are open at an address, as far as the actor may see them, newest first: one row with a JSON array.
#[must_use]
pub fn open_dossiers(key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR}, {PLACE}
         select (select json_group_array(json(item)) from (
             select json_object('number', dossier.number, 'type', dossier.type_key, 'subtype', dossier.subtype_key,
               'stage', dossier.stage_key, 'assignee_name', (select name from user where id = dossier.assignee_id),
               'due_date', dossier.due_date) as item
             from dossier
             where dossier.id in (
                 select wagon.id from journey_address join dossier as wagon on wagon.journey_id = journey_address.journey_id
                   and (journey_address.dossier_id is null or journey_address.dossier_id = wagon.id)
                 where journey_address.address_id in (select id from cluster where place.id is not null))
               and dossier.state = 'active' and dossier.stage_key <> '{LAST_STAGE}' and ({readable})
             order by dossier.number desc limit {PASSPORT_ROWS_MAX})) as dossiers
         from place",
        PLACE = place_and_cluster(),
        readable = dossier_in_scope(Action::ReadDossier, "dossier"),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}
