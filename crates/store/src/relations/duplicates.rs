//! Pairs of records that are probably one.

use domain::change::Command;
use domain::limits::{MATCH_KEYS_PER_PAGE_MAX, MATCHES_PER_KEY_MAX, PAIRS_PER_PAGE_MAX};
use domain::relation::{Data, Noun};
use serde::{Deserialize, Serialize};

use super::Target;
use super::sql::data_json;
use crate::actor::{self, ACTOR, SessionKey};
use crate::{Answers, Batch, Guard, Statement, StoreError, from_json};

/// One page of pairs that share a key, in order of key. It looks at a bounded number of keys, so it may be short, or empty,
/// and yet have a next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicatePage {
    /// People or organisations.
    pub noun: Noun,
    /// After which pair of an earlier page.
    pub after: Option<PairPlace>,
}

/// The place of a pair: its key and the two ids.
pub type PairPlace = (String, String, String);

/// Two records that share a key.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct DuplicatePair {
    key: String,
    /// The one with the lower id.
    #[serde(deserialize_with = "from_json")]
    pub one: DuplicateRecord,
    /// The other.
    #[serde(deserialize_with = "from_json")]
    pub other: DuplicateRecord,
}

impl DuplicatePair {
    /// Where it stands in the list.
    #[must_use]
    pub fn place(&self) -> PairPlace {
        (self.key.clone(), self.one.id.clone(), self.other.id.clone())
    }
}

/// One of a pair.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct DuplicateRecord {
    /// Id.
    pub id: String,
    /// Version.
    pub version: i64,
    /// What people filled in.
    pub data: Data,
    /// When it was made.
    pub created_at: String,
}

#[derive(Deserialize, Serialize)]
struct Looked {
    key: String,
    id: String,
}

/// Two statements: the pairs, and the last key that was looked at when there are more. Both for [`DuplicatePage::read`].
#[must_use]
pub fn select_pairs(page: &DuplicatePage, key: &SessionKey) -> [Statement; 2] {
    let noun = page.noun.as_str();
    // A pair with several keys in common is told once, by the first.
    let sql = format!(
        "{ACTOR},
         looked (key, id) as materialized ({looked} limit {MATCH_KEYS_PER_PAGE_MAX}),
         pair (key, one_id, other_id) as materialized (
           select looked.key, looked.id, match.id
           from looked
             cross join match_key as match on match.noun = '{noun}' and match.key = looked.key and match.id > looked.id
             cross join {noun} as one on one.id = looked.id
             cross join {noun} as other on other.id = match.id
           where {few_looked} and (looked.key, looked.id, match.id) > (:after_key, :after_one, :after_other)
             and one.merged_into is null and one.state = 'active' and other.merged_into is null and other.state = 'active'
             and not exists (select 1 from not_duplicate
               where not_duplicate.noun = '{noun}' and one_id = looked.id and other_id = match.id)
             and not exists (select 1 from match_key as mine
               join match_key as theirs on theirs.noun = '{noun}' and theirs.key = mine.key and theirs.id = match.id
               where mine.noun = '{noun}' and mine.id = looked.id and mine.key > '' and mine.key < looked.key
                 and {few_mine})
           order by looked.key, looked.id, match.id limit :limit)
         select pair.key, {one} as one, {other} as other
         from pair cross join {noun} as one on one.id = pair.one_id cross join {noun} as other on other.id = pair.other_id
         where exists (select 1 from actor)
         order by pair.key, pair.one_id, pair.other_id",
        looked = LOOKED.replace("{noun}", noun),
        few_looked = is_rare(noun, "looked.key"),
        few_mine = is_rare(noun, "mine.key"),
        one = record_json(page.noun, "one"),
        other = record_json(page.noun, "other"),
    );
    let last = format!("{} limit 1 offset {}", LOOKED.replace("{noun}", noun), MATCH_KEYS_PER_PAGE_MAX - 1);
    let (after_key, after_one, after_other) = page.after.clone().unwrap_or_default();
    let pairs = actor::bind(Statement::new(sql), key)
        .bind("after_key", &after_key)
        .bind("after_one", &after_one)
        .bind("after_other", after_other)
        // One more than the page, to know whether there is a next one.
        .bind("limit", PAIRS_PER_PAGE_MAX + 1);
    [pairs, Statement::new(last).bind("after_key", after_key).bind("after_one", after_one)]
}

/// Keys in order, from the record on at which the page before ended.
const LOOKED: &str = "select key, id from match_key
    where noun = '{noun}' and key > '' and (key, id) >= (:after_key, :after_one) order by key, id";

/// Many are called Jan Peeters: a key of that many says nothing.
fn is_rare(noun: &str, key: &str) -> String {
    format!(
        "(select count(*) from (select 1 from match_key as many where many.noun = '{noun}' and many.key = {key}
            limit {MATCHES_PER_KEY_MAX} + 1)) <= {MATCHES_PER_KEY_MAX}"
    )
}

fn record_json(noun: Noun, alias: &str) -> String {
    format!(
        "json_object('id', {alias}.id, 'version', {alias}.version, 'data', {}, 'created_at', {alias}.created_at)",
        data_json(noun, alias)
    )
}

impl DuplicatePage {
    /// The pairs, from answers `first` and `first + 1`, and where the next page begins.
    ///
    /// # Errors
    /// [`StoreError::Shape`] when the rows are not those of [`select_pairs`].
    pub fn read(
        &self,
        answers: &mut Answers,
        first: usize,
    ) -> Result<(Vec<DuplicatePair>, Option<PairPlace>), StoreError> {
        let mut pairs: Vec<DuplicatePair> = answers.take(first).records()?;
        let limit = usize::try_from(PAIRS_PER_PAGE_MAX).unwrap_or(usize::MAX);
        if pairs.len() > limit {
            pairs.truncate(limit);
            let last = pairs.last().map(DuplicatePair::place);
            return Ok((pairs, last));
        }
        let last: Option<Looked> = answers.take(first + 1).first()?;
        // Behind every id: all pairs of this record by this key were told.
        Ok((pairs, last.map(|last| (last.key, last.id, "~".to_owned()))))
    }
}

/// Records that two records are not the same; again and again if need be.
#[must_use]
pub fn not_duplicates(target: Target<'_>, other_id: &str, command: &Command) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, target.key, target.role);
    let noun = target.noun.as_str();
    let exist = format!("select count(*) = 2 from {noun} where id in (:one, :other)");
    batch.guard(Guard::Missing, &exist, |statement| statement.bind("one", target.id).bind("other", other_id));
    let (one, other) = if target.id < other_id { (target.id, other_id) } else { (other_id, target.id) };
    batch.push(
        Statement::new(
            "insert into not_duplicate (noun, one_id, other_id, decided_by, decided_at)
             values (:noun, :one, :other, :by, :now) on conflict do nothing",
        )
        .bind("noun", noun)
        .bind("one", one)
        .bind("other", other)
        .bind("by", command.actor.id())
        .bind("now", &command.at),
    );
    batch
}
