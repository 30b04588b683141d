//! The host and the program from outside, in one binary: linking the runtime once is enough.

mod backup;
mod composition;
mod demo;
mod doctor;
mod faults;
mod hostile;
mod lifecycle;
mod outbound;
mod requests;
mod support;
mod timers;
mod tls;
mod traces;
mod watching;
