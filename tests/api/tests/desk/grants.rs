//! Each component has exactly the rights that `grants.toml` gives it: what it needs, and nothing it does not use.

use api_tests::records::{self, PASSWORD, Place};
use api_tests::{Client, Contract, Desk, Person};
use bytes::Bytes;
use serde_json::{Value, json};

use crate::main_job::form;

const COMPONENTS: [&str; 6] = ["accounts", "catalogue", "dossiers", "intake", "jobs", "relations"];
const JOBS_TOKEN: &str = "a-token-for-the-clock";

async fn desk() -> Desk {
    Desk::open_with(|options| options.variables.push(("jobs_token".to_owned(), JOBS_TOKEN.to_owned()))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn components_use_all_that_they_are_granted_and_nothing_else() {
    let desk = desk().await;
    citizens_ask(&desk).await;
    staff_works(&desk).await;
    staff_looks_for_things(&desk).await;
    people_come_and_go(&desk).await;
    run_job(&desk, "housekeeping", JOBS_TOKEN).await;
    run_job(&desk, "match-keys", JOBS_TOKEN).await;

    let granted = desk.server.granted().expect("grants.toml beside the manifest");
    let names: Vec<&str> = granted.names().collect();
    assert_eq!(names, COMPONENTS, "a section for each component that uses the database");
    let differences: Vec<String> = names.iter().flat_map(|name| granted.differences(name)).collect();
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// The citizen's pages, and the form in all its outcomes.
async fn citizens_ask(desk: &Desk) {
    let visitor = desk.visitor();
    let manager = desk.signed_in(Person::Manager);
    let mut settings = records::valid_body("PUT", "/api/settings").expect("settings");
    settings["logo"] = json!({ "media_type": "image/png", "base64": "iVBORw0KGgo=" });
    manager.put("/api/settings", 0, settings.clone()).await.expect(200);
    for path in ["/", "/contact", "/privacy", "/accessibility", "/logo"] {
        visitor.get(path).await.expect(200);
    }
    settings["logo"] = Value::Null;
    manager.put("/api/settings", 1, settings).await.expect(200);
    let key = "grants-AAAAAAAAAAAAAAA.1700000000000";
    let receipt = visitor.form("/contact", &form(key, "Hoe isoleer ik mijn dak?")).await.expect(303);
    visitor.get(receipt.header("location")).await.expect(200);
    visitor.form("/contact", &form(key, "Hoe isoleer ik mijn dak?")).await.expect(303);
    visitor.form("/contact", &form(key, "Een andere vraag?")).await.expect(409);
    visitor.form("/contact", &form(key, "")).await;
}

/// Every operation of the API, as those who may and some who may not.
async fn staff_works(desk: &Desk) {
    for person in [Person::Manager, Person::Coach, Person::Viewer] {
        for (method, template) in Contract::get().operations() {
            records::seed(desk, Place::Team).await;
            desk.open_session_again(person).await;
            if (method.as_str(), template.as_str()) == ("DELETE", "/api/queue-items/{id}/claim") {
                desk.sql("update queue_item set claimed_by = ?, claimed_at = received_at", &[json!(person.id())]).await;
            }
            if (method.as_str(), template.as_str()) == ("DELETE", "/api/events/{id}/dossiers/{number}") {
                records::link_event(desk, Place::Team).await;
            }
            let client = desk.signed_in(person);
            let status = valid(&client, &method, &template).await;
            assert!(status < 500, "{method} {template} as {person:?}: {status}");
        }
    }
}

async fn valid(client: &Client, method: &str, template: &str) -> u16 {
    let path = template.replace("{id}", &Place::Team.id()).replace("{number}", &Place::Team.number());
    let mut body = records::valid_body(method, template);
    if template == "/api/dossiers/{number}/assignment" {
        body = Some(json!({ "assignee_id": Person::Dispatcher.id(), "queue": Place::Team.queue() }));
    }
    if (method, template) == ("PATCH", "/api/dossiers/{number}") {
        body = Some(json!({ "extra_projects": ["fosster"], "details": { "answer": "Met dakisolatie." } }));
    }
    let version = if template == "/api/settings" { "\"0\"" } else { "\"1\"" };
    let headers = [("if-match", version), ("idempotency-key", "a-key-of-grants")];
    client.send(method, &path, &headers, body).await.status
}

/// The lists in all their orders and with all kinds of search.
async fn staff_looks_for_things(desk: &Desk) {
    records::seed(desk, Place::Team).await;
    desk.open_session_again(Person::Manager).await;
    let manager = desk.signed_in(Person::Manager);
    for query in [
        "sort=type",
        "sort=-stage",
        "sort=assignee",
        "sort=due_date",
        "sort=updated_at&assignee=me",
        "type=information&stage=dossier&queue=energy&state=active",
        "q=dak",
        "q=da",
        "q=2025-000001",
        "q=12",
        "customer=peeters",
        "customer=pe",
        "address=bruul",
        "address=br",
        "number=2025",
    ] {
        manager.get(&format!("/api/dossiers?{query}")).await.expect(200);
    }
    for state in ["unlinked", "linked", "dismissed"] {
        manager.get(&format!("/api/queue-items?queue=energy&state={state}")).await;
    }
    for noun in ["contacts", "organisations"] {
        for query in ["", "search=peeters", "search=pe", "search=0470", "state=inactive"] {
            manager.get(&format!("/api/{noun}?{query}")).await.expect(200);
        }
    }
    for query in ["", "q=bruul", "q=br", "state=typed", "state=manual"] {
        manager.get(&format!("/api/addresses?{query}")).await.expect(200);
    }
    // A session that was last seen a while ago is refreshed.
    desk.sql("update session set seen_at = '2020-01-01T00:00:00.000Z'", &[]).await;
    manager.get("/api/queues").await.expect(200);
    desk.sql("update session set seen_at = '2020-01-01T00:00:00.000Z'", &[]).await;
    manager.get("/api/catalogue").await.expect(200);
    desk.sql("update session set seen_at = '2020-01-01T00:00:00.000Z'", &[]).await;
    manager.get("/api/session").await.expect(200);
    desk.sql("update session set seen_at = '2020-01-01T00:00:00.000Z'", &[]).await;
    manager.get("/api/contacts").await.expect(200);
}

/// Signing in and out, with tries that fail.
async fn people_come_and_go(desk: &Desk) {
    records::seed(desk, Place::Team).await;
    let sign_in = async |password: &str| {
        let body = json!({ "email": "mia@desk.example", "password": password });
        desk.visitor().send("POST", "/api/session", &[], Some(body)).await
    };
    sign_in("een ander wachtwoord").await.expect(401);
    let answer = sign_in(PASSWORD).await.expect(201);
    let cookie = answer.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    desk.visitor().with_cookie(cookie).send("DELETE", "/api/session", &[], None).await.expect(204);
}

async fn run_job(desk: &Desk, job: &str, token: &str) -> u16 {
    let request = desk.visitor().request("POST", &format!("/jobs/{job}"));
    let request = request.header("authorization", format!("Bearer {token}"));
    api_tests::receive(request).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_component_is_refused_what_is_not_its_business() {
    let desk = desk().await;
    let granted = desk.server.granted().expect("grants.toml beside the manifest");
    for (name, sql) in [
        ("intake", "select number from dossier"),
        ("intake", "select password_hash from user"),
        ("accounts", "select question from submission"),
        ("catalogue", "delete from dossier"),
        ("catalogue", "select token_hash from password_link"),
        ("dossiers", "select password_hash from user"),
        ("dossiers", "delete from submission"),
        ("jobs", "select note from contact"),
        ("jobs", "select question from submission"),
        ("relations", "select question from submission"),
        ("relations", "select details from dossier"),
        ("relations", "update dossier set journey_id = id"),
        ("relations", "delete from address"),
        ("intake", "select text from address"),
        ("jobs", "update user set role = 'manager'"),
        ("jobs", "drop table session"),
    ] {
        let request = json!({ "requests": [{ "type": "execute", "stmt": { "sql": sql } }, { "type": "close" }] });
        let database = granted.database(name).expect("a section");
        let answer = database.pipeline(Bytes::from(request.to_string())).await;
        let answer: Value = serde_json::from_slice(&answer.body).expect("JSON");
        assert_eq!(answer["results"][0]["error"]["code"], "SQLITE_AUTH", "{name}: {sql}: {answer}");
    }
    let denied = desk.log.lines().iter().filter(|line| line.contains("\"database_denied\"")).count();
    assert!(denied >= 8, "the operator is told: {:?}", desk.log.lines());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clock_removes_what_has_ended_and_nobody_else_may() {
    let desk = desk().await;
    records::seed(&desk, Place::Team).await;
    desk.sql("update password_link set expires_at = '2020-01-01T00:00:00.000Z'", &[]).await;
    let ended = json!(Person::Viewer.id());
    desk.sql("update session set absolute_expires_at = '2020-01-01T00:00:00.000Z' where user_id = ?", &[ended]).await;
    for at in ["2020-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z"] {
        let of = json!(at);
        desk.sql(
            "insert into throttle (bucket, window_start, tries) values ('bucket', ?, 1)",
            std::slice::from_ref(&of),
        )
        .await;
        let answer = "insert into idempotency (actor, key, request_hash, status, body, created_at)
             values ('actor', 'key-' || ?1, 'hash', 200, '', ?1)";
        desk.sql(answer, &[of]).await;
    }
    assert_eq!(run_job(&desk, "housekeeping", "a-token-of-somebody").await, 401);
    assert_eq!(run_job(&desk, "housekeeping", "").await, 401);
    assert_eq!(desk.value("select count(*) from password_link", &[]).await, json!(1));
    assert_eq!(run_job(&desk, "housekeeping", JOBS_TOKEN).await, 204);
    assert_eq!(desk.value("select count(*) from password_link", &[]).await, json!(0));
    assert_eq!(desk.value("select count(*) from session", &[]).await, json!(Person::ALL.len() - 1));
    for left in ["select group_concat(window_start) from throttle", "select group_concat(created_at) from idempotency"]
    {
        assert_eq!(desk.value(left, &[]).await, json!("2999-01-01T00:00:00.000Z"), "{left}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_clock_gives_people_the_keys_of_their_doubles() {
    let desk = desk().await;
    records::seed(&desk, Place::Team).await;
    desk.sql("delete from match_key", &[]).await;
    assert_eq!(run_job(&desk, "match-keys", "").await, 401);
    assert_eq!(run_job(&desk, "match-keys", JOBS_TOKEN).await, 204);
    let without = "select count(*) from contact where id not in (select id from match_key where noun = 'contact')";
    assert_eq!(desk.value(without, &[]).await, json!(0));
    let keys = desk.value("select count(*) from match_key", &[]).await;
    assert_eq!(run_job(&desk, "match-keys", JOBS_TOKEN).await, 204);
    assert_eq!(desk.value("select count(*) from match_key", &[]).await, keys, "a second run finds nothing to do");
}
