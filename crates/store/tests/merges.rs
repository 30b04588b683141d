//! Merging doubles and undoing it: nothing is lost, and every reference leads somewhere.

mod support;

use std::collections::BTreeMap;

use domain::authorisation::Role;
use domain::merge::Side;
use domain::record::Data;
use domain::relation::Noun;
use domain::search;
use serde_json::{Value, json};
use store::buildings::{self, BuildingRecord};
use store::dossiers::Lookup;
use store::merges;
use store::relations::{Known, RelationList, RelationTimeline, select_known};
use store::{Guard, Read, StoreError, journeys};
use support::{Desk, MadeUser, NOW, wanted};

const CONTACT: Noun = Noun::Contact;

async fn desk_with_doubles() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let elise = [("name", "Élise Peeters"), ("email", "elise@example.be")];
    desk.make(&coach, CONTACT, "elise", &elise).await;
    desk.make(&coach, CONTACT, "lies", &[("name", "Lies Peeters"), ("telephone", "0470 12 34 56")]).await;
    (desk, coach)
}

async fn listed(desk: &Desk, user: &MadeUser, text: &str) -> Vec<String> {
    let terms = search::terms_of_people(text).expect("a short text");
    let list = RelationList { noun: CONTACT, terms, state: None, after: None, limit: 50, is_brief: false };
    let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
    let items = list.page_of(answers.take(0)).expect("a page").items;
    let items: Vec<Value> = serde_json::from_str(&items).expect("a JSON array");
    items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()).collect()
}

async fn kinds(desk: &Desk, user: &MadeUser, id: &str) -> Vec<String> {
    let page = RelationTimeline { noun: CONTACT, id, after: None, limit: 50 };
    let read = page.select(&user.key).into_iter().fold(Read::new(), Read::with);
    let mut answers = desk.store.read(read).await.expect("a timeline");
    let items = page.page_of(answers.take(1)).expect("a page").items;
    let items: Vec<Value> = serde_json::from_str(&items).expect("a JSON array");
    items.iter().map(|item| item["kind"].as_str().expect("a kind").to_owned()).collect()
}

fn fields(changes: &Value) -> Vec<&str> {
    let changes = changes.as_array().expect("changes").iter();
    changes.map(|change| change["field"].as_str().expect("a field")).collect()
}

#[tokio::test]
async fn the_loser_leads_to_the_survivor_everywhere() {
    let (desk, coach) = desk_with_doubles().await;
    let dossier = desk.dossier("information", "energy", None).await;
    let roles = [wanted("tenant")];
    let party = desk.adding(&coach, &dossier, (CONTACT, "lies"), ("party", &roles), (false, 1)).await;
    desk.store.write(party).await.expect("a party");
    let keep = [("telephone", Side::Loser), ("name", Side::Survivor)];
    let batch = desk.merging(&coach, CONTACT, ("lies", "elise"), &keep, ("merge", 2)).await;
    desk.every_step_fails(&batch).await;

    let record = desk.record(&coach, CONTACT, "lies").await.expect("the survivor");
    assert_eq!((record.id.as_str(), record.version), ("elise", 2));
    assert_eq!(record.data.text("telephone"), Some("+32470123456"));
    let merged: Value = serde_json::from_str(record.merged.as_str()).expect("JSON");
    assert_eq!(
        (&merged[0]["id"], &merged[0]["merge_id"], &merged[0]["undoable"]),
        (&json!("lies"), &json!("merge"), &json!(true))
    );
    for text in ["", "peeters", "lies", "0470 12"] {
        assert_eq!(listed(&desk, &coach, text).await, ["elise"], "{text}");
    }
    assert_eq!(desk.journeys(&coach, CONTACT, "elise").await.len(), 1);
    assert_eq!(desk.party(&coach, "party").await.expect("a party").contact.expect("a person").id, "elise");
    assert!(desk.joining(&coach, &dossier, CONTACT, "elise").await.expect("a journey").is_involved);
    let found = Read::new().with(journeys::find(&coach.key, &Lookup::parse(&dossier.number)));
    let journey = desk.store.read(found).await.expect("a journey").take(0).text().expect("JSON");
    let journey: Value = serde_json::from_str(&journey).expect("JSON");
    assert_eq!(journey["parties"][0]["contact"]["name"], "Élise Peeters");
    assert_eq!(
        kinds(&desk, &coach, "lies").await,
        ["contacts_merged", "primary_party_changed", "party_added", "contact_created", "contact_created"]
    );
    // By what the loser says, too, the survivor is proposed.
    let keys = domain::relation::likely::keys(CONTACT, &desk.record(&coach, CONTACT, "lies").await.unwrap().data);
    let known: Vec<Known> = desk.rows(select_known(CONTACT, &coach.key, &keys)).await;
    assert!(known.iter().all(|known| known.id == "elise") && !known.is_empty());
}

