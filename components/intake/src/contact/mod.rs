//! The contact form: drawn, sent, handed back or stored.

pub mod draw;
pub mod submit;
pub mod view;
