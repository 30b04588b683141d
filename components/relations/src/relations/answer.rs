//! A person or an organisation as its readers see it. What is serialised here for both is described for each in
//! `contacts.rs` and `organisations.rs`.

use std::collections::BTreeMap;

use domain::authorisation::{Action, Role, Scope, scope};
use domain::record::Data;
use domain::relation::{Noun, RelationState};
use serde::Serialize;
use store::Json;
use store::relations::RelationRecord;
use utoipa::ToSchema;

/// A record with its journeys and what the reader may do with it.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    id: String,
    pub(crate) version: i64,
    state: RelationState,
    #[serde(flatten)]
    fields: Fields,
    resolved_from: Option<String>,
    merged: Json,
    journeys: Json,
    allowed: RelationAllowed,
    masked: usize,
    created_at: String,
    updated_at: String,
}

/// Beside the record itself.
pub(crate) struct Beside {
    /// The id that was asked for, when it was merged into this record.
    pub(crate) resolved_from: Option<String>,
    /// The first page of its journeys.
    pub(crate) journeys: String,
    /// National register numbers that were masked.
    pub(crate) masked: usize,
}

/// The fields of a noun, null where nothing is known.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fields(BTreeMap<&'static str, Option<String>>);

/// What the reader may do with a person or an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RelationAllowed {
    /// Change fields.
    edit: bool,
    /// Merge it with another, or undo that.
    merge: bool,
    /// Take it out of use or into it again.
    deactivate: bool,
}

impl Fields {
    /// What `data` says of `noun`.
    pub(crate) fn new(noun: Noun, data: &Data) -> Self {
        let fields = noun.fields().iter().map(|field| (field.name, data.text(field.name).map(str::to_owned)));
        Self(fields.collect())
    }

    /// Only what tells one from another.
    pub(crate) fn identifying(noun: Noun, data: &Data) -> Self {
        let mut fields = Self::new(noun, data);
        fields.0.retain(|field, _| ["name", "enterprise_number", "email", "telephone"].contains(field));
        fields
    }
}

impl Shown {
    /// The record as `role` sees it.
    pub(crate) fn new(noun: Noun, role: Role, record: RelationRecord, beside: Beside) -> Self {
        Self {
            fields: Fields::new(noun, &record.data),
            id: record.id,
            version: record.version,
            state: record.state,
            resolved_from: beside.resolved_from,
            merged: record.merged,
            journeys: beside.journeys.into(),
            allowed: RelationAllowed {
                edit: may(role, Action::EditContact),
                merge: may(role, Action::MergeContacts),
                deactivate: may(role, Action::DeactivateContact),
            },
            masked: beside.masked,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

fn may(role: Role, action: Action) -> bool {
    scope(role, action) != Scope::None
}

// The shapes below are built by SQLite and passed through; they exist for the description of the API.

/// A record that was merged into another.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct MergedRecord {
    /// Id of the merge, to undo it.
    merge_id: String,
    /// Id of the record that is hidden.
    id: String,
    name: String,
    #[schema(format = DateTime)]
    merged_at: String,
    /// False when what it was merged into was itself merged on: that comes first.
    undoable: bool,
}

/// A page of journeys, newest first.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct InvolvedPage {
    items: Vec<InvolvedJourney>,
    /// Where the next page begins, for `after` of `…/journeys`.
    next: Option<String>,
}

/// A journey in which somebody is involved.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct InvolvedJourney {
    /// Number of the journey.
    number: String,
    /// The main address.
    address: Option<String>,
    /// Those that the reader may see, in order of number.
    dossiers: Vec<InvolvedDossier>,
    /// The parts in it; more than one when doubles were merged.
    parties: Vec<InvolvedParty>,
}

/// A dossier of such a journey.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct InvolvedDossier {
    number: String,
    r#type: String,
    subtype: Option<String>,
    stage: String,
    assignee_name: Option<String>,
    #[schema(format = Date)]
    due_date: Option<String>,
}

/// A part in such a journey.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct InvolvedParty {
    id: String,
    version: i64,
    is_primary: bool,
    capacities: Vec<Capacity>,
}

/// A capacity in which somebody is involved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Capacity {
    pub(crate) id: String,
    /// Key of a role.
    pub(crate) role: String,
    /// The only dossier in which it counts; in the whole journey without.
    pub(crate) dossier_number: Option<String>,
    #[schema(format = Date)]
    pub(crate) from: Option<String>,
    #[schema(format = Date)]
    pub(crate) to: Option<String>,
}

impl From<domain::party::PartyRole> for Capacity {
    fn from(role: domain::party::PartyRole) -> Self {
        let domain::party::PartyRole { id, role, dossier_number, from, to } = role;
        Self { id, role, dossier_number, from, to }
    }
}
