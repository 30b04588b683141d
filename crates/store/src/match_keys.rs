//! What likely doubles have in common. Keys are kept beside every person and organisation, in the batch that writes it.

use domain::limits::MATCH_KEYS_FILLED_MAX;
use domain::record::Data;
use domain::relation::{Noun, likely};
use serde::Deserialize;
use serde_json::json;

use crate::{Batch, Rows, Statement, StoreError, from_json};

/// The key of a record that has none: it says that the record was looked at.
const NONE: &str = "";

/// Gives a new record its keys.
#[must_use]
pub fn insert(noun: Noun, id: &str, data: &Data) -> Statement {
    insert_all(noun.as_str(), id, &stored(likely::keys(noun, data)))
}

/// Gives a record the keys of what it says now.
pub(crate) fn replace(batch: &mut Batch, noun: Noun, id: &str, data: &Data) {
    replace_all(batch, noun.as_str(), id, &stored(likely::keys(noun, data)));
}

/// Gives a new record of whatever noun its keys, as [`stored`] made them.
pub(crate) fn insert_all(noun: &str, id: &str, keys: &[String]) -> Statement {
    Statement::new("insert into match_key (noun, key, id) select :noun, value, :id from json_each(:keys)")
        .bind("noun", noun)
        .bind("id", id)
        .bind("keys", json!(keys).to_string())
}

/// Gives a record of whatever noun other keys, as [`stored`] made them.
pub(crate) fn replace_all(batch: &mut Batch, noun: &str, id: &str, keys: &[String]) {
    let delete = Statement::new("delete from match_key where noun = :noun and id = :id");
    batch.push(delete.bind("noun", noun).bind("id", id));
    batch.push(insert_all(noun, id, keys));
}

/// Records without keys, written by something that does not know them: rows for [`fill`], at most
/// [`MATCH_KEYS_FILLED_MAX`].
#[must_use]
pub fn select_missing(noun: Noun) -> Statement {
    let number = match noun {
        Noun::Contact => "",
        Noun::Organisation => "'enterprise_number', enterprise_number,",
    };
    Statement::new(format!(
        "select id, json_object('name', name, {number} 'email', email, 'telephone', telephone) as data
         from {noun} where id in (
           select id from {noun} where not exists (
             select 1 from match_key where match_key.noun = '{noun}' and match_key.id = {noun}.id)
           limit :most)",
        noun = noun.as_str(),
    ))
    .bind("most", MATCH_KEYS_FILLED_MAX)
}

/// Gives records that have no keys theirs; none when there is nothing to do. A record that got keys meanwhile keeps them:
/// they are of what it says now.
///
/// # Errors
/// [`StoreError::Shape`] when the rows are not those of [`select_missing`].
pub fn fill(noun: Noun, missing: Rows) -> Result<Option<Statement>, StoreError> {
    #[derive(Deserialize)]
    struct Missing {
        id: String,
        #[serde(deserialize_with = "from_json")]
        data: Data,
    }
    let missing: Vec<Missing> = missing.records()?;
    if missing.is_empty() {
        return Ok(None);
    }
    let rows: Vec<(String, String)> = missing
        .iter()
        .flat_map(|record| stored(likely::keys(noun, &record.data)).into_iter().map(|key| (key, record.id.clone())))
        .collect();
    let sql = "insert into match_key (noun, key, id)
         select :noun, found.value ->> 0, found.value ->> 1 from json_each(:rows) as found
         where not exists (select 1 from match_key where match_key.noun = :noun and match_key.id = found.value ->> 1)";
    Ok(Some(Statement::new(sql).bind("noun", noun.as_str()).bind("rows", json!(rows).to_string())))
}

/// Keys as they are kept: each once, in order, and the empty one when there is no other.
pub(crate) fn stored(mut keys: Vec<String>) -> Vec<String> {
    if keys.is_empty() {
        keys.push(NONE.to_owned());
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
