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
    /// A task was planned. Facts: `predefined_key` when it came from the subtype, else `kind`.
    TaskCreated,
    /// Somebody noted something. Facts: `kind` (of the activity).
    NoteAdded,
    /// Somebody spoke on the telephone. Facts: `kind`.
    CallLogged,
    /// Somebody came to the counter. Facts: `kind`.
    VisitLogged,
    /// A meeting was planned. Facts: `kind`.
    AppointmentPlanned,
    /// Fields of one of these got other values. Facts: `kind`, `fields`.
    ActivityEdited,
    /// A task or an appointment is done. Facts: `kind`.
    ActivityCompleted,
    /// It is not done after all. Facts: `kind`.
    ActivityReopened,
    /// What somebody wrote was withdrawn. Facts: `kind`.
    ActivityWithdrawn,
    /// That was undone. Facts: `kind`.
    ActivityRestored,
    /// A person was added. No facts.
    ContactCreated,
    /// Fields of a person got other values. Facts: `fields`, their names.
    ContactEdited,
    /// A person was taken out of use. No facts.
    ContactDeactivated,
    /// A person was taken into use again. No facts.
    ContactReactivated,
    /// Two records of one person became one. Facts: `merge` (its id), `side` (`loser` or `survivor`).
    ContactsMerged,
    /// That was undone. The same facts.
    ContactsUnmerged,
    /// An organisation was added. No facts.
    OrganisationCreated,
    /// Fields of an organisation got other values. Facts: `fields`, their names.
    OrganisationEdited,
    /// An organisation was taken out of use. No facts.
    OrganisationDeactivated,
    /// An organisation was taken into use again. No facts.
    OrganisationReactivated,
    /// Two records of one organisation became one. Facts: `merge` (its id), `side` (`loser` or `survivor`).
    OrganisationsMerged,
    /// That was undone. The same facts.
    OrganisationsUnmerged,
    /// Somebody became involved in a journey. Facts: `party` (its id), `roles` (keys).
    PartyAdded,
    /// Somebody is involved in other capacities. Facts: `party`, `roles`.
    PartyEdited,
    /// Somebody is no longer involved. Facts: `party`.
    PartyRemoved,
    /// Somebody became the main contact of a journey. Facts: `party`.
    PrimaryPartyChanged,
    /// An address was added. No facts.
    AddressCreated,
    /// Fields of an address got other values. Facts: `fields`, their names.
    AddressEdited,
    /// An address is known in another way. Facts: `from`, `to` (`typed`, `matched`, `manual`).
    AddressStateChanged,
    /// Two records of one address became one. Facts: `merge` (its id), `side` (`loser` or `survivor`).
    AddressesMerged,
    /// That was undone. The same facts.
    AddressesUnmerged,
    /// A building was made of the addresses of one house. Facts: `building` (its id).
    BuildingCreated,
    /// Facts about a building got other values. Facts: `building`, `fields`.
    BuildingEdited,
    /// An energy certificate was added. Facts: `certificate` (its id), `kind`, `label`.
    EnergyCertificateCreated,
    /// An energy certificate was changed. Facts: `certificate`, `kind`, `label`, `fields`.
    EnergyCertificateEdited,
    /// An energy certificate was taken away. Facts: `certificate`, `kind`, `label`.
    EnergyCertificateRemoved,
    /// An address was added to a journey. Facts: `journey_address` (its id).
    JourneyAddressAdded,
    /// An address counts for another dossier, or for all. Facts: `journey_address`.
    JourneyAddressEdited,
    /// An address was taken off a journey. Facts: `journey_address`.
    JourneyAddressRemoved,
    /// An address became the main one of a journey. Facts: `journey_address`.
    MainAddressChanged,
    /// A dossier was linked to an event. Facts: `event` (its id), `name`.
    EventDossierAdded,
    /// That was undone. The same facts.
    EventDossierRemoved,
    /// A person registered for an event. Facts: `event`, `name`.
    EventRegistrationAdded,
    /// That was undone. The same facts.
    EventRegistrationRemoved,
}

