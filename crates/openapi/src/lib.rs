//! One description of the API, merged from the components'.

use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder, Server};

/// Every operation of every component.
#[must_use]
pub fn document() -> OpenApi {
    let mut document = OpenApiBuilder::new().info(info()).servers(Some([Server::new("/")])).build();
    for part in [accounts::openapi(), catalogue::openapi(), dossiers::openapi()] {
        document.merge(part);
    }
    document
}

/// The document as it is committed: pretty-printed, ending in a line break.
///
/// # Errors
/// When a value cannot be written as JSON.
pub fn text() -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&document())? + "\n")
}

fn info() -> Info {
    let mut info = Info::new("Loket", env!("CARGO_PKG_VERSION"));
    info.description = Some("Case management of a municipal Housing & Energy desk. Rules: docs/api-design.md.".to_owned());
    info.license = Some(License::new("EUPL-1.2"));
    info
}
