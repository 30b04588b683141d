//! Types and rules of the desk. No I/O, no clock, no random source: instants and ids come in as arguments, so every
//! rule can be tested by calling it.

pub mod authorisation;
pub mod change;
pub mod field_error;
pub mod number;
pub mod timeline;
