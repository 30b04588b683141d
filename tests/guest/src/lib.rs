//! A component that does what components do, well and badly, so that the tests of `loket serve`
//! can see what the host makes of it. The first path segment after the route picks the behaviour.

mod bodies;

use std::time::Duration;

use bodies::Ending;
use spin_sdk::http::body::IncomingBodyExt;
use spin_sdk::http::{IntoResponse, Request, Response, StatusCode};
use spin_sdk::wasip3::http::types;

/// Answers one request.
// Natively there is no such export to make: the linker would refuse its name.
#[cfg_attr(target_family = "wasm", spin_sdk::http_service)]
pub async fn handle(request: Request) -> Result<types::Response, types::ErrorCode> {
    let path = header(&request, "spin-path-info");
    match path.as_str() {
        "/body/endless" => return Ok(bodies::broken(Ending::Never)),
        "/body/trap" => return Ok(bodies::broken(Ending::Trap)),
        "/body/error" => return Ok(bodies::broken(Ending::Error)),
        "/body/silence" => return Ok(bodies::broken(Ending::Silence)),
        _ => {}
    }
    whole(&path, request).await.into_response()
}

/// What is answered in one piece.
async fn whole(path: &str, request: Request) -> Response<String> {
    let argument = request.uri().query().unwrap_or_default().to_owned();
    match path {
        "" | "/" | "/hello" => answer(200, "hello"),
        "/headers" => answer(200, &headers_as_json(&request)),
        "/echo" => echo(request).await,
        "/panic" => panic!("asked to panic"),
        "/loop" => compute_for_ever(),
        "/wait-then-loop" => {
            slow(&argument).await;
            compute_for_ever()
        }
        "/allocate" => allocate(&argument),
        "/variable" => variable(&argument).await,
        "/outbound" => outbound(&argument).await,
        "/database" => database().await,
        "/file" => file(&argument),
        "/write" => write(&argument),
        "/slow" => slow(&argument).await,
        "/report" => {
            let token = header(&request, "authorization");
            println!("{} {path} with {token}", request.method());
            answer(200, "reported")
        }
        "/count" => count(&argument),
        "/say" => {
            println!("said on stdout");
            eprintln!("said on stderr");
            answer(200, "said")
        }
        other => answer(404, &format!("the test component has no {other}")),
    }
}

/// All request headers as a JSON object; a header sent twice becomes `a, b`.
fn headers_as_json(request: &Request) -> String {
    let mut all = serde_json::Map::new();
    all.insert("uri".into(), request.uri().to_string().into());
    for name in request.headers().keys() {
        let values: Vec<_> = request
            .headers()
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .collect();
        all.insert(name.to_string(), values.join(", ").into());
    }
    serde_json::Value::Object(all).to_string()
}

fn compute_for_ever() -> ! {
    loop {
        std::hint::black_box(());
    }
}

async fn echo(request: Request) -> Response<String> {
    match request.into_body().bytes().await {
        Ok(bytes) => answer(200, &String::from_utf8_lossy(&bytes)),
        Err(error) => answer(400, &format!("unreadable body: {error}")),
    }
}

/// Allocates and touches `argument` MiB, or memory without end when there is no argument.
fn allocate(argument: &str) -> Response<String> {
    let mebibytes: usize = argument.parse().unwrap_or(usize::MAX);
    let mut held = Vec::new();
    for _ in 0..mebibytes {
        held.push(std::hint::black_box(vec![1_u8; 1 << 20]));
    }
    answer(200, &held.len().to_string())
}

async fn variable(name: &str) -> Response<String> {
    match spin_sdk::variables::get(name).await {
        Ok(value) => answer(200, &value),
        Err(error) => answer(404, &error.to_string()),
    }
}

async fn outbound(url: &str) -> Response<String> {
    match spin_sdk::http::get(url).await {
        Ok(response) => {
            let status = response.status().as_u16();
            match response.into_body().bytes().await {
                Ok(bytes) => answer(status, &String::from_utf8_lossy(&bytes)),
                Err(error) => answer(502, &error.to_string()),
            }
        }
        Err(error) => answer(502, &error.to_string()),
    }
}

/// One statement over the pipeline at `libsql_url`, the answer passed on as it came.
async fn database() -> Response<String> {
    let Ok(url) = spin_sdk::variables::get("libsql_url").await else {
        return answer(404, "no libsql_url");
    };
    let body = r#"{"requests":[{"type":"execute","stmt":{"sql":"select 40 + 2"}},{"type":"close"}]}"#;
    match spin_sdk::http::post(format!("{url}/v2/pipeline"), body).await {
        Ok(response) => {
            let status = response.status().as_u16();
            let bytes = response.into_body().bytes().await.unwrap_or_default();
            answer(status, &String::from_utf8_lossy(&bytes))
        }
        Err(error) => answer(502, &error.to_string()),
    }
}

fn file(path: &str) -> Response<String> {
    match std::fs::read_to_string(path) {
        Ok(text) => answer(200, &text),
        Err(error) => answer(404, &error.to_string()),
    }
}

fn write(path: &str) -> Response<String> {
    match std::fs::write(path, "changed") {
        Ok(()) => answer(200, "written"),
        Err(error) => answer(403, &error.to_string()),
    }
}

/// Waits `argument` milliseconds without using the processor.
async fn slow(argument: &str) -> Response<String> {
    let wait = Duration::from_millis(argument.parse().unwrap_or(100));
    spin_sdk::time::sleep(wait).await;
    answer(200, "slept")
}

/// Computes about `argument` milliseconds.
fn count(argument: &str) -> Response<String> {
    let until = std::time::Instant::now() + Duration::from_millis(argument.parse().unwrap_or(1));
    let mut turns = 0_u64;
    while std::time::Instant::now() < until {
        turns = std::hint::black_box(turns + 1);
    }
    answer(200, "counted")
}

fn answer(status: u16, body: &str) -> Response<String> {
    let mut response = Response::new(body.to_owned());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    response
}

fn header(request: &Request, name: &str) -> String {
    let value = request.headers().get(name);
    value.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).unwrap_or_default()
}
