//! The routes of the catalogue.

use std::sync::OnceLock;

use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{catalogue, settings};

pub(crate) fn router() -> Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(|| api().0).clone()
}

pub(crate) fn openapi() -> OpenApi {
    api().1
}

fn api() -> (Router, OpenApi) {
    let routes = OpenApiRouter::new()
        // Signed in.
        .routes(routes!(catalogue::show))
        // Signed in; changed by managers.
        .routes(routes!(settings::show, settings::save));
    web::api_router(routes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_has_every_route_and_the_shapes_it_names() {
        let openapi = serde_json::to_value(openapi()).unwrap();
        assert!(openapi["paths"]["/api/catalogue"]["get"].is_object());
        assert!(openapi["paths"]["/api/settings"]["get"].is_object());
        assert!(openapi["paths"]["/api/settings"]["put"].is_object());
        for schema in ["Catalogue", "Field", "FieldKind", "FieldClass", "Labels", "Settings", "Logo", "Problem"] {
            assert!(openapi["components"]["schemas"][schema].is_object(), "{schema}");
        }
    }
}
