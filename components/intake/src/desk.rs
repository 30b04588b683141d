//! What every page needs to know: the desk's settings and what the form offers, in the round trip of the page.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use domain::intake::Choices;
use domain::limits::SUBMISSIONS_PER_CLIENT_DEFAULT;
use domain::setting::Settings;
use spin_sdk::variables;
use store::settings::{self, Desk};
use store::submissions::{self, ChoicesRow};
use store::{Answers, Read, Statement, StoreError};

/// What a page was drawn with.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The desk's settings, without the logo.
    pub desk: Arc<Desk>,
    /// What the contact form offers.
    pub choices: Arc<Choices>,
    /// The catalogue the choices are from.
    pub catalogue_version: i64,
}

/// The answer number of the first statement that a page adds to [`read`].
pub const FIRST_EXTRA: usize = 2;

/// The facts of this instance's last read. The choices stay right for their version of the catalogue, which every
/// read brings along; the rest serves only pages that say the database is away.
static LAST: RwLock<Option<Facts>> = RwLock::new(None);

/// The facts, and the answers of a page's own statements from [`FIRST_EXTRA`] on, in one round trip.
pub async fn read(extra: Vec<Statement>) -> Result<(Facts, Answers), StoreError> {
    let last = LAST.read().unwrap_or_else(PoisonError::into_inner).clone();
    let known_version = last.as_ref().map(|facts| facts.catalogue_version);
    let read = Read::new().with(settings::select()).with(submissions::select_choices(known_version));
    let mut answers = web::store().await.read(extra.into_iter().fold(read, Read::with)).await?;
    let desk = Arc::new(settings::parse(answers.take(0))?);
    let row: Option<ChoicesRow> = answers.take(1).first()?;
    let row = row.ok_or_else(|| StoreError::Shape("no catalogue".to_owned()))?;
    let choices = match (row.choices, last) {
        (Some(choices), _) => Arc::new(choices),
        (None, Some(facts)) => facts.choices,
        (None, None) => return Err(StoreError::Shape("no choices".to_owned())),
    };
    let facts = Facts { desk, choices, catalogue_version: row.version };
    *LAST.write().unwrap_or_else(PoisonError::into_inner) = Some(facts.clone());
    Ok((facts, answers))
}

/// The facts without asking the database: the last ones read, or the shipped settings.
pub fn last_known() -> Facts {
    LAST.read().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_else(shipped)
}

/// What a desk is that changed nothing yet, with an empty form.
fn shipped() -> Facts {
    let desk = Desk { version: 0, settings: Settings::default(), has_logo: false };
    Facts { desk: Arc::new(desk), choices: Arc::default(), catalogue_version: 0 }
}

/// How many submissions of one client are taken in one window: an operator's choice, since at an event many people
/// share a connection.
pub async fn submissions_per_client() -> i64 {
    static LIMIT: OnceLock<i64> = OnceLock::new();
    if let Some(limit) = LIMIT.get() {
        return *limit;
    }
    let limit = variables::get("submissions_per_client").await.ok();
    *LIMIT.get_or_init(|| limit.and_then(|limit| limit.parse().ok()).unwrap_or(SUBMISSIONS_PER_CLIENT_DEFAULT))
}
