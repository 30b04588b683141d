//! Giving a dossier to a colleague, to nobody, to a queue.

use serde_json::{Value, json};

use crate::catalogue::Catalogue;
use crate::change::FieldChange;
use crate::field_error::{FieldCode, FieldErrors};

/// Who works on a dossier, and whose queue it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responsible {
    /// The user's id.
    pub assignee_id: Option<String>,
    /// The queue's key.
    pub queue: Option<String>,
}

/// A dossier goes to another colleague or queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who works on it afterwards.
    pub assignee_id: Option<String>,
    /// The queue it is in afterwards.
    pub queue: Option<String>,
    before: Responsible,
}

/// The dossier is to go from `before` to `after`. `assignee_is_active` tells whether the user named in `after` exists
/// and still works here. `None`: nothing changes.
///
/// # Errors
/// `assignee_id: not-found`, `queue: unknown-option` or `inactive-option`. Who and what the dossier had already may stay.
pub fn decide(
    catalogue: &Catalogue,
    before: &Responsible,
    after: &Responsible,
    assignee_is_active: bool,
) -> Result<Option<Assignment>, FieldErrors> {
    let mut errors = FieldErrors::new();
    if after.assignee_id.is_some() && !assignee_is_active && after.assignee_id != before.assignee_id {
        errors.add("assignee_id", FieldCode::NotFound);
    }
    if let Some(key) = after.queue.as_ref().filter(|_| after.queue != before.queue) {
        match catalogue.queue(key) {
            None => errors.add("queue", FieldCode::UnknownOption),
            Some(queue) if !queue.active => errors.add("queue", FieldCode::InactiveOption),
            Some(_) => {}
        }
    }
    let assignment = (before != after).then(|| Assignment {
        assignee_id: after.assignee_id.clone(),
        queue: after.queue.clone(),
        before: before.clone(),
    });
    errors.into_result(assignment)
}

impl Assignment {
    /// Whether another colleague gets it.
    #[must_use]
    pub fn has_new_assignee(&self) -> bool {
        self.assignee_id.is_some() && self.assignee_id != self.before.assignee_id
    }

    /// What changes, for the history.
    #[must_use]
    pub fn changes(&self) -> Vec<FieldChange> {
        let fields =
            [("assignee_id", &self.before.assignee_id, &self.assignee_id), ("queue", &self.before.queue, &self.queue)];
        let changed = fields.into_iter().filter(|(_, before, after)| before != after);
        changed.map(|(field, before, after)| FieldChange::new(field, before.clone(), after.clone())).collect()
    }

    /// Facts of the timeline entry: ids and keys, no names.
    #[must_use]
    pub fn facts(&self) -> Value {
        json!({
            "assignee_from": self.before.assignee_id, "assignee_to": self.assignee_id,
            "queue_from": self.before.queue, "queue_to": self.queue,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn responsible(assignee: Option<&str>, queue: Option<&str>) -> Responsible {
        Responsible { assignee_id: assignee.map(str::to_owned), queue: queue.map(str::to_owned) }
    }

    fn catalogue() -> Catalogue {
        let mut catalogue = Catalogue::shipped();
        catalogue.queues.truncate(3);
        for (place, queue) in catalogue.queues.iter_mut().enumerate() {
            queue.key = format!("queue{place}");
            queue.active = place != 2;
        }
        catalogue
    }

    fn fault(before: &Responsible, after: &Responsible, is_active: bool) -> FieldErrors {
        decide(&catalogue(), before, after, is_active).unwrap_err()
    }

    #[test]
    fn a_colleague_who_left_gets_no_dossier() {
        let after = responsible(Some("gone"), None);
        assert_eq!(fault(&Responsible::default(), &after, false).of("assignee_id"), [FieldCode::NotFound]);
    }

    #[test]
    fn a_dossier_stays_with_a_colleague_who_left_while_its_queue_changes() {
        let before = responsible(Some("gone"), Some("queue0"));
        let after = responsible(Some("gone"), Some("queue1"));
        let assignment = decide(&catalogue(), &before, &after, false).unwrap().unwrap();
        assert!(!assignment.has_new_assignee());
        assert_eq!(assignment.changes(), [FieldChange::new("queue", Some("queue0".into()), Some("queue1".into()))]);
    }

    #[test]
    fn a_queue_must_exist_and_be_open() {
        let before = Responsible::default();
        assert_eq!(fault(&before, &responsible(None, Some("x")), false).of("queue"), [FieldCode::UnknownOption]);
        assert_eq!(fault(&before, &responsible(None, Some("queue2")), false).of("queue"), [FieldCode::InactiveOption]);
    }

    #[test]
    fn giving_it_to_whoever_has_it_changes_nothing() {
        let same = responsible(Some("a"), Some("queue2"));
        assert_eq!(decide(&catalogue(), &same, &same, true), Ok(None));
    }
}
