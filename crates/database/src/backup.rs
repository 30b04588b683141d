//! A copy of a database while others read and write it.

use std::path::Path;

use anyhow::Context as _;
use rusqlite::backup::{Backup, StepResult};

use crate::connection::{Connection, Role, create_private};
use crate::in_use::InUse;

/// Pages copied at a time: about 4 MB, a few milliseconds.
const PAGES_PER_STEP: i32 = 1024;
/// Pause before the next try when somebody holds the source, which WAL makes rare.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(10);

/// Copies the database file `source` into the new file `target`, readable by its owner only, and flushes it to the
/// disk. `progress` is told how many pages of how many were copied. Blocks the thread.
///
/// The copy is the database as it stood at one instant. Nobody waits for it: writers go on in the WAL, which only
/// grows a little longer meanwhile. It is a single file without a WAL of its own.
///
/// # Errors
/// When `source` is missing or cannot be read, or `target` exists or cannot be written.
pub fn copy(source: &Path, target: &Path, mut progress: impl FnMut(u64, u64)) -> anyhow::Result<()> {
    let context = || format!("cannot copy {} to {}", source.display(), target.display());
    anyhow::ensure!(source.exists(), "there is no database at {}", source.display());
    anyhow::ensure!(!target.exists(), "{} exists already", target.display());
    let _in_use = InUse::shared(source.parent().unwrap_or(Path::new(".")))?;
    let from = Connection::open(source, Role::Reader, None)?;
    // A read that stays open: every step sees this snapshot, and no writer makes the copy start again.
    from.sqlite.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema").with_context(context)?;
    create_private(target).with_context(context)?;
    let mut to = rusqlite::Connection::open(target).with_context(context)?;
    {
        let backup = Backup::new(&from.sqlite, &mut to).with_context(context)?;
        loop {
            let step = backup.step(PAGES_PER_STEP).with_context(context)?;
            let now = backup.progress();
            progress(count(now.pagecount - now.remaining), count(now.pagecount));
            match step {
                StepResult::Done => break,
                StepResult::Busy | StepResult::Locked => std::thread::sleep(PAUSE),
                _ => {}
            }
        }
    }
    let mode: String = to.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).with_context(context)?;
    anyhow::ensure!(mode == "delete", "{}: it stayed in the mode {mode}", context());
    to.close().map_err(|(_, error)| error).with_context(context)?;
    std::fs::File::open(target).and_then(|file| file.sync_all()).with_context(context)
}

/// Moves what stands in the WAL of the database file at `path` into the file, which then is whole by itself. Nobody
/// else may use it. Blocks the thread.
///
/// # Errors
/// When the file is no sound database, or is in use.
pub fn fold_in(path: &Path) -> anyhow::Result<()> {
    let context = || format!("cannot move the WAL of {} into it", path.display());
    let sqlite = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE);
    let sqlite = sqlite.with_context(context)?;
    let mode: String = sqlite.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).with_context(context)?;
    anyhow::ensure!(mode == "delete", "{}: it stayed in the mode {mode}", context());
    sqlite.close().map_err(|(_, error)| error).with_context(context)
}

fn count(pages: i32) -> u64 {
    u64::try_from(pages).unwrap_or_default()
}
