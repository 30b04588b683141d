//! Dossiers: who sees which, the list in every order, search, and the commands that change one.

mod support;

use domain::authorisation::{Action, Role, Scope, restricted_scope, scope};
use domain::catalogue::Catalogue;
use domain::change::{Command, CommandActor};
use domain::dossier::assign::{self, Responsible};
use domain::dossier::edit::{self, Edit};
use domain::dossier::stage::advance;
use domain::search::terms;
use serde_json::{Value, json};
use store::actor::SessionKey;
use store::dossiers::{
    Assignee, DossierFilter, DossierList, DossierRecord, Lookup, Sort, SortKey, Target, assignable, find,
};
use store::page::Place;
use store::{Batch, Guard, Read, Statement, StoreError, catalogue, dossiers, journeys};
use support::{Desk, MadeDossier, MadeUser, NOW, TODAY};

fn listed(sort: &str, filter: DossierFilter) -> DossierList {
    DossierList { filter, sort: Sort::parse(sort).expect("a sort"), after: None, limit: 200 }
}

async fn page(desk: &Desk, key: &SessionKey, list: &DossierList) -> (Vec<Value>, Option<Place>) {
    let mut answers = desk.store.read(Read::new().with(list.select(key))).await.expect("a list");
    let page = list.page_of(answers.take(0)).expect("a page");
    (serde_json::from_str(&page.items).expect("a JSON array"), page.next)
}

async fn numbers(desk: &Desk, user: &MadeUser, list: &DossierList) -> Vec<String> {
    let (items, _) = page(desk, &user.key, list).await;
    items.iter().map(|item| item["number"].as_str().expect("a number").to_owned()).collect()
}

async fn found(desk: &Desk, user: &MadeUser, text: &str) -> Vec<String> {
    let filter = DossierFilter { text: terms(text).expect("a search"), ..DossierFilter::default() };
    numbers(desk, user, &listed("number", filter)).await
}

async fn read(desk: &Desk, user: &MadeUser, number: &str) -> Option<DossierRecord> {
    let statement = find(&user.key, &Lookup::parse(number));
    let mut answers = desk.store.read(Read::new().with(statement)).await.expect("a read");
    answers.take(0).first().expect("a dossier")
}

fn value(json: &store::Json) -> Value {
    serde_json::from_str(json.as_str()).expect("JSON")
}

async fn restrict(desk: &Desk, dossier: &MadeDossier) {
    desk.execute(format!("update dossier set restricted = 1 where id = '{}'", dossier.id)).await;
}

/// A party of the dossier's journey.
async fn party(desk: &Desk, dossier: &MadeDossier, noun: &str, id: &str, is_primary: bool) {
    desk.execute(format!(
        "insert into party (id, journey_id, {noun}_id, is_primary, created_at)
         values ('party-{id}-{number}', '{journey}', '{id}', {is_primary}, '{NOW}')",
        number = dossier.number,
        journey = dossier.journey_id,
    ))
    .await;
}

async fn place(desk: &Desk, dossier: &MadeDossier, address: &str, is_main: bool) {
    desk.execute(format!(
        "insert into journey_address (id, journey_id, address_id, is_main, created_at)
         values ('place-{address}-{number}', '{journey}', '{address}', {is_main}, '{NOW}')",
        number = dossier.number,
        journey = dossier.journey_id,
    ))
    .await;
}

// Who sees and changes what

/// The dossiers a coach of the queue `energy` meets: the own, the team's and somebody else's, each open and restricted.
struct Scene {
    desk: Desk,
    dossiers: Vec<(Scope, bool, MadeDossier)>,
}

