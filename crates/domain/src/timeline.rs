//! What happened, as a reader of a journey sees it: closed kinds with facts, worded by each interface in its language.

use serde::{Deserialize, Serialize};

/// What happened. Every kind has a message `timeline-<kind>` in nl, fr and en.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A citizen sent the contact form. Facts: `reference`.
    SubmissionReceived,
    /// Somebody said "I work on this". Facts: `queue`.
    QueueItemClaimed,
    /// Somebody let go of a queue item. Facts: `queue`.
    QueueItemReleased,
    /// A queue item went to another queue. Facts: `from`, `to`.
    QueueItemMoved,
    /// A dossier was made. Facts: `number`, `type`, `subtype`.
    DossierCreated,
    /// Fields of a dossier got other values. Facts: `fields`, their names.
    DossierEdited,
    /// A dossier moved along its stages. Facts: `from`, `to`.
    StageChanged,
    /// A dossier got another assignee or queue. Facts: `assignee_from`, `assignee_to` (user ids), `queue_from`, `queue_to`.
    DossierAssigned,
    /// A task was planned. Facts: `predefined_key` when it came from the subtype.
    TaskCreated,
}

impl TimelineKind {
    /// Every kind, for the completeness test of the translations.
    pub const ALL: [Self; 9] = [
        Self::SubmissionReceived,
        Self::QueueItemClaimed,
        Self::QueueItemReleased,
        Self::QueueItemMoved,
        Self::DossierCreated,
        Self::DossierEdited,
        Self::StageChanged,
        Self::DossierAssigned,
        Self::TaskCreated,
    ];

    /// The kind, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SubmissionReceived => "submission_received",
            Self::QueueItemClaimed => "queue_item_claimed",
            Self::QueueItemReleased => "queue_item_released",
            Self::QueueItemMoved => "queue_item_moved",
            Self::DossierCreated => "dossier_created",
            Self::DossierEdited => "dossier_edited",
            Self::StageChanged => "stage_changed",
            Self::DossierAssigned => "dossier_assigned",
            Self::TaskCreated => "task_created",
        }
    }
}

/// Whom and what an entry is about; it is found from each of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subjects {
    /// The citizen's submission.
    pub submission_id: Option<String>,
    /// The journey.
    pub journey_id: Option<String>,
    /// The dossier.
    pub dossier_id: Option<String>,
    /// The person.
    pub contact_id: Option<String>,
    /// The organisation.
    pub organisation_id: Option<String>,
    /// The address.
    pub address_id: Option<String>,
    /// The note, call, visit, appointment or task.
    pub activity_id: Option<String>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What happened.
    pub kind: TimelineKind,
    /// When it happened, which may be before it was recorded: UTC, RFC 3339 with milliseconds.
    pub happened_at: String,
    /// Whom and what it is about.
    pub subjects: Subjects,
    /// Keys and values the sentence needs: a JSON object without names of people.
    pub facts: serde_json::Value,
}
