//! The state of one instance.

use std::collections::BTreeMap;
use std::sync::Arc;

use wasmtime::ResourceLimiter;
use wasmtime::component::ResourceTable;
use wasmtime_wasi::{WasiCtx, WasiCtxView, WasiView};
use wasmtime_wasi_http::{WasiHttpCtx, WasiHttpCtxView, WasiHttpView};

use crate::outbound::Outbound;

/// What the host gives a new instance.
pub struct Parts {
    /// Files and output streams.
    pub wasi: WasiCtx,
    /// How requests leave.
    pub outbound: Box<dyn Outbound>,
    /// What `spin:variables` answers.
    pub variables: Arc<BTreeMap<String, String>>,
    /// What memories and tables may grow to.
    pub limiter: Box<dyn ResourceLimiter + Send>,
}

/// What the host keeps for one instance.
pub struct State {
    parts: Parts,
    http: WasiHttpCtx,
    table: ResourceTable,
}

impl State {
    /// The state of an instance that has done nothing yet.
    #[must_use]
    pub fn new(parts: Parts) -> State {
        State { parts, http: WasiHttpCtx::new(), table: ResourceTable::new() }
    }

    /// What memories and tables may grow to, as a store asks for it.
    pub fn limiter(&mut self) -> &mut dyn ResourceLimiter {
        &mut *self.parts.limiter
    }

    pub(crate) fn outbound(&mut self) -> &mut dyn Outbound {
        &mut *self.parts.outbound
    }

    pub(crate) fn variable(&self, name: &str) -> Option<&String> {
        self.parts.variables.get(name)
    }
}

impl WasiView for State {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        WasiCtxView { ctx: &mut self.parts.wasi, table: &mut self.table }
    }
}

impl WasiHttpView for State {
    fn http(&mut self) -> WasiHttpCtxView<'_> {
        WasiHttpCtxView { hooks: &mut *self.parts.outbound, table: &mut self.table, ctx: &mut self.http }
    }
}
