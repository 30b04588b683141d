//! A desk for tests: an embedded database in a folder of its own with all migrations and the shipped catalogue, the
//! store in front of it, builders for what a test needs to find, and proofs that every command and list must pass.

// Each test file is a crate of its own and uses a part of this module.
#![allow(dead_code, unused_imports, missing_docs)]

mod builders;
mod hosted;
mod proofs;
mod relations;

use bytes::Bytes;
use database::Database;
use serde::de::DeserializeOwned;
use store::{Answers, Batch, Read, Statement, Store, Transport, TransportError};

pub use builders::{Found, MadeDossier, MadeItem, MadeUser};
pub use relations::{typed, wanted};

/// The instant at which tests happen: a Monday morning, well away from midnight and new year.
pub const NOW: &str = "2026-11-23T10:00:00.000Z";
/// The day of [`NOW`] in Brussels.
pub const TODAY: &str = "2026-11-23";
/// When the builders' sessions end.
pub const SESSION_END: &str = "2026-11-23T18:00:00.000Z";

/// Carries pipelines to the embedded database, as a component's HTTP does to a hosted one.
#[derive(Clone)]
pub struct Embedded(Database);

impl Transport for Embedded {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, TransportError> {
        hosted::demand_parsable(&body);
        let answer = self.0.pipeline(Bytes::from(body)).await;
        match answer.status {
            200 => Ok(answer.body.to_vec()),
            status => Err(TransportError::Status(status)),
        }
    }
}

/// The database of one test; it vanishes with the test.
pub struct Desk {
    pub store: Store<Embedded>,
    // Dropped last: the database closes its file before the folder goes.
    _folder: tempfile::TempDir,
}

impl Desk {
    /// A desk with the whole schema and the shipped catalogue, and nobody and nothing in it.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = Database::open(&folder.path().join("desk.db")).await.expect("a database file");
        database::migrate::apply(&database, database::migrate::MIGRATIONS).await.expect("all migrations");
        let desk = Self { store: Store::new(Embedded(database)), _folder: folder };
        store::catalogue::merge(&desk.store).await.expect("the shipped catalogue");
        desk
    }

    /// Runs statements as one batch that must succeed.
    pub async fn write(&self, statements: Vec<Statement>) -> Answers {
        self.store.write(Batch::from(statements)).await.expect("a batch that succeeds")
    }

    /// Runs one SQL text without arguments that must succeed.
    pub async fn execute(&self, sql: impl Into<String>) {
        self.write(vec![Statement::new(sql.into())]).await;
    }

    /// The rows of a SELECT.
    pub async fn rows<R: DeserializeOwned>(&self, statement: Statement) -> Vec<R> {
        let mut answers = self.store.read(Read::new().with(statement)).await.expect("a read that succeeds");
        answers.take(0).records().expect("rows of the expected shape")
    }

    /// The first column of the first row of a SELECT; null when there is no row.
    pub async fn value(&self, sql: impl Into<String>) -> serde_json::Value {
        let rows: Vec<serde_json::Map<String, serde_json::Value>> = self.rows(Statement::new(sql.into())).await;
        let first = rows.into_iter().next().and_then(|row| row.into_iter().next());
        first.map_or(serde_json::Value::Null, |(_, value)| value)
    }

    /// How many rows `from` has, e.g. `dossier where state = 'active'`.
    pub async fn count(&self, from: &str) -> i64 {
        self.value(format!("select count(*) as n from {from}")).await.as_i64().expect("a count")
    }
}
