//! Types and rules of the desk. No I/O, no clock, no random source: instants and ids come in as arguments, so every
//! rule can be tested by calling it.

pub mod address;
pub mod authorisation;
pub mod catalogue;
pub mod change;
pub mod clock;
pub mod contact;
pub mod conversion;
pub mod details;
pub mod dossier;
pub mod email;
pub mod field_error;
pub mod intake;
pub mod language;
pub mod limits;
pub mod number;
pub mod password;
pub mod priority;
pub mod queue_item;
pub mod reference;
pub mod search;
pub mod session;
pub mod setting;
pub mod submission;
pub mod telephone;
pub mod text;
pub mod throttle;
pub mod timeline;
pub mod token;
pub mod user;
pub mod working_days;
