//! The wasmtime engine: compilation with a cache on disk, pooled instances, and a clock that keeps
//! components from holding a processor.

use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;
use instance::State;
use wasmtime::component::{Component, Linker};
use wasmtime::{Cache, CacheConfig, Config, Engine, InstanceAllocationStrategy, PoolingAllocationConfig};
use wasmtime_wasi_http::p3::bindings::ServicePre;

use super::denied;
use super::manifest::Manifest;

/// How often a computing component yields to others.
pub const TICK: Duration = Duration::from_millis(10);

/// Core modules that one component may consist of: its own and adapters.
const MODULES_PER_COMPONENT_MAX: u32 = 16;

/// An engine for the components of `manifest`, with compiled code kept in `cache`.
pub fn new(manifest: &Manifest, cache: &Path) -> anyhow::Result<Engine> {
    let mut cache_config = CacheConfig::new();
    cache_config.with_directory(absolute(cache)?);
    let cache = Cache::new(cache_config).map_err(anyhow::Error::from)?;

    let mut config = Config::new();
    config
        .wasm_component_model(true)
        .wasm_component_model_async(true)
        .epoch_interruption(true)
        .cache(Some(cache))
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool(manifest)));
    let engine = Engine::new(&config).map_err(anyhow::Error::from)?;
    start_clock(&engine);
    Ok(engine)
}

/// Room for one instance per request that the gates let in, and half as many again for those that are
/// idle, still busy after their answer, or being taken down. Without any room left a request is turned
/// away. Unused room costs address space, no memory; but each stack is two mappings of the 65,530 that Linux gives a
/// process. A request needs one stack, and one more for each of its calls that waits for an answer on it.
fn pool(manifest: &Manifest) -> PoolingAllocationConfig {
    let components = manifest.components.values();
    let requests: usize = components.clone().map(|it| it.limits.requests_max).sum();
    let instances = u32::try_from((requests + requests / 2).clamp(64, 1500)).unwrap_or(1500);
    let memory_max = components.map(|it| it.limits.memory_bytes_max).max();
    let memory_max = usize::try_from(memory_max.unwrap_or_default()).unwrap_or(usize::MAX);

    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(instances)
        .total_core_instances(instances * 4)
        .total_memories(instances)
        .total_tables(instances * 4)
        .total_stacks(instances * 4)
        .max_core_instances_per_component(MODULES_PER_COMPONENT_MAX)
        .max_tables_per_component(MODULES_PER_COMPONENT_MAX)
        .max_memories_per_component(4)
        .max_memory_size(memory_max)
        .linear_memory_keep_resident(0);
    pool
}

/// A thread that advances the engine's epoch until the engine is gone.
fn start_clock(engine: &Engine) {
    let engine = engine.weak();
    std::thread::spawn(move || {
        while let Some(engine) = engine.upgrade() {
            engine.increment_epoch();
            drop(engine);
            std::thread::sleep(TICK);
        }
    });
}

/// Everything that components may import.
pub fn linker(engine: &Engine) -> wasmtime::Result<Linker<State>> {
    let mut linker = instance::linker(engine)?;
    denied::add_to_linker(&mut linker)?;
    Ok(linker)
}

/// Compiles a component, or takes it from the cache, and checks its imports. `path` stands in messages.
pub fn prepare(
    engine: &Engine,
    linker: &Linker<State>,
    path: &Path,
    bytes: &[u8],
) -> anyhow::Result<ServicePre<State>> {
    let fault = || {
        format!(
            "{} is no component that loket serve can run: it needs a WASIp3 component (wasi:http@0.3.0, spin-sdk 7)",
            path.display()
        )
    };
    let component = Component::new(engine, bytes).map_err(anyhow::Error::from).with_context(fault)?;
    instance::link(linker, &component).map_err(anyhow::Error::from).with_context(fault)
}

/// The cache wants an absolute path to a folder that exists.
fn absolute(path: &Path) -> anyhow::Result<std::path::PathBuf> {
    std::fs::create_dir_all(path)
        .and_then(|()| path.canonicalize())
        .with_context(|| format!("cannot create the folder {}", path.display()))
}
