//! A request that waits in a queue: who works on it, where it lies, and who may do what with it.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::authorisation::Role;
use crate::change::FieldChange;
use crate::timeline::TimelineKind;

/// What became of a request.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum QueueItemState {
    /// Waits for a dossier.
    Unlinked,
    /// Became a dossier, or was added to one.
    Linked,
    /// Needs no dossier.
    Dismissed,
}

impl QueueItemState {
    /// The state, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unlinked => "unlinked",
            Self::Linked => "linked",
            Self::Dismissed => "dismissed",
        }
    }
}

/// What decisions need to know of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueItem {
    /// Version, as in the ETag.
    pub version: i64,
    /// Key of the queue it lies in.
    pub queue: String,
    /// What became of it.
    pub state: QueueItemState,
    /// Who works on it, and since when.
    pub claim: Option<Claim>,
}

/// "I work on this."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The user's id.
    pub user_id: String,
    /// Since when: UTC, RFC 3339.
    pub at: String,
}

/// Who decides.
#[derive(Clone, Copy, Debug)]
pub struct Decider<'a> {
    /// The user's id.
    pub id: &'a str,
    /// The user's role.
    pub role: Role,
}

/// Why nothing may be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueueItemError {
    /// It no longer waits: it became a dossier or needs none.
    #[error("the item no longer waits")]
    NotWaiting,
    /// A colleague works on it.
    #[error("a colleague works on the item")]
    ClaimedByOther,
    /// Only dispatchers and managers take over from a colleague.
    #[error("taking over is not for this role")]
    TakeOverForbidden,
    /// Somebody changed it since it was read.
    #[error("the item was changed since it was read")]
    Stale,
}

/// What a command makes of an item. The version goes up by one.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueItemChange {
    /// The queue it lies in afterwards.
    pub queue: String,
    /// Who works on it afterwards.
    pub claim: Option<Claim>,
    /// What happened, for the timeline.
    pub kind: TimelineKind,
    /// Facts of the timeline entry.
    pub facts: serde_json::Value,
    /// What changed, for the history.
    pub fields: Vec<FieldChange>,
}

/// How far the actor's scopes reach this item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The item is in scope for claiming.
    pub claim: bool,
    /// The item is in scope for moving.
    pub moving: bool,
    /// The item is in scope for conversion.
    pub convert: bool,
}

/// What the actor may do with an item, so that the interface offers nothing that will be refused.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
pub struct QueueItemAllowed {
    /// Say "I work on this"; for dispatchers and managers also in place of a colleague.
    pub claim: bool,
    /// Put it into another queue.
    #[serde(rename = "move")]
    pub moving: bool,
    /// Make a dossier of it.
    pub convert: bool,
}

/// Whether `role` takes over what a colleague works on.
#[must_use]
pub fn takes_over(role: Role) -> bool {
    matches!(role, Role::Dispatcher | Role::Manager)
}

impl QueueItem {
    /// `decider` works on it from now on. `None`: it was so already, nothing changes. With `take_over` a colleague's
    /// claim ends.
    ///
    /// # Errors
    /// [`QueueItemError`]; a colleague's claim is named rather than the version it raised.
    pub fn claim(
        &self,
        version: i64,
        decider: Decider<'_>,
        take_over: bool,
        at: &str,
    ) -> Result<Option<QueueItemChange>, QueueItemError> {
        self.waits()?;
        match &self.claim {
            Some(claim) if claim.user_id == decider.id => return Ok(None),
            Some(_) if !take_over => return Err(QueueItemError::ClaimedByOther),
            Some(_) if !takes_over(decider.role) => return Err(QueueItemError::TakeOverForbidden),
            Some(_) | None => {}
        }
        self.is_at(version)?;
        let claim = Claim { user_id: decider.id.to_owned(), at: at.to_owned() };
        Ok(Some(self.with_claim(Some(claim), TimelineKind::QueueItemClaimed)))
    }

