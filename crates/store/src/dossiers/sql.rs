//! Fragments of SQL that several statements about dossiers and journeys share.

use domain::authorisation::Action;

use crate::dossier_in_scope;

/// Ends a LIKE whose pattern was escaped with backslashes.
pub(crate) const ESCAPED_LIKE: &str = r"escape '\'";

/// The id of who or what `id` was merged into in the end: itself when it was not merged.
pub(crate) fn survivor(noun: &str, id: &str) -> String {
    format!(
        "(with recursive chain (id, merged_into) as (
            select id, merged_into from {noun} where id = {id}
            union select next.id, next.merged_into from {noun} as next join chain on next.id = chain.merged_into)
          select id from chain where merged_into is null)"
    )
}

/// The name of the primary party of the journey `journey_id`, or of the first one; null without parties.
pub(crate) fn customer(journey_id: &str) -> String {
    format!(
        "(select coalesce((select name from contact where id = {contact}),
            (select name from organisation where id = {organisation}))
          from party where party.journey_id = {journey_id} and party.removed_at is null
          order by party.is_primary desc, party.created_at, party.id limit 1)",
        contact = survivor("contact", "party.contact_id"),
        organisation = survivor("organisation", "party.organisation_id"),
    )
}

/// The id of the contact who is the primary party of the journey `journey_id`; null when that is an organisation.
pub(super) fn main_contact(journey_id: &str) -> String {
    let contact = survivor("contact", "party.contact_id");
    format!("(select {contact} from party where party.journey_id = {journey_id} and party.is_primary = 1)")
}

/// The text of the main address of the dossier's journey, or of the first one it has; null without addresses.
pub(super) fn address(dossier: &str) -> String {
    format!(
        "(select (select text from address where id = {address})
          from journey_address where journey_address.journey_id = {dossier}.journey_id
            and (journey_address.dossier_id is null or journey_address.dossier_id = {dossier}.id)
          order by journey_address.is_main desc, journey_address.created_at, journey_address.id limit 1)",
        address = survivor("address", "journey_address.address_id"),
    )
}

/// The id of the dossier that `:number` (a dossier number) or `:alias` (a receipt's reference, an old number) leads to.
pub(crate) fn resolve() -> &'static str {
    "coalesce((select id from dossier where number = :number),
       (select coalesce(number_alias.dossier_id, (select first.id from dossier as first
          where first.journey_id = number_alias.journey_id order by first.number limit 1))
        from number_alias where alias = :alias))"
}

/// The journey `journey` as a JSON object, with those of its dossiers that the actor may see.
pub(crate) fn journey_json(journey: &str) -> String {
    let readable = dossier_in_scope(Action::ReadDossier, "sibling");
    format!(
        "json_object('id', {journey}.id, 'number', {journey}.number, 'version', {journey}.version,
           'dossiers', {dossiers}, 'parties', {parties}, 'addresses', {addresses})",
        dossiers = dossiers_json(journey, &readable),
        parties = parties_json(journey, &readable),
        addresses = addresses_json(journey, &readable),
    )
}

/// The dossiers `sibling` of a journey of which `readable` holds.
pub(crate) fn dossiers_json(journey: &str, readable: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('number', sibling.number, 'type', sibling.type_key, 'subtype', sibling.subtype_key,
              'stage', sibling.stage_key, 'assignee_name', (select name from user where id = sibling.assignee_id),
              'due_date', sibling.due_date) as item
            from dossier as sibling where sibling.journey_id = {journey}.id and ({readable}) order by sibling.number))"
    )
}

/// The parties of a journey, with the capacities in those dossiers `sibling` of which `readable` holds.
pub(crate) fn parties_json(journey: &str, readable: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('id', party.id, 'version', party.version,
              'is_primary', json(iif(party.is_primary, 'true', 'false')),
              'contact', (select json_object('id', id, 'name', name, 'email', email, 'telephone', telephone)
                from contact where id = {contact}),
              'organisation', (select json_object('id', id, 'name', name) from organisation where id = {organisation}),
              'roles', (select json_group_array(role_key) from (
                select distinct role_key from party_role left join dossier as sibling on sibling.id = party_role.dossier_id
                where party_role.party_id = party.id and (sibling.id is null or ({readable})) order by role_key)),
              'capacities', {capacities}) as item
            from party where party.journey_id = {journey}.id and party.removed_at is null
            order by party.is_primary desc, party.created_at, party.id))",
        capacities = capacities_json(readable),
        contact = survivor("contact", "party.contact_id"),
        organisation = survivor("organisation", "party.organisation_id"),
    )
}

/// The capacities of the row `party` as a JSON array: those in the whole journey, and those in a dossier `sibling` of which
/// `readable` holds.
pub(crate) fn capacities_json(readable: &str) -> String {
    format!(
        "(select json_group_array(json(capacity)) from (
            select json_object('id', party_role.id, 'role', role_key, 'dossier_number', sibling.number,
              'from', from_date, 'to', to_date) as capacity
            from party_role left join dossier as sibling on sibling.id = party_role.dossier_id
            where party_role.party_id = party.id and (sibling.id is null or ({readable}))
            order by role_key, sibling.number, from_date, party_role.id))"
    )
}

fn addresses_json(journey: &str, readable: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_object('id', address.id, 'text', address.text, 'state', address.state,
              'is_main', json(iif(journey_address.is_main, 'true', 'false')),
              'link', json_object('id', journey_address.id, 'version', journey_address.version,
                'dossier_number', sibling.number)) as item
            from journey_address join address on address.id = {address}
              left join dossier as sibling on sibling.id = journey_address.dossier_id
            where journey_address.journey_id = {journey}.id and (sibling.id is null or ({readable}))
            order by journey_address.is_main desc, journey_address.created_at, journey_address.id))",
        address = survivor("address", "journey_address.address_id"),
    )
}
