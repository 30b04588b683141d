//! People, organisations, parties and merges, made as the components make them.

use std::collections::BTreeMap;

use domain::address::{self, AddressState, StateRequest};
use domain::change::{Command, CommandActor};
use domain::merge::{self, Side};
use domain::party::{PartyContext, WantedRole, assign_roles};
use domain::record::{Patch, Value as FieldValue};
use domain::relation::{self, Noun};
use serde_json::Value;
use store::addresses::{self, AddressRecord};
use store::dossiers::Lookup;
use store::duplicates::{self, ComparedRecord};
use store::merges::{self, MergeRecord, Merger, Pair};
use store::parties::{self, Joining, JourneyRecord, PartyRecord};
use store::relations::{self, RelationJourneys, RelationRecord, Target};
use store::{Batch, Read, StoreError};

use super::{Desk, MadeDossier, MadeUser, NOW};

/// The fields of a record as somebody types them.
pub fn typed(fields: &[(&'static str, &str)]) -> Patch {
    fields
        .iter()
        .map(|(field, value)| (*field, (!value.is_empty()).then(|| FieldValue::Text((*value).to_owned()))))
        .collect()
}

/// A capacity in the whole journey.
pub fn wanted(role: &str) -> WantedRole {
    WantedRole { role: role.to_owned(), ..WantedRole::default() }
}

impl MadeUser {
    /// A command of this user, `seconds` after [`NOW`]; no two of one second have the same id.
    pub fn command(&self, name: &str, seconds: i64) -> Command {
        let at = domain::clock::shifted(NOW, seconds).expect("an instant");
        Command { id: format!("command-{name}-{seconds}"), at, actor: CommandActor::User(self.id.clone()) }
    }

    /// This user as somebody who merges.
    pub fn merger(&self) -> Merger<'_> {
        Merger { key: &self.key, role: self.role }
    }

    /// A record that this user changes.
    pub fn target<'a>(&'a self, noun: Noun, id: &'a str, version: i64) -> Target<'a> {
        Target { key: &self.key, role: self.role, noun, id, version }
    }
}

impl Desk {
    /// The batch that makes a record with the id `id`.
    pub fn making(user: &MadeUser, noun: Noun, id: &str, fields: &[(&'static str, &str)]) -> Batch {
        let made = relation::make(noun, &typed(fields)).expect("good fields");
        relations::create(user.target(noun, id, 1), &user.command(id, 0), &made)
    }

    /// Makes a record with the id `id`.
    pub async fn make(&self, user: &MadeUser, noun: Noun, id: &str, fields: &[(&'static str, &str)]) {
        self.store.write(Self::making(user, noun, id, fields)).await.expect("a record");
    }

    /// The record that `id` leads to.
    pub async fn record(&self, user: &MadeUser, noun: Noun, id: &str) -> Option<RelationRecord> {
        self.rows(relations::find(noun, &user.key, id)).await.pop()
    }

    /// Changes a record as it is now.
    pub async fn change(
        &self,
        user: &MadeUser,
        noun: Noun,
        id: &str,
        fields: &[(&'static str, &str)],
        seconds: i64,
    ) -> Result<(), StoreError> {
        let record = self.record(user, noun, id).await.expect("a record");
        let edited = relation::edit(noun, &record.data, &typed(fields)).expect("good fields");
        let target = user.target(noun, &record.id, record.version);
        self.store.write(relations::edit(target, &user.command("edit", seconds), &edited)).await.map(drop)
    }

    /// The batch that merges two records as they are now, under the id `id`.
    pub async fn merging(
        &self,
        user: &MadeUser,
        noun: impl Into<merge::Noun>,
        (loser, survivor): (&str, &str),
        keep: &[(&str, Side)],
        (id, seconds): (&str, i64),
    ) -> Batch {
        let noun = noun.into();
        let loser = self.compared(user, noun, loser).await.expect("a loser");
        let survivor = self.compared(user, noun, survivor).await.expect("a survivor");
        let keep: BTreeMap<String, Side> = keep.iter().map(|(field, side)| ((*field).to_owned(), *side)).collect();
        let edited = merge::merge(noun, loser.side(), survivor.side(), &keep).expect("values that go together");
        let pair = Pair { noun, loser: &loser, survivor: &survivor };
        merges::merge(user.merger(), pair, &user.command("merge", seconds), id, &edited)
    }

    /// A record as it is compared, that `id` leads to.
    pub async fn compared(&self, user: &MadeUser, noun: merge::Noun, id: &str) -> Option<ComparedRecord> {
        let mut answers =
            self.store.read(Read::new().with(duplicates::find(noun, &user.key, id))).await.expect("a read");
        duplicates::found(answers.take(0)).expect("a record")
    }

    /// The merge `id` as a command finds it.
    pub async fn merge_record(&self, user: &MadeUser, id: &str) -> Option<MergeRecord> {
        self.rows(merges::select_one(&user.key, id)).await.pop()
    }

    /// The merge `id` with what happened since.
    pub async fn merge(&self, user: &MadeUser, id: &str) -> Value {
        let mut answers = self.store.read(Read::new().with(merges::find(&user.key, id))).await.expect("a read");
        serde_json::from_str(&answers.take(0).text().expect("a merge")).expect("JSON")
    }

    /// The batch that undoes the merge `id` as it is now.
    pub async fn unmerging(&self, user: &MadeUser, id: &str, seconds: i64) -> Batch {
        let record = self.merge_record(user, id).await.expect("a merge");
        let edited = merge::unmerge(record.noun, record.side(), &record.brought);
        merges::unmerge(user.merger(), &record, &user.command("unmerge", seconds), &edited)
    }

    /// Undoes the merge `id` and returns what the answer says.
    pub async fn unmerge(&self, user: &MadeUser, id: &str, seconds: i64) -> Value {
        let batch = self.unmerging(user, id, seconds).await;
        let last = batch.len() - 1;
        let mut answers = self.store.write(batch).await.expect("an undone merge");
        serde_json::from_str(&answers.take(last).text().expect("the merge")).expect("JSON")
    }

    /// Makes an address with the id `id`.
    pub async fn make_address(&self, user: &MadeUser, id: &str, line: &str) {
        let draft = Patch::from([("text", Some(FieldValue::Text(line.to_owned())))]);
        let made = address::create(&[], &draft).expect("a good address");
        let target = addresses::Target { key: &user.key, role: user.role, id, version: 1 };
        self.store.write(addresses::create(target, &user.command(id, 0), &made)).await.expect("an address");
    }

    /// The address that `id` leads to.
    pub async fn address_record(&self, user: &MadeUser, id: &str) -> Option<AddressRecord> {
        self.rows(addresses::find(&user.key, id)).await.pop()
    }

    /// What somebody asks who matches an address.
    pub fn matching(&self, register_id: &str) -> StateRequest {
        let register_id = Some(register_id.to_owned());
        StateRequest { state: AddressState::Matched, register_id, reason: None }
    }

    /// All journeys of a record that the user may see.
    pub async fn journeys(&self, user: &MadeUser, noun: Noun, id: &str) -> Vec<Value> {
        let list = RelationJourneys { noun, id, after: None, limit: 200 };
        let mut answers = self.store.read(Read::new().with(list.select(&user.key))).await.expect("a read");
        let page = list.page_of(answers.take(0)).expect("a page");
        serde_json::from_str(&page.items).expect("a JSON array")
    }

    /// What has to be known before `who` joins the journey of a dossier.
    pub async fn joining(
        &self,
        user: &MadeUser,
        dossier: &MadeDossier,
        noun: Noun,
        who: &str,
    ) -> Option<JourneyRecord> {
        self.rows(parties::find_journey(&user.key, &Lookup::parse(&dossier.number), noun, who)).await.pop()
    }

    /// The batch by which `who` joins the journey of a dossier as the party `id`.
    pub async fn adding(
        &self,
        user: &MadeUser,
        dossier: &MadeDossier,
        (noun, who): (Noun, &str),
        (id, roles): (&str, &[WantedRole]),
        (is_primary, seconds): (bool, i64),
    ) -> Batch {
        let journey = self.joining(user, dossier, noun, who).await.expect("a journey in sight");
        let options = self.role_options().await;
        let mut count = 0;
        let roles =
            assign_roles(PartyContext { roles: &options, dossiers: &journey.dossiers }, &[], roles, &mut || {
                count += 1;
                format!("{id}-role-{count}")
            })
            .expect("good roles");
        let target = parties::Target {
            key: &user.key,
            role: user.role,
            journey_id: &journey.journey_id,
            id,
            noun,
            who: &journey.joining.as_ref().expect("somebody who is known").who.id,
            primary_id: journey.primary_id.as_deref(),
        };
        let is_primary = is_primary || journey.primary_id.is_none();
        parties::add(target, &user.command(id, seconds), Joining { roles: &roles, is_primary })
    }

    /// The roles of the catalogue.
    pub async fn role_options(&self) -> Vec<domain::party::RoleOption> {
        let mut answers = self.store.read(Read::new().with(parties::select_roles())).await.expect("roles");
        parties::role_options(answers.take(0)).expect("roles")
    }

    /// The party `id`, when the user may see its journey.
    pub async fn party(&self, user: &MadeUser, id: &str) -> Option<PartyRecord> {
        self.rows(parties::find(&user.key, id)).await.pop()
    }
}
