//! Probable duplicates: who or what among the stored is the same as a record.
//!
//! Two steps. Each record has a few short match keys, stored in an indexed table; records that share one are candidates
//! (`keys_of_…`). [`rank`] then scores the candidates and keeps those from [`THRESHOLD`] on. Keys are generous, since
//! what they miss is never looked at; scores are strict, since a wrong proposal costs a colleague's attention.
//! `tests/likeness` measures both in a town that is made up.
//!
//! Keys tell who somebody is: they are erased with the record. Changing how keys are made means making the stored ones
//! anew ([`KEYS_VERSION`]).

mod address;
mod alike;
mod contact;
mod keys;
mod name;
mod organisation;
mod street;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use address::{Place, keys_of_address};
pub use contact::{Person, keys_of_contact};
pub use organisation::{Organisation, keys_of_organisation};

/// Rises with every change to what keys look like.
pub const KEYS_VERSION: i64 = 1;

/// Keys of one record at most; the most telling come first.
pub const KEYS_MAX: usize = 24;

/// From this score on two records are proposed as one. An equal name alone stays below, and so does everything people
/// of one household share as long as their first names differ.
pub const THRESHOLD: u8 = 60;

/// What two records have in common.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[schema(as = LikenessReason)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The enterprise number, or the id in the address register.
    SameNumber,
    /// The e-mail address, apart from capitals, dots and what follows a plus.
    SameEmail,
    /// The telephone number.
    SameTelephone,
    /// The name, apart from capitals, accents and particles.
    SameName,
    /// The name with the family name first.
    SwappedName,
    /// The name but for a typing error, an initial or a second family name.
    SimilarName,
    /// The address.
    SameAddress,
    /// The address but for a typing error or a missing part.
    SimilarAddress,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 8] = [
        Self::SameNumber,
        Self::SameEmail,
        Self::SameTelephone,
        Self::SameName,
        Self::SwappedName,
        Self::SimilarName,
        Self::SameAddress,
        Self::SimilarAddress,
    ];

    /// The key, as the API spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SameNumber => "same_number",
            Self::SameEmail => "same_email",
            Self::SameTelephone => "same_telephone",
            Self::SameName => "same_name",
            Self::SwappedName => "swapped_name",
            Self::SimilarName => "similar_name",
            Self::SameAddress => "same_address",
            Self::SimilarAddress => "similar_address",
        }
    }
}

/// How much two records are alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// From 0 to 100: certain.
    pub score: u8,
    /// What they have in common.
    pub reasons: Vec<Reason>,
}

/// What can be compared with its kind: [`Person`], [`Organisation`], [`Place`].
pub trait Comparable {
    /// The record as it is compared: folded and cut into words once, however many candidates there are.
    type Prepared;

    /// Folds the record.
    fn prepared(&self) -> Self::Prepared;

    /// Compares two of a kind; the order does not matter.
    fn likeness(one: &Self::Prepared, other: &Self::Prepared) -> Likeness;
}

/// How much two records are alike.
#[must_use]
pub fn score<T: Comparable>(one: &T, other: &T) -> Likeness {
    T::likeness(&one.prepared(), &other.prepared())
}

/// Those among `candidates` that are probably the same as `record`, most alike first; each comes with what identifies
/// it.
#[must_use]
pub fn rank<T: Comparable, Id>(record: &T, candidates: impl IntoIterator<Item = (Id, T)>) -> Vec<(Id, Likeness)> {
    let record = record.prepared();
    let scored = candidates.into_iter().map(|(id, candidate)| (id, T::likeness(&record, &candidate.prepared())));
    let mut alike: Vec<(Id, Likeness)> = scored.filter(|(_, likeness)| likeness.score >= THRESHOLD).collect();
    alike.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.score));
    alike
}

/// A sum of evidence as a score.
fn bounded(sum: i32) -> u8 {
    u8::try_from(sum.clamp(0, 100)).unwrap_or_default()
}
