//! How a pipeline request reaches a database.

use std::future::Future;

/// Carries one Hrana pipeline request (JSON) to the database and brings the JSON answer back.
pub trait Transport {
    /// Sends `body` to `/v2/pipeline` and returns the body of a 200 answer.
    ///
    /// # Errors
    /// [`TransportError`] when no usable answer arrived.
    fn pipeline(&self, body: Vec<u8>) -> impl Future<Output = Result<Vec<u8>, TransportError>> + Send;
}

/// Why no answer of the database arrived.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The connection failed, timed out or was closed.
    #[error("the database cannot be reached")]
    Unreachable,
    /// The database answered with another status than 200.
    #[error("the database answered with HTTP status {0}")]
    Status(u16),
}
