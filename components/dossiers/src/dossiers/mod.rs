//! Dossiers: one file per operation, what they answer, and what all commands have in common.

pub(crate) mod answer;
pub(crate) mod assignment;
pub(crate) mod command;
pub(crate) mod detail;
pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod path;
pub(crate) mod stage;
pub(crate) mod timeline;
