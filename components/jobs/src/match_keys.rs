//! `POST /jobs/match-keys`: people and organisations that something wrote without the keys of their likely doubles get them.

use axum::http::StatusCode;
use domain::relation::Noun;
use store::{Batch, Read, match_keys};
use web::ApiError;

use crate::clock::Clock;

/// Fills in the keys of up to 500 people and as many organisations. What is left over goes with the next run.
pub(crate) async fn run(_: Clock) -> Result<StatusCode, ApiError> {
    let store = web::store().await;
    let mut missing =
        store.read(Noun::ALL.into_iter().map(match_keys::select_missing).fold(Read::new(), Read::with)).await?;
    let mut batch = Batch::new();
    for (index, noun) in Noun::ALL.into_iter().enumerate() {
        if let Some(statement) = match_keys::fill(noun, missing.take(index))? {
            batch.push(statement);
        }
    }
    if !batch.is_empty() {
        store.write(batch).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