/// The users of the scene per role; each has an own set of dossiers.
async fn scene(role: Role) -> (Scene, MadeUser) {
    let desk = Desk::open().await;
    let user = desk.user(role.as_str(), role, &["energy"]).await;
    let other = desk.user("other", Role::Coach, &["loans"]).await;
    let mut dossiers = Vec::new();
    for restricted in [false, true] {
        for (reach, queue, assignee) in
            [(Scope::Own, "loans", &user), (Scope::Team, "energy", &other), (Scope::All, "loans", &other)]
        {
            let dossier = desk.dossier("information", queue, Some(assignee)).await;
            let contact = desk.contact("Jan Peeters", &dossier.number, None, None).await;
            party(&desk, &dossier, "contact", &contact.id, true).await;
            if restricted {
                restrict(&desk, &dossier).await;
            }
            dossiers.push((reach, restricted, dossier));
        }
    }
    (Scene { desk, dossiers }, user)
}

fn reaches(role: Role, action: Action, needed: Scope, restricted: bool) -> bool {
    let reach = scope(role, action);
    (if restricted { reach.min(restricted_scope(role)) } else { reach }) >= needed
}

#[tokio::test]
async fn every_role_finds_what_its_scope_reaches_and_nothing_else() {
    for role in Role::ALL {
        let (Scene { desk, dossiers }, user) = scene(role).await;
        let visible: Vec<String> = dossiers
            .iter()
            .filter(|(needed, restricted, _)| reaches(role, Action::ReadDossier, *needed, *restricted))
            .map(|(_, _, dossier)| dossier.number.clone())
            .collect();
        for sort in Sort::all() {
            let mut listed = numbers(&desk, &user, &listed(&sort.to_string(), DossierFilter::default())).await;
            listed.sort();
            assert_eq!(listed, visible, "{role:?} by {sort}");
        }
        assert_eq!(found(&desk, &user, "peeters").await, visible, "{role:?} searching");
        for (_, _, dossier) in &dossiers {
            let sees = visible.contains(&dossier.number);
            assert_eq!(read(&desk, &user, &dossier.number).await.is_some(), sees, "{role:?} {}", dossier.number);
            let journey = journeys::find(&user.key, &Lookup::parse(&dossier.number));
            assert_eq!(!desk.rows::<Value>(journey).await.is_empty(), sees, "{role:?} journey {}", dossier.number);
        }
    }
}

#[tokio::test]
async fn a_dossier_says_what_its_reader_may_do() {
    for role in Role::ALL {
        let (Scene { desk, dossiers }, user) = scene(role).await;
        for (needed, restricted, dossier) in &dossiers {
            let Some(record) = read(&desk, &user, &dossier.number).await else { continue };
            let may = |action| reaches(role, action, *needed, *restricted);
            let expected = (may(Action::EditDossier), may(Action::ChangeStage), may(Action::AssignDossier));
            let told = (record.may_edit, record.may_change_stage, record.may_assign);
            assert_eq!(told, expected, "{role:?} {needed:?} restricted: {restricted}");
        }
    }
}

#[tokio::test]
async fn without_a_session_nothing_is_found() {
    let (Scene { desk, dossiers }, mut user) = scene(Role::Manager).await;
    user.key.now = support::SESSION_END.to_owned();
    assert_eq!(found(&desk, &user, "peeters").await, Vec::<String>::new());
    assert_eq!(numbers(&desk, &user, &listed("number", DossierFilter::default())).await, Vec::<String>::new());
    assert_eq!(read(&desk, &user, &dossiers[0].2.number).await, None);
}

#[tokio::test]
async fn a_journey_hides_its_restricted_dossiers_and_their_addresses() {
    let desk = Desk::open().await;
    let viewer = desk.user("viewer", Role::Viewer, &[]).await;
    let open = desk.dossier("information", "energy", None).await;
    let hidden = desk.dossier("advice", "energy", None).await;
    restrict(&desk, &hidden).await;
    desk.execute(format!("update dossier set journey_id = '{}' where id = '{}'", open.journey_id, hidden.id)).await;
    let address = desk.address("Geheime laan 1", "geheime laan 1").await;
    place(&desk, &open, &address.id, false).await;
    desk.execute(format!("update journey_address set dossier_id = '{}'", hidden.id)).await;
    let record = read(&desk, &viewer, &open.number).await.expect("the open dossier");
    let journey = value(&record.journey);
    assert_eq!(journey["dossiers"].as_array().map(Vec::len), Some(1));
    assert_eq!(journey["addresses"], json!([]));
}

