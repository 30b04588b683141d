//! The privacy statement (GDPR articles 13 and 14) and the accessibility statement (Bestuursdecreet II.16, after the
//! model of Implementing Decision (EU) 2018/1523).

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::desk;
use crate::failure::{Failure, or_page};
use crate::page::{Keep, Page, answer};
use crate::texts::Argument;
use crate::visit::Visit;

/// When the accessibility statement was last drawn up: year, month, day. A new evaluation changes it.
const EVALUATED_ON: (i64, i64, i64) = (2026, 11, 23);

struct Section {
    title: &'static str,
    text: &'static str,
}

const PRIVACY_SECTIONS: [Section; 8] = [
    Section { title: "citizen-privacy-purpose", text: "citizen-privacy-purpose-text" },
    Section { title: "citizen-privacy-basis", text: "citizen-privacy-basis-text" },
    Section { title: "citizen-privacy-data", text: "citizen-privacy-data-text" },
    Section { title: "citizen-privacy-readers", text: "citizen-privacy-readers-text" },
    Section { title: "citizen-privacy-retention", text: "citizen-privacy-retention-text" },
    Section { title: "citizen-privacy-rights", text: "citizen-privacy-rights-text" },
    Section { title: "citizen-privacy-cookies", text: "citizen-privacy-cookies-text" },
    Section { title: "citizen-privacy-complaint", text: "citizen-privacy-complaint-text" },
];

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage<'a> {
    page: &'a Page,
    sections: &'static [Section],
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage<'a> {
    page: &'a Page,
}

impl AccessibilityPage<'_> {
    fn preparation(&self) -> String {
        let (year, month, day) = EVALUATED_ON;
        let date = self.page.texts().date(year, month, day);
        self.page.texts().with("citizen-accessibility-preparation-text", &[("date", Argument::Text(&date))])
    }
}

/// `GET /privacy`
pub async fn privacy(visit: Visit) -> Response {
    let draw =
        |page: &Page| answer(StatusCode::OK, Keep::ForGoingBack, &PrivacyPage { page, sections: &PRIVACY_SECTIONS });
    or_page(statement(&visit, "citizen-privacy-title", draw).await, &visit)
}

/// `GET /accessibility`
pub async fn accessibility(visit: Visit) -> Response {
    let draw = |page: &Page| answer(StatusCode::OK, Keep::ForGoingBack, &AccessibilityPage { page });
    or_page(statement(&visit, "citizen-accessibility-title", draw).await, &visit)
}

async fn statement(
    visit: &Visit,
    title: &'static str,
    draw: impl FnOnce(&Page) -> Response,
) -> Result<Response, Failure> {
    let (facts, _) = desk::read(Vec::new()).await?;
    Ok(draw(&Page::new(visit, &facts.desk, title).for_search_engines()))
}
