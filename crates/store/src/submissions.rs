//! What citizens send: the choices of the contact form, the submission in its queue, and the receipt.

use domain::change::{Command, CommandActor};
use domain::intake::Choices;
use domain::language::{Labels, Language};
use domain::national_number::MASK;
use domain::reference::Reference;
use domain::submission::{AnswerChannel, ApartmentBuilding, Submission};
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde::Deserialize;

use crate::{Batch, Guard, Statement, StoreError, from_json, from_zero_one, timeline};

/// The catalogue's part of the form, and the version it belongs to.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct ChoicesRow {
    /// Version of the catalogue.
    pub version: i64,
    /// What the form offers; none when the caller already knows this version.
    #[serde(deserialize_with = "crate::from_json_or_default")]
    pub choices: Option<Choices>,
}

/// The active themes and the party roles offered on the form: one row of [`ChoicesRow`]. A theme whose queue was
/// switched off goes to the central one. A caller that keeps the choices of `known_version` gets them only when the
/// catalogue changed since, so a page stays one round trip.
#[must_use]
pub fn select_choices(known_version: Option<i64>) -> Statement {
    Statement::new(
        "with open_queue as (select key, position, attributes ->> 'central' is 1 as central from queue where active = 1),
           central as (select key from open_queue order by central desc, position limit 1)
         select version, case when version is :known then null else json_object(
           'themes', (select json_group_array(json_object('key', key, 'queue', queue,
                'labels', json_object('nl', label_nl, 'fr', label_fr, 'en', label_en)))
              from (select theme.*, coalesce(open_queue.key, (select key from central)) as queue
                from theme left join open_queue on open_queue.key = queue_key
                where active = 1 order by theme.position)),
           'capacities', (select json_group_array(json_object('key', key,
                'labels', json_object('nl', label_nl, 'fr', label_fr, 'en', label_en)))
              from (select * from role where active = 1 and attributes ->> 'on_form' = 1 order by position)),
           'central_queue', (select key from central)) end as choices
         from catalogue where id = 1",
    )
    .bind("known", known_version)
}

/// A submission as it was stored under a form key, to compare a second arrival with.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct StoredSubmission {
    language: Language,
    name: String,
    email: Option<String>,
    telephone: Option<String>,
    capacity_key: String,
    address_text: String,
    apartment_building: ApartmentBuilding,
    question: String,
    #[serde(deserialize_with = "from_json")]
    answer_channels: Vec<AnswerChannel>,
    #[serde(deserialize_with = "from_json")]
    themes: Vec<String>,
}

impl StoredSubmission {
    /// Whether `submission` says the very same.
    #[must_use]
    pub fn is(&self, submission: &Submission) -> bool {
        self.language == submission.language
            && self.name == submission.name
            && self.email.as_deref() == submission.email.as_ref().map(|email| email.as_str())
            && self.telephone.as_deref() == submission.telephone.as_ref().map(|number| number.as_str())
            && self.capacity_key == submission.capacity
            && self.address_text == submission.address_text
            && self.apartment_building == submission.apartment_building
            && self.question == submission.question
            && self.answer_channels == submission.answer_channels
            && self.themes == submission.themes
    }
}

/// The submission that came with `form_key`: one row of [`StoredSubmission`], or none.
#[must_use]
pub fn select_by_form_key(form_key: &str) -> Statement {
    Statement::new(
        "select language, name, email, telephone, capacity_key, address_text, apartment_building, question,
           answer_channels, (select json_group_array(theme_key) from
             (select theme_key from submission_theme where submission_id = submission.id order by position)) as themes
         from submission where form_key = :form_key",
    )
    .bind("form_key", form_key)
}

/// What the receipt shows: nothing that says who sent it or what was asked.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Receipt {
    /// The reference to read out on the telephone.
    pub reference: String,
    /// When the submission was stored: UTC, RFC 3339 with milliseconds.
    pub received_at: String,
    /// The language it was sent in.
    pub language: Language,
    /// How the desk may answer.
    #[serde(deserialize_with = "from_json")]
    pub answer_channels: Vec<AnswerChannel>,
    /// The chosen themes in the order of the catalogue, as they are called now.
    #[serde(deserialize_with = "from_json")]
    pub themes: Vec<Labels>,
    /// Whether national numbers were made unreadable in what was sent.
    #[serde(deserialize_with = "from_zero_one")]
    pub has_masked: bool,
}

