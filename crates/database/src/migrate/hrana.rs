//! What a migration needs of a database: to run one batch through its Hrana pipeline.

use std::future::Future;

use bytes::Bytes;
use libsql_hrana::proto::{
    Batch, BatchResult, BatchStep, BatchStreamReq, CloseStreamReq, Error, PipelineReqBody, PipelineRespBody,
    StreamRequest, StreamResponse, StreamResult, Value,
};

use super::MigrateError;
use crate::Database;

/// A database reached by Hrana pipelines, embedded or hosted.
pub trait Hrana {
    /// Sends a pipeline (JSON) and gives the body of the answer with status 200.
    ///
    /// # Errors
    /// [`HranaError`] when no such answer came.
    fn pipeline(&self, body: Vec<u8>) -> impl Future<Output = Result<Vec<u8>, HranaError>> + Send;
}

/// Why a database gave no usable answer, in words for the person at the command line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct HranaError(pub String);

impl Hrana for Database {
    async fn pipeline(&self, body: Vec<u8>) -> Result<Vec<u8>, HranaError> {
        let answer = Database::pipeline(self, Bytes::from(body)).await;
        match answer.status {
            200 => Ok(answer.body.to_vec()),
            status => {
                let body = String::from_utf8_lossy(&answer.body);
                Err(HranaError(format!("the embedded database answered {status}: {body}")))
            }
        }
    }
}

/// Runs a batch and gives the error of each step that had one.
pub(super) async fn batch(database: &impl Hrana, steps: Vec<BatchStep>) -> Result<Vec<Option<Error>>, MigrateError> {
    Ok(send(database, steps).await?.step_errors)
}

/// Runs a batch whose steps must all succeed and gives the rows of its last step.
pub(crate) async fn query(database: &impl Hrana, steps: Vec<BatchStep>) -> Result<Vec<Vec<Value>>, MigrateError> {
    let result = send(database, steps).await?;
    if let Some(error) = result.step_errors.into_iter().flatten().next() {
        return Err(failure(error));
    }
    let last = result.step_results.into_iter().last().flatten();
    Ok(last.map(|result| result.rows.into_iter().map(|row| row.values).collect()).unwrap_or_default())
}

async fn send(database: &impl Hrana, steps: Vec<BatchStep>) -> Result<BatchResult, MigrateError> {
    let batch = Batch { steps, replication_index: None };
    let pipeline = PipelineReqBody {
        baton: None,
        requests: vec![StreamRequest::Batch(BatchStreamReq { batch }), StreamRequest::Close(CloseStreamReq {})],
    };
    let body = serde_json::to_vec(&pipeline).map_err(|error| unreadable(&error))?;
    let answer = database.pipeline(body).await?;
    let answer: PipelineRespBody = serde_json::from_slice(&answer).map_err(|error| unreadable(&error))?;
    match answer.results.into_iter().next() {
        Some(StreamResult::Ok { response: StreamResponse::Batch(response) }) => Ok(response.result),
        Some(StreamResult::Error { error }) => Err(failure(error)),
        _ => Err(HranaError("the database answered with something else than the result of a batch".to_owned()).into()),
    }
}

fn failure(error: Error) -> MigrateError {
    match error.code.as_str() {
        "SQLITE_BUSY" | "TRANSACTION_BUSY" => MigrateError::Locked,
        code => HranaError(format!("the database answered {code}: {}", error.message)).into(),
    }
}

fn unreadable(error: &serde_json::Error) -> HranaError {
    HranaError(format!("the database does not speak Hrana over JSON: {error}"))
}
