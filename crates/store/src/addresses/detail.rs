//! One address.

use domain::address::{ADDRESS, AddressState, Verdict};
use domain::merge::Noun;
use domain::record::Data;
use serde::Deserialize;

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::survivor;
use crate::merges::merged_json;
use crate::records::data_json;
use crate::{Json, Statement, from_json};

/// An address as it is stored.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct AddressRecord {
    /// Id; another than the one asked for when that was merged into this.
    pub id: String,
    /// Version, raised by every change.
    pub version: i64,
    /// How it is known.
    pub state: AddressState,
    /// Id in the register.
    pub register_id: Option<String>,
    /// Why it is kept by hand.
    pub manual_reason: Option<String>,
    /// What was written first, when that is something else.
    pub written_text: Option<String>,
    /// What people filled in.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
    /// The addresses that were merged into it, with the merges.
    pub merged: Json,
    /// When it was made.
    pub created_at: String,
    /// When it last changed.
    pub updated_at: String,
}

impl AddressRecord {
    /// How it is known, with what goes with it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let Self { state, register_id, manual_reason, .. } = self.clone();
        Verdict { state, register_id, manual_reason }
    }
}

/// The address `id`, or the one that it was merged into: one row of [`AddressRecord`], or none.
#[must_use]
pub fn find(key: &SessionKey, id: &str) -> Statement {
    let sql = select(&format!("address.id = {} and exists (select 1 from actor)", survivor("address", ":id")));
    actor::bind(Statement::new(format!("{ACTOR} {sql}")), key).bind("id", id)
}

/// The address as a command just left it: one row of [`AddressRecord`]. Ends a batch whose guards judged the actor.
#[must_use]
pub fn find_after(id: &str) -> Statement {
    Statement::new(select("address.id = :id")).bind("id", id)
}

/// Another address than `id` with this id in the register: one row, or none.
#[must_use]
pub fn select_twin(id: &str, register_id: Option<&str>) -> Statement {
    let sql = format!(
        "select id from address where register_id = :register_id and merged_into is null and id is not {} limit 1",
        survivor("address", ":id")
    );
    Statement::new(sql).bind("register_id", register_id).bind("id", id)
}

fn select(condition: &str) -> String {
    format!(
        "select address.id, address.version, address.state, address.register_id, address.manual_reason,
           address.written_text, {data} as data, {merged} as merged, address.created_at, address.updated_at
         from address where {condition}",
        data = data_json(&ADDRESS, "address"),
        merged = merged_json(Noun::Address, "address"),
    )
}
