//! `[component.<id>.dependencies]`: other components that answer a component's imports, and what they may use.

use std::collections::{BTreeMap, BTreeSet};

use super::Component;
use super::walk::{ManifestError, Node, Source, Table};

/// What answers one import, or all imports of one package.
#[derive(Debug, Clone, PartialEq)]
pub struct Dependency {
    /// Which imports.
    pub name: DependencyName,
    /// Where the component that answers comes from.
    pub source: DependencySource,
    /// The export that answers; absent when it has the import's name.
    pub export: Option<String>,
    /// What it may use of what the component that imports it may use.
    pub inherit: Inherit,
    /// Where it stands in the manifest, for errors found later.
    pub(super) offset: usize,
}

/// Imports as a manifest names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DependencyName {
    /// A plain name: `provider`.
    Plain(String),
    /// `namespace:package`, `namespace:package/interface`, each with `@version` or without.
    Package {
        /// `namespace:package`.
        package: String,
        /// The interface; absent for all of the package.
        interface: Option<String>,
        /// The version; absent for any.
        version: Option<String>,
    },
}

/// Where a dependency comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DependencySource {
    /// A .wasm file, relative to the manifest.
    Path(String),
    /// A component of the same manifest: its .wasm file, nothing else of it.
    Component(String),
}

/// What a dependency may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inherit {
    /// All that the component that imports it may use.
    All,
    /// Only these; nothing by default.
    Only(BTreeSet<Capability>),
}

/// What can be inherited, of what this host has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capability {
    /// Sending requests.
    AllowedOutboundHosts,
    /// Reading files.
    Files,
    /// Reading variables.
    Variables,
}

impl Capability {
    /// The name as manifests have it; `None` for what this host has not, which nobody can inherit here.
    fn parse(name: &str) -> Option<Capability> {
        match name {
            "allowed_outbound_hosts" => Some(Capability::AllowedOutboundHosts),
            "files" => Some(Capability::Files),
            "variables" => Some(Capability::Variables),
            _ => None,
        }
    }
}

impl Inherit {
    /// Whether `capability` is inherited.
    pub fn has(&self, capability: Capability) -> bool {
        match self {
            Inherit::All => true,
            Inherit::Only(list) => list.contains(&capability),
        }
    }
}

impl DependencyName {
    fn parse(text: &str) -> Result<DependencyName, String> {
        let fault = || {
            format!(
                "`{text}` names no import: write `name`, `namespace:package` or `namespace:package/interface@1.0.0`"
            )
        };
        let (name, version) = match text.split_once('@') {
            Some((name, version)) => (name, Some(version.to_owned())),
            None => (text, None),
        };
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let Some((namespace, rest)) = name.split_once(':') else {
            let plain = is_word(name) && version.is_none();
            return if plain { Ok(DependencyName::Plain(name.to_owned())) } else { Err(fault()) };
        };
        let (package, interface) = match rest.split_once('/') {
            Some((package, interface)) => (package, Some(interface)),
            None => (rest, None),
        };
        if ![namespace, package].into_iter().chain(interface).all(is_word) {
            return Err(fault());
        }
        let package = format!("{namespace}:{package}");
        Ok(DependencyName::Package { package, interface: interface.map(str::to_owned), version })
    }

    /// Whether it names the import `import`, by Spin's rules.
    pub fn matches(&self, import: &str) -> bool {
        match (self, DependencyName::parse(import)) {
            (DependencyName::Plain(name), Ok(DependencyName::Plain(import))) => *name == import,
            (
                DependencyName::Package { package, interface, version },
                Ok(DependencyName::Package { package: of_import, interface: Some(imported), version: import_version }),
            ) => {
                *package == of_import
                    && interface.as_ref().is_none_or(|interface| *interface == imported)
                    && (version.is_none() || *version == import_version)
            }
            _ => false,
        }
    }
}

