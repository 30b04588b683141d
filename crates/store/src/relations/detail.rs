//! One person or organisation.

use domain::record::Data;
use domain::relation::{Noun, RelationState};
use serde::Deserialize;

use super::sql::data_json;
use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::survivor;
use crate::merges::merged_json;
use crate::{Json, Statement, from_json};

/// A record as it is stored.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct RelationRecord {
    /// Id; another than the one asked for when that was merged into this.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// Whether it is in use.
    pub state: RelationState,
    /// What people filled in.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
    /// The records that were merged into it, with the merges.
    pub merged: Json,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

/// The record `id`, or the one that it was merged into: one row of [`RelationRecord`], or none.
#[must_use]
pub fn find(noun: Noun, key: &SessionKey, id: &str) -> Statement {
    let sql = select(noun, &format!("record.id = {} and exists (select 1 from actor)", survivor(noun.as_str(), ":id")));
    actor::bind(Statement::new(format!("{ACTOR} {sql}")), key).bind("id", id)
}

/// The record as a command just left it: one row of [`RelationRecord`]. Ends a batch whose guards judged the actor.
#[must_use]
pub fn find_after(noun: Noun, id: &str) -> Statement {
    Statement::new(select(noun, "record.id = :id")).bind("id", id)
}

fn select(noun: Noun, condition: &str) -> String {
    format!(
        "select record.id, record.version, record.state, {data} as data, {merged} as merged, record.created_at,
           record.updated_at
         from {noun} as record where {condition}",
        data = data_json(noun, "record"),
        merged = merged_json(noun.into(), "record"),
        noun = noun.as_str(),
    )
}
