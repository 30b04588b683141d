//! What every page needs to know: the desk's settings and what the form offers, in the round trip of the page.

use std::sync::{Arc, PoisonError, RwLock};

use domain::intake::Choices;
use domain::language::{Labels, Language};
use domain::telephone::TelephoneNumber;
use store::submissions::{self, ChoicesRow};
use store::{Answers, Read, Statement, StoreError};

/// The desk as citizens see it.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// Name.
    pub name: Labels,
    /// Telephone number as it is shown; may be empty.
    pub telephone: String,
    /// E-mail address; may be empty.
    pub email: String,
    /// Opening hours, several lines.
    pub hours: Labels,
    /// Where the desk is, several lines.
    pub address: Labels,
    /// Whom to ask about personal data.
    pub privacy_contact: String,
    /// Whether `/logo` answers.
    pub has_logo: bool,
    languages: Vec<Language>,
}

impl Desk {
    #[cfg(test)]
    pub(crate) fn of(name: &str, telephone: &str, languages: &[Language]) -> Self {
        let name = Labels { nl: name.into(), fr: name.into(), en: name.into() };
        Self { name, telephone: telephone.into(), languages: languages.to_vec(), ..Self::default() }
    }

    /// The languages of the public pages, the preferred one first; never empty.
    pub fn languages(&self) -> &[Language] {
        if self.languages.is_empty() { &[Language::Nl] } else { &self.languages }
    }

    /// The telephone number as a link, in E.164 where it can be read.
    pub fn telephone_link(&self) -> String {
        let number = TelephoneNumber::parse(&self.telephone).map(String::from);
        let number = number.unwrap_or_else(|_| self.telephone.chars().filter(char::is_ascii_digit).collect());
        format!("tel:{number}")
    }
}

/// What a page was drawn with.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The desk.
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
    let read = Read::new()
        .with(Statement::new("select key, value from setting"))
        .with(submissions::select_choices(known_version));
    let mut answers = web::store().await.read(extra.into_iter().fold(read, Read::with)).await?;
    let desk = Arc::new(desk(answers.take(0).records()?));
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
    LAST.read().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
}

#[derive(serde::Deserialize)]
struct Row {
    key: String,
    #[serde(deserialize_with = "store::from_json")]
    value: serde_json::Value,
}

fn desk(rows: Vec<Row>) -> Desk {
    let map: serde_json::Map<String, serde_json::Value> = rows.into_iter().map(|r| (r.key, r.value)).collect();
    let labels = |k: &str| map.get(k).and_then(|v| serde_json::from_value(v.clone()).ok()).unwrap_or_default();
    let text = |k: &str| map.get(k).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
    Desk {
        name: labels("desk_name"),
        telephone: text("telephone"),
        email: text("email"),
        hours: labels("hours"),
        address: labels("address"),
        privacy_contact: text("privacy_contact"),
        has_logo: false,
        languages: Language::ALL.to_vec(),
    }
}

/// How many submissions of one client are taken in one window.
pub async fn submissions_per_client() -> i64 {
    const DEFAULT: i64 = 30;
    static LIMIT: std::sync::OnceLock<i64> = std::sync::OnceLock::new();
    if let Some(limit) = LIMIT.get() {
        return *limit;
    }
    let limit = spin_sdk::variables::get("submissions_per_client").await.ok();
    *LIMIT.get_or_init(|| limit.and_then(|limit| limit.parse().ok()).unwrap_or(DEFAULT))
}