/// Reads the table; `inherits_all` is the older `dependencies_inherit_configuration`.
pub(super) fn read(table: &Table<'_>, inherits_all: bool) -> Result<Vec<Dependency>, ManifestError> {
    table.entries().into_iter().map(|(name, node)| read_one(&name, node, inherits_all)).collect()
}

fn read_one(name: &str, node: Node<'_>, inherits_all: bool) -> Result<Dependency, ManifestError> {
    let offset = node.offset();
    let name = DependencyName::parse(name).map_err(|message| node.error(message))?;
    if node.is_string() {
        return Err(node.error(NO_REGISTRY));
    }
    let whole = node.clone();
    let mut table = node.table()?;
    let path = table.optional("path").map(|node| node.string()).transpose()?;
    let component = table.optional("component").map(|node| node.string()).transpose()?;
    let export = table.optional("export").map(|node| node.string()).transpose()?;
    let inherit = match table.optional("inherit_configuration") {
        Some(node) => read_inherit(&node)?,
        None if inherits_all => Inherit::All,
        None => Inherit::Only(BTreeSet::new()),
    };
    table.refuse(&[
        ("version", NO_REGISTRY),
        ("registry", NO_REGISTRY),
        ("package", NO_REGISTRY),
        ("url", NO_REGISTRY),
        ("digest", NO_REGISTRY),
    ])?;
    table.finish()?;
    let source = match (path, component) {
        (Some(path), None) => DependencySource::Path(path),
        (None, Some(component)) => DependencySource::Component(component),
        _ => return Err(whole.error("a dependency has either a `path` or a `component`")),
    };
    if export.is_some() && matches!(name, DependencyName::Package { interface: None, .. }) {
        return Err(whole.error("an `export` can answer one interface, not a whole package: name the interface"));
    }
    Ok(Dependency { name, source, export, inherit, offset })
}

const NO_REGISTRY: &str = "fetch the component when the application is built, and give its `path`";

fn read_inherit(node: &Node<'_>) -> Result<Inherit, ManifestError> {
    if let Ok(all) = node.boolean() {
        return Ok(if all { Inherit::All } else { Inherit::Only(BTreeSet::new()) });
    }
    Ok(Inherit::Only(node.strings()?.iter().filter_map(|name| Capability::parse(name)).collect()))
}

/// Every dependency on a component leads to a declared one.
pub(super) fn check_components(
    components: &BTreeMap<String, Component>,
    source: Source<'_>,
) -> Result<(), ManifestError> {
    for dependency in components.values().flat_map(|component| &component.dependencies) {
        if let DependencySource::Component(id) = &dependency.source
            && !components.contains_key(id)
        {
            let message = format!("there is no [component.{id}] to depend on: declare it, or give a `path`");
            return Err(source.error(dependency.offset..dependency.offset, message));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_match_imports_as_in_spin() {
        for (name, import, expected) in [
            ("provider", "provider", true),
            ("provider", "loket:registers/addresses@1.0.0", false),
            ("loket:registers", "loket:registers/addresses@1.0.0", true),
            ("loket:registers", "loket:registers/addresses", true),
            ("loket:registers@1.0.0", "loket:registers/addresses@1.0.0", true),
            ("loket:registers@1.1.0", "loket:registers/addresses@1.0.0", false),
            ("loket:registers/addresses", "loket:registers/addresses@1.0.0", true),
            ("loket:registers/addresses@1.0.0", "loket:registers/addresses", false),
            ("loket:registers/enterprises", "loket:registers/addresses@1.0.0", false),
            ("loket:registers", "loket:other/addresses@1.0.0", false),
        ] {
            assert_eq!(DependencyName::parse(name).unwrap().matches(import), expected, "{name} {import}");
        }
    }

    #[test]
    fn names_are_read_strictly() {
        for name in ["", "a b", "plain@1.0.0", ":package", "namespace:", "namespace:package/"] {
            assert!(DependencyName::parse(name).is_err(), "{name}");
        }
    }
}
