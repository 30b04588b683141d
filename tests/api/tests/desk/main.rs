//! The desk over HTTP, in one binary: linking the runtime once is enough.

mod accounts;
mod activities;
mod addresses;
mod authorisation;
mod dossiers;
mod grants;
mod intake;
mod main_job;
mod outage;
mod relations;
mod site;
mod wrong_input;