/// The receipt that the token with this hash opens: one row of [`Receipt`], or none.
#[must_use]
pub fn select_receipt(token_hash: &str) -> Statement {
    Statement::new(
        "select reference, received_at, language, answer_channels, (select json_group_array(
             json_object('nl', label_nl, 'fr', label_fr, 'en', label_en)) from
             (select label_nl, label_fr, label_en from submission_theme join theme on theme.key = theme_key
              where submission_id = submission.id order by submission_theme.position)) as themes,
           instr(question || name || address_text, :mask) > 0 as has_masked
         from submission where receipt_token_hash = :token_hash",
    )
    .bind("token_hash", token_hash)
    .bind("mask", MASK.to_string())
}

/// A submission with everything that was decided about it.
#[derive(Clone, Debug)]
pub struct Received<'a> {
    /// What the citizen sent.
    pub submission: &'a Submission,
    /// Id of the submission, UUIDv7.
    pub submission_id: &'a str,
    /// Id of its queue item, UUIDv7.
    pub queue_item_id: &'a str,
    /// Id of the command, UUIDv7.
    pub command_id: &'a str,
    /// When it arrived: UTC, RFC 3339 with milliseconds.
    pub received_at: &'a str,
    /// What the citizen reads out on the telephone.
    pub reference: &'a Reference,
    /// The key of the drawn form.
    pub form_key: &'a str,
    /// Hash of the token that opens the receipt.
    pub receipt_token_hash: &'a str,
    /// The queue it waits in.
    pub queue: &'a str,
    /// The catalogue it was decided with.
    pub catalogue_version: i64,
}

/// Stores a submission, its themes, its queue item and the timeline entry. Fails with the guard "catalogue" when the
/// catalogue changed since the decision, so that [`came_before`] when this form was stored already, and so that
/// [`is_reference_taken`] when chance gave the same reference twice.
pub fn insert(batch: &mut Batch, received: &Received<'_>) {
    batch.guard(Guard::Catalogue, "select version = :catalogue from catalogue where id = 1", |statement| {
        statement.bind("catalogue", received.catalogue_version)
    });
    batch.push(insert_submission(received));
    batch.push(
        Statement::new(
            "insert into submission_theme (submission_id, theme_key, position)
             select :submission, value, key from json_each(:themes)",
        )
        .bind("submission", received.submission_id)
        .bind("themes", json_array(received.submission.themes.iter().map(String::as_str))),
    );
    batch.push(
        Statement::new(
            "insert into queue_item (id, queue_key, submission_id, received_at, updated_at)
             values (:id, :queue, :submission, :received_at, :received_at)",
        )
        .bind("id", received.queue_item_id)
        .bind("queue", received.queue)
        .bind("submission", received.submission_id)
        .bind("received_at", received.received_at),
    );
    let command = Command {
        id: received.command_id.to_owned(),
        at: received.received_at.to_owned(),
        actor: CommandActor::Citizen,
    };
    batch.push(timeline::insert(&command, &entry(received)));
}

/// Whether a batch failed because the form it came with was stored before. The receipt's token follows from the form
/// key, and SQLite names either of the two.
#[must_use]
pub fn came_before(error: &StoreError) -> bool {
    error.is_unique("submission.form_key") || error.is_unique("submission.receipt_token_hash")
}

/// Whether a batch failed because its random reference belongs to another submission.
#[must_use]
pub fn is_reference_taken(error: &StoreError) -> bool {
    error.is_unique("submission.reference")
}

fn entry(received: &Received<'_>) -> Entry {
    Entry {
        kind: TimelineKind::SubmissionReceived,
        happened_at: received.received_at.to_owned(),
        subjects: Subjects { submission_id: Some(received.submission_id.to_owned()), ..Subjects::default() },
        facts: serde_json::json!({ "reference": received.reference }),
    }
}

fn insert_submission(received: &Received<'_>) -> Statement {
    let submission = received.submission;
    let channels = submission.answer_channels.iter().map(|channel| channel.as_str());
    Statement::new(
        "insert into submission (id, reference, form_key, receipt_token_hash, received_at, language, name, email,
           telephone, capacity_key, address_text, apartment_building, question, answer_channels)
         values (:id, :reference, :form_key, :token_hash, :received_at, :language, :name, :email, :telephone,
           :capacity, :address, :building, :question, :channels)",
    )
    .bind("id", received.submission_id)
    .bind("reference", received.reference.as_str())
    .bind("form_key", received.form_key)
    .bind("token_hash", received.receipt_token_hash)
    .bind("received_at", received.received_at)
    .bind("language", submission.language.as_str())
    .bind("name", &submission.name)
    .bind("email", submission.email.as_ref().map(|email| email.as_str()))
    .bind("telephone", submission.telephone.as_ref().map(|number| number.as_str()))
    .bind("capacity", &submission.capacity)
    .bind("address", &submission.address_text)
    .bind("building", submission.apartment_building.as_str())
    .bind("question", &submission.question)
    .bind("channels", json_array(channels))
}

fn json_array<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    serde_json::Value::from_iter(texts).to_string()
}
