//! Runs one named step and says how long it took.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the checkout").to_owned()
}

/// A command in the root of the checkout.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs `command` under a headline; its output is shown as it comes.
///
/// # Errors
/// When the command cannot be started or fails; `remedy` says what to do then.
pub fn run(name: &str, command: &mut Command, remedy: &str) -> Result<()> {
    println!("\n▸ {name}");
    let start = Instant::now();
    let status = command.status().with_context(|| format!("{name}: cannot start {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{name} failed ({status}). {remedy}");
    }
    println!("✓ {name} ({:.1} s)", start.elapsed().as_secs_f64());
    Ok(())
}

/// Runs `check` under a headline.
///
/// # Errors
/// What the check says.
pub fn check(name: &str, check: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n▸ {name}");
    let start = Instant::now();
    check().with_context(|| format!("{name} failed"))?;
    println!("✓ {name} ({:.1} s)", start.elapsed().as_secs_f64());
    Ok(())
}