// The list

/// Twenty-three dossiers with many equal values, one of them without anything that can be empty.
async fn crowd(desk: &Desk) -> MadeUser {
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let people = [desk.user("Zoë", Role::Coach, &[]).await, desk.user("an", Role::Coach, &[]).await];
    for place in 0..23_usize {
        let kind = ["information", "advice", "loan"][place % 3];
        let dossier = desk.dossier(kind, "energy", people.get(place % 4)).await;
        let due = [None, Some("2026-12-01"), Some("2027-01-01")][place % 3];
        desk.execute(format!(
            "update dossier set due_date = {}, requested_on = '2026-11-{:02}', updated_at = '{TODAY}T0{}:00:00.000Z',
               stage_key = (select key from stage where type_key = dossier.type_key order by position desc limit 1 offset {})
             where id = '{}'",
            due.map_or("null".to_owned(), |date| format!("'{date}'")),
            1 + place % 4,
            place % 2,
            place % 2,
            dossier.id
        ))
        .await;
    }
    manager
}

#[tokio::test]
async fn paging_visits_every_dossier_once_in_every_order() {
    let desk = Desk::open().await;
    let manager = crowd(&desk).await;
    for sort in Sort::all() {
        let mut list = listed(&sort.to_string(), DossierFilter::default());
        let whole = numbers(&desk, &manager, &list).await;
        assert_eq!(whole.len(), 23, "{sort}");
        list.limit = 4;
        let mut paged = Vec::new();
        loop {
            let (items, next) = page(&desk, &manager.key, &list).await;
            assert!(items.len() <= 4, "{sort}");
            paged.extend(items.iter().map(|item| item["number"].as_str().unwrap().to_owned()));
            assert!(paged.len() <= 23, "{sort} repeats rows");
            match next {
                Some(place) => list.after = Some(place),
                None => break,
            }
        }
        assert_eq!(paged, whole, "{sort}");
        let distinct: std::collections::BTreeSet<&String> = paged.iter().collect();
        assert_eq!(distinct.len(), 23, "{sort}");
    }
}

#[tokio::test]
async fn each_order_is_what_it_says() {
    let desk = Desk::open().await;
    let manager = crowd(&desk).await;
    let column = async |sort: &str, field: &str| -> Vec<Value> {
        let (items, _) = page(&desk, &manager.key, &listed(sort, DossierFilter::default())).await;
        let mut values: Vec<Value> =
            items.iter().map(|item| item.pointer(field).cloned().unwrap_or_default()).collect();
        values.dedup();
        values
    };
    assert_eq!(column("due_date", "/due_date").await, [json!("2026-12-01"), json!("2027-01-01"), json!(null)]);
    assert_eq!(column("-due_date", "/due_date").await, [json!("2027-01-01"), json!("2026-12-01"), json!(null)]);
    assert_eq!(column("type", "/type").await, ["information", "advice", "loan"]);
    assert_eq!(column("-type", "/type").await, ["loan", "advice", "information"]);
    assert_eq!(
        column("stage", "/stage").await,
        ["dossier", "completed", "customer_survey", "completed", "running", "completed"]
    );
    assert_eq!(column("assignee", "/assignee/name").await, [json!("an"), json!("Zoë"), json!(null)]);
    assert_eq!(column("requested_on", "/requested_on").await.len(), 4);
    assert_eq!(column("-number", "/number").await[0], "2025-000023");
}

