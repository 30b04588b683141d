//! Every check and every test, in the order in which they are cheap to fail.

use anyhow::Result;

use crate::{build, generate, step, tidy, tools};

/// Runs them all; `--fast` leaves the browser tests out.
///
/// # Errors
/// The first step that fails, with its remedy.
pub fn run(arguments: &[String]) -> Result<()> {
    let fast = arguments.iter().any(|argument| argument == "--fast");
    tools::check_build()?;
    if !fast {
        tools::check_browser()?;
    }
    step::check("tidy", tidy::run)?;
    step::run("format", &mut step::command("cargo", &["fmt", "--all", "--check"]), "Run `cargo fmt --all`.")?;
    build::packages()?;
    npm("front-end types and style", &["run", "check"])?;
    npm("front-end unit tests", &["run", "test"])?;
    build::front_end()?;
    build::components()?;
    build::programs()?;
    step::run(
        "clippy",
        &mut step::command("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        "Mend what clippy says.",
    )?;
    step::check("generated files are fresh", generate::check)?;
    step::run(
        "Rust tests",
        &mut step::command("cargo", &["test", "--quiet", "--workspace", "--no-fail-fast"]),
        "Run the named test alone with `cargo test -p <package> <name>`.",
    )?;
    hrana()?;
    if !fast {
        pages()?;
    }
    println!("\nAll checks and tests passed.");
    Ok(())
}

fn pages() -> Result<()> {
    let browser = tools::browser().unwrap_or_default();
    step::run(
        "page tests",
        step::command("npm", &["run", "e2e"]).current_dir(step::root().join("static")).env("CHROMIUM", browser),
        "`npx playwright show-trace` opens the trace named above.",
    )
}

/// The embedded database as the libSQL client for JavaScript meets it.
fn hrana() -> Result<()> {
    let folder = step::root().join("tests/hrana");
    step::run(
        "packages of the Hrana client suite",
        step::command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&folder),
        "See what npm says.",
    )?;
    step::run(
        "Hrana client suite",
        step::command("npm", &["test"]).current_dir(&folder),
        "Run one test alone with `node --test --test-name-pattern <name> suite.test.js` in tests/hrana/.",
    )
}

fn npm(name: &str, arguments: &[&str]) -> Result<()> {
    let folder = step::root().join("static");
    step::run(name, step::command("npm", arguments).current_dir(folder), "Run `npm run fix` in static/ for style.")
}
