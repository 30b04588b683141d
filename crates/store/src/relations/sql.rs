//! Fragments of SQL that several statements about people and organisations share.

use domain::authorisation::Action;
use domain::relation::Noun;

use crate::dossier_in_scope;

/// The record `id` and all that was merged into it: rows of `id`.
pub(crate) fn cluster(noun: &str, id: &str) -> String {
    format!(
        "with recursive same (id) as (
           select {id} union select {noun}.id from {noun} join same on {noun}.merged_into = same.id)
         select id from same"
    )
}

/// A condition that holds when the actor sees a dossier of the journey `journey_id`.
pub(crate) fn journey_readable(journey_id: &str) -> String {
    format!(
        "exists (select 1 from dossier as wagon where wagon.journey_id = {journey_id} and ({}))",
        dossier_in_scope(Action::ReadDossier, "wagon")
    )
}

/// The fields of the row `alias` as a JSON object.
pub(crate) fn data_json(noun: Noun, alias: &str) -> String {
    json_of(noun.fields().iter().map(|field| field.name), alias)
}

/// Those by which one is told from another.
pub(super) fn identity_json(noun: Noun, alias: &str) -> String {
    let identifies = |name: &&str| ["name", "enterprise_number", "email", "telephone"].contains(name);
    json_of(noun.fields().iter().map(|field| field.name).filter(identifies), alias)
}

fn json_of(fields: impl Iterator<Item = &'static str>, alias: &str) -> String {
    let members: Vec<String> = fields.map(|name| format!("'{name}', {alias}.{name}")).collect();
    format!("json_object({})", members.join(", "))
}
