//! The catalogue as shipped: TOML files beside this crate's sources, compiled in.

use serde::Deserialize;

use super::{Catalogue, Field, Section, Tab};

const FILES: [&str; 10] = [
    include_str!("../../catalogue/types.toml"),
    include_str!("../../catalogue/subtypes.toml"),
    include_str!("../../catalogue/queues.toml"),
    include_str!("../../catalogue/sources.toml"),
    include_str!("../../catalogue/projects.toml"),
    include_str!("../../catalogue/roles.toml"),
    include_str!("../../catalogue/work_kinds.toml"),
    include_str!("../../catalogue/themes.toml"),
    include_str!("../../catalogue/fields.toml"),
    include_str!("../../catalogue/options.toml"),
];

/// The files hold the catalogue and, once for all types, the tabs.
#[derive(Deserialize)]
struct Shipped {
    #[serde(flatten)]
    catalogue: Catalogue,
    tabs: Vec<Tab>,
}

impl Catalogue {
    /// The shipped catalogue, version 0.
    ///
    /// # Panics
    /// When a compiled-in file is malformed, which the tests rule out.
    #[must_use]
    pub fn shipped() -> Self {
        let Shipped { mut catalogue, tabs } =
            Shipped::deserialize(toml::Value::Table(table())).expect("the compiled-in catalogue is well-formed");
        for dossier_type in &mut catalogue.types {
            let fields: Vec<&Field> =
                catalogue.fields.iter().filter(|field| field.belongs_to(&dossier_type.key)).collect();
            dossier_type.tabs = tabs.iter().map(|tab| tab_with_fields(tab, &fields)).collect();
        }
        catalogue
    }
}

pub(super) fn table() -> toml::Table {
    let mut all = toml::Table::new();
    for file in FILES {
        all.extend(toml::from_str::<toml::Table>(file).expect("the compiled-in catalogue is TOML"));
    }
    all
}

/// The tab with those sections in which the type has fields.
fn tab_with_fields(tab: &Tab, fields: &[&Field]) -> Tab {
    let sections = tab.sections.iter().map(|section| {
        let here = fields.iter().filter(|field| field.tab == tab.key && field.section == section.key);
        Section { fields: here.map(|field| field.key.clone()).collect(), ..section.clone() }
    });
    Tab { sections: sections.filter(|section| !section.fields.is_empty()).collect(), ..tab.clone() }
}