#[tokio::test]
async fn filters_narrow_the_list_in_every_order() {
    let desk = Desk::open().await;
    let manager = crowd(&desk).await;
    let key = |text: &str| Some(text.to_owned());
    let assignee = Some(Assignee::User("user-an".into()));
    for (filter, count) in [
        (DossierFilter { type_key: key("loan"), ..DossierFilter::default() }, 7),
        (DossierFilter { stage: key("running"), ..DossierFilter::default() }, 3),
        (DossierFilter { type_key: key("loan"), stage: key("completed"), ..DossierFilter::default() }, 4),
        (DossierFilter { queue: key("energy"), ..DossierFilter::default() }, 23),
        (DossierFilter { queue: key("loans"), ..DossierFilter::default() }, 0),
        (DossierFilter { subtype: key("x"), ..DossierFilter::default() }, 0),
        (DossierFilter { state: key("inactive"), ..DossierFilter::default() }, 0),
        (DossierFilter { assignee, ..DossierFilter::default() }, 6),
        (DossierFilter { assignee: Some(Assignee::Nobody), ..DossierFilter::default() }, 11),
        (DossierFilter { assignee: Some(Assignee::Me), ..DossierFilter::default() }, 0),
    ] {
        for sort in Sort::all() {
            let listed = numbers(&desk, &manager, &listed(&sort.to_string(), filter.clone())).await;
            assert_eq!(listed.len(), count, "{filter:?} by {sort}");
        }
    }
}

#[tokio::test]
async fn a_row_shows_customer_address_and_assignee() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let dossier = desk.dossier("information", "energy", Some(&coach)).await;
    let lost = desk.contact("J. Peeters", "j. peeters", None, None).await;
    let kept = desk.contact("Jan Peeters", "jan peeters", None, None).await;
    desk.execute(format!("update contact set merged_into = '{}' where id = '{}'", kept.id, lost.id)).await;
    party(&desk, &dossier, "contact", &lost.id, true).await;
    let address = desk.address("Bruul 12, 2800 Mechelen", "bruul 12, 2800 mechelen").await;
    place(&desk, &dossier, &address.id, true).await;
    let (items, next) = page(&desk, &coach.key, &listed("number", DossierFilter::default())).await;
    assert_eq!(next, None);
    assert_eq!(
        items[0],
        json!({
            "number": dossier.number, "version": 1, "type": "information", "subtype": null, "stage": "request",
            "customer": "Jan Peeters", "address": "Bruul 12, 2800 Mechelen",
            "assignee": { "id": coach.id, "name": "coach" }, "queue": "energy", "priority": "normal",
            "due_date": null, "requested_on": TODAY, "updated_at": NOW, "restricted": false, "state": "active",
        })
    );
}

/// The plan of the part that finds and orders the page; what its rows show is looked up by key.
async fn page_plan(desk: &Desk, statement: &Statement) -> Vec<String> {
    let rows: Vec<Value> = desk.rows(Statement::new(format!("explain query plan {}", statement.sql()))).await;
    let mut inside: Vec<i64> = Vec::new();
    let mut steps = Vec::new();
    for row in &rows {
        let detail = row["detail"].as_str().expect("a step");
        let (id, parent) = (row["id"].as_i64().expect("an id"), row["parent"].as_i64().expect("a parent"));
        if detail == "MATERIALIZE page" || inside.contains(&parent) {
            inside.push(id);
            steps.push(detail.to_owned());
        }
    }
    assert!(steps.len() > 1, "no page in the plan: {rows:?}");
    steps
}

