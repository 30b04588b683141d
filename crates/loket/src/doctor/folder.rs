//! The folder of the embedded database, and the backups.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};

use super::Finding;
use crate::backup::made_in;
use crate::migrate::DATABASE_FILE;

const FOLDER: &str = "data folder";
const PRIVACY: &str = "privacy";
const BACKUPS: &str = "backups";

/// How old the newest backup may be.
const BACKUP_DAYS_MAX: i64 = 7;

/// Looks at the folder itself and at who may read the database in it.
pub(super) fn examine(data: &Path) -> Vec<Finding> {
    if !data.is_dir() {
        let remedy = format!("`loket serve --data {}` makes it; or name the right one with --data", data.display());
        return vec![Finding::fail(FOLDER, format!("{} is no folder", data.display()), remedy)];
    }
    let mut findings = vec![writable(data)];
    let file = data.join(DATABASE_FILE);
    if let Ok(metadata) = std::fs::metadata(&file) {
        findings.push(private(&file, metadata.permissions().mode()));
    }
    findings
}

fn writable(data: &Path) -> Finding {
    // The file is gone again when this returns.
    match tempfile::Builder::new().prefix(".loket-doctor-").tempfile_in(data) {
        Ok(_) => Finding::ok(FOLDER, format!("{} can be written", data.display())),
        Err(error) => Finding::fail(
            FOLDER,
            format!("{} cannot be written: {error}", data.display()),
            "run the doctor as the user that runs `loket serve`; if this is that user, give it the folder (chown), or \
             make room on the disk",
        ),
    }
}

fn private(file: &Path, mode: u32) -> Finding {
    if mode & 0o077 == 0 {
        return Finding::ok(PRIVACY, format!("only its owner may read {}", file.display()));
    }
    let text = format!("others than its owner may read {} ({:03o})", file.display(), mode & 0o777);
    Finding::warn(PRIVACY, text, format!("chmod 600 {}", file.display()))
}

/// Whether the newest backup in `folder` is of these days.
pub(super) fn backups(folder: Option<&Path>) -> Finding {
    let Some(folder) = folder else {
        return Finding::skipped(BACKUPS, "not looked for: name their folder with --backups");
    };
    let remedy = format!("take one now with `loket backup {}`, and see to it that a timer does", folder.display());
    let files = match made_in(folder) {
        Ok(files) => files,
        Err(error) => return Finding::warn(BACKUPS, format!("{error:#}"), remedy),
    };
    let Some((file, made)) = files.last().and_then(|file| Some((file, made_at(file)?))) else {
        return Finding::warn(BACKUPS, format!("there is none in {}", folder.display()), remedy);
    };
    let age = DateTime::<Utc>::from(SystemTime::now()) - made;
    let text = format!("the newest of {} is {}, {} days old", files.len(), file.display(), age.num_days());
    if age > TimeDelta::days(BACKUP_DAYS_MAX) {
        return Finding::warn(BACKUPS, text, remedy);
    }
    Finding::ok(BACKUPS, text)
}

/// When a backup was made, as its name says: copying it elsewhere may change the time of the file.
fn made_at(file: &Path) -> Option<DateTime<Utc>> {
    let stamp = file.file_stem()?.to_str()?.strip_prefix("loket-")?;
    NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%S%3fZ").ok().map(|at| at.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_says_when_it_was_made() {
        let at = made_at(Path::new("/backups/loket-20261126T023011482Z.db")).unwrap();
        assert_eq!(at.to_rfc3339(), "2026-11-26T02:30:11.482+00:00");
        assert_eq!(made_at(Path::new("loket-20261126T023011.db")), None);
    }
}
