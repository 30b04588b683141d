//! `POST /jobs/match-keys`: people, organisations and addresses that something wrote without the keys of their likely doubles
//! get them.

use axum::http::StatusCode;
use domain::relation::Noun;
use store::{Batch, Read, addresses, match_keys};
use web::ApiError;

use crate::clock::Clock;

/// Fills in the keys of up to 500 people, as many organisations and as many addresses. What is left over goes with the next
/// run.
pub(crate) async fn run(_: Clock) -> Result<StatusCode, ApiError> {
    let store = web::store().await;
    let read = Noun::ALL.into_iter().map(match_keys::select_missing).fold(Read::new(), Read::with);
    let mut missing = store.read(read.with(addresses::select_missing())).await?;
    let mut batch = Batch::new();
    for (index, noun) in Noun::ALL.into_iter().enumerate() {
        if let Some(statement) = match_keys::fill(noun, missing.take(index))? {
            batch.push(statement);
        }
    }
    addresses::fill(missing.take(Noun::ALL.len()))?.into_iter().for_each(|statement| batch.push(statement));
    if !batch.is_empty() {
        store.write(batch).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
