//! Who changed what: the append-only history of fields.

use serde::Deserialize;

/// One request that changes something. All histories it writes carry its id, so they can be read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Id of the command, UUIDv7 as text.
    pub id: String,
    /// When it was carried out: UTC, RFC 3339 with milliseconds.
    pub at: String,
    /// Who gave it.
    pub actor: CommandActor,
}

/// Who gives a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandActor {
    /// A signed-in user, by id.
    User(String),
    /// Somebody at a public form; citizens have no account and so no id.
    Citizen,
    /// The product itself: imports, upgrades, timers.
    System,
}

impl CommandActor {
    /// The kind, as the database spells it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Citizen => "citizen",
            Self::System => "system",
        }
    }

    /// The user's id.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::User(id) => Some(id),
            Self::Citizen | Self::System => None,
        }
    }
}

/// The noun whose field changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectKind {
    /// Somebody who signs in.
    User,
    /// A person.
    Contact,
    /// A company, an association, a service.
    Organisation,
    /// A building.
    Building,
    /// An address.
    Address,
    /// A journey.
    Journey,
    /// Somebody's part in a journey.
    Party,
    /// A dossier.
    Dossier,
    /// A measure at a building.
    Work,
    /// A contractor's price for a measure.
    Quote,
    /// A request that waits in a queue.
    QueueItem,
    /// A note, call, visit, appointment or task.
    Activity,
    /// A fact about the desk.
    Setting,
    /// An address's place in a journey.
    JourneyAddress,
    /// An energy certificate.
    EnergyCertificate,
    /// An information session, a fair, a visit day.
    Event,
    /// Somebody who came, or how many.
    EventRegistration,
}

impl SubjectKind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::User,
        Self::Contact,
        Self::Organisation,
        Self::Building,
        Self::Address,
        Self::Journey,
        Self::Party,
        Self::Dossier,
        Self::Work,
        Self::Quote,
        Self::QueueItem,
        Self::Activity,
        Self::Setting,
        Self::JourneyAddress,
        Self::EnergyCertificate,
        Self::Event,
        Self::EventRegistration,
    ];

    /// The kind, as the database spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Contact => "contact",
            Self::Organisation => "organisation",
            Self::Building => "building",
            Self::Address => "address",
            Self::Journey => "journey",
            Self::Party => "party",
            Self::Dossier => "dossier",
            Self::Work => "work",
            Self::Quote => "quote",
            Self::QueueItem => "queue_item",
            Self::Activity => "activity",
            Self::Setting => "setting",
            Self::JourneyAddress => "journey_address",
            Self::EnergyCertificate => "energy_certificate",
            Self::Event => "event",
            Self::EventRegistration => "event_registration",
        }
    }
}

/// One field that got another value. A decision gives a list of these; the store writes one row each.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct FieldChange {
    /// The field: a column's name in the API (`stage`, `due_date`) or `details.<field>`.
    pub field: String,
    /// The value before, as text; JSON for lists. None when it was empty.
    pub before: Option<String>,
    /// The value after, likewise.
    pub after: Option<String>,
}

impl FieldChange {
    /// A change of `field`.
    #[must_use]
    pub fn new(field: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        Self { field: field.into(), before, after }
    }
}
