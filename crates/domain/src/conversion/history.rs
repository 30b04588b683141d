//! What the histories keep of a conversion: the entries of the timelines and the first values of every field.

use serde_json::json;

use super::{Conversion, ConversionContext, ConversionFacts, NewDossier, NewTask};
use crate::change::{FieldChange, SubjectKind};
use crate::contact::NewContact;
use crate::timeline::{Entry, Subjects, TimelineKind};

impl Conversion {
    pub(super) fn subjects(&self, facts: &ConversionFacts<'_>) -> Subjects {
        Subjects {
            submission_id: Some(facts.submission_id.to_owned()),
            journey_id: Some(self.journey_id.clone()),
            dossier_id: Some(self.dossier.id.clone()),
            contact_id: Some(self.contact_id.clone()),
            address_id: self.address_id.clone(),
            ..Subjects::default()
        }
    }

    pub(super) fn entries(&self, context: ConversionContext<'_>, facts: &ConversionFacts<'_>) -> Vec<Entry> {
        let entry = |kind, subjects, facts| Entry { kind, happened_at: context.now.to_owned(), subjects, facts };
        let made = json!({ "type": self.dossier.type_key, "subtype": self.dossier.subtype });
        let mut entries = vec![entry(TimelineKind::DossierCreated, self.subjects(facts), made)];
        entries.extend(task_entries(&self.journey_id, &self.dossier.id, &self.tasks, context.now));
        entries
    }

    pub(super) fn changes(&self, facts: &ConversionFacts<'_>) -> Vec<(SubjectKind, String, Vec<FieldChange>)> {
        let mut changes = vec![
            (
                SubjectKind::QueueItem,
                facts.item_id.to_owned(),
                vec![
                    FieldChange::new("state", Some("unlinked".to_owned()), Some("linked".to_owned())),
                    FieldChange::new("dossier_id", None, Some(self.dossier.id.clone())),
                ],
            ),
            (SubjectKind::Dossier, self.dossier.id.clone(), self.dossier.first_values()),
            (SubjectKind::Party, self.party_id.clone(), made([("role", Some(self.role.clone()))])),
        ];
        if let Some(contact) = &self.new_contact {
            changes.push((SubjectKind::Contact, self.contact_id.clone(), contact.first_values()));
        }
        if let (Some(id), Some(address)) = (&self.address_id, &self.new_address) {
            changes.push((SubjectKind::Address, id.clone(), made([("text", Some(address.text.clone()))])));
        }
        changes
    }
}

/// That tasks were planned for a new dossier.
pub(crate) fn task_entries<'a>(
    journey_id: &'a str,
    dossier_id: &'a str,
    tasks: &'a [NewTask],
    now: &'a str,
) -> impl Iterator<Item = Entry> + 'a {
    tasks.iter().map(move |task| Entry {
        kind: TimelineKind::TaskCreated,
        happened_at: now.to_owned(),
        subjects: Subjects {
            journey_id: Some(journey_id.to_owned()),
            dossier_id: Some(dossier_id.to_owned()),
            activity_id: Some(task.id.clone()),
            ..Subjects::default()
        },
        facts: json!({ "predefined_key": task.key }),
    })
}

impl NewContact {
    pub(crate) fn first_values(&self) -> Vec<FieldChange> {
        made([
            ("name", Some(self.name.clone())),
            ("email", self.email.as_ref().map(ToString::to_string)),
            ("telephone", self.telephone.as_ref().map(ToString::to_string)),
            ("language", Some(self.language.as_str().to_owned())),
            ("preferred_channel", self.preferred_channel.map(|channel| channel.as_str().to_owned())),
        ])
    }
}

impl NewDossier {
    pub(crate) fn first_values(&self) -> Vec<FieldChange> {
        let mut values = made([
            ("type", Some(self.type_key.clone())),
            ("subtype", self.subtype.clone()),
            ("stage", Some(self.stage.clone())),
            ("source", self.source.clone()),
            ("main_project", self.main_project.clone()),
            ("assignee_id", self.assignee_id.clone()),
            ("queue", self.queue.clone()),
            ("requested_on", Some(self.requested_on.clone())),
        ]);
        values.extend(self.details.iter().map(|(field, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            FieldChange::new(format!("details.{field}"), None, Some(text))
        }));
        values
    }
}

/// The fields of something new that have a value.
pub(crate) fn made<const N: usize>(fields: [(&str, Option<String>); N]) -> Vec<FieldChange> {
    let filled = fields.into_iter().filter(|(_, value)| value.is_some());
    filled.map(|(field, value)| FieldChange::new(field, None, value)).collect()
}
