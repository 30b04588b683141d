//! What the demo needs to know before it fills a database.

use crate::Statement;

/// How much happened in the database: one row of `submissions`, `dossiers`.
#[must_use]
pub fn contents() -> Statement {
    Statement::new(
        "select (select count(*) from (select 1 from submission limit 1)) as submissions,
           (select count(*) from (select 1 from dossier limit 1)) as dossiers",
    )
}