#[tokio::test]
async fn every_order_is_read_from_an_index() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let place = |sort: Sort| match sort.key {
        SortKey::Type | SortKey::Stage | SortKey::Assignee => {
            Place { key: "0".into(), tie: store::page::Tie::Text("2025-000001".into()) }
        }
        _ => Place { key: "0".into(), tie: store::page::Tie::Row(1) },
    };
    let key = |text: &str| Some(text.to_owned());
    for sort in Sort::all() {
        for after in [None, Some(place(sort))] {
            for filter in [
                DossierFilter::default(),
                DossierFilter { type_key: key("loan"), ..DossierFilter::default() },
                DossierFilter { type_key: key("loan"), stage: key("running"), ..DossierFilter::default() },
                DossierFilter { queue: key("energy"), state: key("active"), ..DossierFilter::default() },
            ] {
                let list = DossierList { filter, sort, after: after.clone(), limit: 50 };
                let plan = page_plan(&desk, &list.select(&manager.key)).await;
                let groups = matches!(sort.key, SortKey::Type | SortKey::Stage | SortKey::Assignee);
                // Groups are ordered once, at most a page from each; the dossiers within come from their index.
                let sorts = plan.iter().filter(|step| step.contains("TEMP B-TREE FOR ORDER BY")).count();
                assert!(sorts <= usize::from(groups), "{sort} {:?}: {plan:#?}", list.filter);
                let walks = |step: &&String| step.starts_with("SCAN dossier ") && !step.contains("USING");
                assert_eq!(plan.iter().find(walks), None, "{sort} {:?}: {plan:#?}", list.filter);
                if groups {
                    let seeks =
                        plan.iter().any(|step| step.starts_with("SEARCH dossier USING") && step.contains("INDEX"));
                    assert!(seeks, "{sort} {:?}: {plan:#?}", list.filter);
                }
                if after.is_some() && !groups {
                    let seeks = plan.iter().any(|step| step.starts_with("SEARCH dossier USING"));
                    assert!(seeks, "{sort} does not seek its page: {plan:#?}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_search_reads_only_indexes() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    for text in ["elysee", "2025-000001", "él"] {
        let filter = DossierFilter {
            text: terms(text).unwrap(),
            customer: terms(text).unwrap(),
            address: terms(text).unwrap(),
            number: terms(text).unwrap(),
            ..DossierFilter::default()
        };
        let plan = desk.plan(&listed("-number", filter).select(&manager.key)).await;
        let plan: Vec<&str> = plan.iter().map(|step| step.detail.as_str()).collect();
        for step in &plan {
            let table = step.strip_prefix("SCAN ").and_then(|rest| rest.split_whitespace().next());
            let big = ["dossier", "party", "journey_address", "contact", "organisation", "address", "number_alias"];
            let walks = table.is_some_and(|table| big.contains(&table)) && !step.contains("USING");
            assert!(!walks, "{text}: `{step}` in {plan:#?}");
        }
    }
}

// Search

#[tokio::test]
async fn a_search_finds_everybody_involved_whatever_the_accents() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let unrelated = desk.dossier("information", "energy", None).await;
    let first = desk.contact("Élysée Dupont", "elysee dupont", Some("e@example.be"), None).await;
    let second = desk.contact("Özgür Çelik", "ozgur celik", None, Some("+32470123456")).await;
    party(&desk, &dossier, "contact", &first.id, true).await;
    party(&desk, &dossier, "contact", &second.id, false).await;
    desk.execute(format!(
        "insert into organisation (id, name, name_folded, enterprise_number, created_at, updated_at)
         values ('o', 'VME Zennehof', 'vme zennehof', '0403170701', '{NOW}', '{NOW}')"
    ))
    .await;
    party(&desk, &dossier, "organisation", "o", false).await;
    let address = desk.address("Grote Markt 1/3, 2800 Mechelen", "grote markt 1/3, 2800 mechelen").await;
    place(&desk, &dossier, &address.id, true).await;
    desk.execute(format!(
        "update dossier set details = json_object('question', 'Mag ik mijn façade isoleren?') where id = '{}'",
        dossier.id
    ))
    .await;
    desk.execute(format!(
        "insert into number_alias (alias, kind, dossier_id) values ('OLD-77', 'old_system', '{}')",
        dossier.id
    ))
    .await;
    for text in [
        "elys",
        "ÉLYSÉE dup",
        "dupont elys",
        "celik",
        "ozgur",
        "32470123",
        "e@example",
        "zenne",
        "0403170701",
        "arkt 1/3",
        "mechelen dupont",
        "facade iso",
        "000001",
        "2025-000001",
        "2025/1",
        "old-77",
        "el",
        "öz",
        "gr",
        "1",
    ] {
        assert_eq!(found(&desk, &coach, text).await, [dossier.number.as_str()], "{text}");
    }
    for text in
        ["dupont xyz", "%%%", "__", "\"", "\" OR \"", "elys*", "name:elys", "NEAR(a b)", "' or 1=1 --", "lysée x"]
    {
        assert_eq!(found(&desk, &coach, text).await, Vec::<String>::new(), "{text}");
    }
    assert_eq!(found(&desk, &coach, " ").await, [dossier.number, unrelated.number]);
}

#[tokio::test]
async fn a_column_filter_looks_in_its_column_only() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let by_name = desk.dossier("information", "energy", None).await;
    let by_address = desk.dossier("information", "energy", None).await;
    let contact = desk.contact("Jan Bruul", "jan bruul", None, None).await;
    party(&desk, &by_name, "contact", &contact.id, true).await;
    let address = desk.address("Bruul 2", "bruul 2").await;
    place(&desk, &by_address, &address.id, true).await;
    desk.execute("insert into number_counter (year, value) values (2024, 9), (2025, 2)").await;
    let bruul = terms("bruul").unwrap();
    let customer = DossierFilter { customer: bruul.clone(), ..DossierFilter::default() };
    assert_eq!(numbers(&desk, &coach, &listed("number", customer)).await, [by_name.number.as_str()]);
    let address = DossierFilter { address: bruul, ..DossierFilter::default() };
    assert_eq!(numbers(&desk, &coach, &listed("type", address)).await, [by_address.number.as_str()]);
    for text in ["000002", "2025-000002", "2"] {
        let number = DossierFilter { number: terms(text).unwrap(), ..DossierFilter::default() };
        assert_eq!(numbers(&desk, &coach, &listed("number", number)).await, [by_address.number.as_str()], "{text}");
    }
}

#[tokio::test]
async fn whoever_was_merged_away_is_found_by_both_names() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let names = [("Maria Janssens", "maria janssens"), ("Mia Janssen", "mia janssen"), ("Maria Vos", "maria vos")];
    let mut ids = Vec::new();
    for (name, folded) in names {
        ids.push(desk.contact(name, folded, None, None).await.id);
    }
    desk.execute(format!("update contact set merged_into = '{}' where id = '{}'", ids[1], ids[0])).await;
    desk.execute(format!("update contact set merged_into = '{}' where id = '{}'", ids[2], ids[1])).await;
    party(&desk, &dossier, "contact", &ids[0], true).await;
    for text in ["janssens", "mia", "vos", "ma"] {
        assert_eq!(found(&desk, &coach, text).await, [dossier.number.as_str()], "{text}");
    }
    let record = read(&desk, &coach, &dossier.number).await.unwrap();
    assert_eq!(value(&record.journey)["parties"][0]["contact"]["name"], "Maria Vos");
}

