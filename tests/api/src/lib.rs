//! The product as its users meet it: the real components in the real host, over HTTP, with a database of their own.
//!
//! Every answer of `/api` is checked against `openapi.json`, so a test of one thing proves the description too.

// Test support: the names say what things are.
#![allow(missing_docs)]

mod contract;
mod desk;
mod people;
pub mod records;
mod requests;

pub use contract::Contract;
pub use desk::{Desk, Dump, hash, manifest, root};
pub use people::Person;
pub use requests::{Answer, Client, receive};
