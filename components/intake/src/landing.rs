//! The first page: what the desk is for, how to ask, how to call.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::intake::Choices;

use crate::desk;
use crate::failure::{Failure, or_page};
use crate::page::{Keep, Page, answer};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "landing.html")]
struct LandingPage<'a> {
    page: &'a Page,
    choices: &'a Choices,
}

/// `GET /`
pub async fn show(visit: Visit) -> Response {
    or_page(draw(&visit).await, &visit)
}

async fn draw(visit: &Visit) -> Result<Response, Failure> {
    let (facts, _) = desk::read(Vec::new()).await?;
    let page = Page::new(visit, &facts.desk, "citizen-landing-title").for_search_engines();
    let landing = LandingPage { page: &page, choices: &facts.choices };
    Ok(answer(StatusCode::OK, Keep::ForGoingBack, &landing))
}
