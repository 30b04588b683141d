//! The story the demo tells, read from `story.toml`.

use domain::intake::{Form, FormKey};
use serde::Deserialize;

/// Colleagues and requests.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub colleague: Vec<Colleague>,
    pub request: Vec<Request>,
}

/// Somebody who works at the desk.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colleague {
    pub email: String,
    pub name: String,
    pub role: String,
    pub queues: Vec<String>,
}

/// A filled-in contact form, and what became of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    pub hours_ago: i64,
    pub language: String,
    pub name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub telephone: String,
    pub capacity: String,
    pub address: String,
    pub apartment_building: String,
    pub themes: Vec<String>,
    pub question: String,
    pub answer_channels: Vec<String>,
    pub dossier: Option<Dossier>,
}

/// The dossier a request became.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dossier {
    #[serde(rename = "type")]
    pub type_key: String,
    pub subtype: String,
    /// E-mail address of the colleague who works on it.
    pub assignee: Option<String>,
    pub main_project: String,
    /// The stage it came to; the first when absent.
    pub stage: Option<String>,
    #[serde(default)]
    pub details: serde_json::Map<String, serde_json::Value>,
}

impl Story {
    /// The story in the program.
    pub fn shipped() -> Self {
        toml::from_str(include_str!("story.toml")).expect("the shipped story is sound, as a test shows")
    }

    /// The colleague who makes dossiers of requests.
    pub fn dispatcher(&self) -> &Colleague {
        self.colleague.iter().find(|colleague| colleague.role == "dispatcher").expect("the story has a dispatcher")
    }
}

impl Request {
    /// The form as a browser would have sent it.
    pub fn form(&self, key: &FormKey) -> Form {
        Form {
            form_key: key.as_str().to_owned(),
            name: self.name.clone(),
            email: self.email.clone(),
            telephone: self.telephone.clone(),
            capacity: self.capacity.clone(),
            address: self.address.clone(),
            apartment_building: self.apartment_building.clone(),
            themes: self.themes.clone(),
            question: self.question.clone(),
            answer_channels: self.answer_channels.clone(),
            ..Form::default()
        }
    }
}
