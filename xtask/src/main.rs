//! Tasks of the project, the same for people and CI: `cargo xtask up | test | ci | gen | tidy | build | bench`.

mod bench;
mod build;
mod generate;
mod step;
mod test;
mod tidy;
mod tools;
mod up;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <task>

  up      build everything and run the product with a demo database on http://localhost:3000
  test    run every check and every test (--fast: without the browser tests)
  ci      the same as test
  build   build the front end and the components
  gen     write openapi.json and the types the front end makes of it
  tidy    check the rules of the code base that no linter knows
  bench   measure the product against a native server over the same data (--journeys, --seconds, --connections, --only)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let result = match arguments.first().map(String::as_str) {
        Some("up") => up::run(rest),
        Some("test" | "ci") => test::run(rest),
        Some("build") => build::all(),
        Some("gen") => generate::write(),
        Some("tidy") => tidy::run(),
        Some("bench") => bench::run(rest),
        _ => {
            print!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}
