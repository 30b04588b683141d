//! `spin.toml`, manifest version 2: the subset that `loket serve` runs, read strictly. What it does
//! not run is refused by line, so that an application never behaves differently here than in Spin.

mod component;
mod dependency;
mod limits;
mod timer;
mod trigger;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use instance::check_variable_name;
use toml::de::DeTable;

pub use component::{Component, FileMount};
pub use dependency::{Capability, Dependency, DependencySource, Inherit};
pub use limits::Limits;
pub use timer::Timer;
pub use trigger::{Route, Trigger};
pub use walk::ManifestError;

use walk::{Source, Table};

/// An application as its manifest describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The application's name.
    pub name: String,
    /// The folder that paths in the manifest are relative to.
    pub folder: PathBuf,
    /// Application variables by name.
    pub variables: BTreeMap<String, Variable>,
    /// HTTP triggers in the order of the manifest.
    pub triggers: Vec<Trigger>,
    /// Components by id.
    pub components: BTreeMap<String, Component>,
}

/// An application variable: required, or with a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// The value when nobody gives one; absent for a required variable.
    pub default: Option<String>,
}

impl Manifest {
    /// Reads the manifest at `path`.
    pub fn load(path: &Path) -> anyhow::Result<Manifest> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read the manifest {}", path.display()))?;
        let folder = match path.parent() {
            Some(parent) if parent != Path::new("") => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        Ok(Manifest::parse(&path.display().to_string(), &text, folder)?)
    }

    /// Reads a manifest from its text; `file` stands in messages.
    pub fn parse(file: &str, text: &str, folder: PathBuf) -> Result<Manifest, ManifestError> {
        let source = Source { file, text };
        let document = DeTable::parse(text)
            .map_err(|error| source.error(error.span().unwrap_or(0..0), error.message().to_owned()))?;
        let mut root = Table::root(source, &document);

        let version = root.required("spin_manifest_version")?;
        version.number(2..=2)?;
        let name = read_application(root.required("application")?.table()?)?;
        let variables = match root.optional("variables") {
            Some(node) => read_variables(&node.table()?)?,
            None => BTreeMap::new(),
        };
        let mut triggers = Vec::new();
        let mut trigger = root.required("trigger")?.table()?;
        for node in trigger.required("http")?.elements()? {
            triggers.push(Trigger::read(node)?);
        }
        trigger.refuse(&[("redis", "only HTTP triggers run here")])?;
        trigger.finish()?;
        let mut components = BTreeMap::new();
        for (id, node) in root.required("component")?.table()?.entries() {
            check_component_id(&id).map_err(|message| node.error(message))?;
            components.insert(id, Component::read(node.table()?, &variables)?);
        }
        root.finish()?;

        trigger::check_components(&triggers, &components, source)?;
        dependency::check_components(&components, source)?;
        Ok(Manifest { name, folder, variables, triggers, components })
    }
}

/// `[application]`; returns the name.
fn read_application(mut table: Table<'_>) -> Result<String, ManifestError> {
    let name = table.required("name")?.string()?;
    for key in ["version", "description"] {
        if let Some(node) = table.optional(key) {
            node.string()?;
        }
    }
    if let Some(node) = table.optional("authors") {
        node.strings()?;
    }
    if let Some(node) = table.optional("trigger") {
        let mut triggers = node.table()?;
        if let Some(node) = triggers.optional("http") {
            let mut http = node.table()?;
            // Spin 4 reads and ignores the base; any other value than its default would mislead.
            if let Some(base) = http.optional("base")
                && base.string()? != "/"
            {
                return Err(
                    base.error("`base` other than \"/\" has no effect in Spin 4: put the prefix into the routes")
                );
            }
            http.finish()?;
        }
        triggers.finish()?;
    }
    table.refuse(&[
        ("targets", "remove it, or check targets with `spin build`"),
        ("tool", "limits are set per component, in [component.<id>.tool.loket]"),
    ])?;
    table.finish()?;
    Ok(name)
}

/// `[variables]`.
fn read_variables(table: &Table<'_>) -> Result<BTreeMap<String, Variable>, ManifestError> {
    let mut variables = BTreeMap::new();
    for (name, node) in table.entries() {
        check_variable_name(&name).map_err(|message| node.error(message))?;
        let mut fields = node.clone().table()?;
        let default = match fields.optional("default") {
            Some(node) => Some(node.string()?),
            None => None,
        };
        let required = match fields.optional("required") {
            Some(node) => node.boolean()?,
            None => false,
        };
        if let Some(node) = fields.optional("secret") {
            node.boolean()?;
        }
        if let Some(node) = fields.optional("description") {
            node.string()?;
        }
        fields.finish()?;
        if required == default.is_some() {
            let message = format!("`variables.{name}` needs either `required = true` or a `default`");
            return Err(node.error(message));
        }
        variables.insert(name, Variable { default });
    }
    Ok(variables)
}

/// Spin's rule: words of letters and digits, each starting with a letter, joined by single dashes.
fn check_component_id(id: &str) -> Result<(), String> {
    let word_ok = |word: &str| {
        word.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && (word == word.to_ascii_lowercase() || word == word.to_ascii_uppercase())
    };
    if id.split('-').all(word_ok) {
        return Ok(());
    }
    Err(format!("`{id}` is no component id: use kebab-case, like `contact-form`"))
}

#[cfg(test)]
mod tests;
