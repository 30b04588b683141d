//! Addresses: made, mended, matched, listed as they stand in the street, with all that is known there; and their buildings.

mod support;

use domain::address::{AddressState, StateRequest, TypedAddress, Verdict, change_state, create, edit, likely};
use domain::authorisation::Role;
use domain::building;
use domain::record::{Data, Patch, Value};
use domain::search::{self, Term};
use serde_json::{Value as Json, json};
use store::addresses::{
    self, AddressJourneys, AddressList, AddressOrder, AddressRecord, AddressTimeline, KnownAddress, Spot, Target,
};
use store::buildings::{self, BuildingRecord};
use store::{Batch, Guard, Read, Statement, StoreError, records};
use support::{Desk, MadeDossier, MadeUser, NOW};

const STREET: [(&str, &str); 5] = [
    ("house", "Bruul 10, 2800 Mechelen"),
    ("box-10", "Bruul 10 bus 10, 2800 Mechelen"),
    ("box-2", "Bruul 10 bus 2, 2800 Mechelen"),
    ("before", "Bruul 2, 2800 Mechelen"),
    ("elsewhere", "Kerkstraat 9, 2800 Mechelen"),
];

fn text(value: &str) -> Option<Value> {
    Some(Value::Text(value.to_owned()))
}

fn target<'a>(user: &'a MadeUser, id: &'a str, version: i64) -> Target<'a> {
    Target { key: &user.key, role: user.role, id, version }
}

fn making(user: &MadeUser, id: &str, line: &str) -> Batch {
    let made = create(&[], &Patch::from([("text", text(line))])).expect("a good address");
    addresses::create(target(user, id, 1), &user.command(id, 0), &made)
}

async fn desk() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    for (id, line) in STREET {
        desk.store.write(making(&coach, id, line)).await.expect("an address");
    }
    (desk, coach)
}

async fn record(desk: &Desk, user: &MadeUser, id: &str) -> Option<AddressRecord> {
    desk.rows(addresses::find(&user.key, id)).await.pop()
}

fn list(text: &str, state: Option<AddressState>) -> AddressList {
    AddressList {
        terms: search::terms(text).expect("a short text"),
        state,
        order: AddressOrder::Street,
        after: None,
        limit: 50,
        is_brief: false,
    }
}

async fn listed(desk: &Desk, user: &MadeUser, mut list: AddressList) -> Vec<Json> {
    let mut items: Vec<Json> = Vec::new();
    loop {
        let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
        let page = list.page_of(answers.take(0)).expect("a page");
        items.extend(serde_json::from_str::<Vec<Json>>(&page.items).expect("a JSON array"));
        match page.next {
            Some(place) => list.after = Some(place),
            None => return items,
        }
    }
}

async fn ids(desk: &Desk, user: &MadeUser, list: AddressList) -> Vec<String> {
    let items = listed(desk, user, list).await;
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

async fn array(desk: &Desk, statement: Statement) -> Vec<Json> {
    let mut answers = desk.store.read(Read::new().with(statement)).await.expect("a read");
    serde_json::from_str(&answers.take(0).text().expect("an array")).expect("JSON")
}

fn edited(record: &AddressRecord, patch: &Patch) -> domain::record::Edited {
    edit(record.state, &[], &record.data, patch).expect("good fields")
}

#[tokio::test]
async fn an_address_is_made_with_both_histories_parts_and_keys() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    desk.every_step_fails(&making(&coach, "house", "Bruul 10, 2800 Mechelen")).await;
    let record = record(&desk, &coach, "house").await.expect("the address");
    assert_eq!((record.version, record.state, record.data.text("street")), (1, AddressState::Typed, Some("Bruul")));
    let keys = likely::keys(&record.data, None);
    assert_eq!(desk.count("match_key where noun = 'address' and id = 'house'").await, keys.len() as i64);
    assert_eq!(desk.count("change where subject_kind = 'address' and subject_id = 'house'").await, 5);
    assert_eq!(desk.value("select kind from timeline where address_id = 'house'").await, json!("address_created"));
}

