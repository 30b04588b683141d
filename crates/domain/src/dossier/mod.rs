//! Rules of a dossier: pure decisions, one file per capability.

pub mod assign;
pub mod edit;
pub mod stage;
mod state;

pub use state::{DossierState, EmptyField};
