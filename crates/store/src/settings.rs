//! The desk's settings: one row with a version inside, and the logo in a row of its own so that pages which only link
//! to it do not carry it.

use domain::authorisation::Role;
use domain::change::{Command, FieldChange, SubjectKind};
use domain::setting::{Logo, Settings};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::actor::{self, SessionKey};
use crate::{Batch, Guard, Rows, Statement, StoreError, changes, from_zero_one};

/// The settings as they are stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// Rises with every change; 0 while nothing was changed.
    pub version: i64,
    /// The settings; without the logo when read by [`select`].
    pub settings: Settings,
    /// Whether there is a logo.
    pub has_logo: bool,
}

/// The settings without the logo, for [`parse`]. Always one row.
#[must_use]
pub fn select() -> Statement {
    Statement::new(
        "select (select value from setting where key = 'desk') as desk,
           exists (select 1 from setting where key = 'logo') as has_logo, null as logo",
    )
}

/// The settings with the logo, for [`parse`]. Always one row.
#[must_use]
pub fn select_with_logo() -> Statement {
    Statement::new(
        "select (select value from setting where key = 'desk') as desk,
           exists (select 1 from setting where key = 'logo') as has_logo,
           (select value from setting where key = 'logo') as logo",
    )
}

/// The logo alone, for [`parse_logo`]; no row when there is none.
#[must_use]
pub fn select_logo() -> Statement {
    Statement::new("select value as logo from setting where key = 'logo'")
}

/// The settings from the answer to [`select`] or [`select_with_logo`]; what is not stored has its default.
///
/// # Errors
/// [`StoreError::Shape`] when what is stored are no settings.
pub fn parse(rows: Rows) -> Result<Desk, StoreError> {
    let row: DeskRow = rows.first()?.ok_or_else(|| StoreError::Shape("no settings".to_owned()))?;
    row.desk()
}

/// The logo from the answer to [`select_logo`].
///
/// # Errors
/// [`StoreError::Shape`] when what is stored is no logo.
pub fn parse_logo(rows: Rows) -> Result<Option<Logo>, StoreError> {
    let text: Option<String> = rows.text();
    text.as_deref().map(from_text).transpose()
}

/// Replaces the settings, when they still have the version of `before`; `changes` are those from `before` to `after`.
#[must_use]
pub fn save(
    key: &SessionKey,
    role: Role,
    command: &Command,
    before: &Desk,
    after: &Settings,
    changes: &[FieldChange],
) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, key, role);
    batch.guard(
        Guard::Stale,
        "select coalesce((select value ->> 'version' from setting where key = 'desk'), 0) = :version",
        |statement| statement.bind("version", before.version),
    );
    batch.push(put("desk", document(before.version + 1, after), command));
    if after.logo != before.settings.logo {
        batch.push(match &after.logo {
            Some(logo) => put("logo", serde_json::to_string(logo).unwrap_or_default(), command),
            None => Statement::new("delete from setting where key = 'logo'"),
        });
    }
    changes::insert_all(command, SubjectKind::Setting, "desk", changes).for_each(|statement| batch.push(statement));
    batch
}

/// The row of [`select`] and [`select_with_logo`] as the database has it.
#[derive(Debug, Deserialize)]
pub struct DeskRow {
    desk: Option<String>,
    #[serde(deserialize_with = "from_zero_one")]
    has_logo: bool,
    logo: Option<String>,
}

impl DeskRow {
    /// The settings it holds; what is not stored has its default.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when what is stored are no settings.
    pub fn desk(&self) -> Result<Desk, StoreError> {
        let stored: Map<String, Value> = self.desk.as_deref().map(from_text).transpose()?.unwrap_or_default();
        let version = stored.get("version").and_then(Value::as_i64).unwrap_or_default();
        let mut settings = with_defaults(stored)?;
        settings.logo = self.logo.as_deref().map(from_text).transpose()?;
        Ok(Desk { version, settings, has_logo: self.has_logo })
    }
}

fn from_text<'text, R: Deserialize<'text>>(text: &'text str) -> Result<R, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Shape(format!("setting: {error}")))
}

/// A newer program finds its new settings missing, an older one finds some it does not know: both go on.
fn with_defaults(mut stored: Map<String, Value>) -> Result<Settings, StoreError> {
    let mut whole = serde_json::to_value(Settings::default()).unwrap_or_default();
    for (name, value) in whole.as_object_mut().into_iter().flatten() {
        if let Some(stored) = stored.remove(name) {
            *value = stored;
        }
    }
    serde_json::from_value(whole).map_err(|error| StoreError::Shape(format!("setting: {error}")))
}

fn document(version: i64, settings: &Settings) -> String {
    let mut document = serde_json::to_value(settings).unwrap_or_default();
    if let Some(object) = document.as_object_mut() {
        object.remove("logo");
        object.insert("version".to_owned(), version.into());
    }
    document.to_string()
}

fn put(key: &str, value: String, command: &Command) -> Statement {
    Statement::new(
        "insert into setting (key, value, updated_at) values (:key, :value, :at)
         on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at",
    )
    .bind("key", key)
    .bind("value", value)
    .bind("at", &command.at)
}