#[tokio::test]
async fn a_change_keeps_what_was_written_first() {
    let (desk, coach) = desk().await;
    let before = record(&desk, &coach, "elsewhere").await.expect("an address");
    let patch = Patch::from([("house_number", text("11")), ("floor_area_m2_tenths", Some(Value::Number(1205)))]);
    let change = edited(&before, &patch);
    let batch = addresses::edit(target(&coach, "elsewhere", 1), &coach.command("edit", 5), None, &change);
    let again = batch.clone();
    desk.every_step_fails(&batch).await;
    let after = record(&desk, &coach, "elsewhere").await.expect("an address");
    assert_eq!((after.version, after.data.text("text")), (2, Some("Kerkstraat 11, 2800 Mechelen")));
    assert_eq!(after.written_text.as_deref(), Some("Kerkstraat 9, 2800 Mechelen"));
    assert_eq!(after.data.get("floor_area_m2_tenths"), Some(&Value::Number(1205)));
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    assert_eq!(ids(&desk, &coach, list("kerkstraat 11", None)).await, ["elsewhere"]);
}

#[tokio::test]
async fn addresses_are_listed_as_they_stand_in_the_street() {
    let (desk, coach) = desk().await;
    let in_order = ["before", "house", "box-2", "box-10", "elsewhere"];
    assert_eq!(ids(&desk, &coach, list("", None)).await, in_order);
    assert_eq!(ids(&desk, &coach, list("", Some(AddressState::Typed))).await, in_order);
    assert_eq!(ids(&desk, &coach, AddressList { limit: 2, ..list("", None) }).await, in_order);
    for (text, expected) in [
        ("bruul 10", &["house", "box-2", "box-10"][..]),
        ("mechelen kerk", &["elsewhere"]),
        ("ke", &["elsewhere"]),
        ("\"*", &[]),
    ] {
        assert_eq!(ids(&desk, &coach, list(text, None)).await, expected, "{text}");
    }
    let newest = |text| AddressList { order: AddressOrder::Newest, ..list(text, None) };
    assert_eq!(ids(&desk, &coach, newest("bruul")).await, ["before", "box-2", "box-10", "house"]);
    assert_eq!(ids(&desk, &coach, AddressList { limit: 1, ..newest("bruul 10") }).await, ["box-2", "box-10", "house"]);
    for text in ["", "bruul", "bruul mechelen", "br"] {
        for state in [None, Some(AddressState::Typed), Some(AddressState::Matched), Some(AddressState::Manual)] {
            for order in [AddressOrder::Street, AddressOrder::Newest] {
                let list = AddressList { order, ..list(text, state) };
                // What a search finds in the order of the street is sorted; what it shows while somebody types is not.
                if order == AddressOrder::Newest || list.terms.iter().all(|term| matches!(term, Term::WordStart(_))) {
                    desk.assert_indexed(&list.select(&coach.key)).await;
                }
            }
        }
    }
}

#[tokio::test]
async fn an_address_leaves_the_list_when_it_is_matched_and_no_two_match_the_same() {
    let (desk, coach) = desk().await;
    let request = StateRequest { state: AddressState::Matched, register_id: Some("77".to_owned()), reason: None };
    let change = change_state(&Verdict::default(), &request).expect("a match");
    let data = record(&desk, &coach, "house").await.expect("an address").data;
    let setting = |id, seconds| {
        let command = coach.command("match", seconds);
        addresses::set_state(target(&coach, id, 1), &command, &data, &Verdict::default(), &change)
    };
    desk.every_step_fails(&setting("house", 5)).await;
    assert_eq!(ids(&desk, &coach, list("", Some(AddressState::Matched))).await, ["house"]);
    assert!(!ids(&desk, &coach, list("", Some(AddressState::Typed))).await.contains(&"house".to_owned()));
    assert_eq!(desk.store.write(setting("before", 6)).await.unwrap_err(), StoreError::Guard(Guard::State));
    assert_eq!(desk.rows::<Json>(addresses::select_twin("before", Some("77"))).await, [json!({ "id": "house" })]);
    assert_eq!(desk.rows::<Json>(addresses::select_twin("house", Some("77"))).await, Vec::<Json>::new());
    assert_eq!(desk.rows::<Json>(addresses::select_twin("before", None)).await, Vec::<Json>::new());
}

#[tokio::test]
async fn what_is_typed_in_is_found_by_what_it_shares() {
    let (desk, coach) = desk().await;
    let typed = TypedAddress::parse("Bruul 10 b2 Mechelen").expect("a line").data();
    let statement = addresses::select_known(&coach.key, &likely::keys(&typed, None));
    desk.assert_indexed(&statement).await;
    let known: Vec<KnownAddress> = desk.rows(statement).await;
    let known = known.into_iter().map(|known| (known.id, known.data)).collect();
    let likely: Vec<String> = likely::rank(&typed, known).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(likely, ["box-2"]);
}

