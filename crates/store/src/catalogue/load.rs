//! Reading the catalogue in the shape of `domain::catalogue::Catalogue`, which is also the API's.

use domain::catalogue::Catalogue;

use crate::{Rows, Statement, StoreError};

/// The catalogue as one row with one column of JSON, to be passed through or given to [`parse`].
#[must_use]
pub fn load() -> Statement {
    load_unless(None)
}

/// Like [`load`], but no row when the catalogue still has version `known`.
#[must_use]
pub fn load_unless(known: Option<i64>) -> Statement {
    let arrays = [
        ("types", array("dossier_type", &types(), "json_remove(attributes, '$.tabs')", "")),
        ("subtypes", array("subtype", "'type', type_key, 'phase', phase,", "attributes", "type_key,")),
        ("queues", array("queue", "", "attributes", "")),
        ("sources", array("source", "", "attributes", "")),
        ("projects", array("project", "", "attributes", "")),
        ("roles", array("role", "", "attributes", "")),
        ("work_kinds", array("work_kind", "", "attributes", "")),
        ("themes", array("theme", "'queue', queue_key, 'type', type_key, 'subtype', subtype_key,", "attributes", "")),
        ("fields", array("field", FIELD, "attributes", "")),
        ("options", array("option", "'list', list,", "attributes", "list,")),
    ];
    let arrays: String = arrays.iter().map(|(name, array)| format!(", '{name}', {array}")).collect();
    Statement::new(format!(
        "select json_object('version', version{arrays}) as document
         from catalogue where id = 1 and version is not :known"
    ))
    .bind("known", known)
}

/// The catalogue from the answer to [`load`].
///
/// # Errors
/// [`StoreError::Shape`] when there is no row or it is not a catalogue.
pub fn parse(rows: Rows) -> Result<Catalogue, StoreError> {
    let document = rows.text().ok_or_else(|| StoreError::Shape("no catalogue".to_owned()))?;
    serde_json::from_str(&document).map_err(|error| StoreError::Shape(format!("catalogue: {error}")))
}

const LABELS: &str = "'labels', json_object('nl', label_nl, 'fr', label_fr, 'en', label_en)";

const FIELD: &str = "'type', type_key, 'tab', tab, 'section', section, 'kind', kind, 'class', class,
  'option_list', option_list, 'required_from', required_from,";

/// The rows of `table` in order: columns first, then whatever attributes they have. The order stands in a sub-select,
/// since hosted libSQL does not parse one inside an aggregate.
fn array(table: &str, columns: &str, attributes: &str, unique_with: &str) -> String {
    format!(
        "(select json_group_array(json(item)) from (
            select json_patch(json_object({columns} 'key', key, {LABELS},
              'active', json(iif(active, 'true', 'false'))), {attributes}) as item
            from {table} order by position, {unique_with} key))"
    )
}

/// Stages are rows; tabs and sections are attributes, and the fields on them are found by place.
fn types() -> String {
    let fields = "(select json_group_array(key) from (
        select field.key from field
        where (field.type_key is null or field.type_key = dossier_type.key)
          and field.tab = tab.value ->> 'key' and field.section = section.value ->> 'key'
        order by field.position, field.key))";
    let sections = format!(
        "(select json_group_array(json(item)) from (
            select json_object('key', section.value ->> 'key', 'labels', section.value -> 'labels',
              'fields', json({fields})) as item
            from json_each(tab.value, '$.sections') as section order by section.key))"
    );
    format!(
        "'stages', json((select json_group_array(json(item)) from (
             select json_object('key', key, {LABELS}) as item
             from stage where stage.type_key = dossier_type.key order by position, key))),
         'tabs', json((select json_group_array(json(item)) from (
             select json_object('key', tab.value ->> 'key', 'labels', tab.value -> 'labels',
               'sections', json({sections})) as item
             from json_each(dossier_type.attributes, '$.tabs') as tab order by tab.key))),"
    )
}
