//! `loket backup` and `loket restore`: a copy of the embedded database while it serves, and the way back.

mod restore;
mod verify;

use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, bail, ensure};
use clap::Args;
use tempfile::TempDir;

use crate::migrate::{self, DATABASE_FILE};

pub use restore::{Arguments as RestoreArguments, Restored, restore, run as run_restore};
pub use verify::{Contents, verify};
pub(crate) use verify::{dangling, faults};

/// What to back up, and where to.
#[derive(Clone, Debug, Args)]
// The options of `migrate` are a group of the same name, which clap's debug assertions refuse.
#[group(skip)]
pub struct Arguments {
    /// File to write, or a folder, in which the file is named by the instant
    target: PathBuf,
    /// With a folder: keep the newest so many backups in it and remove older ones
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    keep: Option<u16>,
    #[command(flatten)]
    database: migrate::Arguments,
}

/// What a backup brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The verified file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it holds.
    pub contents: Contents,
}

/// Runs the command and prints what it did.
///
/// # Errors
/// When there is no database, the target cannot be written, or the copy is not sound; no file is left then.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let Arguments { target, keep, database } = arguments;
    if database.url.is_some() {
        bail!(
            "loket does not copy hosted databases: use the point-in-time restore of the hosting \
             (Turso: `turso db create --from-db`), or on a libSQL server of your own its bottomless replication"
        );
    }
    ensure!(keep.is_none() || target.is_dir(), "--keep needs a folder, and {} is none", target.display());
    let started = Instant::now();
    let made = make(&database.data, &target).await?;
    if let Some(keep) = keep {
        for removed in prune(&target, usize::from(keep))? {
            println!("removed {}", removed.display());
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("backed up to {} ({}, verified, {seconds:.1} s)", made.file.display(), size(made.bytes));
    print!("{}", made.contents);
    Ok(())
}

/// Copies the database of the folder `data` to `target`, a new file or a folder. The file appears under its name
/// once it is on the disk and verified.
///
/// # Errors
/// As [`run`].
pub async fn make(data: &Path, target: &Path) -> anyhow::Result<Made> {
    let file = if target.is_dir() { target.join(name_now()) } else { target.to_owned() };
    ensure!(!file.exists(), "{} exists already: name another file", file.display());
    let folder = folder_of(&file);
    // Beside the target, so that the last step is a rename; private, and gone if anything fails.
    let working = TempDir::with_prefix_in(".loket-backup-", folder)
        .with_context(|| format!("cannot write in the folder {}", folder.display()))?;
    let copy = working.path().join(DATABASE_FILE);
    let (source, to) = (data.join(DATABASE_FILE), copy.clone());
    tokio::task::spawn_blocking(move || database::backup::copy(&source, &to, show_progress())).await??;
    let contents =
        verify(&copy).await.context("the copy is not sound, so it was removed: the database itself may be damaged")?;
    let bytes = fs::metadata(&copy)?.len();
    put(&copy, &file)?;
    Ok(Made { file, bytes, contents })
}

/// Gives the file at `from` the name `to`, for good.
fn put(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to)
        .and_then(|()| fs::File::open(folder_of(to))?.sync_all())
        .with_context(|| format!("cannot name the file {}", to.display()))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Names that sort by time.
fn name_now() -> String {
    format!("loket-{}.db", stamp())
}

/// This instant (UTC) as a part of a file's name.
fn stamp() -> String {
    chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).format("%Y%m%dT%H%M%S%3fZ").to_string()
}

/// Removes all but the newest `keep` files that this command named, and gives those removed.
fn prune(folder: &Path, keep: usize) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = made_in(folder)?;
    let surplus = files.len().saturating_sub(keep);
    files.truncate(surplus);
    for file in &files {
        fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    Ok(files)
}

/// The backups in `folder` that this command named, oldest first.
pub(crate) fn made_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let stamp = name.strip_prefix("loket-").and_then(|rest| rest.strip_suffix(".db"));
        if stamp.is_some_and(|stamp| stamp.len() == 19 && stamp.ends_with('Z')) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Tells people at a terminal how far a long copy is; a short one ends before it says anything.
fn show_progress() -> impl FnMut(u64, u64) {
    let (terminal, started) = (std::io::stderr().is_terminal(), Instant::now());
    let mut shown = 0;
    move |copied, pages| {
        let percent = copied * 100 / pages.max(1);
        if terminal && percent != shown && started.elapsed().as_secs() >= 1 {
            shown = percent;
            let end = if percent == 100 { "\n" } else { "" };
            let _ = write!(std::io::stderr(), "\rcopied {percent} %{end}");
        }
    }
}

/// A size for people.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}
