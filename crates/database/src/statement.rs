//! Runs a program's statements on a connection and writes their results.

use std::fmt::Display;

use libsql_hrana::proto::{self, BatchCond};
use rusqlite::types::{ToSqlOutput, ValueRef};
use serde_json::json;

use crate::answer;
use crate::connection::Connection;
use crate::error::StatementError;
use crate::program::{Arguments, Program, Request, Statement, Step};
use crate::sql::Verb;

/// How the results of statements stand in an answer.
#[derive(Clone, Copy)]
enum Frame {
    /// One JSON value for each statement.
    Result,
    /// A line for each row, and lines before and after them: the cursor of a batch's step.
    Entries { step: usize },
}

/// Runs all requests one after the other; a failed one does not stop those after it. Gives the JSON
/// of the pipeline's answer.
pub(crate) fn run(connection: &Connection, program: &Program, baton: Option<&str>) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    answer::opening(&mut out, baton);
    answer::raw(&mut out, r#","results":["#);
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

/// Runs the one batch of a cursor. Gives the lines of the answer, each of them JSON.
pub(crate) fn run_cursor(connection: &Connection, program: &Program, baton: Option<&str>) -> Vec<u8> {
    let mut out = Vec::with_capacity(1024);
    answer::opening(&mut out, baton);
    answer::raw(&mut out, "}\n");
    for request in &program.requests {
        let failed = match request {
            Request::Batch(steps) => run_entries(connection, steps, &mut out).err().map(|error| error.to_proto()),
            Request::Failed(error) => Some(error.to_proto()),
            _ => None,
        };
        if let Some(error) = failed {
            answer::raw(&mut out, r#"{"type":"error","error":"#);
            answer::error(&mut out, &error);
            answer::raw(&mut out, "}\n");
        }
    }
    out
}

fn run_request(connection: &Connection, request: &Request, out: &mut Vec<u8>) -> Result<(), StatementError> {
    match request {
        Request::Execute(statement) => {
            answer::raw(out, r#"{"type":"ok","response":{"type":"execute","result":"#);
            run_statement(connection, statement, Frame::Result, out)?;
            answer::raw(out, "}}");
        }
        Request::Batch(steps) => {
            answer::raw(out, r#"{"type":"ok","response":{"type":"batch","result":{"step_results":["#);
            let errors = run_steps(connection, steps, out)?;
            answer::raw(out, r#"],"step_errors":["#);
            write_errors(&errors, out);
            answer::raw(out, "]}}}");
        }
        Request::Sequence(statements) => {
            let start = out.len();
            for statement in statements {
                run_statement(connection, statement, Frame::Result, out)?;
                out.truncate(start);
            }
            answer::raw(out, r#"{"type":"ok","response":{"type":"sequence"}}"#);
        }
        Request::Describe(statement) => {
            answer::raw(out, r#"{"type":"ok","response":{"type":"describe","result":"#);
            describe(connection, statement, out)?;
            answer::raw(out, "}}");
        }
        Request::GetAutocommit => {
            let autocommit = connection.sqlite.is_autocommit();
            answer::raw(out, r#"{"type":"ok","response":{"type":"get_autocommit","is_autocommit":"#);
            answer::raw(out, if autocommit { "true}}" } else { "false}}" });
        }
        Request::StoreSql => answer::raw(out, r#"{"type":"ok","response":{"type":"store_sql"}}"#),
        Request::CloseSql => answer::raw(out, r#"{"type":"ok","response":{"type":"close_sql"}}"#),
        Request::Close => answer::raw(out, r#"{"type":"ok","response":{"type":"close"}}"#),
        Request::Failed(error) => {
            answer::raw(out, r#"{"type":"error","error":"#);
            answer::error(out, &error.to_proto());
            answer::raw(out, "}");
        }
    }
    Ok(())
}

/// Tells what a statement expects and gives, without running it.
fn describe(connection: &Connection, statement: &Statement, out: &mut Vec<u8>) -> Result<(), StatementError> {
    let prepared = connection.prepare(&statement.text.sql)?;
    let params = (1..=prepared.parameter_count()).map(|index| json!({ "name": prepared.parameter_name(index) }));
    let columns = prepared.columns();
    let cols = columns.iter().map(|column| json!({ "name": column.name(), "decltype": column.decl_type() }));
    let described = json!({
        "params": params.collect::<Vec<_>>(),
        "cols": cols.collect::<Vec<_>>(),
        "is_explain": prepared.is_explain() != 0,
        "is_readonly": prepared.readonly(),
    });
    answer::json(out, &described);
    Ok(())
}

/// Runs the steps of a cursor's batch and writes their entries.
///
/// # Errors
/// Only when the answer becomes too large: then the steps that follow do not run.
fn run_entries(connection: &Connection, steps: &[Step], out: &mut Vec<u8>) -> Result<(), StatementError> {
    let mut succeeded = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        let skipped = matches!(&step.condition, Some(condition)
            if !holds(condition, &succeeded, connection.sqlite.is_autocommit()));
        let result =
            (!skipped).then(|| run_statement(connection, &step.statement, Frame::Entries { step: index }, out));
        succeeded.push(matches!(result, Some(Ok(()))));
        if matches!(result, Some(Err(_))) {
            // A row that could not be written to its end goes; texts never contain a bare line feed.
            out.truncate(out.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1));
        }
        match result {
            Some(Err(StatementError::ResponseTooLarge)) => return Err(StatementError::ResponseTooLarge),
            Some(Err(error)) => {
                answer::raw(out, &format!(r#"{{"type":"step_error","step":{index},"error":"#));
                answer::error(out, &error.to_proto());
                answer::raw(out, "}\n");
            }
            Some(Ok(())) | None => {}
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
            _ => Some(run_statement(connection, &step.statement, Frame::Result, out)),
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
fn run_statement(
    connection: &Connection,
    statement: &Statement,
    frame: Frame,
    out: &mut Vec<u8>,
) -> Result<(), StatementError> {
    if connection.timed_out.get() {
        return Err(StatementError::TransactionTimeout);
    }
    connection.take_turn(statement.text.verb)?;
    let result = run_in_turn(connection, statement, frame, out);
    connection.give_turn_back();
    result
}

fn run_in_turn(
    connection: &Connection,
    statement: &Statement,
    frame: Frame,
    out: &mut Vec<u8>,
) -> Result<(), StatementError> {
    let mut prepared = connection.prepare(&statement.text.sql)?;
    bind(&mut prepared, &statement.arguments)?;
    let mut rows = prepared.raw_query();
    let mut columns = None;
    let mut written = 0_usize;
    while let Some(row) = rows.next()? {
        // Only after the first step are the columns those of the current schema: a cached statement
        // is compiled anew by that step when the schema has changed.
        let columns = match columns {
            Some(columns) => columns,
            None => *columns.insert(write_columns(row.as_ref(), frame, out)),
        };
        if statement.want_rows {
            answer::raw(out, frame.before_row(written == 0));
            write_row(row, columns, out)?;
            answer::raw(out, frame.after_row());
            written += 1;
        }
    }
    drop(rows);
    if columns.is_none() {
        write_columns(&prepared, frame, out);
    }
    write_counts(connection, statement.text.verb, frame, out);
    Ok(())
}

impl Frame {
    fn before_row(self, first: bool) -> &'static str {
        match self {
            Frame::Result if first => "[",
            Frame::Result => ",[",
            Frame::Entries { .. } => r#"{"type":"row","row":["#,
        }
    }

    fn after_row(self) -> &'static str {
        match self {
            Frame::Result => "]",
            Frame::Entries { .. } => "]}\n",
        }
    }
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
fn write_columns(prepared: &rusqlite::Statement<'_>, frame: Frame, out: &mut Vec<u8>) -> usize {
    match frame {
        Frame::Result => answer::raw(out, r#"{"cols":["#),
        Frame::Entries { step } => answer::raw(out, &format!(r#"{{"type":"step_begin","step":{step},"cols":["#)),
    }
    let columns = prepared.columns();
    for (index, column) in columns.iter().enumerate() {
        answer::raw(out, if index > 0 { r#",{"name":"# } else { r#"{"name":"# });
        answer::string(out, column.name());
        answer::raw(out, r#","decltype":"#);
        match column.decl_type() {
            Some(name) => answer::string(out, name),
            None => answer::raw(out, "null"),
        }
        answer::raw(out, "}");
    }
    answer::raw(
        out,
        match frame {
            Frame::Result => r#"],"rows":["#,
            Frame::Entries { .. } => "]}\n",
        },
    );
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
/// to report them. A cursor's number is a JSON number, as sqld writes it and its clients read it.
fn write_counts(connection: &Connection, verb: Verb, frame: Frame, out: &mut Vec<u8>) {
    let affected = match verb {
        Verb::Insert | Verb::Change => connection.sqlite.changes(),
        _ => 0,
    };
    let (opening, quote, end) = match frame {
        Frame::Result => (r#"],"affected_row_count":"#, "\"", "}"),
        Frame::Entries { .. } => (r#"{"type":"step_end","affected_row_count":"#, "", "}\n"),
    };
    answer::raw(out, opening);
    answer::json(out, &affected);
    answer::raw(out, r#","last_insert_rowid":"#);
    match verb {
        Verb::Insert => {
            answer::raw(out, quote);
            answer::json(out, &connection.sqlite.last_insert_rowid());
            answer::raw(out, quote);
        }
        _ => answer::raw(out, "null"),
    }
    answer::raw(out, end);
}
