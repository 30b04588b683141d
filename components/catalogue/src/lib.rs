//! The catalogue component.