#[tokio::test]
async fn the_clock_gives_parts_and_keys_to_those_without_and_leaves_the_others() {
    let (desk, coach) = desk().await;
    desk.address("Bruul 5, 2800 Mechelen", "bruul 5, 2800 mechelen").await;
    let before = desk.count("match_key where id = 'house'").await;
    let fill = async || {
        let mut answers = desk.store.read(Read::new().with(addresses::select_missing())).await.expect("rows");
        let statements = addresses::fill(answers.take(0)).expect("rows of addresses");
        let count = statements.len();
        if count > 0 {
            desk.write(statements).await;
        }
        count
    };
    assert_eq!(fill().await, 2);
    assert_eq!(ids(&desk, &coach, list("", None)).await[1], "address-bruul 5, 2800 mechelen");
    assert_eq!(desk.value("select street from address where id like 'address-%'").await, json!("Bruul"));
    assert_eq!(desk.count("match_key where id = 'house'").await, before);
    assert_eq!(fill().await, 0);
}

async fn building(desk: &Desk, user: &MadeUser, id: &str) -> Option<BuildingRecord> {
    desk.rows(buildings::find(&user.key, id)).await.pop()
}

fn of_building<'a>(user: &'a MadeUser, version: i64) -> buildings::Target<'a> {
    buildings::Target { key: &user.key, role: user.role, id: "building", version, told_at: Some("house") }
}

#[tokio::test]
async fn a_building_is_made_of_the_addresses_of_one_house() {
    let (desk, coach) = desk().await;
    let house = record(&desk, &coach, "house").await.expect("an address").data;
    let made = building::edit(&[], &Data::default(), &Patch::new()).expect("nothing is needed");
    let batch = buildings::create(of_building(&coach, 1), &coach.command("building", 5), &house, &made);
    let again = batch.clone();
    desk.every_step_fails(&batch).await;
    let record = building(&desk, &coach, "building").await.expect("a building");
    let names = |json: &store::Json| -> Vec<String> {
        let items: Vec<Json> = serde_json::from_str(json.as_str()).expect("a JSON array");
        items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!(names(&record.addresses), ["house"]);
    assert_eq!(names(&record.apartments), ["box-2", "box-10"], "as they stand in the house");
    assert_eq!(desk.count("change where subject_kind = 'address' and field = 'building_id'").await, 3);
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    let apartment = TypedAddress::parse("Bruul 10 bus 4, 2800 Mechelen").expect("a line").data();
    assert_eq!(desk.rows::<Json>(buildings::select_of_place(&apartment)).await, [json!({ "id": "building" })]);
    for elsewhere in ["Bruul 10", "Bruul 1, 2800 Mechelen", "Bruul 10A, 2800 Mechelen"] {
        let data = TypedAddress::parse(elsewhere).expect("a line").data();
        assert_eq!(desk.rows::<Json>(buildings::select_of_place(&data)).await, Vec::<Json>::new(), "{elsewhere}");
    }
}

#[tokio::test]
async fn facts_of_a_building_are_changed_by_version() {
    let (desk, coach) = desk().await;
    let house = record(&desk, &coach, "house").await.expect("an address").data;
    let made = building::edit(&[], &Data::default(), &Patch::new()).expect("nothing is needed");
    let batch = buildings::create(of_building(&coach, 1), &coach.command("building", 5), &house, &made);
    desk.store.write(batch).await.expect("a building");
    let mut answers =
        desk.store.read(Read::new().with(records::select_options(&domain::address::OPTION_LISTS))).await.expect("rows");
    let options = records::options(answers.take(0)).expect("options");
    let patch = Patch::from([("storeys", Some(Value::Number(9))), ("typology", text("tower"))]);
    let edited = building::edit(&options, &Data::default(), &patch).expect("good facts");
    let batch = buildings::edit(of_building(&coach, 1), &coach.command("edit", 6), &edited);
    let again = batch.clone();
    desk.every_step_fails(&batch).await;
    let record = building(&desk, &coach, "building").await.expect("a building");
    assert_eq!((record.version, record.data.get("storeys")), (2, Some(&Value::Number(9))));
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    let of_apartment: Vec<BuildingRecord> = desk.rows(buildings::find_of_address(&coach.key, "box-2")).await;
    assert_eq!(of_apartment, [record]);
}

/// An open dossier at the house, and a restricted one with a work at the address elsewhere.
async fn places(desk: &Desk) -> [MadeDossier; 2] {
    let open = desk.dossier("information", "energy", None).await;
    let hidden = desk.dossier("advice", "energy", None).await;
    desk.execute(format!("update dossier set restricted = 1 where id = '{}'", hidden.id)).await;
    for (dossier, address) in [(&open, "house"), (&hidden, "elsewhere")] {
        desk.execute(format!(
            "insert into journey_address (id, journey_id, address_id, is_main, created_at)
             values ('place-{address}', '{}', '{address}', 1, '{NOW}')",
            dossier.journey_id
        ))
        .await;
    }
    desk.execute(format!(
        "insert into work (id, kind_key, address_id, part, created_at, updated_at)
         values ('work', (select key from work_kind limit 1), 'elsewhere', 'private', '{NOW}', '{NOW}')"
    ))
    .await;
    desk.execute(format!("insert into work_dossier (work_id, dossier_id) values ('work', '{}')", hidden.id)).await;
    [open, hidden]
}

#[tokio::test]
async fn nobody_sees_a_restricted_dossier_through_an_address() {
    let (desk, coach) = desk().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let [open, hidden] = places(&desk).await;
    for (user, address, number, seen) in [
        (&coach, "house", &open.number, 1),
        (&coach, "elsewhere", &hidden.number, 0),
        (&manager, "elsewhere", &hidden.number, 1),
    ] {
        let dossiers = array(&desk, addresses::open_dossiers(&user.key, address)).await;
        assert_eq!(dossiers.len(), seen, "{address}");
        assert!(dossiers.iter().all(|dossier| dossier["number"] == json!(number)));
        let journeys = AddressJourneys { of: Spot::Address(address), after: None, limit: 50 };
        let mut answers = desk.store.read(Read::new().with(journeys.select(&user.key))).await.expect("a read");
        let page = journeys.page_of(answers.take(0)).expect("a page");
        assert_eq!(serde_json::from_str::<Vec<Json>>(&page.items).expect("an array").len(), seen, "{}", page.items);
        let item = listed(&desk, user, list(address_line(address), None)).await;
        assert_eq!(item[0]["journeys"], json!(seen), "{address}");
    }
    assert_eq!(array(&desk, addresses::works(&coach.key, "elsewhere")).await, Vec::<Json>::new());
    assert_eq!(array(&desk, addresses::works(&manager.key, "elsewhere")).await[0]["dossiers"], json!([hidden.number]));
    // What is finished is open no more.
    desk.execute("update dossier set state = 'inactive'").await;
    assert_eq!(array(&desk, addresses::open_dossiers(&coach.key, "house")).await, Vec::<Json>::new());
}

fn address_line(id: &str) -> &'static str {
    STREET.iter().find(|(known, _)| *known == id).expect("an address").1
}

