//! Builds the front end and the components.

use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::{step, tools};

/// Every component of spin.toml, by package name.
const COMPONENTS: [&str; 7] = ["site", "intake", "accounts", "catalogue", "dossiers", "relations", "jobs"];

/// The front end and the components.
///
/// # Errors
/// When a tool is missing or a build fails.
pub fn all() -> Result<()> {
    tools::check_build()?;
    front_end()?;
    components()
}

/// `static/dist`, by npm and Vite; skipped when nothing changed since.
///
/// # Errors
/// When npm fails.
pub fn front_end() -> Result<()> {
    let folder = step::root().join("static");
    packages()?;
    let inputs = newest(&folder, &["dist", "node_modules"]).max(newest(&step::root().join("crates/i18n/locales"), &[]));
    if modified(&folder.join("dist/site.json")).is_some_and(|built| Some(built) > inputs) {
        println!("\n✓ front end is up to date");
        return Ok(());
    }
    step::run("front end", step::command("npm", &["run", "build"]).current_dir(&folder), "See Vite's message above.")
}

/// `static/node_modules`, exactly as the lock file says.
///
/// # Errors
/// When npm fails.
pub fn packages() -> Result<()> {
    let folder = step::root().join("static");
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&folder.join("package-lock.json")) {
        return Ok(());
    }
    step::run(
        "front-end packages",
        step::command("npm", &["ci", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        "Is the npm registry reachable?",
    )
}

/// The components and those of the host's tests, in one call so that their dependencies compile once.
///
/// # Errors
/// When cargo fails.
pub fn components() -> Result<()> {
    let mut arguments = vec!["build", "--release", "--target", "wasm32-wasip2", "-p", "guest"];
    for component in COMPONENTS.into_iter().chain(["composition-caller", "composition-provider"]) {
        arguments.extend(["-p", component]);
    }
    step::run("components", &mut step::command("cargo", &arguments), "See the compiler's message above.")
}

/// The native programs: `loket`, and `openapi`, which describes the API. The whole workspace is selected so that its
/// dependencies have the same features as in the tests and compile once.
///
/// # Errors
/// When cargo fails.
pub fn programs() -> Result<()> {
    step::run(
        "native programs",
        &mut step::command("cargo", &["build", "--workspace", "--bin", "loket", "--bin", "openapi"]),
        "See the compiler's message above.",
    )
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

fn newest(folder: &Path, except: &[&str]) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter(|entry| !except.iter().any(|name| entry.file_name() == **name))
        .filter_map(|entry| {
            let path = entry.path();
            if path.is_dir() { newest(&path, except) } else { modified(&path) }
        })
        .max()
}
