//! A component made ready to serve: compiled, with its variables, hosts and files resolved.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use instance::State;
use wasmtime::Engine;
use wasmtime::component::Linker;
use wasmtime_wasi_http::p3::bindings::ServicePre;

use super::compose;
use super::engine;
use super::fairness::{Share, Turns};
use super::files::Mounts;
use super::log::Log;
use super::manifest::{Limits, Manifest};
use super::metrics::{Meter, Metrics};
use super::outbound::AllowedHosts;
use super::sender::{Links, Sender};
use super::timer::Clockwork;

/// What every instance of one component has in common.
pub struct Component {
    /// Its id in the manifest.
    pub id: Arc<str>,
    /// What it may use.
    pub limits: Limits,
    /// What `spin:variables` answers.
    pub variables: Arc<BTreeMap<String, String>>,
    /// What it may read.
    pub mounts: Mounts,
    /// How its outbound requests leave.
    pub sender: Sender,
    /// Its figures.
    pub meter: Arc<Meter>,
    /// Where its output goes.
    pub log: Log,
    /// Its code, linked.
    pub pre: ServicePre<State>,
    /// Its share in the processors, as far as it computes for long.
    pub share: Share,
    /// The requests that the host sends it by the clock.
    pub clockworks: Vec<Clockwork>,
}

/// What the components of one application have in common.
pub struct Shared<'a> {
    /// The application.
    pub manifest: &'a Manifest,
    /// The values of the application's variables.
    pub values: &'a BTreeMap<String, String>,
    /// The engine that compiles and runs.
    pub engine: &'a Engine,
    /// What components may import.
    pub linker: &'a Linker<State>,
    /// Where outbound requests may end in process.
    pub links: &'a Arc<Links>,
    /// The turns of components that compute for long.
    pub turns: &'a Turns,
    /// What is counted.
    pub metrics: &'a Metrics,
    /// Where log lines go.
    pub log: &'a Log,
}

impl Component {
    /// Prepares component `id` of the manifest.
    pub fn prepare(shared: &Shared<'_>, id: &str) -> anyhow::Result<Component> {
        let about = || format!("component {id}");
        let declared = &shared.manifest.components[id];
        let resolved: Vec<_> = declared.allowed_outbound_hosts.iter().map(|host| host.resolve(shared.values)).collect();
        let hosts = AllowedHosts::parse(&resolved)
            .map_err(|message| anyhow!("allowed_outbound_hosts: {message}"))
            .with_context(about)?;
        let variables =
            declared.variables.iter().map(|(name, template)| (name.clone(), template.resolve(shared.values))).collect();
        let folder = &shared.manifest.folder;
        let bytes = compose::component(shared.manifest, id).with_context(about)?;
        let path = folder.join(&declared.source);
        let clockworks = declared.timers.iter().map(|timer| Clockwork {
            component: id.to_owned(),
            path: timer.path.clone(),
            every: timer.every,
            token: timer.token.as_ref().map(|token| token.resolve(shared.values)),
        });
        let clockworks = clockworks.collect();
        let meter = shared.metrics.meter(id);
        let id: Arc<str> = Arc::from(id);
        Ok(Component {
            limits: declared.limits.clone(),
            variables: Arc::new(variables),
            mounts: Mounts::prepare(folder, &declared.files).with_context(about)?,
            sender: Sender::new(&id, hosts, shared.links, &meter, shared.log),
            meter,
            log: shared.log.clone(),
            pre: engine::prepare(shared.engine, shared.linker, &path, &bytes).with_context(about)?,
            share: shared.turns.share(),
            clockworks,
            id,
        })
    }
}
