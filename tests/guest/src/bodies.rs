//! Bodies of answers that do not end as they should.

use std::time::Duration;

use spin_sdk::wasip3;
use spin_sdk::wasip3::http::types::{ErrorCode, Fields, Response};

/// Longer than any test waits.
const SILENCE: Duration = Duration::from_secs(3600);
const PIECE_BYTES: usize = 16 * 1024;

/// What comes after the first piece of a body.
pub enum Ending {
    /// More pieces, for ever.
    Never,
    /// The component panics.
    Trap,
    /// The body fails.
    Error,
    /// Nothing, for ever.
    Silence,
}

/// A 200 answer whose body begins well.
pub fn broken(ending: Ending) -> Response {
    let (mut pieces, body) = wasip3::wit_stream::new::<u8>();
    let (result, trailers) = wasip3::wit_future::new(|| Ok(None));
    let (response, _) = Response::new(Fields::new(), Some(body), trailers);
    wasip3::spawn(async move {
        let piece = || vec![b'.'; PIECE_BYTES];
        let mut refused = pieces.write_all(piece()).await;
        match ending {
            Ending::Never => {
                while refused.is_empty() {
                    refused = pieces.write_all(piece()).await;
                }
            }
            Ending::Trap => panic!("asked to panic within a body"),
            Ending::Error => {
                let error = ErrorCode::InternalError(Some("asked to fail".to_owned()));
                let _ = result.write(Err(error)).await;
                return;
            }
            Ending::Silence => spin_sdk::time::sleep(SILENCE).await,
        }
        let _ = result.write(Ok(None)).await;
    });
    response
}
