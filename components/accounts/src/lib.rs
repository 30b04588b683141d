//! The accounts component.
