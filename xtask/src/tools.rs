//! The tools a fresh machine needs, each with its remedy when it is missing.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::step;

/// What building needs.
///
/// # Errors
/// Names every missing tool at once, with what to do.
pub fn check_build() -> Result<()> {
    let mut missing = Vec::new();
    if !works("cc", &["--version"]) {
        missing.push("a C compiler (SQLite is compiled from C): `apt-get install gcc`, or Xcode's command line tools");
    }
    match node_major() {
        None => missing.push("Node.js 20 or newer with npm (the web front end): https://nodejs.org"),
        Some(major) if major < 20 => missing.push("a newer Node.js: 20 or above is needed: https://nodejs.org"),
        Some(_) if !works("npm", &["--version"]) => missing.push("npm, which comes with Node.js: https://nodejs.org"),
        Some(_) => {}
    }
    if !has_wasm_target() && !works("rustup", &["target", "add", "wasm32-wasip2"]) {
        missing.push("the wasm32-wasip2 target: `rustup target add wasm32-wasip2`");
    }
    report(&missing)
}

/// What the page tests need on top.
///
/// # Errors
/// Says how to install the browser.
pub fn check_browser() -> Result<()> {
    if browser().is_some() {
        return Ok(());
    }
    report(&["Chromium (the page tests drive it): `apt-get install chromium`, or set CHROMIUM to its path"])
}

/// The browser's path: `$CHROMIUM`, or from the PATH the one without a window, which draws quicker, or the whole one.
pub fn browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok();
    named
        .into_iter()
        .chain(["chromium-headless-shell", "chromium"].map(str::to_owned))
        .find(|program| works(program, &["--version"]))
}

fn report(missing: &[&str]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    bail!("this machine misses:\n  - {}\nInstall and run the same command again.", missing.join("\n  - "))
}

fn works(program: &str, arguments: &[&str]) -> bool {
    step::command(program, arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn node_major() -> Option<u32> {
    let output = Command::new("node").arg("--version").output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

fn has_wasm_target() -> bool {
    let sysroot = step::command("rustc", &["--print", "sysroot"]).output();
    sysroot.is_ok_and(|output| {
        let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        std::path::Path::new(&sysroot).join("lib/rustlib/wasm32-wasip2").is_dir()
    })
}
