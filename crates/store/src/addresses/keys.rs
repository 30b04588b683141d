//! By what an address is found again: the keys of its likely doubles, and its place in the street.

use domain::address::{ADDRESS, TypedAddress, likely, order_key};
use domain::limits::ADDRESS_KEYS_FILLED_MAX;
use domain::record::Data;
use serde::Deserialize;
use serde_json::json;

use crate::records::data_json;
use crate::{Batch, Rows, Statement, StoreError, from_json, match_keys};

const NOUN: &str = "address";

/// Gives a new address its keys.
pub(super) fn insert(id: &str, data: &Data, register_id: Option<&str>) -> Statement {
    match_keys::insert_all(NOUN, id, &match_keys::stored(likely::keys(data, register_id)))
}

/// Gives an address the keys of what it says now.
pub(crate) fn replace(batch: &mut Batch, id: &str, data: &Data, register_id: Option<&str>) {
    match_keys::replace_all(batch, NOUN, id, &match_keys::stored(likely::keys(data, register_id)));
}

/// Addresses without keys, written by something that does not know them: rows for [`fill`], at most
/// [`ADDRESS_KEYS_FILLED_MAX`].
#[must_use]
pub fn select_missing() -> Statement {
    let sql = format!(
        "select id, register_id, {data} as data from address where id in (
           select id from address where not exists (
             select 1 from match_key where match_key.noun = '{NOUN}' and match_key.id = address.id)
           limit :most)",
        data = data_json(&ADDRESS[..6], "address"),
    );
    Statement::new(sql).bind("most", ADDRESS_KEYS_FILLED_MAX)
}

/// Gives addresses that have none their keys, parts and place in the street; no statements when there is nothing to do. An
/// address that got keys meanwhile keeps them: they are of what it says now.
///
/// # Errors
/// [`StoreError::Shape`] when the rows are not those of [`select_missing`].
pub fn fill(missing: Rows) -> Result<Vec<Statement>, StoreError> {
    #[derive(Deserialize)]
    struct Missing {
        id: String,
        register_id: Option<String>,
        #[serde(deserialize_with = "from_json")]
        data: Data,
    }
    let missing: Vec<Missing> = missing.records()?;
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let (mut keys, mut places) = (Vec::new(), Vec::new());
    for Missing { id, register_id, data } in missing {
        let text = data.text("text").unwrap_or_default();
        let split = if data.text("street").is_none() { TypedAddress::parse(text).ok() } else { None };
        let data = split.map_or(data, |address| address.data());
        let found = match_keys::stored(likely::keys(&data, register_id.as_deref()));
        keys.extend(found.into_iter().map(|key| (key, id.clone())));
        let parts = ADDRESS[1..6].iter().map(|field| (field.name, json!(data.text(field.name))));
        let mut place: serde_json::Map<String, serde_json::Value> =
            parts.map(|(name, value)| (name.to_owned(), value)).collect();
        place.insert("id".to_owned(), json!(id));
        place.insert("order_key".to_owned(), json!(order_key(&data)));
        places.push(place);
    }
    let parts: String =
        ADDRESS[1..6].iter().map(|field| format!(", {0} = place.value ->> '{0}'", field.name)).collect();
    // Places first: the keys say that both were made.
    let update = format!(
        "update address set order_key = place.value ->> 'order_key'{parts} from json_each(:places) as place
         where address.id = place.value ->> 'id'
           and not exists (select 1 from match_key where match_key.noun = '{NOUN}' and match_key.id = address.id)"
    );
    let insert = format!(
        "insert into match_key (noun, key, id)
         select '{NOUN}', found.value ->> 0, found.value ->> 1 from json_each(:rows) as found
         where not exists (select 1 from match_key where match_key.noun = '{NOUN}' and match_key.id = found.value ->> 1)"
    );
    Ok(vec![
        Statement::new(update).bind("places", json!(places).to_string()),
        Statement::new(insert).bind("rows", json!(keys).to_string()),
    ])
}
