//! The store's statements over the connections that migrations use, embedded or hosted.

use database::migrate::Hrana;
use store::{Transport, TransportError};

/// A database reached by Hrana pipelines, as the store's transport.
#[derive(Clone, Copy, Debug)]
pub struct Pipelines<'database, H>(pub &'database H);

impl<H: Hrana + Sync> Transport for Pipelines<'_, H> {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, TransportError> {
        self.0.pipeline(body).await.map_err(|_| TransportError::Unreachable)
    }
}
