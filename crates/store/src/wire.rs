//! The few Hrana pipeline shapes that libsql-client keeps private or spells differently from the protocol.

use libsql_client::proto::Stmt;
use serde::{Deserialize, Serialize};

use crate::{Answers, Rows, Statement, StoreError, Transport, TransportError};

#[derive(Serialize)]
struct PipelineRequest {
    requests: [StreamRequest; 2],
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum StreamRequest {
    Batch { batch: WireBatch },
    Close,
}

#[derive(Serialize)]
pub(crate) struct WireBatch {
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<Condition>,
    stmt: Stmt,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Condition {
    Ok { step: usize },
    Not { cond: Box<Condition> },
}

/// The answers below are records with optional members rather than tagged enums: serde reads a tagged enum twice, and
/// these hold all rows.
#[derive(Deserialize)]
struct PipelineAnswer {
    results: Vec<StreamResult>,
}

#[derive(Deserialize)]
struct StreamResult {
    response: Option<StreamResponse>,
    error: Option<Error>,
}

#[derive(Deserialize)]
struct StreamResponse {
    result: Option<BatchResult>,
}

/// libsql-client's error has no `code`, which is what tells a busy database from a defect.
#[derive(Deserialize)]
struct Error {
    message: String,
    code: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct BatchResult {
    step_results: Vec<Option<Rows>>,
    step_errors: Vec<Option<Error>>,
}

/// SELECTs, each run only when the one before succeeded.
pub(crate) fn read_batch(statements: Vec<Statement>) -> WireBatch {
    let steps = statements.into_iter().map(Statement::into_wire).enumerate();
    WireBatch { steps: steps.map(|(index, stmt)| Step { condition: after(index), stmt }).collect() }
}

/// BEGIN IMMEDIATE, the statements, COMMIT, and ROLLBACK when COMMIT did not happen.
pub(crate) fn write_batch(statements: Vec<Statement>) -> WireBatch {
    let begin = std::iter::once(Stmt::new("begin immediate", false));
    let commit = std::iter::once(Stmt::new("commit", false));
    let stmts = begin.chain(statements.into_iter().map(Statement::into_wire)).chain(commit);
    let mut steps: Vec<Step> = stmts.enumerate().map(|(index, stmt)| Step { condition: after(index), stmt }).collect();
    let committed = Condition::Ok { step: steps.len() - 1 };
    steps.push(Step {
        condition: Some(Condition::Not { cond: Box::new(committed) }),
        stmt: Stmt::new("rollback", false),
    });
    WireBatch { steps }
}

fn after(index: usize) -> Option<Condition> {
    index.checked_sub(1).map(|step| Condition::Ok { step })
}

pub(crate) async fn exchange<T: Transport>(transport: &T, batch: WireBatch) -> Result<BatchResult, StoreError> {
    let request = PipelineRequest { requests: [StreamRequest::Batch { batch }, StreamRequest::Close] };
    let body = serde_json::to_vec(&request).map_err(|error| StoreError::Shape(error.to_string()))?;
    let answer = transport.pipeline(body).await?;
    let answer: PipelineAnswer =
        serde_json::from_slice(&answer).map_err(|error| StoreError::Shape(error.to_string()))?;
    match answer.results.into_iter().next() {
        Some(StreamResult { error: Some(error), .. }) => Err(database_error(error)),
        Some(StreamResult { response: Some(StreamResponse { result: Some(result) }), .. }) => Ok(result),
        _ => Err(TransportError::Unreachable.into()),
    }
}

/// The answers from step `first` on, or the first error. The closing ROLLBACK of a batch whose BEGIN failed has an
/// error too; it comes last, so the cause is found first.
pub(crate) fn answers(result: BatchResult, first: usize) -> Result<Answers, StoreError> {
    if let Some(error) = result.step_errors.into_iter().flatten().next() {
        return Err(database_error(error));
    }
    let rows = result.step_results.into_iter().skip(first);
    Ok(Answers::new(rows.map(Option::unwrap_or_default).collect()))
}

fn database_error(error: Error) -> StoreError {
    StoreError::from_database(error.code, error.message)
}
