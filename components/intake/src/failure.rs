//! The pages that say no: each tells in the visitor's language what happened and how to reach the desk otherwise.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use store::StoreError;

use crate::desk;
use crate::page::{Keep, Page, answer};
use crate::visit::Visit;

/// After how many seconds a browser may try again when the database is away.
pub const RETRY_AFTER_SECONDS: u32 = 10;

/// Why a page cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 404.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 413: the form is larger than any question can be.
    TooLarge,
    /// 415: not a form.
    Unsupported,
    /// 503: the database is busy or out of reach.
    Unavailable,
    /// 500: a fault of ours.
    Defect,
}

impl Failure {
    /// The status of the answer.
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Defect => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The message that is the page's title.
    pub fn title(self) -> &'static str {
        match self {
            Self::NotFound => "citizen-not-found-title",
            Self::MethodNotAllowed => "citizen-method-not-allowed-title",
            Self::TooLarge => "citizen-too-large-title",
            Self::Unsupported => "citizen-unsupported-title",
            Self::Unavailable => "citizen-unavailable-title",
            Self::Defect => "citizen-defect-title",
        }
    }

    /// The message that says what happened.
    pub fn text(self) -> &'static str {
        match self {
            Self::NotFound => "citizen-not-found-text",
            Self::MethodNotAllowed => "citizen-method-not-allowed-text",
            Self::TooLarge => "citizen-too-large-text",
            Self::Unsupported => "citizen-unsupported-text",
            Self::Unavailable => "citizen-unavailable-text",
            Self::Defect => "citizen-defect-text",
        }
    }

    /// The page, with what is known of the desk without asking the database again.
    pub fn answer(self, visit: &Visit) -> Response {
        let page = Page::new(visit, &desk::last_known().desk, self.title()).after_sending();
        let text = page.t(self.text());
        let mut response = answer(self.status(), Keep::Nothing, &MessagePage { page: &page, text });
        if self == Self::Unavailable {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
        }
        response
    }
}

impl From<StoreError> for Failure {
    /// A defect is logged here, once, without the values a database may quote.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Unavailable(_) => Self::Unavailable,
            StoreError::Guard(_) | StoreError::Constraint(_) | StoreError::Shape(_) | StoreError::Database { .. } => {
                if let web::ApiError::Defect(detail) = web::ApiError::from(error) {
                    eprintln!("{}", serde_json::json!({ "level": "error", "event": "defect", "detail": detail }));
                }
                Self::Defect
            }
        }
    }
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    page: &'a Page,
    text: String,
}

/// The page of an address that does not exist.
pub async fn not_found(visit: Visit) -> Response {
    Failure::NotFound.answer(&visit)
}

/// The page of a method that an address does not know; axum adds which it does.
pub async fn method_not_allowed(visit: Visit) -> Response {
    Failure::MethodNotAllowed.answer(&visit)
}

/// An answer or the page that says why there is none.
pub fn or_page(result: Result<Response, Failure>, visit: &Visit) -> Response {
    result.unwrap_or_else(|failure| failure.answer(visit))
}
