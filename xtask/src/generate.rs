//! `openapi.json` from the components' code, and the front end's types from `openapi.json`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::{build, step};

const TYPES: &str = "static/staff/api/schema.gen.ts";

/// Writes both files.
///
/// # Errors
/// When the code does not compile or npm fails.
pub fn write() -> Result<()> {
    build::packages()?;
    build::programs()?;
    std::fs::write(step::root().join("openapi.json"), document()?)?;
    let folder = step::root().join("static");
    step::run("types of the API", step::command("npm", &["run", "gen"]).current_dir(folder), "See the message above.")
}

/// Says whether the committed files are what the code makes.
///
/// # Errors
/// Names the old file and the command that renews it.
pub fn check() -> Result<()> {
    let committed = std::fs::read_to_string(step::root().join("openapi.json")).unwrap_or_default();
    if committed != document()? {
        bail!("openapi.json is old: run `cargo xtask gen` and commit it");
    }
    let fresh = std::env::temp_dir().join(format!("loket-schema-{}.ts", std::process::id()));
    types_into(&fresh)?;
    let same = std::fs::read(&fresh)? == std::fs::read(step::root().join(TYPES))?;
    std::fs::remove_file(&fresh)?;
    if !same {
        bail!("{TYPES} is old: run `cargo xtask gen` and commit it");
    }
    Ok(())
}

fn document() -> Result<String> {
    let program = step::root().join("target/debug/openapi");
    let output = step::command(&program.to_string_lossy(), &[]).output()?;
    if !output.status.success() {
        bail!("the API's description cannot be made: {}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("openapi.json must be text")
}

fn types_into(path: &PathBuf) -> Result<()> {
    let status = step::command("npm", &["run", "--silent", "types", "--", "--output"])
        .arg(path)
        .current_dir(step::root().join("static"))
        .stdout(std::process::Stdio::null())
        .status()?;
    if !status.success() {
        bail!("openapi-typescript failed: run `cargo xtask gen` to see why");
    }
    Ok(())
}