#[tokio::test]
async fn many_ways_of_writing_lead_to_a_dossier() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let reference = domain::reference::Reference::from_random(77).to_string();
    desk.execute(format!(
        "insert into number_alias (alias, kind, dossier_id, journey_id) values
           ('{reference}', 'receipt', '{}', null), ('K77', 'old_system', null, '{}')",
        dossier.id, dossier.journey_id
    ))
    .await;
    let spoken = reference.replace('-', " ").to_lowercase();
    for text in ["2025-000001", "2025-1", " 2025/000001 ", reference.as_str(), spoken.as_str(), "k77"] {
        let record = read(&desk, &coach, text).await;
        assert_eq!(record.map(|record| record.number).as_deref(), Some("2025-000001"), "{text}");
    }
    for text in ["2025-000002", "", "K78", "dossier-2025-000001"] {
        assert_eq!(read(&desk, &coach, text).await, None, "{text}");
    }
}

// Commands

/// A coach with a team's dossier, and the decisions the commands carry out.
struct Work {
    desk: Desk,
    coach: MadeUser,
    catalogue: Catalogue,
    record: DossierRecord,
}

async fn work() -> Work {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let mut answers = desk.store.read(Read::new().with(catalogue::load())).await.expect("a read");
    let catalogue = catalogue::parse(answers.take(0)).expect("a catalogue");
    let record = read(&desk, &coach, &dossier.number).await.expect("the dossier");
    Work { desk, coach, catalogue, record }
}

