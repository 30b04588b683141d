//! A field of a record, and how it is read.

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::Value;
use crate::contact::required_line;
use crate::field_error::FieldCode;
use crate::working_days::parse_date;

/// A field: its name in the API, which is its column, and what it takes.
#[derive(Debug)]
pub struct Field {
    /// Name.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether a record cannot be without it.
    pub(crate) required: bool,
    /// Whether people write sentences in it, national register numbers among them.
    pub(crate) is_free: bool,
}

/// What a field takes.
#[derive(Debug)]
pub enum Kind {
    /// One line of at most so many characters.
    Line(usize),
    /// Several lines of at most so many characters.
    Lines(usize),
    /// Text of a form of its own.
    Formed(fn(&str) -> Result<String, FieldCode>),
    /// A whole number.
    Number(RangeInclusive<i64>),
    /// One of these keys.
    Key(&'static [&'static str]),
    /// A key of this option list of the catalogue.
    Option(&'static str),
    /// A day, `YYYY-MM-DD`.
    Day,
}

/// An option of the catalogue.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct OptionRow {
    /// The list.
    pub list: String,
    /// The key.
    pub key: String,
    /// Whether it can be chosen anew.
    pub active: bool,
}

impl Field {
    pub(crate) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, is_free: false }
    }

    pub(crate) const fn line(name: &'static str, chars_max: usize) -> Self {
        Self { is_free: true, ..Self::new(name, Kind::Line(chars_max)) }
    }

    pub(crate) const fn lines(name: &'static str, chars_max: usize) -> Self {
        Self { is_free: true, ..Self::new(name, Kind::Lines(chars_max)) }
    }

    pub(crate) const fn number(name: &'static str, range: RangeInclusive<i64>) -> Self {
        Self::new(name, Kind::Number(range))
    }

    pub(crate) const fn option(name: &'static str, list: &'static str) -> Self {
        Self::new(name, Kind::Option(list))
    }

    /// The value as it is stored; none for nothing and for blanks.
    pub(super) fn parse(
        &self,
        options: &[OptionRow],
        before: Option<&Value>,
        typed: Option<Value>,
    ) -> Result<Option<Value>, FieldCode> {
        match typed {
            Some(Value::Number(number)) => self.parse_number(number).map(Some),
            Some(Value::Text(text)) if !text.trim().is_empty() => {
                let text = self.parse_text(options, before, &text)?;
                Ok(Some(Value::Text(text)))
            }
            _ if self.required => Err(FieldCode::Required),
            _ => Ok(None),
        }
    }

    fn parse_number(&self, number: i64) -> Result<Value, FieldCode> {
        match &self.kind {
            Kind::Number(range) if range.contains(&number) => Ok(Value::Number(number)),
            Kind::Number(_) => Err(FieldCode::OutOfRange),
            _ => Err(FieldCode::WrongType),
        }
    }

    fn parse_text(&self, options: &[OptionRow], before: Option<&Value>, text: &str) -> Result<String, FieldCode> {
        match &self.kind {
            Kind::Line(chars_max) => required_line(Some(text), *chars_max),
            Kind::Lines(chars_max) => lines(text, *chars_max),
            Kind::Formed(read) => read(text),
            Kind::Number(_) => Err(FieldCode::WrongType),
            Kind::Key(keys) if keys.contains(&text) => Ok(text.to_owned()),
            Kind::Key(_) => Err(FieldCode::UnknownOption),
            Kind::Option(list) => {
                let option = options.iter().find(|option| option.list == *list && option.key == text);
                let is_kept = matches!(before, Some(Value::Text(before)) if before == text);
                match option {
                    Some(option) if option.active || is_kept => Ok(text.to_owned()),
                    Some(_) => Err(FieldCode::InactiveOption),
                    None => Err(FieldCode::UnknownOption),
                }
            }
            Kind::Day => parse_date(text.trim()).map(|day| day.to_string()).ok_or(FieldCode::InvalidDate),
        }
    }
}

/// Text of several lines, trimmed; whatever the keyboard, a line ends in one way.
pub(crate) fn lines(text: &str, chars_max: usize) -> Result<String, FieldCode> {
    let text = text.trim().replace("\r\n", "\n");
    if text.chars().count() > chars_max {
        return Err(FieldCode::TooLong);
    }
    let is_wrong = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    if text.chars().any(is_wrong) { Err(FieldCode::Invalid) } else { Ok(text) }
}
