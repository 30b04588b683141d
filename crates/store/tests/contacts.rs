//! People: made, changed, listed, with their journeys, their timeline and their likely doubles.

mod support;

use domain::authorisation::Role;
use domain::relation::{Noun, RelationState, likely};
use domain::search;
use serde_json::{Value, json};
use store::relations::{self, Known, RelationList, RelationTimeline};
use store::{Guard, Read, StoreError, match_keys};
use support::{Desk, MadeUser, NOW, typed, wanted};

const CONTACT: Noun = Noun::Contact;

fn list(text: &str) -> RelationList {
    let terms = search::terms_of_people(text).expect("a short text");
    RelationList { noun: CONTACT, terms, state: None, after: None, limit: 50, is_brief: false }
}

async fn rows(desk: &Desk, user: &MadeUser, mut list: RelationList) -> Vec<Value> {
    let mut items: Vec<Value> = Vec::new();
    loop {
        let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
        let page = list.page_of(answers.take(0)).expect("a page");
        items.extend(serde_json::from_str::<Vec<Value>>(&page.items).expect("a JSON array"));
        match page.next {
            Some(place) => list.after = Some(place),
            None => return items,
        }
    }
}

async fn found(desk: &Desk, user: &MadeUser, text: &str) -> Vec<String> {
    let items = rows(desk, user, list(text)).await;
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

async fn desk_with_coach() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    (desk, coach)
}

async fn three_people(desk: &Desk, user: &MadeUser) {
    let elise = [("name", "Élise Peeters"), ("email", "elise@example.be"), ("telephone", "0470 12 34 56")];
    desk.make(user, CONTACT, "elise", &elise).await;
    desk.make(user, CONTACT, "jan", &[("name", "Jan De Smet"), ("email", "jan@voorbeeld.be")]).await;
    desk.make(user, CONTACT, "an", &[("name", "An O'Brien")]).await;
}

#[tokio::test]
async fn a_person_is_made_with_both_histories_and_keys() {
    let (desk, coach) = desk_with_coach().await;
    let fields = [("name", "Élise Peeters"), ("email", "elise@example.be"), ("note", "Belt liefst 's avonds.")];
    desk.every_step_fails(&Desk::making(&coach, CONTACT, "elise", &fields)).await;
    let record = desk.record(&coach, CONTACT, "elise").await.expect("the record");
    assert_eq!((record.version, record.state), (1, RelationState::Active));
    assert_eq!(record.data.text("name"), Some("Élise Peeters"));
    assert_eq!(record.data.text("language"), Some("nl"));
    assert_eq!(record.data.text("telephone"), None);
    assert_eq!(record.merged.as_str(), "[]");
    assert_eq!(desk.value("select name_folded from contact").await, json!("elise peeters"));
    let keys = likely::keys(CONTACT, &record.data);
    assert_eq!(desk.count("match_key where noun = 'contact' and id = 'elise'").await, keys.len() as i64);
    assert_eq!(desk.count("change where subject_kind = 'contact' and subject_id = 'elise'").await, 4);
    assert_eq!(desk.value("select kind from timeline where contact_id = 'elise'").await, json!("contact_created"));
}

