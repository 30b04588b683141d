//! Staff of the test desk.

/// A colleague with an open session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    Viewer,
    /// Renovation coach of the queue `energy`.
    Coach,
    /// Renovation coach of the queue `apartments`.
    OtherCoach,
    Dispatcher,
    Manager,
}

impl Person {
    pub const ALL: [Self; 5] = [Self::Viewer, Self::Coach, Self::OtherCoach, Self::Dispatcher, Self::Manager];

    /// The user's id, which is also the plain session token's stem.
    pub fn id(self) -> &'static str {
        match self {
            Self::Viewer => "00000000-0000-7000-8000-000000000001",
            Self::Coach => "00000000-0000-7000-8000-000000000002",
            Self::OtherCoach => "00000000-0000-7000-8000-000000000003",
            Self::Dispatcher => "00000000-0000-7000-8000-000000000004",
            Self::Manager => "00000000-0000-7000-8000-000000000005",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Viewer => "Vera Lezer",
            Self::Coach => "Koen Coach",
            Self::OtherCoach => "Carla Coach",
            Self::Dispatcher => "Dirk Verdeler",
            Self::Manager => "Mia Beheer",
        }
    }

    pub fn email(self) -> String {
        format!("{}@desk.example", self.name().split(' ').next().unwrap_or_default().to_lowercase())
    }

    pub fn role(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Coach | Self::OtherCoach => "coach",
            Self::Dispatcher => "dispatcher",
            Self::Manager => "manager",
        }
    }

    pub fn queues(self) -> &'static [&'static str] {
        match self {
            Self::Coach => &["energy"],
            Self::OtherCoach => &["apartments"],
            _ => &[],
        }
    }

    pub(crate) fn session_token(self) -> String {
        // As long as a real one: 43 base64url characters.
        format!("session{}", self.id())
    }
}
