//! The empty form.

use axum::http::StatusCode;
use axum::response::Response;
use domain::clock;
use domain::field_error::FieldErrors;
use domain::intake::{Form, FormKey};

use super::view::ContactPage;
use crate::desk;
use crate::failure::{Failure, or_page};
use crate::page::{Keep, Page, answer};
use crate::visit::Visit;

/// `GET /contact`, with `?theme=` ticked beforehand when the form offers it.
pub async fn draw(visit: Visit) -> Response {
    or_page(empty(&visit).await, &visit)
}

async fn empty(visit: &Visit) -> Result<Response, Failure> {
    let (facts, _) = desk::read(Vec::new()).await?;
    let page = Page::new(visit, &facts.desk, "citizen-contact-title").for_search_engines();
    let form = Form { form_key: fresh_key(), themes: visit.theme.iter().cloned().collect(), ..Form::default() };
    let contact =
        ContactPage { page: &page, choices: &facts.choices, form: &form, errors: &FieldErrors::new(), notice: None };
    Ok(answer(StatusCode::OK, Keep::ForGoingBack, &contact))
}

/// The key of a form that is drawn now.
pub fn fresh_key() -> String {
    let now = clock::milliseconds(&web::now()).unwrap_or_default();
    FormKey::new(&web::token().plain, now).to_string()
}
