//! The benchmark: how Loket compares with a native server that runs the same SQL over the same data.
//!
//! `data` makes the database, `native` is the server to compare with, `load` sends the requests of a row and times the
//! answers, `run` starts both servers, measures them in turn and reports.

pub mod data;
pub mod load;
pub mod native;
pub mod run;