    /// `decider` lets go of it. `None`: nobody worked on it, nothing changes.
    ///
    /// # Errors
    /// [`QueueItemError`].
    pub fn release(&self, version: i64, decider: Decider<'_>) -> Result<Option<QueueItemChange>, QueueItemError> {
        self.waits()?;
        match &self.claim {
            None => return Ok(None),
            Some(claim) if claim.user_id != decider.id => return Err(QueueItemError::ClaimedByOther),
            Some(_) => {}
        }
        self.is_at(version)?;
        Ok(Some(self.with_claim(None, TimelineKind::QueueItemReleased)))
    }

    /// It goes to `queue`; who works on it keeps working on it. `None`: it lies there already.
    ///
    /// # Errors
    /// [`QueueItemError`].
    pub fn move_to(&self, version: i64, queue: &str) -> Result<Option<QueueItemChange>, QueueItemError> {
        self.waits()?;
        self.is_at(version)?;
        if self.queue == queue {
            return Ok(None);
        }
        Ok(Some(QueueItemChange {
            queue: queue.to_owned(),
            claim: self.claim.clone(),
            kind: TimelineKind::QueueItemMoved,
            facts: json!({ "from": self.queue, "to": queue }),
            fields: vec![FieldChange::new("queue", Some(self.queue.clone()), Some(queue.to_owned()))],
        }))
    }

    /// Whether `decider` may make a dossier of it: it waits, is as it was read, and no colleague works on it, unless
    /// the role takes over.
    ///
    /// # Errors
    /// [`QueueItemError`].
    pub fn may_be_converted(&self, version: i64, decider: Decider<'_>) -> Result<(), QueueItemError> {
        self.waits()?;
        if !self.is_free_for(decider) {
            return Err(QueueItemError::ClaimedByOther);
        }
        self.is_at(version)
    }

    /// What `decider` may do with it.
    #[must_use]
    pub fn allowed(&self, decider: Decider<'_>, reach: Reach) -> QueueItemAllowed {
        let waits = self.state == QueueItemState::Unlinked;
        let free = self.is_free_for(decider);
        QueueItemAllowed {
            claim: waits && free && reach.claim,
            moving: waits && reach.moving,
            convert: waits && free && reach.convert,
        }
    }

    fn waits(&self) -> Result<(), QueueItemError> {
        if self.state == QueueItemState::Unlinked { Ok(()) } else { Err(QueueItemError::NotWaiting) }
    }

    fn is_at(&self, version: i64) -> Result<(), QueueItemError> {
        if self.version == version { Ok(()) } else { Err(QueueItemError::Stale) }
    }

    fn is_free_for(&self, decider: Decider<'_>) -> bool {
        takes_over(decider.role) || self.claim.as_ref().is_none_or(|claim| claim.user_id == decider.id)
    }

