//! Items in queues: one file per operation, what they answer, and what all commands have in common.

pub(crate) mod answer;
pub(crate) mod claim;
pub(crate) mod command;
pub(crate) mod list;
pub(crate) mod movement;
pub(crate) mod path;
pub(crate) mod read;
