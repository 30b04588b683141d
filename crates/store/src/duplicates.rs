//! Pairs of records that are probably one.

use domain::address::{ADDRESS, AddressState};
use domain::authorisation::Role;
use domain::change::Command;
use domain::limits::{MATCH_KEYS_PER_PAGE_MAX, MATCHES_PER_KEY_MAX, PAIRS_PER_PAGE_MAX};
use domain::merge::{self, Noun};
use domain::record::Data;
use serde::{Deserialize, Serialize};

use crate::actor::{self, ACTOR, SessionKey};
use crate::dossiers::survivor;
use crate::{Answers, Batch, Guard, Statement, StoreError, from_json, records, relations};

/// One page of pairs that share a key, in order of key. It looks at a bounded number of keys, so it may be short, or empty,
/// and yet have a next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicatePage {
    /// Records of what.
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
    pub one: ComparedRecord,
    /// The other.
    #[serde(deserialize_with = "from_json")]
    pub other: ComparedRecord,
}

impl DuplicatePair {
    /// Where it stands in the list.
    #[must_use]
    pub fn place(&self) -> PairPlace {
        (self.key.clone(), self.one.id.clone(), self.other.id.clone())
    }
}

/// A record as it is compared with another.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct ComparedRecord {
    /// Id.
    pub id: String,
    /// Version.
    pub version: i64,
    /// What people filled in.
    pub data: Data,
    /// How an address is known.
    #[serde(default)]
    pub state: Option<AddressState>,
    /// Id of an address in the register.
    #[serde(default)]
    pub register_id: Option<String>,
    /// When it was made.
    pub created_at: String,
}

impl ComparedRecord {
    /// As the rules look at it.
    #[must_use]
    pub fn side(&self) -> merge::Record<'_> {
        merge::Record { data: &self.data, register_id: self.register_id.as_deref() }
    }
}

/// The record `id`, or what it was merged into: one row with [`ComparedRecord`] as JSON, or none.
#[must_use]
pub fn find(noun: Noun, key: &SessionKey, id: &str) -> Statement {
    let sql = format!(
        "{ACTOR} select {record} as record from {noun} as record
         where record.id = {survivor} and exists (select 1 from actor)",
        record = record_json(noun, "record"),
        survivor = survivor(noun.as_str(), ":id"),
        noun = noun.as_str(),
    );
    actor::bind(Statement::new(sql), key).bind("id", id)
}

/// Reads what the database answered to [`find`].
///
/// # Errors
/// [`StoreError::Shape`] when the rows are not those of that statement.
pub fn found(rows: crate::Rows) -> Result<Option<ComparedRecord>, StoreError> {
    #[derive(Deserialize)]
    struct Row {
        #[serde(deserialize_with = "from_json")]
        record: ComparedRecord,
    }
    let row: Option<Row> = rows.first()?;
    Ok(row.map(|row| row.record))
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
             and {one_in_force} and {other_in_force}
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
        one_in_force = is_in_force(page.noun, "one"),
        other_in_force = is_in_force(page.noun, "other"),
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

/// A condition that holds for a record that can be chosen.
fn is_in_force(noun: Noun, alias: &str) -> String {
    match noun {
        Noun::Contact | Noun::Organisation => format!("{alias}.merged_into is null and {alias}.state = 'active'"),
        // Two that the register tells apart are two.
        Noun::Address => {
            format!("{alias}.merged_into is null and (one.register_id is null or other.register_id is null)")
        }
    }
}

fn record_json(noun: Noun, alias: &str) -> String {
    let standing = match noun {
        Noun::Contact | Noun::Organisation => String::new(),
        Noun::Address => format!("'state', {alias}.state, 'register_id', {alias}.register_id,"),
    };
    format!(
        "json_object('id', {alias}.id, 'version', {alias}.version, {standing} 'data', {data},
           'created_at', {alias}.created_at)",
        data = data_json(noun, alias),
    )
}

/// The fields of the row `alias` as a JSON object.
pub(crate) fn data_json(noun: Noun, alias: &str) -> String {
    match noun.relation() {
        Some(noun) => relations::data_json(noun, alias),
        None => records::data_json(&ADDRESS, alias),
    }
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
pub fn not_duplicates(
    (key, role): (&SessionKey, Role),
    noun: Noun,
    (one, other): (&str, &str),
    command: &Command,
) -> Batch {
    let mut batch = Batch::new();
    actor::guard(&mut batch, key, role);
    let exist = format!("select count(*) = 2 from {} where id in (:one, :other)", noun.as_str());
    batch.guard(Guard::Missing, &exist, |statement| statement.bind("one", one).bind("other", other));
    batch.push(
        Statement::new(
            "insert into not_duplicate (noun, one_id, other_id, decided_by, decided_at)
             values (:noun, :one, :other, :by, :now) on conflict do nothing",
        )
        .bind("noun", noun.as_str())
        .bind("one", one.min(other))
        .bind("other", one.max(other))
        .bind("by", command.actor.id())
        .bind("now", &command.at),
    );
    batch
}
