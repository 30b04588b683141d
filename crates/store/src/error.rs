//! What can go wrong in the database, as its callers can act on it.

use crate::{Guard, TransportError};

/// An error of a read or a batch.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A guard did not hold; the batch left nothing behind.
    #[error("guard {}", .0.code())]
    Guard(Guard),
    /// A constraint refused a value; the batch left nothing behind.
    #[error("constraint {0:?}")]
    Constraint(Constraint),
    /// The database is busy or out of reach: try again later.
    #[error("the database is not available: {0}")]
    Unavailable(TransportError),
    /// The database could not take the write lock in time.
    #[error("the database is busy")]
    Busy,
    /// A row did not have the shape the code expects: a defect.
    #[error("unexpected row: {0}")]
    Shape(String),
    /// Any other error of the database: a defect. The text holds SQL wording, never values.
    #[error("database error {code}: {message}")]
    Database {
        /// SQLite's name of the error, e.g. `SQLITE_ERROR`.
        code: String,
        /// SQLite's message.
        message: String,
    },
}

/// The constraint that refused a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// A named CHECK.
    Check(String),
    /// A unique index or primary key, as `table.column` (SQLite does not name it).
    Unique(String),
    /// A foreign key (SQLite says no more).
    ForeignKey,
    /// A column that must not be null, as `table.column`.
    NotNull(String),
}

impl StoreError {
    /// Reads what a database said: SQLite's message and, where it is known, the name of the error.
    #[must_use]
    pub fn from_database(code: Option<String>, message: String) -> Self {
        if let Some(guard) = Guard::ALL.into_iter().find(|guard| message.contains(&format!("guard: {}", guard.code())))
        {
            return Self::Guard(guard);
        }
        if let Some(constraint) = constraint(&message) {
            return Self::Constraint(constraint);
        }
        let code = code.unwrap_or_default();
        if code.contains("BUSY") || code.contains("LOCKED") || message.contains("database is locked") {
            return Self::Busy;
        }
        Self::Database { code, message }
    }

    /// Whether a unique index over `table.column` refused the batch.
    #[must_use]
    pub fn is_unique(&self, table_column: &str) -> bool {
        matches!(self, Self::Constraint(Constraint::Unique(columns))
            if columns.split(", ").any(|column| column == table_column))
    }
}

impl From<TransportError> for StoreError {
    fn from(error: TransportError) -> Self {
        Self::Unavailable(error)
    }
}

fn constraint(message: &str) -> Option<Constraint> {
    let rest = |kind: &str| {
        let start = message.find(kind)? + kind.len();
        // libSQL servers may append the extended code in brackets.
        Some(message[start..].split(" (").next().unwrap_or_default().trim().to_owned())
    };
    if let Some(name) = rest("CHECK constraint failed: ") {
        return Some(Constraint::Check(name));
    }
    if let Some(columns) = rest("UNIQUE constraint failed: ") {
        return Some(Constraint::Unique(columns));
    }
    if let Some(column) = rest("NOT NULL constraint failed: ") {
        return Some(Constraint::NotNull(column));
    }
    message.contains("FOREIGN KEY constraint failed").then_some(Constraint::ForeignKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(message: &str) -> StoreError {
        StoreError::from_database(Some("SQLITE_CONSTRAINT".into()), message.into())
    }

    #[test]
    fn guards_are_recognised_by_their_text() {
        for guard in Guard::ALL {
            assert_eq!(read(&format!("SQLite error: guard: {}", guard.code())), StoreError::Guard(guard));
        }
    }

    #[test]
    fn constraints_are_recognised_with_and_without_the_extended_code() {
        assert_eq!(
            read("SQLite error: CHECK constraint failed: user_role_known"),
            StoreError::Constraint(Constraint::Check("user_role_known".into()))
        );
        assert!(
            read("SQLite error: UNIQUE constraint failed: submission.form_key (2067)").is_unique("submission.form_key")
        );
        assert!(read("UNIQUE constraint failed: idempotency.actor, idempotency.key").is_unique("idempotency.key"));
        assert_eq!(read("FOREIGN KEY constraint failed"), StoreError::Constraint(Constraint::ForeignKey));
    }

    #[test]
    fn an_unknown_message_stays_a_defect() {
        assert!(matches!(read("no such table: x"), StoreError::Database { .. }));
    }
}
