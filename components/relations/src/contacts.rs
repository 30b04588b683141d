//! `/api/contacts`: people. What is answered is built for both nouns in `relations`.

use axum::response::Response;
use domain::likeness::Reason;
use domain::record::Patch;
use domain::relation::Noun;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, Command, Id, IfMatch, Params, problem};

use crate::duplicates;
use crate::relations::answer::{InvolvedPage, MergedRecord, RelationAllowed};
use crate::relations::edit::{self, draft, patch};
use crate::relations::journeys::{self, PageQuery};
use crate::relations::list::{self, ListQuery};
use crate::relations::state::{self, RelationStateChange};
use crate::relations::timeline::{self, RelationTimelinePage};
use crate::relations::{create, desk::Desk, proposals};
use web::record::present;

const NOUN: Noun = Noun::Contact;
const PATH: &str = "/api/contacts";

/// A new person.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewContact {
    /// The full name as the person writes it.
    name: String,
    /// E-mail address.
    #[serde(default)]
    email: Option<String>,
    /// Telephone number; answers have E.164.
    #[serde(default)]
    telephone: Option<String>,
    /// `nl` (when absent), `fr`, `en` or `other`.
    #[serde(default)]
    language: Option<String>,
    /// `email`, `telephone` or `post`.
    #[serde(default)]
    preferred_channel: Option<String>,
    /// What colleagues should know; at most 5000 characters.
    #[serde(default)]
    note: Option<String>,
}

impl NewContact {
    fn draft(self) -> Patch {
        let Self { name, email, telephone, language, preferred_channel, note } = self;
        draft([
            ("name", Some(name)),
            ("email", email),
            ("telephone", telephone),
            ("language", language),
            ("preferred_channel", preferred_channel),
            ("note", note),
        ])
    }
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ContactEdit {
    /// The full name as the person writes it.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    name: Option<Option<String>>,
    /// E-mail address.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    /// Telephone number; answers have E.164.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    telephone: Option<Option<String>>,
    /// `nl`, `fr`, `en` or `other`.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    language: Option<Option<String>>,
    /// `email`, `telephone` or `post`.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    preferred_channel: Option<Option<String>>,
    /// What colleagues should know; at most 5000 characters.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    note: Option<Option<String>>,
}

impl ContactEdit {
    fn patch(self) -> Patch {
        let Self { name, email, telephone, language, preferred_channel, note } = self;
        patch([
            ("name", name),
            ("email", email),
            ("telephone", telephone),
            ("language", language),
            ("preferred_channel", preferred_channel),
            ("note", note),
        ])
    }
}

/// What is typed so far of a person.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ContactDraft {
    /// The full name as the person writes it.
    name: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
}

impl ContactDraft {
    fn draft(self) -> Patch {
        let Self { name, email, telephone } = self;
        draft([("name", name), ("email", email), ("telephone", telephone)])
    }
}

// The shapes below are serialised from one struct for both nouns; they exist for the description of the API.

/// A person with its journeys and what the reader may do with it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct Contact {
    /// Another than the one asked for when that was merged into this: see `resolved_from`.
    id: String,
    version: i64,
    /// `active` or `inactive`.
    state: String,
    /// The full name as the person writes it.
    name: String,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
    /// `nl`, `fr`, `en` or `other`.
    language: String,
    /// `email`, `telephone` or `post`.
    preferred_channel: Option<String>,
    /// What colleagues should know; at most 5000 characters.
    note: Option<String>,
    /// The id that was asked for, when it was merged into this record.
    resolved_from: Option<String>,
    /// What was merged into it, newest merge first.
    merged: Vec<MergedRecord>,
    /// The first page of its journeys that the reader may see.
    journeys: InvolvedPage,
    allowed: RelationAllowed,
    /// How many national register numbers were masked in what was just sent.
    masked: i64,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// A page of the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct ContactPage {
    items: Vec<ContactRow>,
    next: Option<String>,
}

/// A person in the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct ContactRow {
    id: String,
    version: i64,
    /// `active` or `inactive`.
    state: String,
    /// The full name as the person writes it.
    name: String,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
    /// How many journeys the reader may see; counts stop at 1000. Null with `brief`.
    journeys: Option<i64>,
}

/// Who is probably known already, most likely first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct ContactProposals {
    /// At most five.
    items: Vec<ContactProposal>,
}

/// A person who is probably meant.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct ContactProposal {
    id: String,
    /// The full name as the person writes it.
    name: String,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
    /// From 1 to 100.
    likeness: i64,
    /// What the two have in common.
    reasons: Vec<Reason>,
}

