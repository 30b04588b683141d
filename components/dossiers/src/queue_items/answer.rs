//! A queue item as its readers see it.

use domain::address::ProposedAddress;
use domain::contact::ProposedContact;
use domain::conversion::Proposed;
use domain::language::Language;
use domain::queue_item::{QueueItemAllowed, QueueItemState};
use serde::Serialize;
use store::queue_items::QueueItemRecord;
use utoipa::ToSchema;

/// Characters of the question that a list shows, too.
const QUESTION_START_CHARS: usize = 160;

/// A queue item with the submission behind it, what is proposed for its dossier, and what the reader may do with it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QueueItem {
    id: String,
    pub(crate) version: i64,
    /// Key of the queue it lies in.
    queue: String,
    state: QueueItemState,
    #[schema(format = DateTime)]
    received_at: String,
    /// What the citizen reads out on the telephone.
    reference: String,
    name: String,
    /// The beginning of the question, at most 160 characters.
    question_start: String,
    /// Keys of the themes, in the order of the form.
    themes: Vec<String>,
    /// The language of the form.
    language: Language,
    /// Who works on it.
    claimed_by: Option<Claimer>,
    #[schema(format = DateTime)]
    claimed_at: Option<String>,
    /// The dossier it became.
    dossier_number: Option<String>,
    /// The same.
    dossier: Option<LinkedDossier>,
    submission: Submission,
    proposal: Proposal,
    allowed: QueueItemAllowed,
}

/// The user who works on an item.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Claimer {
    id: String,
    name: String,
}

/// The dossier that an item became.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LinkedDossier {
    number: String,
}

/// What the citizen sent, exactly as it was written.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Submission {
    name: String,
    email: Option<String>,
    /// E.164.
    telephone: Option<String>,
    /// Key of a party role.
    capacity: String,
    /// May be empty.
    address_text: String,
    /// `yes`, `no` or `unknown`.
    apartment_building: String,
    question: String,
    /// `email`, `telephone`, `post`.
    answer_channels: Vec<String>,
    /// Keys of the themes, in the order of the form.
    themes: Vec<String>,
    language: Language,
    #[schema(format = DateTime)]
    received_at: String,
    reference: String,
}

/// What is proposed for the dossier, to be confirmed or corrected.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Proposal {
    #[serde(flatten)]
    kind: Proposed,
    /// Known people who are probably the sender, most likely first; at most five.
    contacts: Vec<ProposedContact>,
    /// Known addresses that read the same; at most five.
    addresses: Vec<ProposedAddress>,
}

/// What is known about an item beside its record.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) kind: Proposed,
    pub(crate) contacts: Vec<ProposedContact>,
    pub(crate) addresses: Vec<ProposedAddress>,
}

impl QueueItem {
    /// The item as somebody sees it who may do what `allowed` says.
    pub(crate) fn new(record: QueueItemRecord, known: Known, allowed: QueueItemAllowed) -> Self {
        let Known { kind, contacts, addresses } = known;
        let claimer = record.claimed_by.zip(record.claimed_by_name);
        Self {
            id: record.id,
            version: record.version,
            queue: record.queue,
            state: record.state,
            received_at: record.received_at.clone(),
            reference: record.reference.clone(),
            name: record.name.clone(),
            question_start: record.question.chars().take(QUESTION_START_CHARS).collect(),
            themes: record.themes.clone(),
            language: record.language,
            claimed_by: claimer.map(|(id, name)| Claimer { id, name }),
            claimed_at: record.claimed_at,
            dossier: record.dossier_number.clone().map(|number| LinkedDossier { number }),
            dossier_number: record.dossier_number,
            submission: Submission {
                name: record.name,
                email: record.email,
                telephone: record.telephone,
                capacity: record.capacity,
                address_text: record.address_text,
                apartment_building: record.apartment_building,
                question: record.question,
                answer_channels: record.answer_channels,
                themes: record.themes,
                language: record.language,
                received_at: record.received_at,
                reference: record.reference,
            },
            proposal: Proposal { kind, contacts, addresses },
            allowed,
        }
    }
}
