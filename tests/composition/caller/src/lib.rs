//! A component that answers over HTTP with what its import `greeter` says, so that the tests of `loket serve` can compose
//! it with another one.

use spin_sdk::http::{IntoResponse, Request};

#[allow(missing_docs, reason = "generated")]
mod bindings {
    spin_sdk::wit_bindgen::generate!({
        path: "../wit",
        world: "caller",
        runtime_path: "spin_sdk::wit_bindgen::rt",
    });
}

use bindings::loket_tests::greetings::greeter;

/// Answers with the greeting of the URL in the query, and with one that waits at the same time.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> impl IntoResponse {
    let url = request.uri().query().unwrap_or_default().to_owned();
    greeter::greet(url).await
}
