//! The native program `loket`: runs the application (`serve`) and looks after its database.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod first_run;
pub mod migrate;
pub mod serve;
pub mod transport;
pub mod user;
