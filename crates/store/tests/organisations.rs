//! Organisations: made, found by what people know of them, and involved in journeys.

mod support;

use domain::authorisation::Role;
use domain::relation::{Noun, likely};
use domain::search;
use serde_json::{Value, json};
use store::dossiers::{DossierFilter, DossierList, Sort};
use store::relations::{self, Known, RelationList};
use store::{Read, match_keys};
use support::{Desk, MadeUser, typed, wanted};

const ORGANISATION: Noun = Noun::Organisation;

fn list(text: &str) -> RelationList {
    let terms = search::terms_of_people(text).expect("a short text");
    RelationList { noun: ORGANISATION, terms, state: None, after: None, limit: 50, is_brief: false }
}

async fn found(desk: &Desk, user: &MadeUser, text: &str) -> Vec<Value> {
    let list = list(text);
    let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
    serde_json::from_str(&list.page_of(answers.take(0)).expect("a page").items).expect("a JSON array")
}

async fn dossiers(desk: &Desk, user: &MadeUser, customer: &str) -> Vec<Value> {
    let list = DossierList {
        filter: DossierFilter { customer: search::terms(customer).expect("a short text"), ..DossierFilter::default() },
        sort: Sort::parse("-number").expect("a sort"),
        after: None,
        limit: 50,
    };
    let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
    let items: Vec<Value> = serde_json::from_str(&list.page_of(answers.take(0)).expect("a page").items).expect("JSON");
    items.iter().map(|item| item["number"].clone()).collect()
}

async fn desk_with_association() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let fields = [
        ("name", "VME Residentie Bruul"),
        ("enterprise_number", "0403.170.701"),
        ("email", "syndic@bruul.example"),
        ("telephone", "015 12 34 56"),
    ];
    desk.every_step_fails(&Desk::making(&coach, ORGANISATION, "vme", &fields)).await;
    (desk, coach)
}

#[tokio::test]
async fn an_organisation_is_found_by_number_name_and_how_it_is_reached() {
    let (desk, coach) = desk_with_association().await;
    let expected = json!([{
        "id": "vme", "version": 1, "state": "active", "name": "VME Residentie Bruul",
        "enterprise_number": "0403170701", "email": "syndic@bruul.example", "telephone": "+3215123456", "journeys": 0,
    }]);
    for text in ["bruul", "vm", "0403.170.701", "0403170", "syndic@", "015 12 34"] {
        assert_eq!(json!(found(&desk, &coach, text).await), expected, "{text}");
        desk.assert_indexed(&list(text).select(&coach.key)).await;
    }
    assert_eq!(found(&desk, &coach, "0404").await, Vec::<Value>::new());
    assert_eq!(
        desk.value("select kind from timeline where organisation_id = 'vme'").await,
        json!("organisation_created")
    );
}

#[tokio::test]
async fn an_organisation_that_changes_is_found_by_what_it_says_now() {
    let (desk, coach) = desk_with_association().await;
    desk.change(&coach, ORGANISATION, "vme", &[("email", "nieuw@bruul.example"), ("telephone", "")], 3).await.unwrap();
    assert_eq!(found(&desk, &coach, "nieuw@").await.len(), 1);
    assert_eq!(found(&desk, &coach, "syndic@").await.len(), 0);
    let record = desk.record(&coach, ORGANISATION, "vme").await.expect("a record");
    assert_eq!((record.version, record.data.text("telephone")), (2, None));
}

#[tokio::test]
async fn a_dossier_is_found_by_an_organisation_that_is_involved_and_shows_with_it() {
    let (desk, coach) = desk_with_association().await;
    let dossier = desk.dossier("information", "energy", None).await;
    let roles = [wanted("condominium_association")];
    let batch = desk.adding(&coach, &dossier, (ORGANISATION, "vme"), ("party", &roles), (false, 1)).await;
    desk.every_step_fails(&batch).await;
    assert_eq!(dossiers(&desk, &coach, "residentie").await, [json!(dossier.number)]);
    assert_eq!(dossiers(&desk, &coach, "syndic@bruul").await, [json!(dossier.number)]);
    let journeys = desk.journeys(&coach, ORGANISATION, "vme").await;
    assert_eq!(journeys.len(), 1);
    assert_eq!(journeys[0]["number"], json!(dossier.number));
    assert_eq!(found(&desk, &coach, "bruul").await[0]["journeys"], 1);
}

#[tokio::test]
async fn the_same_number_proposes_an_organisation_whatever_its_name() {
    let (desk, coach) = desk_with_association().await;
    let typed = typed(&[("name", "Bruul, vereniging van mede-eigenaars"), ("enterprise_number", "0403170701")]);
    let draft = domain::relation::probe(ORGANISATION, &typed).expect("good fields");
    let keys = likely::keys(ORGANISATION, &draft);
    let known: Vec<Known> = desk.rows(relations::select_known(ORGANISATION, &coach.key, &keys)).await;
    assert_eq!(known.iter().map(|known| known.id.as_str()).collect::<Vec<_>>(), ["vme"]);
    desk.execute("delete from match_key").await;
    let mut answers = desk.store.read(Read::new().with(match_keys::select_missing(ORGANISATION))).await.expect("rows");
    let fill = match_keys::fill(ORGANISATION, answers.take(0)).expect("rows").expect("one to fill");
    desk.write(vec![fill]).await;
    let known: Vec<Known> = desk.rows(relations::select_known(ORGANISATION, &coach.key, &keys)).await;
    assert_eq!(known.len(), 1);
}
