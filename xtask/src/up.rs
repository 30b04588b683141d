//! Builds everything and runs the product with a demo database of its own.

use anyhow::Result;

use crate::{build, step, tools};

/// Builds, migrates, fills on the first run, serves on http://localhost:3000 until Ctrl-C. Further arguments go to
/// `loket serve`.
///
/// # Errors
/// When a tool is missing, a build fails or the port is taken.
pub fn run(arguments: &[String]) -> Result<()> {
    tools::check_build()?;
    println!("The first build takes about ten minutes on two cores; later ones take seconds.");
    build::front_end()?;
    build::components()?;
    build::programs()?;
    let program = step::root().join("target/debug/loket");
    let program = program.to_string_lossy();
    // A folder of its own, so that trying the product can never touch a desk's data.
    let data = ["--data", "data/demo"];
    step::run("demo database", step::command(&program, &["demo"]).args(data), "Remove data/demo to start afresh.")?;
    step::run(
        "Loket",
        step::command(&program, &["serve"]).args(data).args(arguments),
        "Is port 3000 taken? `cargo xtask up --listen 127.0.0.1:3001` takes another.",
    )
}
