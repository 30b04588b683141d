//! The catalogue: read as one JSON document that SQLite builds, merged from the shipped files at every
//! `loket migrate`, and guarded in every batch that was decided with it.

mod cache;
mod load;
mod merge;
mod table;

use crate::{Batch, Guard};

pub use cache::Cache;
pub use load::{load, load_unless, parse};
pub use merge::{Merged, merge, merge_from};

/// Refuses the batch when the catalogue is no longer the one it was decided with: reload and decide again.
pub fn guard(batch: &mut Batch, version: i64) {
    batch.guard(Guard::Catalogue, "select version = :catalogue_version from catalogue where id = 1", |statement| {
        statement.bind("catalogue_version", version)
    });
}
