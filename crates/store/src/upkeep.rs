//! What looking after a database asks: whether it is sound, what it holds, and who may still come in after a restore.

use crate::Statement;

/// Every fault of the file, found by reading all of it: rows of `fault`; a sound database gives the one row `ok`.
#[must_use]
pub fn faults() -> Statement {
    Statement::new("select integrity_check as fault from pragma_integrity_check limit 20")
}

/// Faults of the file's pages and tables, found without comparing indexes with their tables: rows of `fault`; a sound
/// database gives the one row `ok`.
#[must_use]
pub fn quick_faults() -> Statement {
    Statement::new("select quick_check as fault from pragma_quick_check limit 20")
}

/// The tables with rows that refer to nothing: rows of `fault`, none in a sound database.
#[must_use]
pub fn dangling() -> Statement {
    Statement::new(
        "select \"table\" || ' refers to missing rows of ' || \"parent\" as fault
         from pragma_foreign_key_check group by \"table\", \"parent\" order by 1 limit 20",
    )
}

/// What the desk has done, as `name` and `rows`, in the order people think of it.
#[must_use]
pub fn contents() -> Statement {
    Statement::new(
        "select 'submissions' as name, count(*) as rows from submission
         union all select 'dossiers', count(*) from dossier
         union all select 'journeys', count(*) from journey
         union all select 'contacts', count(*) from contact
         union all select 'timeline entries', count(*) from timeline
         union all select 'users', count(*) from user",
    )
}

/// The version of the catalogue, as `version`; no row where it was never merged.
#[must_use]
pub fn catalogue_version() -> Statement {
    Statement::new("select version from catalogue where id = 1")
}

/// The tables `catalogue`, `dossier` and `user` that exist, as `name`: all three in any database of the product.
#[must_use]
pub fn landmarks() -> Statement {
    Statement::new(
        "select name from sqlite_schema where type = 'table' and name in ('catalogue', 'dossier', 'user') order by name",
    )
}

/// Ends every session and every link to set a password: a restored database must not revive what had ended since.
#[must_use]
pub fn end_all_access() -> Vec<Statement> {
    vec![Statement::new("delete from session"), Statement::new("delete from password_link")]
}

/// When the database took its latest migration, as `applied_at` (UTC, RFC 3339); null when it took none. Fails where
/// there is no ledger yet.
#[must_use]
pub fn latest_migration() -> Statement {
    Statement::new("select max(applied_at) as applied_at from schema_migration")
}

/// The simplest question, for measuring how long any takes.
#[must_use]
pub fn ping() -> Statement {
    Statement::new("select 1")
}

/// Which SQL the database speaks: one row of SQLite's `version` and, as `json`, the array `[1]`.
#[must_use]
pub fn dialect() -> Statement {
    Statement::new("select sqlite_version() as version, json_group_array(1) as json")
}

/// How many modules for full-text search there are, as `count`; a hosted database may refuse to say.
#[must_use]
pub fn full_text_modules() -> Statement {
    Statement::new("select count(*) as count from pragma_module_list where name = 'fts5'")
}
