//! One SQL statement with named arguments.

use std::borrow::Cow;

use libsql_client::proto::{Stmt, Value};

/// A statement and its arguments, bound by name (`:name` in the SQL).
#[derive(Clone, Debug)]
pub struct Statement {
    sql: Cow<'static, str>,
    args: Vec<(&'static str, Value)>,
}

impl Statement {
    /// A statement without arguments yet.
    pub fn new(sql: impl Into<Cow<'static, str>>) -> Self {
        Self { sql: sql.into(), args: Vec::new() }
    }

    /// Binds `:name`; `None` becomes NULL.
    #[must_use]
    pub fn bind(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.args.push((name, value.into().0));
        self
    }

    /// The SQL text, for tests that explain query plans.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    pub(crate) fn into_wire(self) -> Stmt {
        let mut stmt = Stmt::new(self.sql, true);
        for (name, value) in self.args {
            stmt.bind_named(format!(":{name}"), value);
        }
        stmt
    }
}

/// A value that can be bound.
#[derive(Clone, Debug)]
pub struct Argument(Value);

impl From<&str> for Argument {
    fn from(value: &str) -> Self {
        Self(Value::Text { value: value.to_owned() })
    }
}

impl From<String> for Argument {
    fn from(value: String) -> Self {
        Self(Value::Text { value })
    }
}

impl From<&String> for Argument {
    fn from(value: &String) -> Self {
        Self::from(value.as_str())
    }
}

impl From<i64> for Argument {
    fn from(value: i64) -> Self {
        Self(Value::Integer { value })
    }
}

impl From<bool> for Argument {
    fn from(value: bool) -> Self {
        Self(Value::Integer { value: i64::from(value) })
    }
}

impl<T: Into<Argument>> From<Option<T>> for Argument {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Value::Null), Into::into)
    }
}
