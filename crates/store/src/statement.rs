//! One SQL statement with named arguments.

use std::borrow::Cow;
use std::sync::OnceLock;

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

    /// A statement whose text is always the same: it is built once, and without the blanks that make it readable here,
    /// since it travels with every request.
    pub(crate) fn fixed(text: &'static OnceLock<String>, build: impl FnOnce() -> String) -> Self {
        Self::new(text.get_or_init(|| squeeze(&build())).as_str())
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

/// The text with every run of blanks as one space, except within quotes. Comments have no place in it: they would end
/// at a line break that is gone.
fn squeeze(sql: &str) -> String {
    let mut squeezed = String::with_capacity(sql.len());
    let (mut quote, mut after_blank) = (None, true);
    for character in sql.chars() {
        match quote {
            // A doubled quote ends one text and begins the next, which makes no difference here.
            Some(end) if character == end => quote = None,
            None if matches!(character, '\'' | '"') => quote = Some(character),
            _ => {}
        }
        let is_blank = quote.is_none() && character.is_ascii_whitespace();
        if !(is_blank && after_blank) {
            squeezed.push(if is_blank { ' ' } else { character });
        }
        after_blank = is_blank;
    }
    squeezed.truncate(squeezed.trim_end().len());
    squeezed
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

    #[test]
    fn blanks_go_and_texts_stay() {
        assert_eq!(
            squeeze("  select a,\n    'x  y''  z',\t\"b  c\"\n from d  "),
            "select a, 'x  y''  z', \"b  c\" from d"
        );
        assert_eq!(squeeze(""), "");
    }
}
