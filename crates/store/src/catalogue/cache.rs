//! The catalogue kept by a running instance, by the version that every read brings along.

use std::sync::{Arc, Mutex, PoisonError};

use domain::catalogue::Catalogue;

use super::{load, parse};
use crate::{Read, Store, StoreError, Transport};

/// Keeps the last catalogue read. Meant for a static: the catalogue is the same for all users and never changes
/// within a version.
#[derive(Debug, Default)]
pub struct Cache {
    held: Mutex<Option<Arc<Catalogue>>>,
}

impl Cache {
    /// An empty cache.
    #[must_use]
    pub const fn new() -> Self {
        Self { held: Mutex::new(None) }
    }

    /// The catalogue of `version`, if it is held.
    #[must_use]
    pub fn get(&self, version: i64) -> Option<Arc<Catalogue>> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clone().filter(|catalogue| catalogue.version == version)
    }

    /// Holds `catalogue` instead of the one held before.
    pub fn put(&self, catalogue: Catalogue) -> Arc<Catalogue> {
        let catalogue = Arc::new(catalogue);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&catalogue));
        catalogue
    }

    /// The catalogue of `version`, the one a read of this request saw; read from the database when another one is
    /// held. It may be newer still: guard a batch with the version of what this returns.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn current(&self, store: &Store<impl Transport>, version: i64) -> Result<Arc<Catalogue>, StoreError> {
        if let Some(catalogue) = self.get(version) {
            return Ok(catalogue);
        }
        let mut answers = store.read(Read::new().with(load())).await?;
        Ok(self.put(parse(answers.take(0))?))
    }
}
