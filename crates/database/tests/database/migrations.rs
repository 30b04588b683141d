//! The ledger of migrations and what it refuses.

use std::collections::BTreeSet;

use database::Database;
use database::migrate::{MIGRATIONS, MigrateError, Migration, apply};
use database::sql;
use fallible_iterator::FallibleIterator as _;
use libsql_sqlite3_parser::ast::{Cmd, Stmt};
use libsql_sqlite3_parser::lexer::sql::Parser;
use serde_json::json;

use crate::support::TestDatabase;

const FIRST: Migration = Migration { number: 1, name: "0001_first", sql: "create table a (x integer) strict" };
const TABLES: Migration = Migration {
    number: 1,
    name: "0001_tables",
    sql: "-- Why; and how.
        create table a (x integer, note text default ';');
        create trigger a_log after insert on a begin
            update a set note = case new.x when 1 then 'one;' else 'more' end where rowid = new.rowid;
        end;
        insert into a (x) values (1);",
};
const MORE: Migration = Migration { number: 2, name: "0002_more", sql: "alter table a add column y; select 1;" };
const LATER: Migration = Migration { number: 3, name: "0003_later", sql: "create table c (x);" };

#[test]
fn the_program_carries_every_file_in_an_order_without_gaps() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../migrations");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".sql").map(str::to_owned))
        .collect();
    let carried: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.name).collect();
    assert_eq!(carried, files.iter().map(String::as_str).collect::<Vec<_>>());
    for (index, migration) in MIGRATIONS.iter().enumerate() {
        assert_eq!(usize::try_from(migration.number), Ok(index + 1), "{}: numbers have no gaps", migration.name);
        assert!(migration.name.starts_with(&format!("{:04}_", migration.number)), "{}", migration.name);
    }
}

/// sqld refuses what its parser does not understand, although SQLite would.
#[test]
fn sqld_understands_every_migration() {
    for migration in MIGRATIONS {
        let parsed: Vec<Cmd> = Parser::new(migration.sql.as_bytes())
            .collect()
            .unwrap_or_else(|error| panic!("{}.sql: {error}", migration.name));
        assert_eq!(parsed.len(), sql::statements(migration.sql).len(), "{}.sql", migration.name);
        for command in parsed {
            let refused = matches!(
                command,
                Cmd::Stmt(
                    Stmt::Analyze(_)
                        | Stmt::Attach { .. }
                        | Stmt::Begin(..)
                        | Stmt::Commit(_)
                        | Stmt::Detach(_)
                        | Stmt::Rollback { .. }
                        | Stmt::Vacuum(..)
                )
            );
            assert!(!refused, "{}.sql: {command}", migration.name);
        }
    }
}