#[tokio::test]
async fn a_change_raises_the_version_and_renews_the_keys() {
    let (desk, coach) = desk_with_coach().await;
    three_people(&desk, &coach).await;
    let record = desk.record(&coach, CONTACT, "elise").await.expect("a record");
    let edited =
        domain::relation::edit(CONTACT, &record.data, &typed(&[("name", "Lies Maes"), ("email", "")])).unwrap();
    let batch = relations::edit(coach.target(CONTACT, "elise", 1), &coach.command("edit", 5), &edited);
    let (last, again) = (batch.len() - 1, batch.clone());
    desk.every_step_fails(&batch).await;
    assert!(last > 3);
    let after = desk.record(&coach, CONTACT, "elise").await.expect("a record");
    assert_eq!((after.version, after.data.text("name"), after.data.text("email")), (2, Some("Lies Maes"), None));
    assert_eq!(found(&desk, &coach, "peeters").await, Vec::<String>::new());
    assert_eq!(found(&desk, &coach, "maes").await, ["elise"]);
    let keys = likely::keys(CONTACT, &after.data);
    assert_eq!(desk.count("match_key where id = 'elise'").await, keys.len() as i64);
    let facts = "select facts from timeline where contact_id = 'elise' and kind = 'contact_edited'";
    assert_eq!(desk.value(facts).await, json!(r#"{"fields":["name","email"]}"#));
    // A second time it meets another version.
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
}

#[tokio::test]
async fn whoever_is_out_of_use_is_still_found() {
    let (desk, coach) = desk_with_coach().await;
    three_people(&desk, &coach).await;
    let (active, inactive) = (RelationState::Active, RelationState::Inactive);
    let batch = relations::set_state(coach.target(CONTACT, "jan", 1), &coach.command("state", 5), active, inactive);
    desk.every_step_fails(&batch).await;
    assert_eq!(found(&desk, &coach, "smet").await, ["jan"]);
    let in_state = |state| RelationList { state: Some(state), ..list("") };
    let ids = |items: Vec<Value>| items.iter().map(|item| item["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(rows(&desk, &coach, in_state(active)).await), ["an", "elise"]);
    assert_eq!(ids(rows(&desk, &coach, in_state(inactive)).await), ["jan"]);
    assert_eq!(desk.count("timeline where contact_id = 'jan' and kind = 'contact_deactivated'").await, 1);
    // Nobody who is out of use joins anything, and nobody proposes it.
    let keys = likely::keys(CONTACT, &desk.record(&coach, CONTACT, "jan").await.unwrap().data);
    let known: Vec<Known> = desk.rows(relations::select_known(CONTACT, &coach.key, &keys)).await;
    assert_eq!(known, []);
}

#[tokio::test]
async fn people_are_found_by_any_part_of_what_tells_them_apart() {
    let (desk, coach) = desk_with_coach().await;
    three_people(&desk, &coach).await;
    assert_eq!(found(&desk, &coach, "").await, ["an", "jan", "elise"], "newest first");
    for (text, expected) in [
        ("eter", &["elise"][..]),
        ("ELISE peeters", &["elise"]),
        ("peeters elise", &["elise"]),
        ("example.be", &["elise"]),
        ("voorbeeld", &["jan"]),
        ("0470 12 34", &["elise"]),
        ("+32 (0)470 12", &["elise"]),
        ("de smet", &["jan"]),
        ("sm", &["jan"]),
        ("él", &["elise"]),
        ("o'brien", &["an"]),
        ("\"*", &[]),
        ("peeters jan", &[]),
    ] {
        assert_eq!(found(&desk, &coach, text).await, expected, "{text}");
    }
    let by_one = RelationList { limit: 1, ..list("") };
    assert_eq!(rows(&desk, &coach, by_one).await, rows(&desk, &coach, list("")).await);
}

#[tokio::test]
async fn nobody_who_is_not_signed_in_finds_anybody() {
    let (desk, coach) = desk_with_coach().await;
    three_people(&desk, &coach).await;
    let mut stranger = coach.clone();
    stranger.key.token_hash = "session-of-nobody".to_owned();
    assert_eq!(found(&desk, &stranger, "").await, Vec::<String>::new());
    assert_eq!(desk.record(&stranger, CONTACT, "elise").await, None);
    let batch = Desk::making(&stranger, CONTACT, "new", &[("name", "Nieuw")]);
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Session));
}

#[tokio::test]
async fn lists_walk_no_table() {
    let (desk, coach) = desk_with_coach().await;
    for text in ["", "peeters", "peeters jan", "pe", "0470 12 34"] {
        for state in [None, Some(RelationState::Active), Some(RelationState::Inactive)] {
            let list = RelationList { state, ..list(text) };
            desk.assert_indexed(&list.select(&coach.key)).await;
        }
    }
    desk.assert_indexed(&relations::find(CONTACT, &coach.key, "x")).await;
    desk.assert_indexed(&relations::select_known(CONTACT, &coach.key, &["key".to_owned()])).await;
}

/// Two journeys, one of them restricted; Élise is in both, on her own initiative in the open one.
async fn journeys(desk: &Desk, manager: &MadeUser) -> [String; 2] {
    three_people(desk, manager).await;
    let open = desk.dossier("information", "energy", None).await;
    let hidden = desk.dossier("advice", "energy", None).await;
    for (dossier, id, seconds) in [(&open, "in-open", 1), (&hidden, "in-hidden", 2)] {
        let roles = [wanted("owner_occupier"), wanted("co_owner")];
        let batch = desk.adding(manager, dossier, (CONTACT, "elise"), (id, &roles), (false, seconds)).await;
        desk.store.write(batch).await.expect("a party");
    }
    desk.execute(format!("update dossier set restricted = 1 where id = '{}'", hidden.id)).await;
    [open.number, hidden.number]
}

#[tokio::test]
async fn a_person_shows_the_journeys_that_the_reader_may_see() {
    let (desk, coach) = desk_with_coach().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let [open, hidden] = journeys(&desk, &manager).await;
    let capacity =
        |id: &str, role: &str| json!({ "id": id, "role": role, "dossier_number": null, "from": null, "to": null });
    let expected = json!([{
        "number": open, "address": null,
        "dossiers": [{ "number": open, "type": "information", "subtype": null, "stage": "request",
            "assignee_name": null, "due_date": null }],
        "parties": [{ "id": "in-open", "version": 1, "is_primary": true,
            "capacities": [capacity("in-open-role-2", "co_owner"), capacity("in-open-role-1", "owner_occupier")] }],
    }]);
    assert_eq!(json!(desk.journeys(&coach, CONTACT, "elise").await), expected);
    let seen = desk.journeys(&manager, CONTACT, "elise").await;
    let numbers: Vec<&Value> = seen.iter().map(|journey| &journey["number"]).collect();
    assert_eq!(numbers, [&json!(hidden), &json!(open)]);
    assert_eq!(rows(&desk, &coach, list("elise")).await[0]["journeys"], 1);
    assert_eq!(rows(&desk, &manager, list("elise")).await[0]["journeys"], 2);
}

async fn kinds(desk: &Desk, user: &MadeUser, limit: i64) -> Option<Vec<String>> {
    let mut page = RelationTimeline { noun: CONTACT, id: "elise", after: None, limit };
    let mut kinds = Vec::new();
    loop {
        let read = page.select(&user.key).into_iter().fold(Read::new(), Read::with);
        let mut answers = desk.store.read(read).await.expect("a timeline");
        if answers.take(0).is_empty() {
            return None;
        }
        let found = page.page_of(answers.take(1)).expect("a page");
        let items: Vec<Value> = serde_json::from_str(&found.items).expect("a JSON array");
        kinds.extend(items.iter().map(|item| item["kind"].as_str().expect("a kind").to_owned()));
        match found.next {
            Some(place) => page.after = Some(place),
            None => return Some(kinds),
        }
    }
}

#[tokio::test]
async fn a_timeline_tells_nothing_of_what_its_reader_may_not_see() {
    let (desk, coach) = desk_with_coach().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    journeys(&desk, &manager).await;
    let seen = ["primary_party_changed", "party_added", "contact_created"];
    for limit in [1, 2, 50] {
        assert_eq!(kinds(&desk, &coach, limit).await.expect("a timeline"), seen);
        assert_eq!(kinds(&desk, &manager, limit).await.expect("a timeline").len(), 5);
    }
    desk.execute("delete from timeline").await;
    assert_eq!(kinds(&desk, &coach, 50).await, Some(Vec::new()));
    let nobody = RelationTimeline { noun: CONTACT, id: "nobody", after: None, limit: 50 };
    let [found, entries] = nobody.select(&coach.key);
    assert_eq!(desk.rows::<Value>(found).await, Vec::<Value>::new());
    let plan = desk.plan(&entries).await;
    let walks = |detail: &str| detail.starts_with("SCAN timeline") || detail.starts_with("SCAN dossier");
    assert!(!plan.iter().any(|step| walks(&step.detail)), "{plan:#?}");
}

#[tokio::test]
async fn a_brief_page_counts_no_journeys() {
    let (desk, coach) = desk_with_coach().await;
    three_people(&desk, &coach).await;
    for (is_brief, journeys) in [(false, json!(0)), (true, Value::Null)] {
        let items = rows(&desk, &coach, RelationList { is_brief, ..list("elise") }).await;
        assert_eq!((&items[0]["id"], &items[0]["journeys"]), (&json!("elise"), &journeys));
    }
}

#[tokio::test]
async fn who_is_typed_in_is_found_by_what_they_share() {
    let (desk, coach) = desk_with_coach().await;
    three_people(&desk, &coach).await;
    let draft = domain::relation::probe(CONTACT, &typed(&[("name", "Peeters Elise"), ("email", "Elise@example.be")]));
    let draft = draft.unwrap();
    let keys = likely::keys(CONTACT, &draft);
    let known: Vec<Known> = desk.rows(relations::select_known(CONTACT, &coach.key, &keys)).await;
    let likely = likely::rank(CONTACT, &draft, known.into_iter().map(|known| (known.id, known.data)));
    assert_eq!(likely.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["elise"]);
    assert_eq!(desk.rows::<Known>(relations::select_known(CONTACT, &coach.key, &[])).await, []);
}

#[tokio::test]
async fn the_clock_gives_keys_to_those_without_and_leaves_the_others() {
    let (desk, coach) = desk_with_coach().await;
    desk.make(&coach, CONTACT, "elise", &[("name", "Élise Peeters")]).await;
    let before = desk.count("match_key").await;
    desk.contact("Jan Maes", "jan maes", Some("jan@example.be"), None).await;
    desk.contact("?", "?", None, None).await;
    let fill = async || {
        let mut answers = desk.store.read(Read::new().with(match_keys::select_missing(CONTACT))).await.expect("rows");
        match match_keys::fill(CONTACT, answers.take(0)).expect("rows of contacts") {
            Some(statement) => desk.write(vec![statement]).await.take(0).affected,
            None => 0,
        }
    };
    assert!(fill().await > 1);
    assert_eq!(desk.count("contact where id not in (select id from match_key)").await, 0, "also those without any");
    assert_eq!(desk.count("match_key where id = 'elise'").await, before);
    assert_eq!(fill().await, 0);
    assert_eq!(desk.value("select max(updated_at) from contact").await, json!(NOW), "nothing else was touched");
}
