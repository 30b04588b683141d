//! `loket doctor`: says what is wrong with a desk and what to do about it, and leaves everything as it is.
//!
//! Map: `application` looks at the manifest and what it needs, `folder` at the data folder and the backups, `embedded`
//! and `hosted` at how it stands with a database of either kind, `contents` at what is in it; `finding` is what they say.

mod application;
mod contents;
mod embedded;
mod finding;
mod folder;
mod hosted;

use std::path::PathBuf;

use crate::migrate;
use crate::serve::{VariableSource, environment};

pub use finding::{Finding, State};

/// What to look at.
#[derive(Clone, Debug, clap::Args)]
// The options of `migrate` are a group of the same name.
#[group(skip)]
pub struct Arguments {
    #[command(flatten)]
    database: migrate::Arguments,
    /// The application's manifest
    #[arg(long, default_value = "spin.toml")]
    manifest: PathBuf,
    /// Value of an application variable, as for `loket serve`; may be repeated
    #[arg(long = "variable", value_name = "NAME=VALUE", value_parser = VariableSource::parse)]
    variables: Vec<VariableSource>,
    /// Folder where `loket backup` puts its files
    #[arg(long, value_name = "FOLDER")]
    backups: Option<PathBuf>,
    /// Print one JSON array instead of lines
    #[arg(long)]
    json: bool,
}

/// Runs the command and prints what it found: true when nothing failed.
///
/// # Errors
/// When the findings cannot be written as JSON.
pub async fn run(arguments: Arguments) -> anyhow::Result<bool> {
    let findings = examine(&arguments).await;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&findings)?);
    } else {
        for finding in &findings {
            println!("{finding}");
        }
    }
    Ok(findings.iter().all(|finding| finding.state != State::Fail))
}

/// Looks at everything that can be judged; what cannot be judged is [`State::Skipped`] and says why.
pub async fn examine(arguments: &Arguments) -> Vec<Finding> {
    let Arguments { database, manifest, variables, backups, json: _ } = arguments;
    let mut findings = application::examine(manifest, variables, &environment());
    match database.hosted() {
        Ok(Some(hosted)) => {
            let options = format!("--url {} --token @FILE", database.url.as_deref().unwrap_or_default());
            findings.extend(hosted::examine(&hosted, &options).await);
        }
        Ok(None) => {
            findings.extend(folder::examine(&database.data));
            findings.extend(embedded::examine(&database.data).await);
        }
        Err(error) => {
            let remedy = "correct --url or --token";
            findings.push(Finding::fail(hosted::CHECK, format!("{error:#}"), remedy));
        }
    }
    findings.push(folder::backups(backups.as_deref()));
    findings
}