#[tokio::test]
async fn the_landed_migrations_make_a_sound_database() {
    let database = TestDatabase::new().await;
    let applied = apply(&database.database, MIGRATIONS).await.unwrap();
    assert_eq!(applied.len(), MIGRATIONS.len());
    assert_eq!(database.value("pragma integrity_check").await["value"], "ok");
    let violations = database.execute("pragma foreign_key_check", json!([])).await.unwrap();
    assert_eq!(violations["rows"], json!([]));
    assert_eq!(apply(&database.database, MIGRATIONS).await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn each_migration_is_applied_once_and_noted() {
    let database = TestDatabase::new().await;
    assert_eq!(apply(&database.database, &[TABLES]).await.unwrap(), ["0001_tables"]);
    assert_eq!(apply(&database.database, &[TABLES, MORE]).await.unwrap(), ["0002_more"]);
    assert_eq!(apply(&database.database, &[TABLES, MORE]).await.unwrap(), [""; 0]);
    assert_eq!(database.value("select note from a").await["value"], "one;");
    let sql = "select count(*) from schema_migration
        where length(checksum) = 64 and abs(unixepoch(applied_at) - unixepoch()) < 60";
    assert_eq!(database.integer(sql).await, 2);
}

#[tokio::test]
async fn a_changed_file_is_refused_by_name() {
    let database = TestDatabase::new().await;
    apply(&database.database, &[FIRST]).await.unwrap();
    let changed = Migration { sql: "create table a (x integer, y integer) strict", ..FIRST };
    let error = apply(&database.database, &[changed, MORE]).await.unwrap_err();
    assert!(matches!(&error, MigrateError::Changed { name, .. } if name == "0001_first"));
    let text = error.to_string();
    assert!(text.starts_with("0001_first.sql was changed after it was applied on 20"), "{text}");
    assert!(text.ends_with("add a new migration instead"), "{text}");
    assert_eq!(database.integer("select count(*) from schema_migration").await, 1);
}

#[tokio::test]
async fn line_ends_do_not_change_a_file() {
    let database = TestDatabase::new().await;
    let unix = Migration { sql: "create table a (\n  x\n);\n", ..FIRST };
    let windows = Migration { sql: "create table a (\r\n  x\r\n);\r\n", ..FIRST };
    apply(&database.database, &[unix]).await.unwrap();
    assert_eq!(apply(&database.database, &[windows]).await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused() {
    let database = TestDatabase::new().await;
    apply(&database.database, &[TABLES, MORE]).await.unwrap();
    let error = apply(&database.database, &[TABLES]).await.unwrap_err();
    assert!(matches!(&error, MigrateError::Unknown { name, .. } if name == "0002_more"), "{error}");
    let renamed = Migration { name: "0002_other", ..MORE };
    let error = apply(&database.database, &[TABLES, renamed]).await.unwrap_err();
    assert!(matches!(&error, MigrateError::Unknown { name, .. } if name == "0002_more"), "{error}");
}

#[tokio::test]
async fn a_file_that_was_passed_over_is_refused() {
    let database = TestDatabase::new().await;
    apply(&database.database, &[TABLES, LATER]).await.unwrap();
    let error = apply(&database.database, &[TABLES, MORE, LATER]).await.unwrap_err();
    assert!(
        matches!(&error, MigrateError::Gap { name, later } if name == "0002_more" && later == "0003_later"),
        "{error}"
    );
}

#[tokio::test]
async fn a_failing_statement_undoes_its_whole_file() {
    let database = TestDatabase::new().await;
    let sql = "create table b (x);\ninsert into b values (1);\ninsert into nowhere\n values (1);\ncreate table d (x)";
    let failing = Migration { number: 2, name: "0002_failing", sql };
    let error = apply(&database.database, &[FIRST, failing, LATER]).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "0002_failing.sql, statement 3 (insert into nowhere): SQLite error: no such table: nowhere; nothing of this file was applied"
    );
    let tables = database.value("select group_concat(name) from sqlite_schema where type = 'table'").await;
    assert_eq!(tables["value"], "schema_migration,a");
    assert_eq!(database.integer("select count(*) from schema_migration").await, 1);
}

#[tokio::test]
async fn a_foreign_key_broken_until_the_end_undoes_its_file() {
    let database = TestDatabase::new().await;
    let sql = "create table p (id integer primary key);
        create table q (p integer references p(id) deferrable initially deferred);
        insert into q values (1);";
    let error = apply(&database.database, &[Migration { sql, ..FIRST }]).await.unwrap_err();
    assert!(error.to_string().contains("its transaction: SQLite error: FOREIGN KEY constraint failed"), "{error}");
    assert_eq!(database.integer("select count(*) from sqlite_schema where name in ('p', 'q')").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn runs_at_the_same_time_apply_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.db");
    let migrations: &'static [Migration] = &[TABLES, MORE, LATER];
    let mut runs = tokio::task::JoinSet::new();
    for _ in 0..6 {
        // Connections of its own for each run, as of another process.
        let database = Database::open(&path).await.unwrap();
        runs.spawn(async move { apply(&database, migrations).await.unwrap() });
    }
    let mut applied: Vec<&str> = runs.join_all().await.into_iter().flatten().collect();
    applied.sort_unstable();
    assert_eq!(applied, ["0001_tables", "0002_more", "0003_later"]);
}

/// The recipe of migrations/README.md.
#[tokio::test]
async fn a_table_that_others_refer_to_can_be_rebuilt() {
    let database = TestDatabase::new().await;
    let before = "create table parent (id integer primary key, name text) strict;
        create table child (parent integer not null references parent(id)) strict;
        create index child_by_parent on child (parent);
        insert into parent values (1, 'a'), (2, 'b');
        insert into child values (1), (2), (2);";
    let rebuild = "pragma defer_foreign_keys = on;
        create table parent_rows as select * from parent;
        drop table parent;
        create table parent (
            id integer primary key, name text constraint parent_name check (name <> '')) strict;
        insert into parent select id, name from parent_rows;
        drop table parent_rows;";
    let migrations = [Migration { sql: before, ..FIRST }, Migration { sql: rebuild, ..MORE }];
    apply(&database.database, &migrations).await.unwrap();
    assert_eq!(database.integer("select count(*) from child join parent on parent.id = child.parent").await, 3);
    assert_eq!(database.execute("pragma foreign_key_check", json!([])).await.unwrap()["rows"], json!([]));
    let orphan = database.execute("insert into child values (9)", json!([])).await.unwrap_err();
    assert_eq!(orphan["message"], "SQLite error: FOREIGN KEY constraint failed");
}
