//! Backups taken while others write, and the way back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use database::Database;
use loket::backup::{make, restore};
use loket::migrate::{DATABASE_FILE, ensure};
use loket::transport::Pipelines;
use serde::Deserialize;
use store::{Batch, Read, Statement, Store};
use tempfile::TempDir;

#[derive(Debug, Deserialize, PartialEq)]
struct Count {
    count: i64,
}

/// A desk with one manager, a session and a password link, closed.
async fn desk() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let database = open(&data).await;
    ensure(&database).await.unwrap();
    let statements = [
        "insert into user (id, email, email_folded, name, role, created_at, updated_at)
         values ('u1', 'an@stad.example', 'an@stad.example', 'An', 'manager', '2026-11-23', '2026-11-23')",
        "insert into session (token_hash, user_id, created_at, seen_at, idle_expires_at, absolute_expires_at)
         values ('hash', 'u1', '2026-11-23', '2026-11-23', '2999-01-01', '2999-01-01')",
        "insert into password_link (token_hash, user_id, created_at, expires_at)
         values ('hash', 'u1', '2026-11-23', '2999-01-01')",
    ];
    write(&database, &statements).await;
    close(database, &data).await;
    (folder, data)
}

async fn open(data: &Path) -> Database {
    Database::open(&data.join(DATABASE_FILE)).await.unwrap()
}

async fn close(database: Database, data: &Path) {
    drop(database);
    let data = data.to_owned();
    tokio::task::spawn_blocking(move || database::InUse::wait_until_free(&data)).await.unwrap().unwrap();
}

async fn write(database: &Database, statements: &[&str]) {
    let batch = Batch::from(statements.iter().map(|sql| Statement::new((*sql).to_owned())).collect::<Vec<_>>());
    Store::new(Pipelines(database)).write(batch).await.unwrap();
}

async fn count(database: &Database, sql: &str) -> i64 {
    let mut answers =
        Store::new(Pipelines(database)).read(Read::new().with(Statement::new(sql.to_owned()))).await.unwrap();
    answers.take(0).first::<Count>().unwrap().unwrap().count
}

fn mode(path: &Path) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path).unwrap().permissions()) & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_taken_while_eight_write_is_one_instant() {
    let (folder, data) = desk().await;
    let database = open(&data).await;
    write(&database, &["create table debit (id integer primary key, text text) strict"]).await;
    write(&database, &["create table credit (id integer primary key, text text) strict"]).await;
    let stop = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let (database, stop) = (database.clone(), Arc::clone(&stop));
            tokio::spawn(async move {
                let mut written = 0;
                while !stop.load(Relaxed) {
                    let pair = [
                        "insert into debit (text) values (hex(zeroblob(2000)))",
                        "insert into credit (text) values ('x')",
                    ];
                    write(&database, &pair).await;
                    written += 1;
                }
                written
            })
        })
        .collect();
    let mut counts = Vec::new();
    for number in 0..3 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let before = count(&database, "select count(*) as count from debit").await;
        let made = make(&data, &folder.path().join(format!("{number}.db"))).await.unwrap();
        let after = count(&database, "select count(*) as count from debit").await;
        assert_eq!(mode(&made.file), 0o600);
        assert!(made.contents.rows.contains(&("users".to_owned(), 1)), "{made:?}");
        let copy = Database::open(&made.file).await.unwrap();
        let debits = count(&copy, "select count(*) as count from debit").await;
        assert_eq!(debits, count(&copy, "select count(*) as count from credit").await);
        assert!((before..=after).contains(&debits), "{before} {debits} {after}");
        counts.push(debits);
    }
    stop.store(true, Relaxed);
    let mut written = 0;
    for writer in writers {
        written += writer.await.unwrap();
    }
    assert!(counts[0] < counts[2] && counts[2] <= written, "the writers went on meanwhile: {counts:?} of {written}");
}

