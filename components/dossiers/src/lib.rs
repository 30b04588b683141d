//! The dossiers component.
