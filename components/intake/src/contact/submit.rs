//! A sent form: parsed once, stored in one batch, acknowledged by its receipt.

use askama::Template;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::clock;
use domain::field_error::FieldErrors;
use domain::intake::{Form, FormKey, Trap, parse, trap};
use domain::language::Language;
use domain::limits::SUBMISSION_WINDOW_SECONDS;
use domain::reference::Reference;
use domain::submission::Submission;
use domain::throttle::Window;
use store::submissions::{self, Received, StoredSubmission};
use store::{Batch, Guard, StoreError, throttles};

use super::draw::fresh_key;
use super::view::{ContactPage, Notice, RetryPage};
use crate::desk::{self, Facts};
use crate::failure::{Failure, RETRY_AFTER_SECONDS};
use crate::page::{Keep, Page, answer};
use crate::texts::Argument;
use crate::visit::Visit;

/// A catalogue that changed meanwhile or a reference that is taken is tried again this often.
const WRITES_MAX: usize = 3;

/// `POST /contact`
pub async fn submit(
    visit: Visit,
    client: web::Client,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !is_form(&headers) {
        return Failure::Unsupported.answer(&visit);
    }
    let Ok(body) = body else { return Failure::TooLarge.answer(&visit) };
    let form = Form::from_pairs(form_urlencoded::parse(&body));
    match receive(&visit, &client, &form).await {
        Ok(outcome) => outcome.answer(&visit, &form),
        Err(error) => not_stored(&visit, &form, Failure::from(error)),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// What becomes of a sent form.
enum Outcome {
    /// It is stored, now or before.
    Stored { receipt: String },
    /// It is handed back.
    HandedBack { facts: Facts, errors: FieldErrors, notice: Option<Notice> },
    /// Too many came from this client.
    Throttled { seconds_left: u32 },
}

async fn receive(visit: &Visit, client: &web::Client, form: &Form) -> Result<Outcome, StoreError> {
    for _ in 0..WRITES_MAX {
        let now = web::now();
        let (facts, mut answers) = desk::read(vec![submissions::select_by_form_key(&form.form_key)]).await?;
        let stored: Option<StoredSubmission> = answers.take(desk::FIRST_EXTRA).first()?;
        let parsed = parse(form, visit.language(&facts.desk.settings), &facts.choices);
        if let Some(stored) = stored {
            return Ok(already_stored(facts, form, &stored, parsed));
        }
        let key = trap(form, clock::milliseconds(&now).unwrap_or_default());
        let (submission, key) = match (parsed, key) {
            (Ok(submission), Ok(key)) => (submission, key),
            (parsed, key) => {
                let errors = parsed.err().unwrap_or_default();
                return Ok(Outcome::HandedBack { facts, errors, notice: key.err().map(Notice::Trap) });
            }
        };
        match write(client, &facts, &submission, &key, &now).await {
            Ok(()) => return Ok(Outcome::Stored { receipt: receipt_path(&key) }),
            Err(StoreError::Guard(Guard::Throttled)) => {
                let seconds_left = Window::at(&now, SUBMISSION_WINDOW_SECONDS).seconds_left;
                return Ok(Outcome::Throttled { seconds_left });
            }
            Err(error) if is_worth_another_try(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::Busy)
}

/// The same form came first on another connection, the catalogue changed, or chance repeated a reference: reading
/// again tells which.
fn is_worth_another_try(error: &StoreError) -> bool {
    submissions::came_before(error)
        || submissions::is_reference_taken(error)
        || *error == StoreError::Guard(Guard::Catalogue)
}

async fn write(
    client: &web::Client,
    facts: &Facts,
    submission: &Submission,
    key: &FormKey,
    now: &str,
) -> Result<(), StoreError> {
    let window = Window::at(now, SUBMISSION_WINDOW_SECONDS);
    let mut batch = Batch::new();
    let bucket = client.bucket("submission").await;
    throttles::count_or_refuse(&mut batch, &bucket, &window.start, desk::submissions_per_client().await);
    let token_hash = web::hash_token(&key.receipt_token());
    submissions::insert(
        &mut batch,
        &Received {
            submission,
            submission_id: &web::id(),
            queue_item_id: &web::id(),
            command_id: &web::id(),
            received_at: now,
            reference: &random_reference(),
            form_key: key.as_str(),
            receipt_token_hash: &token_hash,
            queue: facts.choices.queue_of(&submission.themes),
            catalogue_version: facts.catalogue_version,
        },
    );
    batch.push(throttles::forget_old(now));
    web::store().await.write(batch).await.map(drop)
}

fn random_reference() -> Reference {
    Reference::from_random(getrandom::u64().expect("the host gives every component a random source"))
}

/// A form that is in the database: the same content leads to its receipt, other content is offered as a new form.
fn already_stored(
    facts: Facts,
    form: &Form,
    stored: &StoredSubmission,
    parsed: Result<Submission, FieldErrors>,
) -> Outcome {
    let receipt = FormKey::parse(&form.form_key).map(|key| receipt_path(&key)).unwrap_or_default();
    match parsed {
        Ok(submission) if stored.is(&submission) => Outcome::Stored { receipt },
        parsed => Outcome::HandedBack {
            facts,
            errors: parsed.err().unwrap_or_default(),
            notice: Some(Notice::Duplicate { receipt }),
        },
    }
}

fn receipt_path(key: &FormKey) -> String {
    format!("/receipt/{}", key.receipt_token())
}

impl Outcome {
    fn answer(self, visit: &Visit, form: &Form) -> Response {
        match self {
            Self::Stored { receipt } => see_other(&receipt, visit.language(&desk::last_known().desk.settings)),
            Self::HandedBack { facts, errors, notice } => handed_back(visit, &facts, form, &errors, notice),
            Self::Throttled { seconds_left } => throttled(visit, form, seconds_left),
        }
    }
}

fn see_other(path: &str, language: Language) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("{path}?lang={}", language.as_str()))]).into_response()
}

