//! `[component.<id>]`: the .wasm file and what it may see and reach.

use std::collections::BTreeMap;

use instance::check_variable_name;

use super::super::outbound::AllowedHost;
use super::super::template::Template;
use super::dependency::{self, Dependency};
use super::timer::Timer;
use super::walk::{ManifestError, Node, Table};
use super::{Limits, Variable};

/// One `[component.<id>]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Path of the .wasm file, relative to the manifest.
    pub source: String,
    /// What `spin:variables` answers, by name; templates over the application's variables.
    pub variables: BTreeMap<String, Template>,
    /// Which hosts it may call; templates over the application's variables.
    pub allowed_outbound_hosts: Vec<Template>,
    /// Files it may read.
    pub files: Vec<FileMount>,
    /// Other components that answer its imports.
    pub dependencies: Vec<Dependency>,
    /// What it may use.
    pub limits: Limits,
    /// When the host sends it requests of its own accord.
    pub timers: Vec<Timer>,
}

/// One element of `files`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileMount {
    /// A file, a folder or a pattern relative to the manifest, seen at the same path.
    Pattern(String),
    /// A file or folder relative to the manifest, seen at `destination`.
    Placement {
        /// Path relative to the manifest.
        source: String,
        /// Absolute path inside the component.
        destination: String,
    },
}

/// Spin features that no component of ours uses, each with what to do instead.
const UNSUPPORTED: [(&str, &str); 8] = [
    ("key_value_stores", "keep data in the database (libsql_url)"),
    ("sqlite_databases", "keep data in the database (libsql_url)"),
    ("ai_models", "call a model over HTTP"),
    ("environment", "use variables"),
    ("exclude_files", "name the files that are needed"),
    ("allowed_http_hosts", "use allowed_outbound_hosts"),
    ("targets", "remove it, or check targets with `spin build`"),
    ("profile", "use one manifest per profile"),
];

impl Component {
    pub(super) fn read(mut table: Table<'_>, known: &BTreeMap<String, Variable>) -> Result<Component, ManifestError> {
        let source = table.required("source")?;
        if !source.is_string() {
            return Err(
                source.error("`source` must be the path of a .wasm file: download it when the application is built")
            );
        }
        if let Some(node) = table.optional("description") {
            node.string()?;
        }
        if let Some(node) = table.optional("build") {
            check_build(node.table()?)?;
        }
        let mut variables = BTreeMap::new();
        if let Some(node) = table.optional("variables") {
            for (name, node) in node.table()?.entries() {
                check_variable_name(&name).map_err(|message| node.error(message))?;
                variables.insert(name, read_template(&node, known)?);
            }
        }
        let mut allowed_outbound_hosts = Vec::new();
        if let Some(node) = table.optional("allowed_outbound_hosts") {
            for node in node.elements()? {
                allowed_outbound_hosts.push(read_allowed_host(&node, known)?);
            }
        }
        let mut files = Vec::new();
        if let Some(node) = table.optional("files") {
            for node in node.elements()? {
                files.push(FileMount::read(node)?);
            }
        }
        let inherits_all = match table.optional("dependencies_inherit_configuration") {
            Some(node) => node.boolean()?,
            None => false,
        };
        let dependencies = match table.optional("dependencies") {
            Some(node) => dependency::read(&node.table()?, inherits_all)?,
            None => Vec::new(),
        };
        let (limits, timers) = match table.optional("tool") {
            Some(node) => read_tool(node.table()?, known)?,
            None => (Limits::default(), Vec::new()),
        };
        table.refuse(&UNSUPPORTED)?;
        table.finish()?;
        let source = source.string()?;
        Ok(Component { source, variables, allowed_outbound_hosts, files, dependencies, limits, timers })
    }
}

impl FileMount {
    fn read(node: Node<'_>) -> Result<FileMount, ManifestError> {
        if node.is_string() {
            return Ok(FileMount::Pattern(node.string()?));
        }
        let mut table = node.table()?;
        let source = table.required("source")?.string()?;
        let destination = table.required("destination")?;
        let path = destination.string()?;
        if !path.starts_with('/') || path.split('/').any(|part| part == "..") {
            return Err(destination.error("`destination` must be an absolute path without `..`"));
        }
        table.finish()?;
        Ok(FileMount::Placement { source, destination: path })
    }
}

/// `[component.<id>.build]` is for `spin build`; it is checked so that a typing error shows up.
fn check_build(mut table: Table<'_>) -> Result<(), ManifestError> {
    let command = table.required("command")?;
    if !command.is_string() {
        command.strings()?;
    }
    if let Some(node) = table.optional("workdir") {
        node.string()?;
    }
    if let Some(node) = table.optional("watch") {
        node.strings()?;
    }
    table.finish()
}

/// `[component.<id>.tool]`: tables of other tools are theirs.
fn read_tool(mut table: Table<'_>, known: &BTreeMap<String, Variable>) -> Result<(Limits, Vec<Timer>), ManifestError> {
    let Some(node) = table.optional("loket") else { return Ok((Limits::default(), Vec::new())) };
    let mut table = node.table()?;
    let timers = match table.optional("timers") {
        Some(node) => node.elements()?.into_iter().map(|node| Timer::read(node, known)).collect::<Result<_, _>>()?,
        None => Vec::new(),
    };
    Ok((Limits::read(table)?, timers))
}

pub(super) fn read_template(node: &Node<'_>, known: &BTreeMap<String, Variable>) -> Result<Template, ManifestError> {
    let template = Template::parse(&node.string()?).map_err(|message| node.error(message))?;
    for name in template.variables() {
        if !known.contains_key(name) {
            let message = format!("`{name}` is no application variable: declare it in [variables]");
            return Err(node.error(message));
        }
    }
    Ok(template)
}

/// A literal host is checked here, where its line is known; a template once its values are known.
fn read_allowed_host(node: &Node<'_>, known: &BTreeMap<String, Variable>) -> Result<Template, ManifestError> {
    let template = read_template(node, known)?;
    if template.variables().next().is_none() {
        AllowedHost::parse(&node.string()?).map_err(|message| node.error(message))?;
    }
    Ok(template)
}
