//! `GET /api/contacts/duplicates`, `GET /api/organisations/duplicates`, `GET /api/addresses/duplicates`. What is serialised
//! here for all is described for each in its own file.

use std::collections::BTreeMap;

use axum::response::Response;
use domain::address::AddressState;
use domain::authorisation::Action;
use domain::field_error::FieldCode;
use domain::likeness::Reason;
use domain::merge::Noun;
use domain::record::Value;
use serde::Serialize;
use store::duplicates::{self, ComparedRecord, DuplicatePage, DuplicatePair, PairPlace};
use store::{Read, actor};
use web::page::json;
use web::{ApiError, Caller, Cursor};

use crate::relations::journeys::PageQuery;

/// A record without its journeys, as it is compared with another.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Compared {
    id: String,
    version: i64,
    #[serde(flatten)]
    fields: BTreeMap<&'static str, Option<Value>>,
    #[serde(flatten)]
    standing: Option<Standing>,
    created_at: String,
}

/// How an address is known.
#[derive(Clone, Debug, Serialize)]
struct Standing {
    state: AddressState,
    register_id: Option<String>,
}

impl Compared {
    /// A record of `noun`.
    pub(crate) fn new(noun: Noun, record: ComparedRecord) -> Self {
        let ComparedRecord { id, version, data, state, register_id, created_at } = record;
        let fields = noun.fields().map(|field| (field, data.get(field).cloned())).collect();
        let standing = state.map(|state| Standing { state, register_id });
        Self { id, version, fields, standing, created_at }
    }
}

#[derive(Serialize)]
struct Duplicates {
    items: Vec<ShownPair>,
    next: Option<Cursor>,
}

#[derive(Serialize)]
struct ShownPair {
    one: Compared,
    other: Compared,
    likeness: u8,
    reasons: Vec<Reason>,
}

const SORT: &str = "key";

/// A page of pairs of `noun` that share a key and are alike.
pub(crate) async fn duplicates(noun: Noun, caller: Caller, query: PageQuery) -> Result<Response, ApiError> {
    let page = DuplicatePage { noun, after: place(query.after)? };
    let store = web::store().await;
    let statements = duplicates::select_pairs(&page, &caller.key).into_iter();
    let read = statements.fold(Read::new().with(actor::select(&caller.key)), Read::with);
    let mut answers = store.read(read).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::MergeContacts)?;
    web::refresh(&store, &caller, &actor).await;
    let (pairs, mut next) = page.read(&mut answers, 1)?;
    let limit = usize::try_from(query.limit.rows()).unwrap_or(usize::MAX);
    let mut items = Vec::new();
    for pair in pairs {
        if items.len() == limit {
            // The page is full before all that was read was weighed.
            next = items.last().map(|(place, _): &(PairPlace, ShownPair)| place.clone());
            break;
        }
        let place = pair.place();
        items.extend(shown(noun, pair).map(|shown| (place, shown)));
    }
    let duplicates = Duplicates {
        items: items.into_iter().map(|(_, shown)| shown).collect(),
        next: next.map(|place| Cursor::after(&(SORT, place))).transpose()?,
    };
    serde_json::to_string(&duplicates).map(json).map_err(|error| ApiError::Defect(error.to_string()))
}

fn place(after: Option<Cursor>) -> Result<Option<PairPlace>, ApiError> {
    let Some(cursor) = after else { return Ok(None) };
    let (sort, place): (String, PairPlace) = cursor.keys()?;
    if sort == SORT { Ok(Some(place)) } else { Err(ApiError::field("after", FieldCode::Invalid)) }
}

fn shown(noun: Noun, pair: DuplicatePair) -> Option<ShownPair> {
    let likeness = noun.compare(&pair.one.data, &pair.other.data)?;
    let (one, other) = (Compared::new(noun, pair.one), Compared::new(noun, pair.other));
    Some(ShownPair { one, other, likeness: likeness.score, reasons: likeness.reasons })
}