#[tokio::test]
async fn undoing_restores_the_loser_and_tells_what_happened_since() {
    let (desk, coach) = desk_with_doubles().await;
    let keep = [("telephone", Side::Loser), ("name", Side::Loser)];
    let batch = desk.merging(&coach, CONTACT, ("lies", "elise"), &keep, ("merge", 2)).await;
    desk.store.write(batch).await.expect("a merge");
    let dossier = desk.dossier("information", "energy", None).await;
    let roles = [wanted("tenant")];
    let party = desk.adding(&coach, &dossier, (CONTACT, "lies"), ("party", &roles), (false, 3)).await;
    desk.store.write(party).await.expect("a party");
    desk.change(&coach, CONTACT, "lies", &[("name", "Elise Peeters-Maes"), ("note", "Belt laat.")], 4).await.unwrap();
    let before = desk.merge(&coach, "merge").await;
    assert_eq!(
        (fields(&before["brought"]), fields(&before["edits"])),
        (vec!["name", "telephone"], vec!["name", "note"])
    );
    assert_eq!(before["undoable"], true);
    desk.assert_indexed(&merges::find(&coach.key, "merge")).await;
    desk.assert_indexed(&merges::select_one(&coach.key, "merge")).await;

    desk.every_step_fails(&desk.unmerging(&coach, "merge", 5).await).await;
    let lies = desk.record(&coach, CONTACT, "lies").await.expect("itself again");
    assert_eq!((lies.id.as_str(), lies.data.text("name")), ("lies", Some("Lies Peeters")));
    let elise = desk.record(&coach, CONTACT, "elise").await.expect("the survivor");
    assert_eq!(elise.data.text("name"), Some("Elise Peeters-Maes"), "what was changed since stays");
    assert_eq!(elise.data.text("telephone"), None, "what the merge brought goes back");
    assert_eq!(elise.merged.as_str(), "[]");
    let after = desk.merge(&coach, "merge").await;
    assert_eq!((fields(&after["edits"]), &after["undoable"]), (vec!["name", "note"], &json!(false)));
    assert_eq!(after["links"][0]["journey_number"], json!(dossier.number));
    assert_eq!(after["undone_by"]["name"], "coach");
    // What happens from now on is the survivor's alone.
    desk.change(&coach, CONTACT, "elise", &[("note", "Belt vroeg.")], 6).await.unwrap();
    assert_eq!(fields(&desk.merge(&coach, "merge").await["edits"]), ["name", "note"]);
    assert_eq!(kinds(&desk, &coach, "lies").await, ["contacts_unmerged", "contacts_merged", "contact_created"]);
}

#[tokio::test]
async fn a_record_is_merged_once_and_a_merge_is_undone_once_from_the_end() {
    let (desk, coach) = desk_with_doubles().await;
    desk.make(&coach, CONTACT, "els", &[("name", "Els Peeters")]).await;
    let first = desk.merging(&coach, CONTACT, ("lies", "elise"), &[], ("first", 2)).await;
    let again = desk.merging(&coach, CONTACT, ("lies", "els"), &[], ("again", 3)).await;
    desk.store.write(first).await.expect("a merge");
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    let second = desk.merging(&coach, CONTACT, ("elise", "els"), &[], ("second", 4)).await;
    let undo_first = desk.unmerging(&coach, "first", 5).await;
    desk.store.write(second).await.expect("the survivor is merged on");
    assert_eq!(desk.record(&coach, CONTACT, "lies").await.expect("a record").id, "els");
    assert_eq!(desk.store.write(undo_first).await.unwrap_err(), StoreError::Guard(Guard::State));
    assert!(desk.merge_record(&coach, "first").await.expect("a merge").survivor_is_merged);
    let undo_second = desk.unmerging(&coach, "second", 6).await;
    desk.store.write(undo_second.clone()).await.expect("undone");
    assert_eq!(desk.store.write(undo_second).await.unwrap_err(), StoreError::Guard(Guard::State));
    assert_eq!(desk.record(&coach, CONTACT, "lies").await.expect("a record").id, "elise");
    desk.unmerge(&coach, "first", 7).await;
    assert_eq!(listed(&desk, &coach, "peeters").await.len(), 3);
}