fn handed_back(visit: &Visit, facts: &Facts, form: &Form, errors: &FieldErrors, notice: Option<Notice>) -> Response {
    let page = Page::new(visit, &facts.desk, "citizen-contact-title").after_sending().with_error();
    let (status, form_key) = match notice {
        Some(Notice::Duplicate { .. }) => (StatusCode::CONFLICT, fresh_key()),
        Some(Notice::Trap(Trap::NoKey)) => (StatusCode::UNPROCESSABLE_ENTITY, fresh_key()),
        // The form was drawn when it was drawn: the next try is old enough.
        Some(Notice::Trap(Trap::TooFast | Trap::HiddenFieldFilled)) | None => {
            (StatusCode::UNPROCESSABLE_ENTITY, form.form_key.clone())
        }
    };
    let form = Form { form_key, ..form.clone() };
    answer(status, Keep::Nothing, &ContactPage { page: &page, choices: &facts.choices, form: &form, errors, notice })
}

fn throttled(visit: &Visit, form: &Form, seconds_left: u32) -> Response {
    let page = retry_frame(visit, "citizen-throttled-title");
    let minutes = i64::from(seconds_left.div_ceil(60));
    let text = page.texts().with("citizen-throttled-text", &[("minutes", Argument::Number(minutes))]);
    let retry = RetryPage { page: &page, text, form };
    try_later(StatusCode::TOO_MANY_REQUESTS, seconds_left, &retry)
}

/// Nothing is lost: the form stays on the page for another try, with the key that keeps it one submission.
fn not_stored(visit: &Visit, form: &Form, failure: Failure) -> Response {
    let page = retry_frame(visit, failure.title());
    let text = page.t(if failure == Failure::Unavailable { "citizen-unavailable-form-text" } else { failure.text() });
    try_later(failure.status(), RETRY_AFTER_SECONDS, &RetryPage { page: &page, text, form })
}

fn retry_frame(visit: &Visit, title: &'static str) -> Page {
    Page::new(visit, &desk::last_known().desk, title).after_sending().with_error()
}

fn try_later(status: StatusCode, seconds: u32, template: &impl Template) -> Response {
    let mut response = answer(status, Keep::Nothing, template);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
