//! `/api/organisations`: organisations. What is answered is built for both nouns in `relations`.

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

const NOUN: Noun = Noun::Organisation;
const PATH: &str = "/api/organisations";

/// A new organisation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOrganisation {
    /// Name.
    name: String,
    /// Enterprise number; answers have ten digits.
    #[serde(default)]
    enterprise_number: Option<String>,
    /// E-mail address.
    #[serde(default)]
    email: Option<String>,
    /// Telephone number; answers have E.164.
    #[serde(default)]
    telephone: Option<String>,
    /// What colleagues should know; at most 5000 characters.
    #[serde(default)]
    note: Option<String>,
}

impl NewOrganisation {
    fn draft(self) -> Patch {
        let Self { name, enterprise_number, email, telephone, note } = self;
        draft([
            ("name", Some(name)),
            ("enterprise_number", enterprise_number),
            ("email", email),
            ("telephone", telephone),
            ("note", note),
        ])
    }
}

/// What is asked to change: what is absent stays, null empties.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct OrganisationEdit {
    /// Name.
    #[serde(deserialize_with = "present")]
    #[schema(nullable = false, value_type = Option<String>)]
    name: Option<Option<String>>,
    /// Enterprise number; answers have ten digits.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    enterprise_number: Option<Option<String>>,
    /// E-mail address.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    /// Telephone number; answers have E.164.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    telephone: Option<Option<String>>,
    /// What colleagues should know; at most 5000 characters.
    #[serde(deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    note: Option<Option<String>>,
}

impl OrganisationEdit {
    fn patch(self) -> Patch {
        let Self { name, enterprise_number, email, telephone, note } = self;
        patch([
            ("name", name),
            ("enterprise_number", enterprise_number),
            ("email", email),
            ("telephone", telephone),
            ("note", note),
        ])
    }
}

/// What is typed so far of an organisation.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct OrganisationDraft {
    /// Name.
    name: Option<String>,
    /// Enterprise number; answers have ten digits.
    enterprise_number: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
}

impl OrganisationDraft {
    fn draft(self) -> Patch {
        let Self { name, enterprise_number, email, telephone } = self;
        draft([("name", name), ("enterprise_number", enterprise_number), ("email", email), ("telephone", telephone)])
    }
}

// The shapes below are serialised from one struct for both nouns; they exist for the description of the API.

/// An organisation with its journeys and what the reader may do with it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct Organisation {
    /// Another than the one asked for when that was merged into this: see `resolved_from`.
    id: String,
    version: i64,
    /// `active` or `inactive`.
    state: String,
    /// Name.
    name: String,
    /// Enterprise number; answers have ten digits.
    enterprise_number: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
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
pub(crate) struct OrganisationPage {
    items: Vec<OrganisationRow>,
    next: Option<String>,
}

/// An organisation in the list.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct OrganisationRow {
    id: String,
    version: i64,
    /// `active` or `inactive`.
    state: String,
    /// Name.
    name: String,
    /// Enterprise number; answers have ten digits.
    enterprise_number: Option<String>,
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
pub(crate) struct OrganisationProposals {
    /// At most five.
    items: Vec<OrganisationProposal>,
}

/// An organisation that is probably meant.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct OrganisationProposal {
    id: String,
    /// Name.
    name: String,
    /// Enterprise number; answers have ten digits.
    enterprise_number: Option<String>,
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
pub(crate) struct OrganisationDuplicates {
    /// May be short or empty and yet have a next page.
    items: Vec<OrganisationPair>,
    next: Option<String>,
}

/// Two records that are probably one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct OrganisationPair {
    one: OrganisationOfPair,
    other: OrganisationOfPair,
    /// From 1 to 100.
    likeness: i64,
    /// What the two have in common.
    reasons: Vec<Reason>,
}

/// One of a pair.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that is built for both nouns at once")]
pub(crate) struct OrganisationOfPair {
    id: String,
    version: i64,
    /// Name.
    name: String,
    /// Enterprise number; answers have ten digits.
    enterprise_number: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Telephone number; answers have E.164.
    telephone: Option<String>,
    /// What colleagues should know; at most 5000 characters.
    note: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
}

/// The organisations of the desk, newest first. What was merged into another is listed as that other.
#[utoipa::path(get, path = "/api/organisations", operation_id = "list_organisations", tag = "organisations", params(ListQuery),
    responses((status = 200, body = OrganisationPage), problem::Reads))]
