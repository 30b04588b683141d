//! The embedded database as its callers see it: through Hrana pipelines only.

mod batches;
mod concurrency;
mod durability;
mod errors;
mod grants;
mod migrations;
mod protocol;
mod sqlite;
mod streams;
mod support;
mod values;
