//! `wasi:http/client` as the runtime has it, with one thing more: which of an instance's requests makes a call.

use wasmtime::AsContextMut as _;
use wasmtime::component::{Accessor, GuestTaskId, HasData, Linker, Resource};
use wasmtime_wasi::TrappableError;
use wasmtime_wasi_http::p3::bindings::http::types::ErrorCode;
use wasmtime_wasi_http::p3::bindings::http::{client, types};
use wasmtime_wasi_http::p3::{Request, Response};
use wasmtime_wasi_http::{WasiHttp, WasiHttpCtxView, WasiHttpHooks, WasiHttpView as _};

use crate::state::State;

/// How the requests of one instance leave.
pub trait Outbound: WasiHttpHooks + Send {
    /// Whether it matters which request makes a call.
    fn is_recorded(&self) -> bool;

    /// The next call is made by the first of these tasks that answers a request.
    fn set_caller(&mut self, tasks: Vec<GuestTaskId>);
}

/// Gives the bindings access to the HTTP part of a [`State`].
struct Client;

impl HasData for Client {
    type Data<'a> = WasiHttpCtxView<'a>;
}

impl client::HostWithStore<State> for Client {
    async fn send(
        accessor: &Accessor<State, Self>,
        request: Resource<Request>,
    ) -> Result<Resource<Response>, TrappableError<ErrorCode>> {
        accessor.with(|mut access| {
            if access.data_mut().outbound().is_recorded() {
                let tasks = access.as_context_mut().async_call_stack().map(Iterator::collect::<Vec<_>>);
                access.data_mut().outbound().set_caller(tasks.unwrap_or_default());
            }
        });
        // Its first step, before anything else in this instance, hands the request to the hooks.
        let accessor = accessor.with_getter::<WasiHttp>(State::http);
        <WasiHttp as client::HostWithStore<State>>::send(&accessor, request).await
    }
}

/// Adds `wasi:http` to a linker.
pub fn add_to_linker(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    types::add_to_linker::<State, WasiHttp>(linker, State::http)?;
    client::add_to_linker::<State, Client>(linker, State::http)
}
