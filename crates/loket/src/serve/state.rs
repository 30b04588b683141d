//! What the host keeps for one instance of a component, and what the instance imports.

use std::collections::BTreeMap;
use std::sync::Arc;

use wasmtime::ResourceLimiter;
use wasmtime::component::{Accessor, HasData, ResourceTable};
use wasmtime_wasi::{WasiCtx, WasiCtxBuilder, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use super::component::Component;
use super::end::Fate;
use super::manifest::Limits;
use super::output::Output;
use super::sender::Sender;

mod bindings {
    wasmtime::component::bindgen!({ path: "wit", world: "host" });
}

use bindings::spin::variables::variables;

/// Why a variable has no value, as components see it.
pub type VariableError = variables::Error;

/// Elements a component's tables may have in all; those of a Rust component count hundreds.
const TABLE_ELEMENTS_MAX: usize = 100_000;

/// The state of one instance.
pub struct State {
    wasi: WasiCtx,
    http: WasiHttpCtx,
    table: ResourceTable,
    /// How its requests leave.
    pub sender: Sender,
    variables: Arc<BTreeMap<String, String>>,
    /// What its memory may grow to.
    pub memory: MemoryLimit,
    /// Its use of the processor.
    pub cpu: CpuLimit,
}

impl State {
    /// The state of a new instance of `component`.
    pub fn new(component: &Component, fate: &Arc<Fate>) -> wasmtime::Result<State> {
        let mut wasi = WasiCtxBuilder::new();
        wasi.stdout(Output::new(&component.id, "stdout", &component.log));
        wasi.stderr(Output::new(&component.id, "stderr", &component.log));
        component.mounts.add_to(&mut wasi)?;
        Ok(State {
            wasi: wasi.build(),
            http: WasiHttpCtx::new(),
            table: ResourceTable::new(),
            sender: component.sender.of_instance(),
            variables: Arc::clone(&component.variables),
            memory: MemoryLimit { bytes: 0, bytes_max: component.limits.memory_bytes_max, fate: Arc::clone(fate) },
            cpu: CpuLimit::new(&component.limits),
        })
    }
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.wasi, table: &mut self.table }
    }
}

impl WasiHttpView for State {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView { hooks: &mut self.sender, table: &mut self.table, ctx: &mut self.http }
    }
}

/// Caps the linear memories of an instance, all together.
pub struct MemoryLimit {
    bytes: u64,
    bytes_max: u64,
    fate: Arc<Fate>,
}

impl ResourceLimiter for MemoryLimit {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        let bytes = self.bytes + (desired - current) as u64;
        if bytes > self.bytes_max {
            self.fate.refuse_memory();
            return Ok(false);
        }
        self.bytes = bytes;
        Ok(true)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        Ok(desired <= TABLE_ELEMENTS_MAX)
    }
}

/// Counts the 10 ms steps in which an instance computed since it took its latest request.
pub struct CpuLimit {
    ticks: u64,
    ticks_max: u64,
}

impl CpuLimit {
    fn new(limits: &Limits) -> CpuLimit {
        let tick_ms = super::engine::TICK.as_millis();
        let ticks_max = limits.cpu.as_millis().div_ceil(tick_ms);
        CpuLimit { ticks: 0, ticks_max: u64::try_from(ticks_max).unwrap_or(u64::MAX) }
    }

    /// A new request starts the count again.
    pub fn restart(&mut self) {
        self.ticks = 0;
    }

    /// Counts a step: how many there were by now, or `None` when this was one too many.
    pub fn tick(&mut self) -> Option<u64> {
        self.ticks += 1;
        (self.ticks <= self.ticks_max).then_some(self.ticks)
    }
}

/// Gives the bindings access to the variables in a [`State`].
pub struct HasVariables;

impl HasData for HasVariables {
    type Data<'a> = &'a mut State;
}

impl variables::Host for State {}

impl<T: Send> variables::HostWithStore<T> for HasVariables {
    async fn get(accessor: &Accessor<T, Self>, name: String) -> Result<String, variables::Error> {
        if let Err(message) = super::manifest::check_variable_name(&name) {
            return Err(variables::Error::InvalidName(message));
        }
        let value = accessor.with(|mut access| access.get().variables.get(&name).cloned());
        value.ok_or_else(|| variables::Error::Undefined(format!("the manifest gives this component no {name:?}")))
    }
}

/// Adds `spin:variables` to a linker.
pub fn add_variables(linker: &mut wasmtime::component::Linker<State>) -> wasmtime::Result<()> {
    variables::add_to_linker::<State, HasVariables>(linker, |state| state)
}
