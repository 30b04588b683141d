//! All SQL of the product, over libSQL's Hrana pipeline; one file per noun.
//!
//! Nothing here knows how the bytes travel: a [`Transport`] carries one pipeline request. Components give one that
//! speaks HTTP, tests one that calls the embedded database.

pub mod activities;
pub mod actor;
pub mod addresses;
mod batch;
pub mod buildings;
pub mod catalogue;
mod cell;
pub mod changes;
pub mod contacts;
pub mod conversions;
pub mod demo;
pub mod dossiers;
pub mod duplicates;
pub mod energy_certificates;
mod error;
pub mod events;
pub mod housekeeping;
pub mod idempotency;
pub mod journey_addresses;
pub mod journeys;
mod json;
pub mod match_keys;
pub mod merges;
pub mod openings;
pub mod page;
pub mod parties;
pub mod queue_items;
pub mod queues;
mod read;
pub mod records;
pub mod relations;
mod rows;
mod scope;
mod search;
pub mod sessions;
pub mod settings;
pub mod sign_in;
mod statement;
pub mod submissions;
pub mod throttles;
pub mod timeline;
mod transport;
pub mod upkeep;
pub mod users;
mod wire;

pub use batch::{Batch, Guard};
pub use error::{Constraint, StoreError};
pub use json::Json;
pub use read::Read;
pub use rows::{Answers, Rows, from_json, from_json_or_default, from_zero_one};
pub use scope::{dossier_in_scope, queue_item_in_scope};
pub use statement::{Bound, Statement};
pub use transport::{Transport, TransportError};

/// The database as the product sees it: reads of one round trip, atomic batches of writes.
#[derive(Clone, Debug)]
pub struct Store<T> {
    transport: T,
}

impl<T: Transport> Store<T> {
    /// Wraps a transport.
    pub fn new(transport: T) -> Self {
        Self { transport }
    }

    /// Runs every statement of `read` in one round trip, outside any transaction.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the database does not answer; the statement's error otherwise.
    pub async fn read(&self, read: Read) -> Result<Answers, StoreError> {
        let statements = read.into_statements();
        let result = wire::exchange(&self.transport, wire::read_batch(statements)).await?;
        wire::answers(result, 0)
    }

    /// Runs the batch in one round trip: all of it or nothing, on disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Guard`] when a guard did not hold, [`StoreError::Constraint`] when the database refused a value,
    /// [`StoreError::Unavailable`] when the database does not answer (the batch may then have been applied: retry
    /// with the same idempotency key).
    pub async fn write(&self, batch: Batch) -> Result<Answers, StoreError> {
        let result = wire::exchange(&self.transport, wire::write_batch(batch.into_statements())).await?;
        // Step 0 is BEGIN; the caller counts from its own first statement.
        wire::answers(result, 1)
    }
}