#[tokio::test]
async fn nobody_who_is_not_signed_in_learns_anything() {
    let (desk, coach) = desk().await;
    places(&desk).await;
    let mut stranger = coach.clone();
    stranger.key.token_hash = "session-of-nobody".to_owned();
    assert_eq!(ids(&desk, &stranger, list("", None)).await, Vec::<String>::new());
    assert_eq!(record(&desk, &stranger, "house").await, None);
    for statement in [addresses::open_dossiers(&stranger.key, "house"), addresses::works(&stranger.key, "house")] {
        assert_eq!(desk.rows::<Json>(statement).await, Vec::<Json>::new());
    }
    let made = making(&stranger, "new", "Bruul 1");
    assert_eq!(desk.store.write(made).await.unwrap_err(), StoreError::Guard(Guard::Session));
}

#[tokio::test]
async fn the_timeline_of_an_address_tells_what_happened_there() {
    let (desk, coach) = desk().await;
    let page = AddressTimeline { id: "house", after: None, limit: 50 };
    let read = page.select(&coach.key).into_iter().fold(Read::new(), Read::with);
    let mut answers = desk.store.read(read).await.expect("a timeline");
    assert_eq!(answers.take(0).len(), 1);
    let items: Vec<Json> = serde_json::from_str(&page.page_of(answers.take(1)).expect("a page").items).expect("JSON");
    assert_eq!(items[0]["kind"], "address_created");
    let nobody = AddressTimeline { id: "nobody", after: None, limit: 50 };
    let [found, _] = nobody.select(&coach.key);
    assert_eq!(desk.rows::<Json>(found).await, Vec::<Json>::new());
}