/// What people must find, kept beside the database.
#[derive(Default)]
struct Model {
    records: BTreeMap<String, Remembered>,
    /// Merges in force: id, loser, survivor, fields that were edited on the survivor since, journeys linked since.
    merges: Vec<(String, String, String, Vec<String>, usize)>,
    journeys: usize,
}

#[derive(Clone)]
struct Remembered {
    data: Data,
    merged_into: Option<String>,
    journeys: usize,
}

impl Model {
    fn root(&self, id: &str) -> String {
        let mut id = id.to_owned();
        while let Some(next) = &self.records[&id].merged_into {
            id.clone_from(next);
        }
        id
    }

    fn roots(&self) -> Vec<String> {
        self.records.iter().filter(|(_, record)| record.merged_into.is_none()).map(|(id, _)| id.clone()).collect()
    }
}

/// One random step; `step` is also the second at which it happens.
async fn step(desk: &Desk, user: &MadeUser, model: &mut Model, random: &mut fastrand::Rng, step: i64) {
    let ids: Vec<String> = model.records.keys().cloned().collect();
    let any = ids[random.usize(..ids.len())].clone();
    match random.u8(..10) {
        0 => {
            let id = format!("contact-{step:03}");
            desk.make(user, CONTACT, &id, &[("name", "Nieuw Persoon")]).await;
            let data = desk.record(user, CONTACT, &id).await.expect("the new record").data;
            model.records.insert(id, Remembered { data, merged_into: None, journeys: 0 });
        }
        1..=3 => edit(desk, user, model, random, &any, step).await,
        4 => link(desk, user, model, &any, step).await,
        5..=7 => merge(desk, user, model, random, step).await,
        _ => {
            let open: Vec<usize> = (0..model.merges.len())
                .filter(|index| model.records[&model.merges[*index].2].merged_into.is_none())
                .collect();
            if !open.is_empty() {
                undo(desk, user, model, open[random.usize(..open.len())], step).await;
            }
        }
    }
}

async fn edit(desk: &Desk, user: &MadeUser, model: &mut Model, random: &mut fastrand::Rng, id: &str, step: i64) {
    let root = model.root(id);
    let field = ["name", "email", "telephone", "note"][random.usize(..4)];
    let value = match field {
        "email" => format!("mail-{step}@example.be"),
        "telephone" => format!("+3247012{:04}", step),
        _ => format!("{field} {step}"),
    };
    desk.change(user, CONTACT, id, &[(field, &value)], step).await.expect("a change");
    model.records.get_mut(&root).expect("a root").data = desk.record(user, CONTACT, id).await.expect("a record").data;
    for (_, _, _, edits, _) in model.merges.iter_mut().filter(|merge| merge.2 == root) {
        edits.push(field.to_owned());
    }
}

async fn link(desk: &Desk, user: &MadeUser, model: &mut Model, id: &str, step: i64) {
    let root = model.root(id);
    let dossier = desk.dossier("information", "energy", None).await;
    let (party, roles) = (format!("party-{step:03}"), [wanted("tenant")]);
    let batch = desk.adding(user, &dossier, (CONTACT, id), (&party, &roles), (false, step)).await;
    desk.store.write(batch).await.expect("a party");
    model.records.get_mut(&root).expect("a root").journeys += 1;
    model.journeys += 1;
    model.merges.iter_mut().filter(|merge| merge.2 == root).for_each(|merge| merge.4 += 1);
}

