//! Types and rules of the desk. No I/O, no clock, no random source: instants and ids come in as arguments, so every
//! rule can be tested by calling it.

pub mod authorisation;
pub mod change;
pub mod clock;
pub mod email;
pub mod field_error;
pub mod language;
pub mod limits;
pub mod number;
pub mod reference;
pub mod telephone;
pub mod text;
pub mod timeline;
