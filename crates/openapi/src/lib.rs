//! One description of the API, merged from the components'.

use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder, Server};

/// Every operation of every component.
#[must_use]
pub fn document() -> OpenApi {
    let mut document = OpenApiBuilder::new().info(info()).servers(Some([Server::new("/")])).build();
    for part in [accounts::openapi(), catalogue::openapi(), dossiers::openapi(), relations::openapi()] {
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
    info.description =
        Some("Case management of a municipal Housing & Energy desk. Rules: docs/api-design.md.".to_owned());
    info.license = Some(License::new("EUPL-1.2"));
    info
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let document: Value = serde_json::to_value(super::document()).expect("JSON");
        let paths = document["paths"].as_object().expect("paths").values();
        let operations = paths.flat_map(|item| item.as_object().expect("a path item").values());
        let names: Vec<&str> = operations.filter_map(|operation| operation["operationId"].as_str()).collect();
        let different: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names.len(), different.len(), "{names:?}");
    }
}