async fn merge(desk: &Desk, user: &MadeUser, model: &mut Model, random: &mut fastrand::Rng, step: i64) {
    let mut roots = model.roots();
    if roots.len() < 2 {
        return;
    }
    random.shuffle(&mut roots);
    let (loser, survivor) = (roots[0].clone(), roots[1].clone());
    let keep: Vec<(&str, Side)> = ["name", "email", "telephone", "note"]
        .into_iter()
        .filter(|_| random.bool())
        .map(|field| (field, Side::Loser))
        .collect();
    let id = format!("merge-{step:03}");
    let batch = desk.merging(user, CONTACT, (&loser, &survivor), &keep, (&id, step)).await;
    desk.store.write(batch).await.expect("a merge");
    let data = desk.record(user, CONTACT, &survivor).await.expect("the survivor").data;
    for (field, _) in &keep {
        assert_eq!(data.text(field), model.records[&loser].data.text(field), "{field} is the loser's");
    }
    // What this merge brings is an edit for the merges that were there before.
    let changed = ["name", "email", "telephone", "note"].into_iter();
    let changed: Vec<&str> =
        changed.filter(|field| data.text(field) != model.records[&survivor].data.text(field)).collect();
    for (_, _, _, edits, _) in model.merges.iter_mut().filter(|merge| merge.2 == survivor) {
        edits.extend(changed.iter().map(|field| (*field).to_owned()));
    }
    model.records.get_mut(&survivor).expect("the survivor").data = data;
    model.records.get_mut(&loser).expect("the loser").merged_into = Some(survivor.clone());
    model.merges.push((id, loser, survivor, Vec::new(), 0));
}

async fn undo(desk: &Desk, user: &MadeUser, model: &mut Model, index: usize, step: i64) {
    let (id, loser, survivor, edits, links) = model.merges.remove(index);
    let before = model.records[&survivor].data.clone();
    let told = desk.unmerge(user, &id, step).await;
    let mut told_edits: Vec<String> = fields(&told["edits"]).into_iter().map(str::to_owned).collect();
    let mut expected = edits;
    told_edits.sort();
    expected.sort();
    assert_eq!(told_edits, expected, "every later edit is told");
    assert_eq!(told["links"].as_array().expect("links").len(), links, "every later link is told");
    model.records.get_mut(&loser).expect("the loser").merged_into = None;
    let data = desk.record(user, CONTACT, &survivor).await.expect("the survivor").data;
    let changed = ["name", "email", "telephone", "note"].into_iter();
    let changed: Vec<&str> = changed.filter(|field| data.text(field) != before.text(field)).collect();
    for (_, _, _, edits, _) in model.merges.iter_mut().filter(|merge| merge.2 == survivor) {
        edits.extend(changed.iter().map(|field| (*field).to_owned()));
    }
    model.records.get_mut(&survivor).expect("the survivor").data = data;
}

async fn check(desk: &Desk, user: &MadeUser, model: &Model) {
    for (id, known) in &model.records {
        let root = model.root(id);
        let record = desk.record(user, CONTACT, id).await.expect("every reference resolves");
        assert_eq!((&record.id, &record.data), (&root, &model.records[&root].data), "{id}");
        let stored = format!("select name from contact where id = '{id}'");
        assert_eq!(desk.value(stored).await.as_str(), known.data.text("name"), "{id} keeps what it says itself");
        let members = model.records.iter().filter(|(member, _)| model.root(member) == root);
        let journeys: usize = members.map(|(_, member)| member.journeys).sum();
        assert_eq!(desk.journeys(user, CONTACT, id).await.len(), journeys, "{id}");
    }
    let mut roots = model.roots();
    let mut listed = listed(desk, user, "").await;
    roots.sort();
    listed.sort();
    assert_eq!(listed, roots, "each is listed once");
    assert_eq!(desk.count("party").await as usize, model.journeys, "no part in a journey is lost");
}

#[tokio::test]
async fn whatever_is_merged_and_undone_nothing_is_lost() {
    for seed in 0..6 {
        let mut random = fastrand::Rng::with_seed(seed);
        let desk = Desk::open().await;
        let coach = desk.user("coach", Role::Coach, &["energy"]).await;
        let mut model = Model::default();
        for index in 0..4 {
            let id = format!("contact-{index}");
            desk.make(&coach, CONTACT, &id, &[("name", &format!("Persoon {index}"))]).await;
            let data = desk.record(&coach, CONTACT, &id).await.expect("a record").data;
            model.records.insert(id, Remembered { data, merged_into: None, journeys: 0 });
        }
        for second in 1..40 {
            step(&desk, &coach, &mut model, &mut random, second).await;
            check(&desk, &coach, &model).await;
        }
        let mut second = 100;
        while let Some(index) =
            (0..model.merges.len()).find(|index| model.records[&model.merges[*index].2].merged_into.is_none())
        {
            undo(&desk, &coach, &mut model, index, second).await;
            check(&desk, &coach, &model).await;
            second += 1;
        }
        assert_eq!(model.roots().len(), model.records.len(), "seed {seed}: everybody is themselves again");
        assert_eq!(desk.count("merge where undone_at is null").await, 0);
    }
}

