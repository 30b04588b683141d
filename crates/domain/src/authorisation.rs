//! Who may do what: action × role × scope × field class, as data that tests can walk through.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a user is at the desk.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads, for reports and supervision.
    Viewer,
    /// Renovation coach: works on the dossiers of the own queues.
    Coach,
    /// Divides incoming requests over queues and people.
    Dispatcher,
    /// CRM manager: everything, users and settings included.
    Manager,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Coach, Self::Dispatcher, Self::Manager];

    /// The role's key, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Coach => "coach",
            Self::Dispatcher => "dispatcher",
            Self::Manager => "manager",
        }
    }

    /// Reads a key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == key)
    }
}

/// What can be done.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See a dossier, its journey, people, addresses and timeline; lists and searches included.
    ReadDossier,
    /// Make a journey with a first dossier, or a dossier by hand.
    CreateDossier,
    /// Change the fields of a dossier.
    EditDossier,
    /// Move a dossier along its stages, in both directions.
    ChangeStage,
    /// Give a dossier to a colleague or a queue.
    AssignDossier,
    /// See a queue item and the submission behind it.
    ReadQueueItem,
    /// Say "I work on this", or let go.
    ClaimQueueItem,
    /// Put a queue item into another queue.
    MoveQueueItem,
    /// Make a dossier of a queue item.
    ConvertQueueItem,
    /// Note what was said, plan appointments and tasks, say that they are done.
    EditActivities,
    /// Change and withdraw what somebody else wrote.
    EditOthersActivities,
    /// See people and organisations; lists, searches and timelines included.
    ReadContact,
    /// Add and change people and organisations.
    EditContact,
    /// Take people and organisations out of use and back into it.
    DeactivateContact,
    /// Compare likely doubles, merge two records into one, undo that.
    MergeContacts,
    /// Say who is involved in a journey, and in which capacity.
    EditParties,
    /// See addresses, buildings and energy certificates; lists, searches and timelines included.
    ReadAddress,
    /// Add and change addresses, buildings and energy certificates; match addresses with the register.
    EditAddress,
    /// Keep an address that the register does not know, or end that: an exception with a reason.
    ExceptAddress,
    /// Say which addresses a journey is about, and which is the main one.
    EditJourneyAddresses,
    /// See events.
    ReadEvent,
    /// Add and change events, and who registered.
    EditEvent,
    /// Read types, fields and options.
    ReadCatalogue,
    /// See the names of colleagues, to assign work.
    ReadColleagues,
    /// Add, change and disable users.
    ManageUsers,
    /// Change the desk's settings.
    ManageSettings,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 26] = [
        Self::ReadDossier,
        Self::CreateDossier,
        Self::EditDossier,
        Self::ChangeStage,
        Self::AssignDossier,
        Self::ReadQueueItem,
        Self::ClaimQueueItem,
        Self::MoveQueueItem,
        Self::ConvertQueueItem,
        Self::EditActivities,
        Self::EditOthersActivities,
        Self::ReadContact,
        Self::EditContact,
        Self::DeactivateContact,
        Self::MergeContacts,
        Self::EditParties,
        Self::ReadAddress,
        Self::EditAddress,
        Self::ExceptAddress,
        Self::EditJourneyAddresses,
        Self::ReadEvent,
        Self::EditEvent,
        Self::ReadCatalogue,
        Self::ReadColleagues,
        Self::ManageUsers,
        Self::ManageSettings,
    ];
}

/// How far an action reaches; ordered from nothing to everything.
#[derive(Clone, Copy, Debug, Serialize, ToSchema, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Not at all.
    None,
    /// What is assigned to or claimed by the user.
    Own,
    /// The own, and what lies in a queue the user is a member of.
    Team,
    /// Everything.
    All,
}

/// How sensitive a field is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, utoipa::ToSchema, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum FieldClass {
    /// Seen by everybody who sees the dossier.
    #[default]
    Normal,
    /// Income category and the like: seen and changed only by those who need it for their work.
    Sensitive,
}

/// How far `role` reaches with `action`.
#[must_use]
pub fn scope(role: Role, action: Action) -> Scope {
    match (role, action) {
        (
            _,
            Action::ReadDossier
            | Action::ReadContact
            | Action::ReadAddress
            | Action::ReadEvent
            | Action::ReadCatalogue
            | Action::ReadColleagues,
        )
        | (Role::Manager, _) => Scope::All,
        (_, Action::ManageUsers | Action::ManageSettings | Action::ExceptAddress | Action::EditOthersActivities)
        | (Role::Viewer, _) => Scope::None,
        (Role::Dispatcher, _) => Scope::All,
        // People, addresses and events belong to no queue: whoever works with them may mend what is known of them, and a
        // merge can be undone.
        (
            Role::Coach,
            Action::CreateDossier
            | Action::EditContact
            | Action::DeactivateContact
            | Action::MergeContacts
            | Action::EditAddress
            | Action::EditEvent,
        ) => Scope::All,
        (
            Role::Coach,
            Action::EditDossier
            | Action::EditActivities
            | Action::EditParties
            | Action::EditJourneyAddresses
            | Action::ChangeStage
            | Action::AssignDossier
            | Action::ReadQueueItem
            | Action::ClaimQueueItem
            | Action::MoveQueueItem
            | Action::ConvertQueueItem,
        ) => Scope::Team,
    }
}

/// How far `role` reaches among restricted dossiers; the action's own scope bounds it further.
#[must_use]
pub fn restricted_scope(role: Role) -> Scope {
    match role {
        Role::Viewer => Scope::None,
        Role::Coach | Role::Dispatcher => Scope::Own,
        Role::Manager => Scope::All,
    }
}

/// Whether `role` sees and changes fields of `class`.
#[must_use]
pub fn sees(role: Role, class: FieldClass) -> bool {
    match class {
        FieldClass::Normal => true,
        FieldClass::Sensitive => role != Role::Viewer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn viewers_change_nothing() {
        let reading = [
            Action::ReadDossier,
            Action::ReadContact,
            Action::ReadAddress,
            Action::ReadEvent,
            Action::ReadCatalogue,
            Action::ReadColleagues,
        ];
        for action in Action::ALL.into_iter().filter(|action| !reading.contains(action)) {
            assert_eq!(scope(Role::Viewer, action), Scope::None, "{action:?}");
        }
    }

    #[test]
    fn only_managers_manage() {
        for role in Role::ALL {
            let expected = if role == Role::Manager { Scope::All } else { Scope::None };
            assert_eq!(scope(role, Action::ManageUsers), expected);
            assert_eq!(scope(role, Action::ManageSettings), expected);
            assert_eq!(scope(role, Action::ExceptAddress), expected);
        }
    }

    #[test]
    fn coaches_change_what_their_team_holds() {
        assert_eq!(scope(Role::Coach, Action::EditDossier), Scope::Team);
        assert_eq!(scope(Role::Coach, Action::ChangeStage), Scope::Team);
    }

    #[test]
    fn coaches_mend_and_merge_people_and_say_who_is_involved_where_their_team_works() {
        for action in [Action::EditContact, Action::DeactivateContact, Action::MergeContacts, Action::EditAddress] {
            assert_eq!(scope(Role::Coach, action), Scope::All, "{action:?}");
        }
        assert_eq!(scope(Role::Coach, Action::EditJourneyAddresses), Scope::Team);
        assert_eq!(scope(Role::Coach, Action::EditParties), Scope::Team);
    }

    #[test]
    fn restricted_dossiers_are_hidden_from_viewers() {
        assert_eq!(restricted_scope(Role::Viewer), Scope::None);
    }
}
