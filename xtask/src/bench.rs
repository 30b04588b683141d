//! The benchmark: builds both servers the same way and measures them.

use anyhow::Result;

use crate::{build, step, tools};

/// Both servers are compiled with it; see Cargo.toml.
const PROFILE: &str = "bench-host";

/// Builds the components, `loket` and `bench`, and prints the table. `--profile NAME` compiles the programs otherwise
/// (`dev` is quick to build after `xtask up`); all other arguments go to `bench run`.
///
/// # Errors
/// When a tool is missing, a build fails or a server answers wrongly. A missed target is no error.
pub fn run(arguments: &[String]) -> Result<()> {
    let (profile, rest) = split(arguments);
    tools::check_build()?;
    build::all()?;
    step::run(
        "servers",
        &mut step::command(
            "cargo",
            &["build", "--workspace", "--profile", &profile, "--bin", "loket", "--bin", "bench"],
        ),
        "See the compiler's message above.",
    )?;
    let folder = format!("target/{}", if profile == "dev" { "debug" } else { &profile });
    let program = step::root().join(&folder).join("bench");
    step::run(
        "benchmark",
        step::command(&program.to_string_lossy(), &["run", "--loket", &format!("{folder}/loket")]).args(rest),
        "The servers' logs are target/bench/loket.log and native.log.",
    )
}

fn split(arguments: &[String]) -> (String, Vec<&String>) {
    let mut profile = PROFILE.to_owned();
    let mut rest = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--profile" => profile = arguments.next().cloned().unwrap_or(profile),
            _ => rest.push(argument),
        }
    }
    (profile, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_ours_and_the_rest_is_passed_on() {
        let arguments = ["--seconds", "4", "--profile", "dev", "--only", "list"].map(str::to_owned);
        let (profile, rest) = split(&arguments);
        assert_eq!(profile, "dev");
        assert_eq!(rest, ["--seconds", "4", "--only", "list"]);
        assert_eq!(split(&[]).0, PROFILE);
    }
}
