//! The keys by which people, organisations and addresses find their doubles, as the product writes them.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::record::{Data, Value};
use domain::relation::{Noun, likely};
use rusqlite::Connection;

use super::table::Table;

const MATCH_KEY: Table = Table::new("insert or ignore into match_key (noun, key, id) values (?1, ?2, ?3)");

/// Those of a person or an organisation.
pub(super) fn of_relation<const N: usize>(
    connection: &Connection,
    noun: Noun,
    id: &str,
    fields: [(&str, Option<&str>); N],
) -> Result<()> {
    let fields = fields.map(|(name, value)| (name.to_owned(), value.map(|value| Value::Text(value.to_owned()))));
    write(connection, noun.as_str(), id, likely::keys(noun, &Data::from(BTreeMap::from(fields))))
}

/// Those of an address.
pub(super) fn of_address(connection: &Connection, id: &str, data: &Data, register_id: Option<&str>) -> Result<()> {
    write(connection, "address", id, domain::address::likely::keys(data, register_id))
}

/// A record without any has the empty key.
fn write(connection: &Connection, noun: &str, id: &str, mut keys: Vec<String>) -> Result<()> {
    if keys.is_empty() {
        keys.push(String::new());
    }
    keys.iter().try_for_each(|key| MATCH_KEY.insert_keyed(connection, &[&noun, key, &id]))
}
