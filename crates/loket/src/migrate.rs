//! `loket migrate`: brings the schema and the catalogue of the embedded or a hosted database up to date. Both are
//! reached by the same Hrana pipelines, so whatever runs here runs on either.

mod hosted;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use anyhow::Context as _;
use database::Database;
use database::migrate::{Hrana, MIGRATIONS, apply};
use store::{Store, catalogue};

use crate::transport::Pipelines;

pub use hosted::Hosted;

/// The embedded database's file in the data folder.
pub const DATABASE_FILE: &str = "loket.db";

/// Which database.
#[derive(Clone, Debug, clap::Args)]
pub struct Arguments {
    /// Folder of the embedded database
    #[arg(long, default_value = "data", conflicts_with = "url")]
    pub data: PathBuf,
    /// Address of a hosted libSQL instead, e.g. https://desk.example.org
    #[arg(long)]
    pub url: Option<String>,
    /// Token for the hosted database; @FILE reads it from a file, out of sight of other users
    #[arg(long, requires = "url")]
    pub token: Option<String>,
}

impl Arguments {
    /// The hosted database, when one was named.
    ///
    /// # Errors
    /// When its address or token cannot be used, in words for the person at the command line.
    pub fn hosted(&self) -> anyhow::Result<Option<Hosted>> {
        let Some(url) = &self.url else { return Ok(None) };
        let token = self.token.as_deref().map(read_token).transpose()?;
        Hosted::new(url, token.as_deref()).map(Some)
    }
}

/// Runs the command and prints what it did.
///
/// # Errors
/// When the database cannot be reached or is at odds with this program's migrations, in words for the
/// person at the command line.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let applied = match arguments.hosted()? {
        Some(hosted) => ensure(&hosted).await?,
        None => {
            std::fs::create_dir_all(&arguments.data)
                .with_context(|| format!("cannot create the folder {}", arguments.data.display()))?;
            ensure(&Database::open(&arguments.data.join(DATABASE_FILE)).await?).await?
        }
    };
    for name in &applied {
        println!("applied {name}");
    }
    println!("the database is up to date");
    Ok(())
}

/// Brings `database` up to date, the shipped catalogue included, and gives the names of the migrations that were
/// applied now. Safe to call on every start and by several programs at the same time.
///
/// # Errors
/// [`database::migrate::MigrateError`], or the reason why the catalogue could not be merged.
pub async fn ensure(database: &(impl Hrana + Sync)) -> anyhow::Result<Vec<&'static str>> {
    let applied = apply(database, MIGRATIONS).await?;
    catalogue::merge(&Store::new(Pipelines(database))).await.context("cannot merge the catalogue")?;
    Ok(applied)
}

fn read_token(given: &str) -> anyhow::Result<String> {
    match given.strip_prefix('@') {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| format!("cannot read the token from {path}"))?;
            Ok(text.trim().to_owned())
        }
        None => Ok(given.to_owned()),
    }
}
