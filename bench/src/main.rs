//! Command line of `bench`; `cargo xtask bench` builds what it needs and calls it.

use std::process::ExitCode;

use bench::{data, load, native, run};
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Measures Loket against a native server over the same data")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make the database, unless the folder has it already
    Generate(data::Arguments),
    /// Serve the routes of the benchmark natively
    Native(native::Arguments),
    /// Load one running server with the requests of one row, e.g. under a profiler
    Load(load::Arguments),
    /// Measure every row on both servers and print the table
    Run(run::Arguments),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Generate(arguments) => data::run(&arguments),
        Command::Native(arguments) => native::run(&arguments),
        Command::Load(arguments) => load::run(&arguments),
        Command::Run(arguments) => run::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}
