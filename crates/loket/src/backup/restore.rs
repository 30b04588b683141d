//! `loket restore`: everything that can fail happens to a copy of the backup, before the present database is touched.

use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use database::{Database, InUse};
use store::{Batch, Store, upkeep};
use tempfile::TempDir;

use super::{Contents, folder_of, put, stamp, verify};
use crate::migrate::{self, DATABASE_FILE};
use crate::transport::Pipelines;

/// Which backup, and where it goes.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// Backup to restore
    file: PathBuf,
    /// Folder of the database
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Replace a database that is there without asking
    #[arg(long)]
    yes: bool,
}

/// What a restore brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup held.
    pub contents: Contents,
    /// Where the database that was there before is kept.
    pub kept: Option<PathBuf>,
}

/// Runs the command and prints what it did.
///
/// # Errors
/// When the backup is not sound or newer than this program, the folder is in use, or nobody agreed to replace the
/// database that is there. Nothing is touched then.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let Arguments { file, data, yes } = arguments;
    fs::create_dir_all(&data).with_context(|| format!("cannot create the folder {}", data.display()))?;
    let agreed = yes || !data.join(DATABASE_FILE).exists() || agrees(&data)?;
    ensure!(agreed, "nothing was restored");
    let Restored { contents, kept } = restore(&file, &data).await?;
    println!("restored {} into {}", file.display(), data.display());
    print!("{contents}");
    for name in &contents.pending {
        println!("applied {name}");
    }
    if let Some(kept) = kept {
        println!("the database that was there is kept as {}", kept.display());
    }
    println!("every session has ended, and links to set a password work no more: `loket user passwd` gives new ones");
    Ok(())
}

/// Puts the backup `file` into the folder `data`, brought up to date, with every session and password link ended.
///
/// # Errors
/// As [`run`].
pub async fn restore(file: &Path, data: &Path) -> anyhow::Result<Restored> {
    let alone = InUse::alone(data)?;
    ensure!(
        !beside(file, "-wal").exists(),
        "{} is a database in use, not a backup: take one with `loket backup`",
        file.display()
    );
    // In a folder of its own within the data folder: private, on the same disk, and gone if anything fails.
    let working = TempDir::with_prefix_in(".loket-restore-", data)
        .with_context(|| format!("cannot write in the folder {}", data.display()))?;
    let copy = working.path().join(DATABASE_FILE);
    fs::copy(file, &copy).with_context(|| format!("cannot copy {}", file.display()))?;
    make_private(&copy)?;
    let contents = verify(&copy).await.with_context(|| format!("{} cannot be restored", file.display()))?;
    bring_up_to_date(&copy).await?;
    let moved = tokio::task::spawn_blocking({
        let (working, copy, target) = (working.path().to_owned(), copy.clone(), data.join(DATABASE_FILE));
        move || {
            InUse::wait_until_free(&working)?;
            database::backup::fold_in(&copy)?;
            fs::File::open(&copy)?.sync_all()?;
            let kept = keep_present(&target)?;
            put(&copy, &target)?;
            Ok::<_, anyhow::Error>(kept)
        }
    });
    let kept = moved.await??;
    drop(alone);
    Ok(Restored { contents, kept })
}

async fn bring_up_to_date(copy: &Path) -> anyhow::Result<()> {
    let database = Database::open(copy).await?;
    migrate::ensure(&database).await.context("the backup cannot be brought up to date")?;
    let ended = Store::new(Pipelines(&database)).write(Batch::from(upkeep::end_all_access())).await;
    ended.map(drop).context("cannot end the sessions of the backup")
}

/// Gives the present database a second name, so that there is one under its own name at any instant.
fn keep_present(target: &Path) -> anyhow::Result<Option<PathBuf>> {
    if !target.exists() {
        return Ok(None);
    }
    let kept = beside(target, &format!(".before-restore-{}", stamp()));
    // A damaged database cannot take up its WAL; it then keeps it under the same new name.
    if database::backup::fold_in(target).is_err() {
        for end in ["-wal", "-shm"] {
            let (from, to) = (beside(target, end), beside(&kept, end));
            if from.exists() {
                fs::rename(&from, &to).with_context(|| format!("cannot keep {}", from.display()))?;
            }
        }
    }
    fs::hard_link(target, &kept)
        .and_then(|()| fs::File::open(folder_of(target))?.sync_all())
        .with_context(|| format!("cannot keep the present database as {}", kept.display()))?;
    Ok(Some(kept))
}

/// The path with something added to the file's name.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn make_private(path: &Path) -> anyhow::Result<()> {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    fs::set_permissions(path, mode).with_context(|| format!("cannot change the permissions of {}", path.display()))
}

fn agrees(data: &Path) -> anyhow::Result<bool> {
    ensure!(std::io::stdin().is_terminal(), "there is a database in {}: add --yes to replace it", data.display());
    print!("Replace the database in {}? It is kept beside the new one. [y/N] ", data.display());
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
}
