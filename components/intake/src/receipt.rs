//! The receipt: proof that a question arrived, opened by a token that only its sender has.

use askama::Template;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::response::Response;
use domain::clock;
use store::submissions::{self, Receipt};

use crate::desk;
use crate::failure::{Failure, or_page};
use crate::page::{Keep, Page, answer};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage<'a> {
    page: &'a Page,
    receipt: &'a Receipt,
}

impl ReceiptPage<'_> {
    /// Day and time in Brussels, in words.
    fn received(&self) -> String {
        let instant = clock::milliseconds(&self.receipt.received_at).unwrap_or_default();
        self.page.texts().date_and_time(&clock::brussels_date(instant), &clock::brussels_time(instant))
    }

    fn channels(&self) -> Vec<String> {
        let text =
            |channel: &domain::submission::AnswerChannel| self.page.t(&format!("citizen-channel-{}", channel.as_str()));
        self.receipt.answer_channels.iter().map(text).collect()
    }
}

/// `GET /receipt/{token}`
pub async fn show(visit: Visit, token: Result<Path<String>, PathRejection>) -> Response {
    match token {
        Ok(Path(token)) => or_page(draw(&visit, &token).await, &visit),
        Err(_) => Failure::NotFound.answer(&visit),
    }
}

async fn draw(visit: &Visit, token: &str) -> Result<Response, Failure> {
    let select = submissions::select_receipt(&web::hash_token(token));
    let (facts, mut answers) = desk::read(vec![select]).await?;
    let receipt: Receipt = answers.take(desk::FIRST_EXTRA).first()?.ok_or(Failure::NotFound)?;
    let page = Page::new(visit, &facts.desk, "citizen-receipt-title");
    Ok(answer(StatusCode::OK, Keep::Nothing, &ReceiptPage { page: &page, receipt: &receipt }))
}
