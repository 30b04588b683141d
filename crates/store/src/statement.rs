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

    /// The arguments in order of binding, for callers that reach SQLite without a pipeline.
    pub fn arguments(&self) -> impl Iterator<Item = (&'static str, Bound<'_>)> {
        self.args.iter().map(|(name, value)| (*name, Bound::of(value)))
    }

    pub(crate) fn into_wire(self) -> Stmt {
        let mut stmt = Stmt::new(self.sql, true);
        for (name, value) in self.args {
            stmt.bind_named(format!(":{name}"), value);
        }
        stmt
    }
}

/// A value as it was bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound<'a> {
    /// NULL.
    Null,
    /// A whole number; booleans are 0 and 1.
    Integer(i64),
    /// A number with decimals.
    Real(f64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

impl<'a> Bound<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Integer { value } => Self::Integer(*value),
            Value::Float { value } => Self::Real(*value),
            Value::Text { value } => Self::Text(value),
            Value::Blob { value } => Self::Blob(value),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_what_was_bound() {
        let statement = Statement::new("select :text, :number, :flag, :nothing")
            .bind("text", "a")
            .bind("number", 7_i64)
            .bind("flag", true)
            .bind("nothing", None::<i64>);
        let expected = [
            ("text", Bound::Text("a")),
            ("number", Bound::Integer(7)),
            ("flag", Bound::Integer(1)),
            ("nothing", Bound::Null),
        ];
        assert_eq!(statement.arguments().collect::<Vec<_>>(), expected);
    }
}
