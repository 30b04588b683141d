//! The glue between Spin and the product: requests become typed input, errors become problem+json, and the database
//! is reached over HTTP. Nothing here decides anything about the desk.
//!
//! A staff handler reads `Caller`, runs [`store::actor::select`] as the first statement of its one read, and asks
//! [`actor()`] and [`allow`]; everything else it needs is an extractor.

mod api;
mod body;
mod caller;
mod client;
mod clock;
mod config;
mod cursor;
mod error;
pub mod idempotency;
mod if_match;
mod json_fault;
mod language;
mod origin;
pub mod page;
mod params;
mod path;
pub mod problem;
pub mod record;
mod redact;
mod token;
mod transport;

pub use api::{api_router, no_store};
pub use body::Body;
pub use caller::{Caller, actor, allow, clear_session_cookie, refresh, session_cookie};
pub use client::{Client, throttle_bucket};
pub use clock::{now, today};
pub use config::{PublicUrl, public_url};
pub use cursor::Cursor;
pub use domain::token::{Token, hash as hash_token};
pub use error::ApiError;
pub use idempotency::{Answer, Command, IdempotencyKey};
pub use if_match::{IfMatch, etag};
pub use language::accepted_language;
pub use origin::is_same_origin;
pub use params::{Limit, Params};
pub use path::Id;
pub use token::{id, salt, session_token, token};
pub use transport::{HttpTransport, store};