#[tokio::test]
async fn an_address_leads_to_the_one_that_stays_until_it_is_itself_again() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    desk.make_address(&coach, "typed", "bruul 12/3").await;
    desk.make_address(&coach, "spelled", "Bruul 12 bus 3, 2800 Mechelen").await;
    let dossier = desk.dossier("information", "energy", None).await;
    desk.execute(format!(
        "insert into journey_address (id, journey_id, address_id, is_main, created_at)
         select 'place', journey_id, 'typed', 1, '{NOW}' from dossier where id = '{}'",
        dossier.id
    ))
    .await;
    desk.execute(format!("insert into building (id, created_at, updated_at) values ('building', '{NOW}', '{NOW}')"))
        .await;
    desk.execute("update address set building_id = 'building'").await;
    desk.execute(format!(
        "insert into energy_certificate (id, address_id, kind, label, created_at, updated_at)
         values ('certificate', 'spelled', 'epc', 'C', '{NOW}', '{NOW}')"
    ))
    .await;
    let noun = domain::merge::Noun::Address;
    let keep = [("text", Side::Loser)];
    let batch = desk.merging(&coach, noun, ("spelled", "typed"), &keep, ("merge", 2)).await;
    desk.every_step_fails(&batch).await;

    let survivor = desk.address_record(&coach, "spelled").await.expect("the survivor");
    assert_eq!((survivor.id.as_str(), survivor.version), ("typed", 2));
    assert_eq!(survivor.data.text("box_number"), Some("3"));
    assert_eq!(survivor.written_text.as_deref(), Some("bruul 12/3"));
    let merged: Value = serde_json::from_str(survivor.merged.as_str()).expect("JSON");
    assert_eq!((&merged[0]["name"], &merged[0]["undoable"]), (&json!("Bruul 12 bus 3, 2800 Mechelen"), &json!(true)));
    let place = "select order_key from address where id = 'typed'";
    assert_eq!(desk.value(place).await, desk.value("select order_key from address where id = 'spelled'").await);
    let told = desk.merge(&coach, "merge").await;
    assert_eq!(told["survivor"]["name"], "Bruul 12 bus 3, 2800 Mechelen");
    let building: Vec<BuildingRecord> = desk.rows(buildings::find(&coach.key, "building")).await;
    let apartments: Value = serde_json::from_str(building[0].apartments.as_str()).expect("JSON");
    assert_eq!(
        (&apartments[0]["id"], &apartments[0]["label"]),
        (&json!("typed"), &json!("C")),
        "its certificate comes along"
    );
    assert_eq!(apartments.as_array().map(Vec::len), Some(1));
    desk.assert_indexed(&merges::find(&coach.key, "merge")).await;

    desk.execute(format!(
        "insert into journey_address (id, journey_id, address_id, is_main, created_at)
         select 'later', journey_id, 'typed', 0, '{}' from dossier where id = '{}'",
        coach.command("later", 3).at,
        dossier.id
    ))
    .await;
    desk.every_step_fails(&desk.unmerging(&coach, "merge", 5).await).await;
    let spelled = desk.address_record(&coach, "spelled").await.expect("itself again");
    assert_eq!((spelled.id.as_str(), spelled.data.text("text")), ("spelled", Some("Bruul 12 bus 3, 2800 Mechelen")));
    let typed = desk.address_record(&coach, "typed").await.expect("the survivor");
    assert_eq!((typed.data.text("text"), typed.merged.as_str()), (Some("bruul 12/3"), "[]"));
    let told = desk.merge(&coach, "merge").await;
    assert_eq!((&told["links"][0]["id"], told["links"].as_array().map(Vec::len)), (&json!("later"), Some(1)));
    let history =
        "select group_concat(kind, ' ') from (select kind from timeline where address_id = 'spelled' order by id)";
    assert_eq!(desk.value(history).await, json!("address_created addresses_merged addresses_unmerged"));
}
