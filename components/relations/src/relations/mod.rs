//! What people and organisations have in common: one file per operation, what they answer, and what all commands share.

pub(crate) mod answer;
pub(crate) mod create;
pub(crate) mod desk;
pub(crate) mod edit;
pub(crate) mod journeys;
pub(crate) mod list;
pub(crate) mod proposals;
pub(crate) mod state;
pub(crate) mod timeline;
