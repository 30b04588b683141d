//! Types, fields, options and whatever else the forms of the staff app are drawn from.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::authorisation::Action;
use domain::catalogue::Catalogue;
use store::{Read, actor, catalogue};
use web::problem::Reads;
use web::{ApiError, Caller};

/// Browsers may keep the catalogue, but ask each time whether it is still the same.
const CACHE_CONTROL: HeaderValue = HeaderValue::from_static("private, no-cache");

/// The whole catalogue, switched-off entries included: old dossiers still show them.
#[utoipa::path(
    get,
    path = "/api/catalogue", operation_id = "read_catalogue",
    tag = "catalogue",
    params(("If-None-Match" = Option<String>, Header, description = "ETag of the catalogue one has")),
    responses(
        (status = 200, body = Catalogue, headers(("ETag" = String, description = "Version of the catalogue"))),
        (status = 304, description = "The catalogue is still the same"),
        Reads
    )
)]
pub async fn show(caller: Caller, headers: HeaderMap) -> Result<Response, ApiError> {
    let store = web::store().await;
    let known = known_version(&headers);
    let read = Read::new().with(actor::select(&caller.key)).with(catalogue::load_unless(known));
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadCatalogue)?;
    web::refresh(&store, &caller, &actor).await;
    // SQLite built the document in the API's shape; it passes through unread.
    Ok(match answers.take(1).text() {
        Some(document) => {
            let etag = web::etag(version_of(&document).unwrap_or(actor.catalogue_version));
            let json = HeaderValue::from_static("application/json");
            let headers = [(header::CONTENT_TYPE, json), (header::CACHE_CONTROL, CACHE_CONTROL)];
            (StatusCode::OK, headers, [(header::ETAG, etag)], document).into_response()
        }
        None => {
            let etag = web::etag(known.unwrap_or(actor.catalogue_version));
            (StatusCode::NOT_MODIFIED, [(header::CACHE_CONTROL, CACHE_CONTROL)], [(header::ETAG, etag)]).into_response()
        }
    })
}

/// The version at the head of the document, which may be newer than the one the session was read with: another
/// statement read it.
fn version_of(document: &str) -> Option<i64> {
    document.strip_prefix("{\"version\":")?.split(',').next()?.parse().ok()
}

/// The version the client has. Only a single ETag of ours counts; anything else gets the catalogue anew.
fn known_version(headers: &HeaderMap) -> Option<i64> {
    let value = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?.trim();
    // A proxy that compresses weakens the ETag; the version in it stays the same.
    let value = value.strip_prefix("W/").unwrap_or(value);
    value.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: &'static str) -> Option<i64> {
        let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static(value))]);
        known_version(&headers)
    }

    #[test]
    fn the_clients_version_is_read_from_its_etag() {
        assert_eq!(known("\"7\""), Some(7));
        assert_eq!(known(" W/\"7\""), Some(7));
        for other in ["*", "7", "\"x\"", "\"7\", \"8\"", "\"\"", ""] {
            assert_eq!(known(other), None, "{other}");
        }
        assert_eq!(known_version(&HeaderMap::new()), None);
    }

    #[test]
    fn the_documents_version_is_the_first_thing_in_it() {
        assert_eq!(version_of(r#"{"version":12,"types":[]}"#), Some(12));
        let shipped = serde_json::to_string(&Catalogue::shipped()).unwrap();
        assert_eq!(version_of(&shipped), Some(0));
        assert_eq!(version_of("{}"), None);
    }
}
