//! Who uses the databases of a folder: every open database shares a lock on it, and whoever replaces a database
//! file holds the lock alone. The lock belongs to the process: none is left behind when it ends, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;

use anyhow::Context as _;

/// A share of a folder's lock, or the whole of it; given back when dropped.
#[derive(Debug)]
pub struct InUse {
    _folder: File,
}

impl InUse {
    /// A share, for working with a database of `folder`.
    ///
    /// # Errors
    /// When the folder cannot be opened, or its database is being replaced.
    pub fn shared(folder: &Path) -> anyhow::Result<InUse> {
        let file = open(folder)?;
        let remedy = "is being replaced by `loket restore`: try again when that has finished";
        settle(file.try_lock_shared(), || format!("the database in {} {remedy}", folder.display()))?;
        Ok(InUse { _folder: file })
    }

    /// The whole lock, for replacing a database of `folder`.
    ///
    /// # Errors
    /// When the folder cannot be opened, or a program works with one of its databases.
    pub fn alone(folder: &Path) -> anyhow::Result<InUse> {
        let file = open(folder)?;
        let remedy = "is in use: stop `loket serve` (and any other loket command) on that folder first";
        settle(file.try_lock(), || format!("the database in {} {remedy}", folder.display()))?;
        Ok(InUse { _folder: file })
    }

    /// Waits until nobody works with a database of `folder` any more: a [`crate::Database`] that was dropped may
    /// still be closing its files. Blocks the thread.
    ///
    /// # Errors
    /// When the folder cannot be opened or locked.
    pub fn wait_until_free(folder: &Path) -> anyhow::Result<()> {
        open(folder)?.lock().with_context(|| format!("cannot lock the folder {}", folder.display()))
    }
}

/// A folder can be locked like a file, and unlike a lock file it has the right owner already.
fn open(folder: &Path) -> anyhow::Result<File> {
    // The folder of a bare file name is the one the program runs in.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder).with_context(|| format!("cannot open the folder {}", folder.display()))
}

fn settle(locked: Result<(), TryLockError>, taken: impl FnOnce() -> String) -> anyhow::Result<()> {
    match locked {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => anyhow::bail!(taken()),
        // Some network file systems know no such locks; SQLite's own still keep writers apart there.
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error).context("cannot lock the folder of the database"),
    }
}
