//! What a dependency hears when it asks for something that it does not inherit: the answers of Spin.

use wasmtime::component::{Linker, Resource};
use wasmtime_wasi::p2::bindings::filesystem::types as p2;
use wasmtime_wasi::p3::bindings::filesystem::types as p3;
use wasmtime_wasi_http::p3::bindings::http::types as http;

use instance::{State, VariableError};

use super::manifest::Capability;

/// An interface of the host that a dependency may have to do without.
#[derive(Debug)]
pub struct Denial {
    /// What one must inherit to use the interface.
    pub capability: Capability,
    /// The name under which the host denies it.
    pub name: &'static str,
    /// How its own name begins, up to its compatible version.
    import: &'static str,
}

const CLIENT: &str = "denied-http-client";
const PREOPENS_2: &str = "denied-preopens-p2";
const PREOPENS_3: &str = "denied-preopens-p3";
const VARIABLES: &str = "denied-variables";

const DENIALS: [Denial; 4] = [
    Denial { capability: Capability::AllowedOutboundHosts, name: CLIENT, import: "wasi:http/client@0.3." },
    Denial { capability: Capability::Files, name: PREOPENS_2, import: "wasi:filesystem/preopens@0.2." },
    Denial { capability: Capability::Files, name: PREOPENS_3, import: "wasi:filesystem/preopens@0.3." },
    Denial { capability: Capability::Variables, name: VARIABLES, import: "spin:variables/variables@3." },
];

/// The denial of the interface that is imported as `import`, if it is one that must be inherited. (Sockets need no
/// denial: nobody has them here.)
pub fn find(import: &str) -> Option<&'static Denial> {
    DENIALS.iter().find(|denial| import.starts_with(denial.import))
}

/// Adds the denials to a linker.
pub fn add_to_linker(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    linker.instance(CLIENT)?.func_wrap_concurrent("send", |_, (_,): (Resource<http::Request>,)| {
        let denied = "\"wasi:http/client\" is not permitted".to_owned();
        let answer: Result<Resource<http::Response>, _> = Err(http::ErrorCode::InternalError(Some(denied)));
        Box::pin(async move { Ok((answer,)) })
    })?;
    linker.instance(PREOPENS_2)?.func_wrap("get-directories", |_, ()| {
        let none: Vec<(Resource<p2::Descriptor>, String)> = Vec::new();
        Ok((none,))
    })?;
    linker.instance(PREOPENS_3)?.func_wrap("get-directories", |_, ()| {
        let none: Vec<(Resource<p3::Descriptor>, String)> = Vec::new();
        Ok((none,))
    })?;
    linker.instance(VARIABLES)?.func_wrap_concurrent("get", |_, (name,): (String,)| {
        let answer: Result<String, _> = Err(VariableError::Undefined(name));
        Box::pin(async move { Ok((answer,)) })
    })?;
    Ok(())
}