    fn with_claim(&self, claim: Option<Claim>, kind: TimelineKind) -> QueueItemChange {
        let user = |claim: &Option<Claim>| claim.as_ref().map(|claim| claim.user_id.clone());
        QueueItemChange {
            queue: self.queue.clone(),
            fields: vec![FieldChange::new("claimed_by", user(&self.claim), user(&claim))],
            claim,
            kind,
            facts: json!({ "queue": self.queue }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "2026-11-23T10:00:00.000Z";
    const AN: Decider<'_> = Decider { id: "an", role: Role::Coach };
    const DIRK: Decider<'_> = Decider { id: "dirk", role: Role::Dispatcher };

    fn waiting() -> QueueItem {
        QueueItem { version: 3, queue: "energy".to_owned(), state: QueueItemState::Unlinked, claim: None }
    }

    fn claimed_by(user: &str) -> QueueItem {
        QueueItem { claim: Some(Claim { user_id: user.to_owned(), at: AT.to_owned() }), ..waiting() }
    }

    #[test]
    fn a_free_item_is_claimed() {
        let change = waiting().claim(3, AN, false, AT).unwrap().unwrap();
        assert_eq!(change.claim, claimed_by("an").claim);
        assert_eq!(change.queue, "energy");
        assert_eq!(change.kind, TimelineKind::QueueItemClaimed);
        assert_eq!(change.fields, [FieldChange::new("claimed_by", None, Some("an".to_owned()))]);
    }

    #[test]
    fn claiming_twice_changes_nothing_even_with_an_old_version() {
        assert_eq!(claimed_by("an").claim(2, AN, false, AT), Ok(None));
    }

    #[test]
    fn a_colleagues_claim_is_named_before_the_old_version() {
        assert_eq!(claimed_by("bo").claim(2, AN, false, AT), Err(QueueItemError::ClaimedByOther));
        assert_eq!(claimed_by("bo").release(2, DIRK), Err(QueueItemError::ClaimedByOther));
    }

    #[test]
    fn only_dispatchers_and_managers_take_over() {
        for role in Role::ALL {
            let result = claimed_by("bo").claim(3, Decider { id: "x", role }, true, AT);
            if matches!(role, Role::Dispatcher | Role::Manager) {
                let change = result.unwrap().unwrap();
                let expected = FieldChange::new("claimed_by", Some("bo".to_owned()), Some("x".to_owned()));
                assert_eq!(change.fields, [expected]);
            } else {
                assert_eq!(result, Err(QueueItemError::TakeOverForbidden));
            }
        }
    }

    #[test]
    fn an_old_version_changes_nothing() {
        assert_eq!(waiting().claim(2, AN, false, AT), Err(QueueItemError::Stale));
        assert_eq!(claimed_by("an").release(2, AN), Err(QueueItemError::Stale));
        assert_eq!(waiting().move_to(2, "general"), Err(QueueItemError::Stale));
        assert_eq!(waiting().may_be_converted(2, AN), Err(QueueItemError::Stale));
    }

    #[test]
    fn what_became_a_dossier_stays_as_it_is() {
        for state in [QueueItemState::Linked, QueueItemState::Dismissed] {
            let item = QueueItem { state, ..waiting() };
            assert_eq!(item.claim(3, AN, false, AT), Err(QueueItemError::NotWaiting));
            assert_eq!(item.release(3, AN), Err(QueueItemError::NotWaiting));
            assert_eq!(item.move_to(3, "general"), Err(QueueItemError::NotWaiting));
            assert_eq!(item.may_be_converted(3, AN), Err(QueueItemError::NotWaiting));
            let reach = Reach { claim: true, moving: true, convert: true };
            let nothing = QueueItemAllowed { claim: false, moving: false, convert: false };
            assert_eq!(item.allowed(DIRK, reach), nothing);
        }
    }

    #[test]
    fn moving_keeps_the_claim() {
        let change = claimed_by("an").move_to(3, "general").unwrap().unwrap();
        assert_eq!(change.claim, claimed_by("an").claim);
        assert_eq!(change.queue, "general");
        assert_eq!(claimed_by("an").move_to(3, "energy"), Ok(None));
    }

    #[test]
    fn nobody_converts_what_a_colleague_works_on_but_those_who_take_over() {
        assert_eq!(claimed_by("bo").may_be_converted(3, AN), Err(QueueItemError::ClaimedByOther));
        assert_eq!(claimed_by("an").may_be_converted(3, AN), Ok(()));
        assert_eq!(waiting().may_be_converted(3, AN), Ok(()));
        assert_eq!(claimed_by("bo").may_be_converted(3, DIRK), Ok(()));
    }

    #[test]
    fn what_is_out_of_reach_is_not_offered() {
        let allowed = waiting().allowed(AN, Reach::default());
        assert_eq!(allowed, QueueItemAllowed { claim: false, moving: false, convert: false });
        let everything = Reach { claim: true, moving: true, convert: true };
        let claimed = claimed_by("bo").allowed(AN, everything);
        assert_eq!(claimed, QueueItemAllowed { claim: false, moving: true, convert: false });
    }
}
