//! An atomic batch of writes with guards.

use crate::Statement;

/// What a guard protects; its failure rolls the whole batch back and becomes [`crate::StoreError::Guard`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// The session ended or its user changed meanwhile.
    Session,
    /// The record left the actor's scope meanwhile.
    Forbidden,
    /// The record does not exist.
    Missing,
    /// Somebody else changed the record first.
    Stale,
    /// The record is no longer in the state the command needs.
    State,
    /// The catalogue changed since the decision was made.
    Catalogue,
    /// Too many tries in this window.
    Throttled,
}

impl Guard {
    /// Every guard, for tests and for reading errors.
    pub const ALL: [Self; 7] =
        [Self::Session, Self::Forbidden, Self::Missing, Self::Stale, Self::State, Self::Catalogue, Self::Throttled];

    /// The code as the `guard` view's trigger knows it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Forbidden => "forbidden",
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::State => "state",
            Self::Catalogue => "catalogue",
            Self::Throttled => "throttled",
        }
    }
}

/// Statements that are applied together or not at all (BEGIN IMMEDIATE … COMMIT, each conditional on the one before).
#[derive(Clone, Debug, Default)]
pub struct Batch {
    statements: Vec<Statement>,
}

impl Batch {
    /// A batch without statements yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a statement; its rows (`returning`) are answer number `n` in order of adding, guards included.
    pub fn push(&mut self, statement: Statement) {
        self.statements.push(statement);
    }

    /// Adds a guard: `condition` is a SQL expression that must be 1. `bind` adds its arguments.
    pub fn guard(&mut self, guard: Guard, condition: &str, bind: impl FnOnce(Statement) -> Statement) {
        let sql = format!("insert into guard (code, holds) select '{}', ({condition})", guard.code());
        self.statements.push(bind(Statement::new(sql)));
    }

    /// How many statements the batch has, which is the number of the next one's answer.
    #[must_use]
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether nothing was added yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The statements in order, for tests that let a middle one fail.
    #[must_use]
    pub fn into_statements(self) -> Vec<Statement> {
        self.statements
    }
}

impl From<Vec<Statement>> for Batch {
    fn from(statements: Vec<Statement>) -> Self {
        Self { statements }
    }
}
