//! What is acknowledged is on disk.

use database::Database;
use serde_json::json;

use crate::support::TestDatabase;

#[tokio::test]
async fn the_writer_flushes_every_commit_to_the_disk() {
    let database = TestDatabase::new().await;
    assert_eq!(database.integer("pragma synchronous").await, 2, "FULL");
    assert_eq!(database.value("pragma journal_mode").await["value"], "wal");
    assert_eq!(database.integer("pragma foreign_keys").await, 1);
    assert_eq!(database.integer("pragma busy_timeout").await, 5000);
}

#[tokio::test]
async fn settings_that_a_pipeline_changed_do_not_outlive_it() {
    let database = TestDatabase::with(&[
        "create table parent (id integer primary key)",
        "create table child (id integer references parent(id))",
    ])
    .await;
    database.execute("pragma foreign_keys = off", json!([])).await.unwrap();
    assert_eq!(database.integer("pragma foreign_keys").await, 1);
    assert!(database.execute("insert into child values (1)", json!([])).await.is_err());
}

#[tokio::test]
async fn what_was_acknowledged_is_there_when_the_file_is_opened_again() {
    let database = TestDatabase::with(&["create table t (a)", "insert into t values (1)"]).await;
    let path = database.folder.path().join("test.db");
    // A second set of connections reads what the first has not yet moved out of its WAL.
    let second = TestDatabase { database: Database::open(&path).await.unwrap(), folder: tempfile::tempdir().unwrap() };
    assert_eq!(second.integer("select count(*) from t").await, 1);
    drop(database.database);
    assert_eq!(second.integer("select count(*) from t").await, 1);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let database = TestDatabase::with(&["create table t (a)"]).await;
    for name in ["test.db", "test.db-wal"] {
        let mode = std::fs::metadata(database.folder.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, "Dear citizen, ".repeat(400)).unwrap();
    let error = Database::open(&path).await.err().unwrap();
    assert!(format!("{error:#}").contains("letter.txt"), "{error:#}");
    let error = Database::open(&folder.path().join("no/such/folder.db")).await.err().unwrap();
    assert!(format!("{error:#}").contains("folder.db"), "{error:#}");
}