impl Work {
    fn target(&self) -> Target<'_> {
        Target {
            key: &self.coach.key,
            role: Role::Coach,
            id: &self.record.id,
            journey_id: &self.record.journey_id,
            version: self.record.version,
            catalogue_version: self.catalogue.version,
        }
    }

    fn command(&self) -> Command {
        Command {
            id: "command".into(),
            at: "2026-11-23T11:00:00.000Z".into(),
            actor: CommandActor::User(self.coach.id.clone()),
        }
    }

    fn edit(&self, json: Value) -> Batch {
        let edit: Edit = serde_json::from_value(json).expect("an edit");
        let context =
            edit::Context { catalogue: &self.catalogue, role: Role::Coach, type_key: "information", today: TODAY };
        let edited = edit::decide(context, &self.record.state(), &edit).expect("no faults").expect("a change");
        dossiers::edit(&self.target(), &self.command(), &edited)
    }

    fn stage(&self, to: &str) -> Batch {
        let advance = advance(&self.catalogue, "information", "request", to, |_| true).unwrap().unwrap();
        dossiers::change_stage(&self.target(), &self.command(), &advance)
    }

    fn assign(&self, assignee: &str, queue: &str) -> Batch {
        let after = Responsible { assignee_id: Some(assignee.into()), queue: Some(queue.into()) };
        let assignment = assign::decide(&self.catalogue, &self.record.responsible(), &after, true).unwrap().unwrap();
        dossiers::assign(&self.target(), &self.command(), &assignment)
    }

    fn all(&self) -> [Batch; 3] {
        [self.edit(full_edit(&self.catalogue)), self.stage("dossier"), self.assign("user-coach", "loans")]
    }

    async fn run(&self, batch: Batch) -> DossierRecord {
        let last = batch.len() - 1;
        let mut answers = self.desk.store.write(batch).await.expect("a command");
        answers.take(last).first().expect("a row").expect("the dossier")
    }

    async fn refused(&self, batch: Batch) -> StoreError {
        let before = self.desk.dump().await;
        let error = self.desk.store.write(batch).await.expect_err("a refusal");
        assert!(before == self.desk.dump().await, "a refused command stored something");
        error
    }
}

fn full_edit(catalogue: &Catalogue) -> Value {
    let subtype = catalogue.subtypes.iter().find(|subtype| subtype.type_key == "information").expect("a subtype");
    let types: Vec<&str> = catalogue.options_of("question_type").take(2).map(|option| option.key.as_str()).collect();
    json!({
        "subtype": subtype.key, "source": catalogue.sources[0].key, "main_project": catalogue.projects[0].key,
        "extra_projects": [catalogue.projects[1].key, catalogue.projects[2].key], "priority": "high",
        "due_date": "2026-12-24", "requested_on": "2026-11-19",
        "details": { "question_types": types, "question": "Dak isoleren?", "first_action_on": "2026-11-23" },
    })
}

#[tokio::test]
async fn an_edit_stores_the_dossier_its_values_and_its_histories() {
    let work = work().await;
    let after = work.run(work.edit(full_edit(&work.catalogue))).await;
    assert_eq!((after.version, after.reaction_days), (2, Some(2)));
    assert_eq!(after.updated_at, "2026-11-23T11:00:00.000Z");
    assert_eq!(after.extra_projects.len(), 2);
    assert_eq!(Some(&after), read(&work.desk, &work.coach, &after.number).await.as_ref());
    assert_eq!(work.desk.count("dossier_value where field_key = 'question_types'").await, 2);
    assert_eq!(work.desk.count("dossier_value where text_folded = 'dak isoleren?'").await, 1);
    assert_eq!(work.desk.count("dossier_value where date = '2026-11-23'").await, 1);
    assert_eq!(work.desk.count("change where command_id = 'command' and actor_id = 'user-coach'").await, 10);
    let facts = work.desk.value("select facts from timeline where kind = 'dossier_edited'").await;
    assert!(facts.as_str().unwrap().contains("\"details.question\""));
    assert_eq!(found(&work.desk, &work.coach, "isoleren").await, [after.number]);
}

