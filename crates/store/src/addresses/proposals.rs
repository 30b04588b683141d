//! Which addresses are probably known already, looked for by the keys of what somebody types.

use domain::address::{ADDRESS, AddressState};
use domain::record::Data;
use serde::Deserialize;
use serde_json::json;

use crate::actor::{self, ACTOR, SessionKey};
use crate::contacts::CANDIDATES_MAX;
use crate::dossiers::survivor;
use crate::records::data_json;
use crate::{Statement, from_json};

/// An address that shares a key.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct KnownAddress {
    /// Id of the address in force.
    pub id: String,
    /// How it is known.
    pub state: AddressState,
    /// What it says; or what is said by one that was merged into it, by which it was found.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
}

/// Addresses that share one of `keys`, the first keys first: rows of [`KnownAddress`].
#[must_use]
pub fn select_known(key: &SessionKey, keys: &[String]) -> Statement {
    let sql = format!(
        "{ACTOR},
         found (id) as materialized (
           select match_key.id from json_each(:keys)
             cross join match_key on match_key.noun = 'address' and match_key.key = json_each.value limit :most)
         select record.id, record.state, {data} as data
         from (select distinct id from found) as known
           cross join address as said on said.id = known.id
           cross join address as record on record.id = {survivor}
         where exists (select 1 from actor)",
        data = data_json(&ADDRESS[..6], "said"),
        survivor = survivor("address", "said.id"),
    );
    actor::bind(Statement::new(sql), key).bind("keys", json!(keys).to_string()).bind("most", CANDIDATES_MAX)
}
