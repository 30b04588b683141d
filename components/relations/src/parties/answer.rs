//! A party as its readers see it.

use serde::Serialize;
use store::parties::{Involved, PartyRecord};
use utoipa::ToSchema;

use crate::relations::answer::Capacity;

/// Somebody's part in a journey: a person or an organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Party {
    id: String,
    pub(crate) version: i64,
    journey_number: String,
    contact: Option<PartyRelation>,
    organisation: Option<PartyRelation>,
    is_primary: bool,
    /// The capacities that the reader may see.
    capacities: Vec<Capacity>,
    allowed: PartyAllowed,
}

/// Who is involved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PartyRelation {
    id: String,
    name: String,
    email: Option<String>,
    /// E.164.
    telephone: Option<String>,
}

/// What the reader may do with a party.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PartyAllowed {
    /// Change capacities, make it the main contact.
    edit: bool,
    /// Take it off: not the main contact, unless nobody else is left.
    remove: bool,
}

impl From<PartyRecord> for Party {
    fn from(record: PartyRecord) -> Self {
        Self {
            id: record.id,
            version: record.version,
            journey_number: record.journey_number,
            contact: record.contact.map(PartyRelation::from),
            organisation: record.organisation.map(PartyRelation::from),
            is_primary: record.is_primary,
            capacities: record.capacities.into_iter().map(Capacity::from).collect(),
            allowed: PartyAllowed {
                edit: record.may_edit,
                remove: record.may_edit && (!record.is_primary || record.is_last),
            },
        }
    }
}

impl From<Involved> for PartyRelation {
    fn from(involved: Involved) -> Self {
        let Involved { id, name, email, telephone } = involved;
        Self { id, name, email, telephone }
    }
}