pub(crate) async fn list(caller: Caller, Params(query): Params<ListQuery>) -> Result<Response, ApiError> {
    list::list(NOUN, caller, query).await
}

/// Adds an organisation.
#[utoipa::path(post, path = "/api/organisations", operation_id = "create_organisation", tag = "organisations",
    params(("Idempotency-Key" = String, Header, description = "8 to 64 letters, digits, - or _")),
    request_body = NewOrganisation,
    responses((status = 201, body = Organisation, headers(("Location" = String, description = "Path of the record"),
        ("ETag" = String, description = "Its version"))), problem::Creates))]
pub(crate) async fn create(caller: Caller, command: Command<NewOrganisation>) -> Result<Response, ApiError> {
    let Command { input, key } = command;
    create::create(NOUN, PATH, caller, &input.draft(), &key).await
}

/// Known organisations that are probably the one who is being typed in. Changes nothing; a POST, so that no address holds
/// anything personal, and without `Idempotency-Key`.
#[utoipa::path(post, path = "/api/organisations/proposals", operation_id = "propose_organisations", tag = "organisations",
    request_body = OrganisationDraft, responses((status = 200, body = OrganisationProposals), problem::OwnChanges))]
pub(crate) async fn propose(caller: Caller, Body(typed): Body<OrganisationDraft>) -> Result<Response, ApiError> {
    proposals::propose(NOUN, caller, &typed.draft()).await
}

/// Pairs that are probably one, but for those that somebody judged to be two.
#[utoipa::path(get, path = "/api/organisations/duplicates", operation_id = "list_organisation_duplicates", tag = "organisations",
    params(PageQuery), responses((status = 200, body = OrganisationDuplicates), problem::Reads))]
pub(crate) async fn duplicates(caller: Caller, Params(query): Params<PageQuery>) -> Result<Response, ApiError> {
    duplicates::duplicates(NOUN.into(), caller, query).await
}

/// One organisation. The id of one that was merged leads to the one it was merged into.
#[utoipa::path(get, path = "/api/organisations/{id}", operation_id = "read_organisation", tag = "organisations",
    params(("id" = String, Path, description = "Id")),
    responses((status = 200, body = Organisation, headers(("ETag" = String, description = "The version"))), problem::Reads))]
pub(crate) async fn read(caller: Caller, Id(id): Id) -> Result<Response, ApiError> {
    Desk::open(NOUN, &caller, &id, domain::authorisation::Action::ReadContact).await?.answer(0)
}

/// Changes fields: what is absent stays, null empties.
#[utoipa::path(patch, path = "/api/organisations/{id}", operation_id = "edit_organisation", tag = "organisations",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = OrganisationEdit,
    responses((status = 200, body = Organisation, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn edit(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(edit): Body<OrganisationEdit>,
) -> Result<Response, ApiError> {
    edit::edit(NOUN, &caller, &id, version, &edit.patch()).await
}

/// Takes an organisation out of use, or into it again. Nothing is deleted: out of use it is still found, but not chosen anew.
#[utoipa::path(put, path = "/api/organisations/{id}/state", operation_id = "set_organisation_state", tag = "organisations",
    params(("id" = String, Path, description = "Id"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = RelationStateChange,
    responses((status = 200, body = Organisation, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn set_state(
    caller: Caller,
    Id(id): Id,
    IfMatch(version): IfMatch,
    Body(change): Body<RelationStateChange>,
) -> Result<Response, ApiError> {
    state::set_state(NOUN, &caller, &id, version, change.state).await
}

/// The journeys in which an organisation is involved, as far as the reader may see them, newest first.
#[utoipa::path(get, path = "/api/organisations/{id}/journeys", operation_id = "list_organisation_journeys", tag = "organisations",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = InvolvedPage), problem::Reads))]
pub(crate) async fn journeys(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    journeys::journeys(NOUN, caller, &id, query).await
}

/// What happened to an organisation and to those merged into it, newest first.
#[utoipa::path(get, path = "/api/organisations/{id}/timeline", operation_id = "read_organisation_timeline", tag = "organisations",
    params(("id" = String, Path, description = "Id"), PageQuery),
    responses((status = 200, body = RelationTimelinePage), problem::Reads))]
pub(crate) async fn timeline(
    caller: Caller,
    Id(id): Id,
    Params(query): Params<PageQuery>,
) -> Result<Response, ApiError> {
    timeline::timeline(NOUN, caller, &id, query).await
}
