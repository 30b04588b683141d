//! Parsing one value by the kind of its field.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use crate::catalogue::{Catalogue, Field, FieldKind};
use crate::clock;
use crate::field_error::FieldCode;
use crate::limits::{DETAIL_LONG_TEXT_CHARS_MAX, DETAIL_NUMBER_MAX, DETAIL_TEXT_CHARS_MAX, DETAIL_YEARS};
use crate::national_number;

/// The normalised value; none when it is empty. `before` is the present value: its options may be kept when they
/// were switched off meanwhile.
pub(super) fn parse(
    catalogue: &Catalogue,
    field: &Field,
    before: Option<&Value>,
    new: &Value,
) -> Result<Option<Value>, FieldCode> {
    if new.is_null() {
        return Ok(None);
    }
    match field.kind {
        FieldKind::Text => line(string(new)?, field),
        FieldKind::LongText => lines(string(new)?, field),
        FieldKind::Date => filled(string(new)?, |text| date(text).map(|()| text.to_owned())),
        FieldKind::PartialDate => filled(string(new)?, |text| partial_date(text).map(|()| text.to_owned())),
        FieldKind::DateTime => filled(string(new)?, date_time),
        FieldKind::Integer | FieldKind::Decimal | FieldKind::Money => number(new, field).map(Some),
        FieldKind::Option => filled(string(new)?, |key| option(catalogue, field, before, key)),
        FieldKind::Options => options(catalogue, field, before, new),
        FieldKind::YesNoUnknown => filled(string(new)?, yes_no_unknown),
    }
}

fn string(value: &Value) -> Result<&str, FieldCode> {
    value.as_str().ok_or(FieldCode::WrongType)
}

/// White space only is an empty value, whatever the kind.
fn filled(text: &str, parse: impl FnOnce(&str) -> Result<String, FieldCode>) -> Result<Option<Value>, FieldCode> {
    match text.trim() {
        "" => Ok(None),
        trimmed => parse(trimmed).map(|value| Some(value.into())),
    }
}

fn line(text: &str, field: &Field) -> Result<Option<Value>, FieldCode> {
    filled(text, |trimmed| {
        if trimmed.contains(char::is_control) {
            return Err(FieldCode::Invalid);
        }
        bounded(&national_number::mask(trimmed).0, field.max_length.unwrap_or(DETAIL_TEXT_CHARS_MAX))
    })
}

/// Line ends become `\n`, however the browser sent them.
fn lines(text: &str, field: &Field) -> Result<Option<Value>, FieldCode> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    filled(&text, |trimmed| {
        if trimmed.contains(|letter: char| letter.is_control() && letter != '\n' && letter != '\t') {
            return Err(FieldCode::Invalid);
        }
        bounded(&national_number::mask(trimmed).0, field.max_length.unwrap_or(DETAIL_LONG_TEXT_CHARS_MAX))
    })
}

fn bounded(text: &str, chars_max: usize) -> Result<String, FieldCode> {
    if text.chars().count() > chars_max {
        return Err(FieldCode::TooLong);
    }
    Ok(text.to_owned())
}

/// `YYYY-MM-DD`; chrono alone would also take a signed year and single digits.
fn date(text: &str) -> Result<(), FieldCode> {
    if text.len() != "YYYY-MM-DD".len() || !has_date_form(text) {
        return Err(FieldCode::InvalidDate);
    }
    let date: NaiveDate = text.parse().map_err(|_| FieldCode::InvalidDate)?;
    if DETAIL_YEARS.contains(&date.year()) { Ok(()) } else { Err(FieldCode::OutOfRange) }
}

/// A date of which the day, or the month too, may be unknown.
fn partial_date(text: &str) -> Result<(), FieldCode> {
    match text.len() {
        4 => date(&format!("{text}-01-01")),
        7 => date(&format!("{text}-01")),
        _ => date(text),
    }
}

fn has_date_form(text: &str) -> bool {
    text.bytes()
        .enumerate()
        .all(|(index, byte)| if matches!(index, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

fn date_time(text: &str) -> Result<String, FieldCode> {
    let milliseconds = clock::milliseconds(text).ok_or(FieldCode::InvalidDate)?;
    let instant = clock::instant(milliseconds);
    date(instant.get(.."YYYY-MM-DD".len()).unwrap_or_default())?;
    Ok(instant)
}

fn number(value: &Value, field: &Field) -> Result<Value, FieldCode> {
    let number = match value {
        Value::Number(number) => {
            number.as_i64().ok_or(if number.is_u64() { FieldCode::OutOfRange } else { FieldCode::WrongType })?
        }
        _ => return Err(FieldCode::WrongType),
    };
    let min = field.min.unwrap_or(-DETAIL_NUMBER_MAX);
    let max = field.max.unwrap_or(DETAIL_NUMBER_MAX);
    if (min..=max).contains(&number) { Ok(number.into()) } else { Err(FieldCode::OutOfRange) }
}

fn option(catalogue: &Catalogue, field: &Field, before: Option<&Value>, key: &str) -> Result<String, FieldCode> {
    let list = field.option_list.as_deref().unwrap_or_default();
    let option = catalogue.option(list, key).ok_or(FieldCode::UnknownOption)?;
    if option.active || had(before, key) { Ok(key.to_owned()) } else { Err(FieldCode::InactiveOption) }
}

/// Whether the option was chosen before.
fn had(before: Option<&Value>, key: &str) -> bool {
    match before {
        Some(Value::Array(items)) => items.iter().any(|item| item == key),
        Some(single) => single == key,
        None => false,
    }
}

fn options(
    catalogue: &Catalogue,
    field: &Field,
    before: Option<&Value>,
    new: &Value,
) -> Result<Option<Value>, FieldCode> {
    let items = new.as_array().ok_or(FieldCode::WrongType)?;
    let mut chosen: Vec<String> = Vec::new();
    for item in items {
        let key = option(catalogue, field, before, string(item)?)?;
        if chosen.contains(&key) {
            return Err(FieldCode::Duplicate);
        }
        chosen.push(key);
    }
    Ok((!chosen.is_empty()).then(|| chosen.into()))
}

fn yes_no_unknown(text: &str) -> Result<String, FieldCode> {
    match text {
        "yes" | "no" | "unknown" => Ok(text.to_owned()),
        _ => Err(FieldCode::UnknownOption),
    }
}
