//! A read: several SELECTs in one round trip.

use crate::Statement;

/// The SELECTs of one read. When one raises (a guard in SQL), those after it are not run.
#[derive(Clone, Debug, Default)]
pub struct Read {
    statements: Vec<Statement>,
}

impl Read {
    /// A read without statements yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a SELECT; its rows are answer number `n` in order of adding.
    #[must_use]
    pub fn with(mut self, statement: Statement) -> Self {
        self.statements.push(statement);
        self
    }

    /// The statements in order, for tests that explain query plans.
    #[must_use]
    pub fn into_statements(self) -> Vec<Statement> {
        self.statements
    }
}
