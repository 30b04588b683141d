//! A component that exports `greeter`: it waits, reads a variable, sends a request and reads a folder, each as far as it
//! may.

use std::time::Duration;

#[allow(missing_docs, reason = "generated")]
mod bindings {
    spin_sdk::wit_bindgen::generate!({
        path: "../wit",
        world: "provider",
        runtime_path: "spin_sdk::wit_bindgen::rt",
    });
}

struct Provider;

impl bindings::exports::loket_tests::greetings::greeter::Guest for Provider {
    async fn greet(url: String) -> String {
        spin_sdk::time::sleep(Duration::from_millis(10)).await;
        let variable = match spin_sdk::variables::get("greeting").await {
            Ok(value) => value,
            Err(error) => format!("no variable ({error})"),
        };
        let answer = match spin_sdk::http::get(url).await {
            Ok(response) => response.status().to_string(),
            Err(error) => format!("no request ({error})"),
        };
        let file = std::fs::read_to_string("/greeting.txt").unwrap_or_else(|_| "no file".to_owned());
        format!("{variable}; {answer}; {file}")
    }
}

#[cfg(target_family = "wasm")]
bindings::export!(Provider with_types_in bindings);