#[tokio::test]
async fn values_follow_when_details_change_again() {
    let mut work = work().await;
    work.record = work.run(work.edit(full_edit(&work.catalogue))).await;
    work.record = work
        .run(work.edit(json!({ "extra_projects": [], "details": { "question": "Muur?", "question_types": null } })))
        .await;
    assert_eq!(work.desk.count("dossier_value").await, 2);
    assert_eq!(work.desk.count("dossier_project").await, 0);
    assert_eq!(found(&work.desk, &work.coach, "isoleren").await, Vec::<String>::new());
    assert_eq!(found(&work.desk, &work.coach, "muur").await, [work.record.number]);
}

#[tokio::test]
async fn a_stage_and_an_assignment_are_stored_with_their_histories() {
    let mut work = work().await;
    work.record = work.run(work.stage("dossier")).await;
    assert_eq!((work.record.stage_key.as_str(), work.record.version), ("dossier", 2));
    work.record = work.run(work.assign("user-coach", "loans")).await;
    assert_eq!(work.record.assignee.as_ref().map(|assignee| assignee.name.as_str()), Some("coach"));
    assert_eq!((work.record.queue_key.as_deref(), work.record.version), (Some("loans"), 3));
    let kinds: Vec<Value> = work.desk.rows(Statement::new("select kind from timeline order by id")).await;
    assert_eq!(kinds, [json!({ "kind": "stage_changed" }), json!({ "kind": "dossier_assigned" })]);
    assert_eq!(work.desk.count("change where subject_kind = 'dossier'").await, 3);
}

#[tokio::test]
async fn a_command_that_fails_in_the_middle_stores_nothing() {
    let count = work().await.all().len();
    for index in 0..count {
        let work = work().await;
        let [edit, stage, assign] = work.all();
        work.desk.every_step_fails([&edit, &stage, &assign][index]).await;
    }
}

#[tokio::test]
async fn a_command_is_refused_when_what_it_stood_on_changed() {
    for (sql, guard) in [
        ("update dossier set version = 9", Guard::Stale),
        ("update dossier set queue_key = 'loans', assignee_id = null", Guard::Forbidden),
        ("update dossier set restricted = 1", Guard::Forbidden),
        ("delete from queue_member", Guard::Forbidden),
        ("update catalogue set version = version + 1", Guard::Catalogue),
        ("update user set role = 'viewer'", Guard::Session),
        ("delete from session", Guard::Session),
        ("update user set state = 'disabled'", Guard::Session),
    ] {
        let work = work().await;
        work.desk.execute(sql).await;
        for batch in work.all() {
            assert_eq!(work.refused(batch).await, StoreError::Guard(guard), "{sql}");
        }
    }
}

#[tokio::test]
async fn a_colleague_who_left_meanwhile_gets_no_dossier() {
    let work = work().await;
    work.desk.user("gone", Role::Coach, &[]).await;
    assert_eq!(work.desk.rows::<Value>(assignable("user-gone")).await.len(), 1);
    let batch = work.assign("user-gone", "energy");
    work.desk.execute("update user set state = 'disabled' where id = 'user-gone'").await;
    assert_eq!(work.refused(batch).await, StoreError::Guard(Guard::State));
    assert_eq!(work.desk.rows::<Value>(assignable("user-gone")).await.len(), 0);
}

#[tokio::test]
async fn who_gives_a_restricted_dossier_away_sees_it_one_last_time() {
    let mut work = work().await;
    work.desk.user("other", Role::Coach, &[]).await;
    work.record = work.run(work.assign("user-coach", "energy")).await;
    work.record = work.run(work.edit(json!({ "restricted": true }))).await;
    let after = work.run(work.assign("user-other", "energy")).await;
    assert_eq!(after.assignee.map(|assignee| assignee.id).as_deref(), Some("user-other"));
    assert!(!after.may_edit && !after.may_assign);
    assert_eq!(read(&work.desk, &work.coach, &after.number).await, None);
}
