//! A dossier as its readers see it.

use std::collections::BTreeMap;

use domain::authorisation::Role;
use domain::catalogue::Catalogue;
use domain::details::{self, Details};
use domain::priority::Priority;
use serde::Serialize;
use store::Json;
use store::dossiers::{DossierRecord, Named};
use utoipa::ToSchema;

/// A dossier with its journey and what the reader may do with it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Dossier {
    id: String,
    /// Permanent, e.g. `2026-000123`.
    number: String,
    pub(crate) version: i64,
    #[serde(rename = "type")]
    type_key: String,
    subtype: Option<String>,
    stage: String,
    source: Option<String>,
    main_project: Option<String>,
    extra_projects: Vec<String>,
    #[schema(value_type = Option<Person>)]
    assignee: Option<Named>,
    queue: Option<String>,
    priority: Priority,
    #[schema(format = Date)]
    due_date: Option<String>,
    /// The very first contact.
    #[schema(format = Date)]
    requested_on: String,
    /// Working days from the first contact to the first action.
    reaction_days: Option<i64>,
    /// Seen only by the assignee and those with full scope.
    restricted: bool,
    /// `active` or `inactive`.
    state: String,
    /// Language of the main contact.
    client_language: Option<String>,
    /// Channel the main contact prefers.
    preferred_channel: Option<String>,
    /// Catalogue field → value, without those that the reader's role does not see.
    #[schema(value_type = Object)]
    details: Details,
    #[schema(value_type = Journey)]
    journey: Json,
    #[schema(value_type = Option<DossierSubmission>)]
    submission: Option<Json>,
    /// Required catalogue fields that are still empty → the stage that cannot be left so.
    missing: BTreeMap<String, String>,
    allowed: DossierAllowed,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
}

/// What the reader may do with a dossier, so that the interface offers nothing that will be refused.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DossierAllowed {
    /// Change fields.
    edit: bool,
    /// Move it along its stages.
    change_stage: bool,
    /// Give it to a colleague or a queue.
    assign: bool,
}

impl Dossier {
    /// The dossier as `role` sees it.
    pub(crate) fn new(catalogue: &Catalogue, role: Role, record: DossierRecord) -> Self {
        let missing = record.state().empty_fields(catalogue, &record.type_key);
        Self {
            missing: missing.into_iter().map(|empty| (empty.field, empty.stage)).collect(),
            details: details::visible(catalogue, role, &record.details),
            allowed: DossierAllowed {
                edit: record.may_edit,
                change_stage: record.may_change_stage,
                assign: record.may_assign,
            },
            id: record.id,
            number: record.number,
            version: record.version,
            type_key: record.type_key,
            subtype: record.subtype_key,
            stage: record.stage_key,
            source: record.source_key,
            main_project: record.main_project_key,
            extra_projects: record.extra_projects,
            assignee: record.assignee,
            queue: record.queue_key,
            priority: record.priority,
            due_date: record.due_date,
            requested_on: record.requested_on,
            reaction_days: record.reaction_days,
            restricted: record.restricted,
            state: record.state,
            client_language: record.client_language,
            preferred_channel: record.preferred_channel,
            journey: record.journey,
            submission: record.submission,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

// The shapes below are built by SQLite and passed through; they exist for the description of the API.

/// A user or a contact by name.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct Person {
    id: String,
    name: String,
}

/// The train: dossiers with their people and addresses.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct Journey {
    id: String,
    /// The number of its first dossier.
    number: String,
    version: i64,
    /// Those that the reader may see, in order of number.
    dossiers: Vec<JourneyDossier>,
    /// The primary one first.
    parties: Vec<JourneyParty>,
    /// The main one first.
    addresses: Vec<JourneyAddress>,
}

/// A dossier among those of its journey.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct JourneyDossier {
    number: String,
    r#type: String,
    subtype: Option<String>,
    stage: String,
    assignee_name: Option<String>,
    #[schema(format = Date)]
    due_date: Option<String>,
}

/// Somebody's part in a journey: a contact or an organisation.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct JourneyParty {
    id: String,
    /// Its version, for `If-Match` of `/api/parties/{id}`.
    version: i64,
    contact: Option<JourneyContact>,
    organisation: Option<Person>,
    /// Capacities, by key.
    roles: Vec<String>,
    /// The same, one by one: in which dossier and from when to when.
    capacities: Vec<JourneyCapacity>,
    is_primary: bool,
}

/// A capacity in which somebody is involved.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct JourneyCapacity {
    id: String,
    /// Key of a role.
    role: String,
    /// The only dossier in which it counts; in the whole journey without.
    dossier_number: Option<String>,
    #[schema(format = Date)]
    from: Option<String>,
    #[schema(format = Date)]
    to: Option<String>,
}

/// A contact of a journey.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct JourneyContact {
    id: String,
    name: String,
    email: Option<String>,
    /// E.164.
    telephone: Option<String>,
}

/// An address of a journey.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct JourneyAddress {
    id: String,
    text: String,
    /// `typed`, `matched` or `manual`.
    state: String,
    is_main: bool,
    /// Its place in the journey, to change that.
    link: JourneyAddressLink,
}

/// The place of an address in a journey: `/api/journey-addresses/{id}`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct JourneyAddressLink {
    id: String,
    version: i64,
    /// The only dossier for which it counts; in the whole journey without.
    dossier_number: Option<String>,
}

/// The citizen's submission a dossier began with, as it was written.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct DossierSubmission {
    reference: String,
    #[schema(format = DateTime)]
    received_at: String,
    language: String,
    name: String,
    email: Option<String>,
    telephone: Option<String>,
    /// Key of a party role.
    capacity: String,
    address_text: String,
    /// `yes`, `no` or `unknown`.
    apartment_building: String,
    question: String,
    answer_channels: Vec<String>,
    themes: Vec<String>,
}
