//! What the manifest reader accepts, and which line it names when it does not.

use std::time::Duration;

use super::*;

/// Line 1 is the version; `CONTENT` of the component starts on line 10.
const HEAD: &str = r#"spin_manifest_version = 2
[application]
name = "test"
[variables]
host = { default = "api.example.org" }
[[trigger.http]]
route = "/..."
component = "one"
[component.one]
"#;

fn parse(text: &str) -> Result<Manifest, ManifestError> {
    Manifest::parse("spin.toml", text, PathBuf::from("."))
}

/// Asserts that `text` is refused on `line` with a message that contains `expected`.
#[track_caller]
fn refused(text: &str, line: usize, expected: &str) {
    let error = parse(text).expect_err("the manifest should be refused");
    assert!(error.message.contains(expected), "{error}");
    assert_eq!(error.line, line, "{error}");
    assert!(error.to_string().starts_with(&format!("spin.toml:{line}: ")));
}

#[track_caller]
fn component_refused(content: &str, line: usize, expected: &str) {
    refused(&format!("{HEAD}{content}"), line, expected);
}

#[test]
fn whole_subset_is_read() {
    let text = r#"
spin_manifest_version = 2

[application]
name = "loket"
version = "0.1.0"
authors = ["The desk"]
description = "Housing and energy"

[application.trigger.http]
base = "/"

[variables]
libsql_url = { required = true }
libsql_token = { required = true, secret = true }
city = { default = "Ghent", description = "On every page" }

[[trigger.http]]
id = "form"
route = "/contact/..."
component = "intake"

[[trigger.http]]
route = { private = true }
component = "jobs"

[component.intake]
source = "target/wasm32-wasip2/release/intake.wasm"
description = "The citizen's form"
allowed_outbound_hosts = ["{{ libsql_url }}", "https://*.example.org"]
files = ["static/logo.svg", { source = "static/dist", destination = "/dist" }]

[component.intake.variables]
libsql_url = "{{ libsql_url }}"
greeting = "Hello {{ city }}"

[component.intake.build]
command = "cargo build --release"
workdir = "components/intake"
watch = ["src/**/*.rs"]

[component.intake.tool.loket]
deadline_ms = 2000
cpu_ms = 500
memory_bytes_max = 33_554_432
body_bytes_max = 65536
requests_max = 8

[component.intake.tool.other]
anything = "goes"

[component.jobs]
source = "jobs.wasm"
build = { command = ["one", "two"] }
"#;
    let manifest = parse(text).unwrap();
    assert_eq!(manifest.name, "loket");
    assert_eq!(manifest.variables["libsql_url"].default, None);
    assert_eq!(manifest.variables["city"].default.as_deref(), Some("Ghent"));
    assert_eq!(manifest.triggers[0].route, Route::Public("/contact/...".to_owned()));
    assert_eq!(manifest.triggers[1].route, Route::Private);
    let intake = &manifest.components["intake"];
    assert_eq!(intake.variables.len(), 2);
    assert_eq!(intake.allowed_outbound_hosts.len(), 2);
    assert_eq!(intake.files[0], FileMount::Pattern("static/logo.svg".to_owned()));
    assert_eq!(intake.limits.deadline, Duration::from_secs(2));
    assert_eq!(intake.limits.cpu, Duration::from_millis(500));
    assert_eq!(intake.limits.memory_bytes_max, 32 << 20);
    assert_eq!(intake.limits.body_bytes_max, 65536);
    assert_eq!(intake.limits.requests_max, 8);
    assert_eq!(intake.limits.instance_requests_max, 128);
    assert_eq!(manifest.components["jobs"].limits, Limits::default());
}

#[test]
fn unknown_key_is_named_with_its_line_and_the_known_keys() {
    component_refused(
        "source = \"a.wasm\"\nallowed_outbound_host = []\n",
        11,
        "unknown key `allowed_outbound_host` in `component.one`",
    );
    refused("spin_manifest_version = 2\napplicaton = {}\n", 1, "`application` is missing");
    let with_extra = format!("{HEAD}source = \"a.wasm\"\n[extra]\nkey = 1\n");
    refused(&with_extra, 11, "unknown key `extra` at the top of the manifest");
    let in_trigger = HEAD.replace("component = \"one\"\n", "component = \"one\"\nmethod = \"GET\"\n");
    refused(&format!("{in_trigger}source = \"a.wasm\"\n"), 9, "unknown key `method`");
    component_refused(
        "source = \"a.wasm\"\n[component.one.tool.loket]\ndeadline = 5\n",
        12,
        "unknown key `deadline` in `component.one.tool.loket`",
    );
    component_refused(
        "source = \"a.wasm\"\nfiles = [{ source = \"a\", destination = \"/a\", mode = \"r\" }]\n",
        11,
        "unknown key `mode`",
    );
}

