//! `POST /contact`: a sent form, stored in one transaction. Pages are not drawn here: a form that the product would
//! hand back with its faults gets their status alone.

use std::net::SocketAddr;
use std::sync::{Arc, PoisonError};

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::clock;
use domain::intake::{Choices, Form, FormKey, parse, trap};
use domain::language::Language;
use domain::limits::SUBMISSION_WINDOW_SECONDS;
use domain::reference::Reference;
use domain::setting::Settings;
use domain::submission::Submission;
use domain::throttle::Window;
use domain::token::hash_parts;
use rusqlite::Connection;
use store::settings::{self, Desk, DeskRow};
use store::submissions::{self, ChoicesRow, Received, StoredSubmission};
use store::{Batch, Guard, StoreError, throttles};

use super::{Server, Shared, row};

/// A catalogue that changed meanwhile or a reference that is taken is tried again this often.
const WRITES_MAX: usize = 3;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    manifest-src 'self'; worker-src 'self'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// What the contact form offers, and the catalogue it is from.
#[derive(Clone)]
pub(super) struct Facts {
    choices: Arc<Choices>,
    catalogue_version: i64,
}

/// Middleware: the security headers of the citizen's pages.
pub(super) async fn secure(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Stores the form and leads to its receipt.
pub(super) async fn submit(
    State(server): State<Shared>,
    ConnectInfo(client): ConnectInfo<SocketAddr>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !is_form(&headers) {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    let form = Form::from_pairs(form_urlencoded::parse(&body));
    match receive(&server, client, &uri, &headers, &form).await {
        Ok(response) => response,
        Err(StoreError::Guard(Guard::Throttled)) => StatusCode::TOO_MANY_REQUESTS.into_response(),
        Err(StoreError::Busy) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(error) => web::ApiError::from(error).into_response(),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

async fn receive(
    server: &Server,
    client: SocketAddr,
    uri: &Uri,
    headers: &HeaderMap,
    form: &Form,
) -> Result<Response, StoreError> {
    for _ in 0..WRITES_MAX {
        let now = web::now();
        let (desk, facts, stored) = read(server, &form.form_key).await?;
        let language = language(uri, headers, &desk.settings);
        let parsed = parse(form, language, &facts.choices);
        if let Some(stored) = stored {
            return Ok(match (parsed, FormKey::parse(&form.form_key)) {
                (Ok(submission), Some(key)) if stored.is(&submission) => see_other(&key, language),
                _ => StatusCode::CONFLICT.into_response(),
            });
        }
        let (submission, key) = match (parsed, trap(form, clock::milliseconds(&now).unwrap_or_default())) {
            (Ok(submission), Ok(key)) => (submission, key),
            _ => return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response()),
        };
        match server.database.write(batch(server, client, &facts, &submission, &key, &now)).await {
            Ok(()) => return Ok(see_other(&key, language)),
            Err(error) if is_worth_another_try(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Err(StoreError::Busy)
}

/// The settings, what the form offers, and what came with this form's key before.
async fn read(server: &Server, form_key: &str) -> Result<(Desk, Facts, Option<StoredSubmission>), StoreError> {
    let last = server.facts.read().unwrap_or_else(PoisonError::into_inner).clone();
    let known = last.as_ref().map(|facts| facts.catalogue_version);
    let form_key = form_key.to_owned();
    let work = move |connection: &Connection| -> Result<_, StoreError> {
        let desk: Option<DeskRow> = row::first(connection, &settings::select())?;
        let choices: Option<ChoicesRow> = row::first(connection, &submissions::select_choices(known))?;
        let stored = row::first(connection, &submissions::select_by_form_key(&form_key))?;
        let (Some(desk), Some(choices)) = (desk, choices) else {
            return Err(StoreError::Shape("no catalogue".to_owned()));
        };
        Ok((desk.desk()?, choices, stored))
    };
    let (desk, row, stored) = server.database.read(work).await?;
    let facts = match (row.choices, last) {
        (Some(choices), _) => {
            let facts = Facts { choices: Arc::new(choices), catalogue_version: row.version };
            *server.facts.write().unwrap_or_else(PoisonError::into_inner) = Some(facts.clone());
            facts
        }
        (None, Some(facts)) => facts,
        (None, None) => return Err(StoreError::Shape("no choices".to_owned())),
    };
    Ok((desk, facts, stored))
}

fn batch(
    server: &Server,
    client: SocketAddr,
    facts: &Facts,
    submission: &Submission,
    key: &FormKey,
    now: &str,
) -> Batch {
    let mut batch = Batch::new();
    let network = client.ip().to_canonical().to_string();
    let bucket = hash_parts(&[b"throttle", server.salt.as_bytes(), b"submission", network.as_bytes()]);
    let window = Window::at(now, SUBMISSION_WINDOW_SECONDS);
    throttles::count_or_refuse(&mut batch, &bucket, &window.start, server.submissions_per_client);
    let token_hash = web::hash_token(&key.receipt_token());
    submissions::insert(
        &mut batch,
        &Received {
            submission,
            submission_id: &web::id(),
            queue_item_id: &web::id(),
            command_id: &web::id(),
            received_at: now,
            reference: &Reference::from_random(fastrand::u64(..)),
            form_key: key.as_str(),
            receipt_token_hash: &token_hash,
            queue: facts.choices.queue_of(&submission.themes),
            catalogue_version: facts.catalogue_version,
        },
    );
    batch.push(throttles::forget_old(now));
    batch
}

fn is_worth_another_try(error: &StoreError) -> bool {
    submissions::came_before(error)
        || submissions::is_reference_taken(error)
        || *error == StoreError::Guard(Guard::Catalogue)
}

/// The link's language, else the browser's, else the desk's first.
fn language(uri: &Uri, headers: &HeaderMap, settings: &Settings) -> Language {
    let offered = &settings.public_languages;
    let query = uri.query().unwrap_or_default().as_bytes();
    let asked = form_urlencoded::parse(query).find(|(key, _)| key == "lang");
    if let Some(asked) = asked.and_then(|(_, code)| Language::parse(&code)).filter(|asked| offered.contains(asked)) {
        return asked;
    }
    let codes: Vec<&str> = offered.iter().map(|language| language.as_str()).collect();
    let accepted = web::accepted_language(headers, &codes).and_then(|code| Language::parse(code));
    accepted.unwrap_or_else(|| offered.first().copied().unwrap_or_default())
}

fn see_other(key: &FormKey, language: Language) -> Response {
    let location = format!("/receipt/{}?lang={}", key.receipt_token(), language.as_str());
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