impl TimelineKind {
    /// Every kind, for the completeness test of the translations.
    pub const ALL: [Self; 52] = [
        Self::SubmissionReceived,
        Self::QueueItemClaimed,
        Self::QueueItemReleased,
        Self::QueueItemMoved,
        Self::DossierCreated,
        Self::DossierEdited,
        Self::StageChanged,
        Self::DossierAssigned,
        Self::TaskCreated,
        Self::NoteAdded,
        Self::CallLogged,
        Self::VisitLogged,
        Self::AppointmentPlanned,
        Self::ActivityEdited,
        Self::ActivityCompleted,
        Self::ActivityReopened,
        Self::ActivityWithdrawn,
        Self::ActivityRestored,
        Self::ContactCreated,
        Self::ContactEdited,
        Self::ContactDeactivated,
        Self::ContactReactivated,
        Self::ContactsMerged,
        Self::ContactsUnmerged,
        Self::OrganisationCreated,
        Self::OrganisationEdited,
        Self::OrganisationDeactivated,
        Self::OrganisationReactivated,
        Self::OrganisationsMerged,
        Self::OrganisationsUnmerged,
        Self::PartyAdded,
        Self::PartyEdited,
        Self::PartyRemoved,
        Self::PrimaryPartyChanged,
        Self::AddressCreated,
        Self::AddressEdited,
        Self::AddressStateChanged,
        Self::AddressesMerged,
        Self::AddressesUnmerged,
        Self::BuildingCreated,
        Self::BuildingEdited,
        Self::EnergyCertificateCreated,
        Self::EnergyCertificateEdited,
        Self::EnergyCertificateRemoved,
        Self::JourneyAddressAdded,
        Self::JourneyAddressEdited,
        Self::JourneyAddressRemoved,
        Self::MainAddressChanged,
        Self::EventDossierAdded,
        Self::EventDossierRemoved,
        Self::EventRegistrationAdded,
        Self::EventRegistrationRemoved,
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
            Self::NoteAdded => "note_added",
            Self::CallLogged => "call_logged",
            Self::VisitLogged => "visit_logged",
            Self::AppointmentPlanned => "appointment_planned",
            Self::ActivityEdited => "activity_edited",
            Self::ActivityCompleted => "activity_completed",
            Self::ActivityReopened => "activity_reopened",
            Self::ActivityWithdrawn => "activity_withdrawn",
            Self::ActivityRestored => "activity_restored",
            Self::ContactCreated => "contact_created",
            Self::ContactEdited => "contact_edited",
            Self::ContactDeactivated => "contact_deactivated",
            Self::ContactReactivated => "contact_reactivated",
            Self::ContactsMerged => "contacts_merged",
            Self::ContactsUnmerged => "contacts_unmerged",
            Self::OrganisationCreated => "organisation_created",
            Self::OrganisationEdited => "organisation_edited",
            Self::OrganisationDeactivated => "organisation_deactivated",
            Self::OrganisationReactivated => "organisation_reactivated",
            Self::OrganisationsMerged => "organisations_merged",
            Self::OrganisationsUnmerged => "organisations_unmerged",
            Self::PartyAdded => "party_added",
            Self::PartyEdited => "party_edited",
            Self::PartyRemoved => "party_removed",
            Self::PrimaryPartyChanged => "primary_party_changed",
            Self::AddressCreated => "address_created",
            Self::AddressEdited => "address_edited",
            Self::AddressStateChanged => "address_state_changed",
            Self::AddressesMerged => "addresses_merged",
            Self::AddressesUnmerged => "addresses_unmerged",
            Self::BuildingCreated => "building_created",
            Self::BuildingEdited => "building_edited",
            Self::EnergyCertificateCreated => "energy_certificate_created",
            Self::EnergyCertificateEdited => "energy_certificate_edited",
            Self::EnergyCertificateRemoved => "energy_certificate_removed",
            Self::JourneyAddressAdded => "journey_address_added",
            Self::JourneyAddressEdited => "journey_address_edited",
            Self::JourneyAddressRemoved => "journey_address_removed",
            Self::MainAddressChanged => "main_address_changed",
            Self::EventDossierAdded => "event_dossier_added",
            Self::EventDossierRemoved => "event_dossier_removed",
            Self::EventRegistrationAdded => "event_registration_added",
            Self::EventRegistrationRemoved => "event_registration_removed",
        }
    }
}

/// What a reader of a timeline looks for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, utoipa::ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum TimelineAbout {
    /// Notes, calls, visits, appointments and tasks.
    Activities,
    /// Requests, new dossiers, stages, who works on it.
    Stages,
    /// Fields that got other values.
    Fields,
    /// People and addresses.
    People,
}

impl TimelineAbout {
    /// The kinds of entries that it finds.
    pub fn kinds(self) -> impl Iterator<Item = TimelineKind> {
        TimelineKind::ALL.into_iter().filter(move |kind| kind.about() == self)
    }
}

impl TimelineKind {
    /// What it is about.
    #[must_use]
    pub fn about(self) -> TimelineAbout {
        match self {
            Self::TaskCreated
            | Self::NoteAdded
            | Self::CallLogged
            | Self::VisitLogged
            | Self::AppointmentPlanned
            | Self::ActivityEdited
            | Self::ActivityCompleted
            | Self::ActivityReopened
            | Self::ActivityWithdrawn
            | Self::ActivityRestored => TimelineAbout::Activities,
            Self::SubmissionReceived
            | Self::QueueItemClaimed
            | Self::QueueItemReleased
            | Self::QueueItemMoved
            | Self::DossierCreated
            | Self::StageChanged
            | Self::DossierAssigned
            | Self::EventDossierAdded
            | Self::EventDossierRemoved => TimelineAbout::Stages,
            Self::DossierEdited => TimelineAbout::Fields,
            _ => TimelineAbout::People,
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
