//! Who or what is probably known already, looked for by the keys of what somebody types.

use domain::record::Data;
use domain::relation::Noun;
use serde::Deserialize;
use serde_json::json;

use super::sql::identity_json;
use crate::actor::{self, ACTOR, SessionKey};
use crate::contacts::CANDIDATES_MAX;
use crate::dossiers::survivor;
use crate::{Statement, from_json};

/// A record that shares a key.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Known {
    /// Id of the record in use.
    pub id: String,
    /// What tells it from others; or what is said by one that was merged into it, by which it was found.
    #[serde(deserialize_with = "from_json")]
    pub data: Data,
}

/// Records in use that share one of `keys`, the first keys first: rows of [`Known`].
#[must_use]
pub fn select_known(noun: Noun, key: &SessionKey, keys: &[String]) -> Statement {
    let sql = format!(
        "{ACTOR},
         found (id) as materialized (
           select match_key.id from json_each(:keys)
             cross join match_key on match_key.noun = '{noun}' and match_key.key = json_each.value limit :most)
         select record.id, {data} as data
         from (select distinct id from found) as known
           cross join {noun} as said on said.id = known.id
           cross join {noun} as record on record.id = {survivor} and record.state = 'active'
         where exists (select 1 from actor)",
        data = identity_json(noun, "said"),
        survivor = survivor(noun.as_str(), "said.id"),
        noun = noun.as_str(),
    );
    actor::bind(Statement::new(sql), key).bind("keys", json!(keys).to_string()).bind("most", CANDIDATES_MAX)
}
