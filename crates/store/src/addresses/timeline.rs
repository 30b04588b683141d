//! What happened to an address, its building and its certificates.

use crate::actor::SessionKey;
use crate::page::{Page, Place};
use crate::relations::select_of;
use crate::{Rows, Statement, StoreError};

/// One page of an address's timeline, newest first, with what happened to those that were merged into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressTimeline<'a> {
    /// The address, or one that was merged into it.
    pub id: &'a str,
    /// After which entry of an earlier page.
    pub after: Option<Place>,
    /// How many entries.
    pub limit: i64,
}

impl AddressTimeline<'_> {
    /// Two statements: the address's id (no row when there is none), and the entries with one more when there is a next page.
    /// What happened in a dossier or a journey that the actor may not see is left out.
    #[must_use]
    pub fn select(&self, key: &SessionKey) -> [Statement; 2] {
        select_of("address", self.id, self.after.as_ref(), self.limit, key)
    }

    /// Reads what the database answered to the second statement.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of that statement.
    pub fn page_of(&self, rows: Rows) -> Result<Page, StoreError> {
        Page::read(rows, self.limit)
    }
}