#[tokio::test]
async fn a_restored_database_is_the_one_of_the_backup_with_nobody_signed_in() {
    let (folder, data) = desk().await;
    let backups = folder.path().join("backups");
    std::fs::create_dir(&backups).unwrap();
    let made = make(&data, &backups).await.unwrap();
    assert_eq!(names(&backups).len(), 1, "only the file is left");
    let database = open(&data).await;
    write(&database, &["update user set name = 'Changed later'"]).await;
    close(database, &data).await;

    let restored = restore(&made.file, &data).await.unwrap();
    assert_eq!(restored.contents, made.contents);
    let database = open(&data).await;
    assert_eq!(count(&database, "select count(*) as count from user where name = 'An'").await, 1);
    for table in ["session", "password_link"] {
        assert_eq!(count(&database, &format!("select count(*) as count from {table}")).await, 0, "{table}");
    }
    let kept = Database::open(&restored.kept.unwrap()).await.unwrap();
    assert_eq!(count(&kept, "select count(*) as count from user where name = 'Changed later'").await, 1);
    assert_eq!(mode(&data.join(DATABASE_FILE)), 0o600);
}

#[tokio::test]
async fn a_backup_that_is_not_sound_changes_nothing() {
    let (folder, data) = desk().await;
    let made = make(&data, &folder.path().join("good.db")).await.unwrap();
    let good = std::fs::read(&made.file).unwrap();
    let mut flipped = good.clone();
    // Every fourth page: a single place may happen to be free, where damage harms nobody.
    flipped.chunks_mut(4096).skip(1).step_by(4).flatten().for_each(|byte| *byte ^= 0x5a);
    let newer = folder.path().join("newer.db");
    std::fs::write(&newer, &good).unwrap();
    let database = Database::open(&newer).await.unwrap();
    let note = "insert into schema_migration (number, name, checksum, applied_at) values (999, '0999_future', 'x', '2030-01-01')";
    write(&database, &[note]).await;
    close(database, folder.path()).await;
    // Connections that close at the same moment may each leave the WAL to the other.
    database::backup::fold_in(&newer).unwrap();
    let other = folder.path().join("other.db");
    let database = Database::open(&other).await.unwrap();
    write(&database, &["create table t (a)"]).await;
    close(database, folder.path()).await;
    database::backup::fold_in(&other).unwrap();

    let before = (names(&data), std::fs::read(data.join(DATABASE_FILE)).unwrap());
    let file = folder.path().join("bad.db");
    for (bytes, expected) in [
        (flipped, "damaged|malformed"),
        (good[..good.len() / 2].to_vec(), "damaged|malformed"),
        (b"Dear citizen, ".repeat(1000), "no SQLite database"),
        (Vec::new(), "no SQLite database"),
        (std::fs::read(&other).unwrap(), "not Loket's"),
        (std::fs::read(&newer).unwrap(), "0999_future"),
    ] {
        std::fs::write(&file, bytes).unwrap();
        let Err(error) = restore(&file, &data).await else { panic!("a backup is restored that is {expected}") };
        let error = format!("{error:#}");
        assert!(expected.split('|').any(|words| error.contains(words)), "{expected}: {error}");
        assert_eq!((names(&data), std::fs::read(data.join(DATABASE_FILE)).unwrap()), before, "{expected}");
    }
}

#[tokio::test]
async fn a_folder_in_use_is_left_alone() {
    let (folder, data) = desk().await;
    let made = make(&data, &folder.path().join("good.db")).await.unwrap();
    let serving = open(&data).await;
    let error = restore(&made.file, &data).await.unwrap_err().to_string();
    assert!(error.contains("stop `loket serve`"), "{error}");
    close(serving, &data).await;
    let alone = database::InUse::alone(&data).unwrap();
    let error = Database::open(&data.join(DATABASE_FILE)).await.err().unwrap().to_string();
    assert!(error.contains("loket restore"), "{error}");
    drop(alone);
    restore(&made.file, &data).await.unwrap();
    assert_eq!(names(&data).len(), 2, "the database and the one before it: {:?}", names(&data));
}

#[tokio::test]
async fn a_database_lost_entirely_comes_back() {
    let (folder, data) = desk().await;
    let made = make(&data, &folder.path().join("good.db")).await.unwrap();
    let again = make(&data, &made.file).await.unwrap_err().to_string();
    assert!(again.contains("exists already"), "{again}");
    let elsewhere = folder.path().join("new");
    std::fs::create_dir(&elsewhere).unwrap();
    assert_eq!(restore(&made.file, &elsewhere).await.unwrap().kept, None);
    assert_eq!(count(&open(&elsewhere).await, "select count(*) as count from user").await, 1);
    // A damaged database is no obstacle: it is what a restore is for.
    std::fs::write(data.join(DATABASE_FILE), "torn").unwrap();
    let kept = restore(&made.file, &data).await.unwrap().kept.unwrap();
    assert_eq!(std::fs::read(kept).unwrap(), b"torn");
}
