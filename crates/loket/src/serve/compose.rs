//! Composition: a component and the components that answer its imports become one component, as Spin makes them.
//!
//! The imports that are left over stand for the host in both, so the host could not tell who asks. A dependency's import
//! of something it does not inherit therefore gets another name, under which `denied` answers.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use wac_graph::types::{Package, WorldId};
use wac_graph::{CompositionGraph, NodeId};

use super::denied;
use super::manifest::{Dependency, DependencySource, Manifest};

/// The bytes of component `id`, composed with its dependencies if it has any.
///
/// # Errors
/// When a file cannot be read or is no component, or a dependency answers none of the imports, lacks the export, or has
/// another interface than the import.
pub fn component(manifest: &Manifest, id: &str) -> anyhow::Result<Vec<u8>> {
    let component = &manifest.components[id];
    let bytes = read(&manifest.folder.join(&component.source))?;
    if component.dependencies.is_empty() {
        return Ok(bytes);
    }
    let mut composer = Composer { graph: CompositionGraph::new(), denied: BTreeMap::new() };
    let whole = composer.instantiate(id, bytes)?;
    let imports: Vec<String> = composer.graph.types()[whole.world].imports.keys().cloned().collect();
    let mut answered = BTreeMap::new();
    for (number, dependency) in component.dependencies.iter().enumerate() {
        let about = || format!("dependency {:?}", dependency.name);
        let matching = imports.iter().filter(|import| dependency.name.matches(import)).collect::<Vec<_>>();
        ensure!(!matching.is_empty(), "{} answers none of the component's imports: {}", about(), imports.join(", "));
        let bytes = read(&manifest.folder.join(path(manifest, dependency)))?;
        let part = composer.instantiate(&format!("dependency-{number}"), bytes).with_context(about)?;
        composer.deny(&part, dependency).with_context(about)?;
        for import in matching {
            ensure!(answered.insert(import, about()).is_none(), "{} and another one both answer {import}", about());
            let export = dependency.export.as_deref().unwrap_or(import);
            composer.answer(&whole, import, &part, export).with_context(about)?;
        }
    }
    composer.finish(&whole)
}

fn path<'a>(manifest: &'a Manifest, dependency: &'a Dependency) -> &'a str {
    match &dependency.source {
        DependencySource::Path(path) => path,
        // The reader of the manifest has seen that there is such a component.
        DependencySource::Component(id) => &manifest.components[id].source,
    }
}

/// The bytes of a .wasm file.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}: build the component first", path.display()))
}

struct Composer {
    graph: CompositionGraph,
    /// The imports under which something is denied, by name: several dependencies share them.
    denied: BTreeMap<&'static str, NodeId>,
}

/// One component within the composition.
struct Part {
    world: WorldId,
    instance: NodeId,
}

impl Composer {
    fn instantiate(&mut self, name: &str, bytes: Vec<u8>) -> anyhow::Result<Part> {
        let package = Package::from_bytes(name, None, bytes, self.graph.types_mut())?;
        let world = package.ty();
        let package = self.graph.register_package(package)?;
        Ok(Part { world, instance: self.graph.instantiate(package) })
    }

    /// Leads the dependency's imports of what it does not inherit to where they are denied.
    fn deny(&mut self, part: &Part, dependency: &Dependency) -> anyhow::Result<()> {
        let imports = self.graph.types()[part.world].imports.clone();
        for (import, kind) in imports {
            let Some(denial) = denied::find(&import) else { continue };
            if dependency.inherit.has(denial.capability) {
                continue;
            }
            let node = match self.denied.get(denial.name) {
                Some(node) => *node,
                None => {
                    let node = self.graph.import(denial.name, kind)?;
                    self.denied.insert(denial.name, node);
                    node
                }
            };
            self.graph.set_instantiation_argument(part.instance, &import, node)?;
        }
        Ok(())
    }

    fn answer(&mut self, whole: &Part, import: &str, part: &Part, export: &str) -> anyhow::Result<()> {
        if !self.graph.types()[part.world].exports.contains_key(export) {
            let exports: Vec<_> = self.graph.types()[part.world].exports.keys().cloned().collect();
            bail!("it exports no {export}, only {}", exports.join(", "));
        }
        let export = self.graph.alias_instance_export(part.instance, export)?;
        self.graph
            .set_instantiation_argument(whole.instance, import, export)
            .with_context(|| format!("its interface is not the one that is imported as {import}"))
    }

    fn finish(mut self, whole: &Part) -> anyhow::Result<Vec<u8>> {
        let exports: Vec<String> = self.graph.types()[whole.world].exports.keys().cloned().collect();
        for name in exports {
            let export = self.graph.alias_instance_export(whole.instance, &name)?;
            self.graph.export(export, &name)?;
        }
        Ok(self.graph.encode(Default::default())?)
    }
}