#[test]
fn what_only_spin_runs_is_refused_with_a_way_out() {
    component_refused(
        "source = \"a.wasm\"\nkey_value_stores = [\"default\"]\n",
        11,
        "`component.one.key_value_stores` is not supported by loket serve: keep data in the database",
    );
    component_refused("source = \"a.wasm\"\nsqlite_databases = [\"default\"]\n", 11, "not supported");
    component_refused("source = \"a.wasm\"\nai_models = [\"llama\"]\n", 11, "not supported");
    component_refused("source = { url = \"https://x\", digest = \"y\" }\n", 10, "path of a .wasm file");
}

#[test]
fn wrong_types_and_ranges_name_the_value() {
    component_refused("source = \"a.wasm\"\nfiles = \"a\"\n", 11, "`component.one.files` must be an array");
    component_refused(
        "source = \"a.wasm\"\n[component.one.tool.loket]\nrequests_max = 0\n",
        12,
        "must be a whole number from 1 to 1000",
    );
    refused("spin_manifest_version = 1\n", 1, "whole number from 2 to 2");
    refused("spin_manifest_version = 2\nnot toml\n", 2, "");
}

#[test]
fn trigger_leads_to_a_declared_component() {
    let text = HEAD.replace("component = \"one\"", "component = \"two\"");
    refused(&format!("{text}source = \"a.wasm\"\n"), 6, "there is no [component.two]");
}

#[test]
fn variables_have_a_name_and_a_default_or_are_required() {
    let with = |line: &str| {
        let variables = HEAD.replace("host = { default = \"api.example.org\" }", line);
        format!("{variables}source = \"a.wasm\"\n")
    };
    refused(&with("Host = { default = \"x\" }"), 5, "no variable name");
    refused(&with("a__b = { default = \"x\" }"), 5, "no variable name");
    refused(&with("host = {}"), 5, "needs either");
    refused(&with("host = { required = true, default = \"x\" }"), 5, "needs either");
}

#[test]
fn templates_use_declared_variables_only() {
    component_refused(
        "source = \"a.wasm\"\nvariables = { url = \"{{ hots }}\" }\n",
        11,
        "`hots` is no application variable",
    );
    component_refused(
        "source = \"a.wasm\"\nallowed_outbound_hosts = [\n\"https://{{ host }}\",\n\"{{ nobody }}\"]\n",
        13,
        "`nobody` is no application variable",
    );
}

#[test]
fn faulty_outbound_host_is_named_with_its_line() {
    component_refused(
        "source = \"a.wasm\"\nallowed_outbound_hosts = [\n\"https://fine.example\",\n\"example.org\"]\n",
        13,
        "`example.org` is no allowed outbound host",
    );
}

#[test]
fn destination_of_files_is_absolute() {
    component_refused(
        "source = \"a.wasm\"\nfiles = [{ source = \"a\", destination = \"/../a\" }]\n",
        11,
        "absolute path",
    );
}

#[test]
fn documented_defaults_are_those_of_the_code() {
    let limits = Limits::default();
    let documented = include_str!("../../../README.md");
    for (key, value) in [
        ("deadline_ms", limits.deadline.as_millis().to_string()),
        ("cpu_ms", limits.cpu.as_millis().to_string()),
        ("memory_bytes_max", limits.memory_bytes_max.to_string()),
        ("body_bytes_max", limits.body_bytes_max.to_string()),
        ("requests_max", limits.requests_max.to_string()),
        ("waiting_max", limits.waiting_max.to_string()),
        ("waiting_ms", limits.waiting.as_millis().to_string()),
        ("instance_requests_max", limits.instance_requests_max.to_string()),
        ("instance_requests_at_once_max", limits.instance_requests_at_once_max.to_string()),
        ("instance_idle_ms", limits.instance_idle.as_millis().to_string()),
    ] {
        let row = format!("| `{key}` | {value} |");
        assert!(documented.contains(&row), "README.md of this crate lacks the row {row}");
    }
}

#[test]
fn our_own_manifest_is_accepted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spin.toml");
    let manifest = Manifest::load(&path).unwrap();
    super::super::routes::Router::new(&manifest).unwrap();
    assert!(manifest.variables.contains_key("libsql_url"));
}
