//! The catalogue's tables and how an entry of the shipped catalogue becomes a row.

use domain::catalogue::Catalogue;
use serde_json::{Map, Value};

/// An entry of the catalogue's JSON.
type Entry = Map<String, Value>;

/// A table of the catalogue. All have `key`, `position`, `active`, three labels and `attributes` besides.
pub(super) struct Table {
    pub name: &'static str,
    /// Primary key.
    pub keys: &'static [&'static str],
    /// Further columns.
    pub columns: &'static [&'static str],
    /// Names in the catalogue's JSON that are spelled otherwise in the table.
    renamed: &'static [(&'static str, &'static str)],
    entries: fn(&Entry) -> Vec<Entry>,
}

/// Columns that every table has besides its own.
pub(super) const COMMON_COLUMNS: [&str; 5] = ["position", "active", "label_nl", "label_fr", "label_en"];

const TYPE: (&str, &str) = ("type", "type_key");

/// Every table, in the order in which rows can refer to one another.
pub(super) const TABLES: [Table; 11] = [
    plain("dossier_type", types),
    Table { keys: &["type_key", "key"], renamed: &[TYPE], ..plain("stage", stages) },
    Table {
        keys: &["type_key", "key"],
        columns: &["phase"],
        renamed: &[TYPE],
        ..plain("subtype", |all| of(all, "subtypes"))
    },
    plain("queue", |all| of(all, "queues")),
    plain("source", |all| of(all, "sources")),
    plain("project", |all| of(all, "projects")),
    plain("role", |all| of(all, "roles")),
    plain("work_kind", |all| of(all, "work_kinds")),
    Table {
        columns: &["queue_key", "type_key", "subtype_key"],
        renamed: &[TYPE, ("queue", "queue_key"), ("subtype", "subtype_key")],
        ..plain("theme", |all| of(all, "themes"))
    },
    Table {
        columns: &["type_key", "tab", "section", "kind", "class", "option_list", "required_from"],
        renamed: &[TYPE],
        ..plain("field", |all| of(all, "fields"))
    },
    Table { keys: &["list", "key"], ..plain("option", |all| of(all, "options")) },
];

const fn plain(name: &'static str, entries: fn(&Entry) -> Vec<Entry>) -> Table {
    Table { name, keys: &["key"], columns: &[], renamed: &[], entries }
}

/// A row as it should be: columns (keys included) and attributes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub columns: Map<String, Value>,
    pub attributes: Map<String, Value>,
}

impl Table {
    /// All columns that are compared and written, without `attributes`.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().chain(self.columns).copied().chain(COMMON_COLUMNS)
    }

    /// The rows of this table in the shipped catalogue, with steps between their positions for rows of the desk's own.
    pub fn rows(&self, catalogue: &Catalogue) -> Vec<Row> {
        let Ok(Value::Object(all)) = serde_json::to_value(catalogue) else { return Vec::new() };
        (self.entries)(&all).into_iter().zip(1_i64..).map(|(entry, place)| self.row(entry, place * 10)).collect()
    }

    fn row(&self, mut entry: Entry, position: i64) -> Row {
        for (name, column) in self.renamed {
            let value = entry.remove(*name).unwrap_or_default();
            entry.insert((*column).to_owned(), value);
        }
        let active = entry.remove("active").is_none_or(|active| active == true);
        let labels = entry.remove("labels").unwrap_or_default();
        entry.insert("active".to_owned(), i64::from(active).into());
        entry.insert("position".to_owned(), position.into());
        for language in ["nl", "fr", "en"] {
            entry.insert(format!("label_{language}"), labels.get(language).cloned().unwrap_or_default());
        }
        let names: Vec<&str> = self.all_columns().collect();
        let (columns, attributes) = entry.into_iter().partition(|(name, _)| names.contains(&name.as_str()));
        Row { columns, attributes }
    }
}

fn of(all: &Entry, array: &str) -> Vec<Entry> {
    let items = all.get(array).and_then(Value::as_array);
    items.into_iter().flatten().filter_map(|item| item.as_object().cloned()).collect()
}

/// Types without their stages, and with tabs that do not list fields: those are found by their place.
fn types(all: &Entry) -> Vec<Entry> {
    let mut types = of(all, "types");
    for entry in &mut types {
        entry.remove("stages");
        let tabs = entry.get_mut("tabs").and_then(Value::as_array_mut);
        for tab in tabs.into_iter().flatten() {
            for section in tab["sections"].as_array_mut().into_iter().flatten() {
                section.as_object_mut().map(|section| section.remove("fields"));
            }
        }
    }
    types
}

fn stages(all: &Entry) -> Vec<Entry> {
    let stages_of = |dossier_type: Entry| {
        let type_key = dossier_type.get("key").cloned().unwrap_or_default();
        let mut stages = of(&dossier_type, "stages");
        stages.iter_mut().for_each(|stage| {
            stage.insert("type".to_owned(), type_key.clone());
        });
        stages
    };
    of(all, "types").into_iter().flat_map(stages_of).collect()
}
