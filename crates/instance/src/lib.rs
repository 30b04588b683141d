//! What one instance of a component holds and what it may import.
//!
//! Apart from `loket`, because the compiler makes all of WASI's functions anew for the state that they are given. That takes
//! longer than the rest of the host, and this crate changes seldom.

mod outbound;
mod state;
mod variables;

use wasmtime::Engine;
use wasmtime::component::{Component, Linker};
use wasmtime_wasi_http::p3::bindings::ServicePre;

pub use outbound::Outbound;
pub use state::{Parts, State};
pub use variables::{VariableError, check_variable_name};

/// A linker with WASI 0.2 and 0.3, `wasi:http` 0.3 and `spin:variables`.
///
/// # Errors
/// When two of them define the same, which is a defect.
pub fn linker(engine: &Engine) -> wasmtime::Result<Linker<State>> {
    let mut linker = Linker::new(engine);
    wasmtime_wasi::p2::add_to_linker_async(&mut linker)?;
    wasmtime_wasi::p3::add_to_linker(&mut linker)?;
    outbound::add_to_linker(&mut linker)?;
    variables::add_to_linker(&mut linker)?;
    Ok(linker)
}

/// Links a component, once for all its instances.
///
/// # Errors
/// When it imports what the linker does not have, or exports no `wasi:http/handler` 0.3.
pub fn link(linker: &Linker<State>, component: &Component) -> wasmtime::Result<ServicePre<State>> {
    ServicePre::new(linker.instantiate_pre(component)?)
}
