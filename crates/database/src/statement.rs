//! Runs a program's statements on a connection and writes their results.

use std::fmt::Display;

use libsql_hrana::proto::{self, BatchCond};
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::answer;
use crate::connection::Connection;
use crate::error::StatementError;
use crate::program::{Arguments, Program, Request, Statement, Step};
use crate::sql::Verb;

/// Runs all requests one after the other; a failed one does not stop those after it. Gives the JSON
/// of the pipeline's answer.
pub(crate) fn run(connection: &Connection, program: &Program) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    answer::raw(&mut out, r#"{"baton":null,"base_url":null,"results":["#);
    for (index, request) in program.requests.iter().enumerate() {
        if index > 0 {
            answer::raw(&mut out, ",");
        }
        let start = out.len();
        if let Err(error) = run_request(connection, request, &mut out) {
            out.truncate(start);
            answer::raw(&mut out, r#"{"type":"error","error":"#);
            answer::error(&mut out, &error.to_proto());
            answer::raw(&mut out, "}");
        }
    }
    answer::raw(&mut out, "]}");
    out
}

fn run_request(connection: &Connection, request: &Request, out: &mut Vec<u8>) -> Result<(), StatementError> {
    match request {
        Request::Execute(statement) => {
            answer::raw(out, r#"{"type":"ok","response":{"type":"execute","result":"#);
            run_statement(connection, statement, out)?;
            answer::raw(out, "}}");
        }
        Request::Batch(steps) => {
            answer::raw(out, r#"{"type":"ok","response":{"type":"batch","result":{"step_results":["#);
            let errors = run_steps(connection, steps, out)?;
            answer::raw(out, r#"],"step_errors":["#);
            write_errors(&errors, out);
            answer::raw(out, "]}}}");
        }
        Request::Close => answer::raw(out, r#"{"type":"ok","response":{"type":"close"}}"#),
        Request::Failed(error) => {
            answer::raw(out, r#"{"type":"error","error":"#);
            answer::error(out, &error.to_proto());
            answer::raw(out, "}");
        }
    }
    Ok(())
}

/// Runs the steps of a batch, writes their results and gives the error of each, if it had one.
///
/// # Errors
/// Only when the answer becomes too large: then the steps that follow do not run.
fn run_steps(
    connection: &Connection,
    steps: &[Step],
    out: &mut Vec<u8>,
) -> Result<Vec<Option<proto::Error>>, StatementError> {
    let mut succeeded = Vec::with_capacity(steps.len());
    let mut errors = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        if index > 0 {
            answer::raw(out, ",");
        }
        let start = out.len();
        let result = match &step.condition {
            Some(condition) if !holds(condition, &succeeded, connection.sqlite.is_autocommit()) => None,
            _ => Some(run_statement(connection, &step.statement, out)),
        };
        succeeded.push(matches!(result, Some(Ok(()))));
        let error = match result {
            Some(Ok(())) => None,
            Some(Err(StatementError::ResponseTooLarge)) => return Err(StatementError::ResponseTooLarge),
            Some(Err(error)) => Some(error.to_proto()),
            None => None,
        };
        if !succeeded[index] {
            out.truncate(start);
            answer::raw(out, "null");
        }
        errors.push(error);
    }
    Ok(errors)
}

fn write_errors(errors: &[Option<proto::Error>], out: &mut Vec<u8>) {
    for (index, error) in errors.iter().enumerate() {
        if index > 0 {
            answer::raw(out, ",");
        }
        match error {
            Some(error) => answer::error(out, error),
            None => answer::raw(out, "null"),
        }
    }
}

/// Whether a step's condition holds. As in sqld a skipped step counts as failed for `error`, although
/// the protocol's text says otherwise; `not ok` means the same everywhere.
fn holds(condition: &BatchCond, succeeded: &[bool], autocommit: bool) -> bool {
    let ok = |step: &u32| usize::try_from(*step).is_ok_and(|step| succeeded.get(step) == Some(&true));
    match condition {
        BatchCond::None => true,
        BatchCond::Ok { step } => ok(step),
        BatchCond::Error { step } => !ok(step),
        BatchCond::Not { cond } => !holds(cond, succeeded, autocommit),
        BatchCond::And(list) => list.conds.iter().all(|one| holds(one, succeeded, autocommit)),
        BatchCond::Or(list) => list.conds.iter().any(|one| holds(one, succeeded, autocommit)),
        BatchCond::IsAutocommit {} => autocommit,
    }
}

/// Runs one statement to its end and writes its result.
fn run_statement(connection: &Connection, statement: &Statement, out: &mut Vec<u8>) -> Result<(), StatementError> {
    let mut prepared = connection.sqlite.prepare_cached(&statement.sql)?;
    bind(&mut prepared, &statement.arguments)?;
    answer::raw(out, r#"{"cols":"#);
    let mut rows = prepared.raw_query();
    let mut columns = None;
    let mut written = 0_usize;
    while let Some(row) = rows.next()? {
        // Only after the first step are the columns those of the current schema: a cached statement
        // is compiled anew by that step when the schema has changed.
        let columns = match columns {
            Some(columns) => columns,
            None => *columns.insert(write_columns(row.as_ref(), out)),
        };
        if statement.want_rows {
            answer::raw(out, if written > 0 { ",[" } else { "[" });
            write_row(row, columns, out)?;
            answer::raw(out, "]");
            written += 1;
        }
    }
    drop(rows);
    if columns.is_none() {
        write_columns(&prepared, out);
    }
    answer::raw(out, "]");
    write_counts(connection, statement.verb, out);
    Ok(())
}

/// Binds every parameter of the statement; none may be left over on either side.
fn bind(prepared: &mut rusqlite::Statement<'_>, arguments: &Arguments) -> Result<(), StatementError> {
    let expected = prepared.parameter_count();
    let given = match arguments {
        Arguments::Positional(values) => values.len(),
        Arguments::Named(values) => values.len(),
    };
    if given > expected {
        let text = format!("too many parameters, expected {expected} found {given}");
        return Err(StatementError::Arguments(text));
    }
    for index in 1..=expected {
        let name = prepared.parameter_name(index);
        let value = match (arguments, name) {
            (Arguments::Positional(values), None) => values.get(index - 1),
            (Arguments::Positional(values), Some(name)) => {
                let number = name.strip_prefix('?').and_then(|number| number.parse::<usize>().ok());
                number.and_then(|number| values.get(number.checked_sub(1)?))
            }
            (Arguments::Named(_), None) => None,
            (Arguments::Named(values), Some(name)) => named(values, name),
        };
        match value {
            Some(value) => prepared.raw_bind_parameter(index, to_sqlite(value)?)?,
            None if prepared.is_explain() > 0 => return Ok(()),
            None => {
                let parameter: &dyn Display = name.as_ref().map_or(&index, |name| name);
                let text = format!("value for parameter {parameter} not found");
                return Err(StatementError::Arguments(text));
            }
        }
    }
    Ok(())
}

/// The argument for `:name`, given as `:name` or as `name`.
fn named<'a>(values: &'a [(String, proto::Value)], name: &str) -> Option<&'a proto::Value> {
    let find = |name: &str| values.iter().find(|(given, _)| given == name).map(|(_, value)| value);
    find(name).or_else(|| find(&name[1..]))
}

fn to_sqlite(value: &proto::Value) -> Result<ToSqlOutput<'_>, StatementError> {
    Ok(ToSqlOutput::Borrowed(match value {
        proto::Value::None => return Err(StatementError::Arguments("value without a type".to_owned())),
        proto::Value::Null => ValueRef::Null,
        proto::Value::Integer { value } => ValueRef::Integer(*value),
        proto::Value::Float { value } => ValueRef::Real(*value),
        proto::Value::Text { value } => ValueRef::Text(value.as_bytes()),
        proto::Value::Blob { value } => ValueRef::Blob(value),
    }))
}

/// Writes the columns and opens the list of rows; gives the number of columns.
fn write_columns(prepared: &rusqlite::Statement<'_>, out: &mut Vec<u8>) -> usize {
    let columns = prepared.columns();
    for (index, column) in columns.iter().enumerate() {
        answer::raw(out, if index > 0 { r#",{"name":"# } else { r#"[{"name":"# });
        answer::string(out, column.name());
        answer::raw(out, r#","decltype":"#);
        match column.decl_type() {
            Some(name) => answer::string(out, name),
            None => answer::raw(out, "null"),
        }
        answer::raw(out, "}");
    }
    answer::raw(out, if columns.is_empty() { r#"[],"rows":["# } else { r#"],"rows":["# });
    columns.len()
}

fn write_row(row: &rusqlite::Row<'_>, columns: usize, out: &mut Vec<u8>) -> Result<(), StatementError> {
    for index in 0..columns {
        if index > 0 {
            answer::raw(out, ",");
        }
        answer::value(out, row.get_ref(index)?)?;
    }
    Ok(())
}

/// SQLite keeps both counts of the last statement that had them, so only the statements they belong
/// to report them.
fn write_counts(connection: &Connection, verb: Verb, out: &mut Vec<u8>) {
    let affected = match verb {
        Verb::Insert | Verb::Change => connection.sqlite.changes(),
        _ => 0,
    };
    answer::raw(out, &format!(r#","affected_row_count":{affected},"last_insert_rowid":"#));
    match verb {
        Verb::Insert => answer::raw(out, &format!(r#""{}"}}"#, connection.sqlite.last_insert_rowid())),
        _ => answer::raw(out, "null}"),
    }
}