/// A page of pairs that are probably one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct ContactDuplicates {
    /// May be short or empty and yet have a next page.
    items: Vec<ContactPair>,
    next: Option<String>,
}

/// Two records that are probably one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct ContactPair {
    one: ContactOfPair,
    other: ContactOfPair,
    /// From 1 to 100.
    likeness: i64,
    /// What the two have in common.
    reasons: Vec<Reason>,
}

/// One of a pair.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct ContactOfPair {
    id: String,
    version: i64,
    /// The full name as the person writes it.
    name: String,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
    /// `nl`, `fr`, `en` or `other`.
    language: String,
    /// `email`, `telephone` or `post`.
    preferred_channel: Option<String>,
    /// What colleagues should know; at most 5000 characters.
    note: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
}

/// The people of the desk, newest first. What was merged into another is listed as that other.
#[utoipa::path(get, path = "/api/contacts", operation_id = "list_contacts", tag = "contacts", params(ListQuery),
    responses((status = 200, body = ContactPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<ListQuery>) -> Result<Response, ApiError> {
    list::list(NOUN, caller, query).await
}

/// Adds a person.
#[utoipa::path(post, path = "/api/contacts", operation_id = "create_contact", tag = "contacts",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewContact,
    responses((status = 201, body = Contact, headers(("Location" = String, description = "Path of the record"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewContact>) -> Result<Response, ApiError> {
    let Command { input, key } = command;
    create::create(NOUN, PATH, caller, &input.draft(), &key).await
}

/// Known people that are probably the one who is being typed in. Changes nothing; a POST, so that no address holds
/// anything personal, and without `Idempotency-Key`.
#[utoipa::path(post, path = "/api/contacts/proposals", operation_id = "propose_contacts", tag = "contacts",
    request_body = ContactDraft, responses((status = 200, body = ContactProposals), problem::OwnChanges))]
pub(crate) async fn propose(caller: Caller, Body(typed): Body<ContactDraft>) -> Result<Response, ApiError> {
    proposals::propose(NOUN, caller, &typed.draft()).await
}

/// Pairs that are probably one, but for those that somebody judged to be two.
#[utoipa::path(get, path = "/api/contacts/duplicates", operation_id = "list_contact_duplicates", tag = "contacts",
    params(PageQuery), responses((status = 200, body = ContactDuplicates), problem::Reads))]
pub(crate) async fn duplicates(caller: Caller, Params(query): Params<PageQuery>) -> Result<Response, ApiError> {
    duplicates::duplicates(NOUN.into(), caller, query).await
}

/// One person. The id of one that was merged leads to the one it was merged into.
#[utoipa::path(get, path = "/api/contacts/{id}", operation_id = "read_contact", tag = "contacts",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Contact, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    Desk::open(NOUN, &caller, &id, domain::authorisation::Action::ReadContact).await?.answer(0)
}

/// Changes fields: what is absent stays, null empties.
#[utoipa::path(patch, path = "/api/contacts/{id}", operation_id = "edit_contact", tag = "contacts",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = ContactEdit,
    responses((status = 200, body = Contact, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<ContactEdit>,
) -> Result<Response, ApiError> {
    edit::edit(NOUN, &caller, &id, version, &edit.patch()).await
}

/// Takes a person out of use, or into it again. Nothing is deleted: out of use it is still found, but not chosen anew.
#[utoipa::path(put, path = "/api/contacts/{id}/state", operation_id = "set_contact_state", tag = "contacts",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = RelationStateChange,
    responses((status = 200, body = Contact, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn set_state(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(change): Body<RelationStateChange>,
) -> Result<Response, ApiError> {
    state::set_state(NOUN, &caller, &id, version, change.state).await
}

/// The journeys in which a person is involved, as far as the reader may see them, newest first.
#[utoipa::path(get, path = "/api/contacts/{id}/journeys", operation_id = "list_contact_journeys", tag = "contacts",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = InvolvedPage), problem::Reads))]
pub(crate) async fn journeys(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    journeys::journeys(NOUN, caller, &id, query).await
}

/// What happened to a person and to those merged into it, newest first.
#[utoipa::path(get, path = "/api/contacts/{id}/timeline", operation_id = "read_contact_timeline", tag = "contacts",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = RelationTimelinePage), problem::Reads))]
pub(crate) async fn timeline(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    timeline::timeline(NOUN, caller, &id, query).await
}
