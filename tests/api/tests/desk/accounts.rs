//! Signing in and out, tries that are counted, and one-time links.

use api_tests::records::{self, PASSWORD, Place, TOKEN};
use api_tests::{Client, Desk, Person};
use serde_json::json;

async fn sign_in(desk: &Desk, email: &str, password: &str) -> api_tests::Answer {
    desk.visitor().send("POST", "/api/session", &[], Some(json!({ "email": email, "password": password }))).await
}

fn with_cookie(client: &Client, answer: &api_tests::Answer) -> Client {
    let cookie = answer.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    client.with_cookie(cookie)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_in_opens_a_session_that_signing_out_ends() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let answer = sign_in(&desk, "MIA@desk.example", PASSWORD).await.expect(201);
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    let client = with_cookie(&desk.visitor(), &answer);
    let me = client.get("/api/session").await.expect(200);
    assert_eq!(me.json["name"], "Mia Beheer");
    client.send("DELETE", "/api/session", &[], None).await.expect(204);
    client.get("/api/session").await.expect(401);
    client.send("DELETE", "/api/session", &[], None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_unknown_and_disabled_get_the_same_answer() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let wrong = sign_in(&desk, "mia@desk.example", "een ander wachtwoord").await.expect(401);
    let unknown = sign_in(&desk, "nobody@desk.example", PASSWORD).await.expect(401);
    desk.sql("update user set state = 'disabled' where id = ?", &[json!(Person::Manager.id())]).await;
    let disabled = sign_in(&desk, "mia@desk.example", PASSWORD).await.expect(401);
    assert_eq!(wrong.text, unknown.text);
    assert_eq!(wrong.text, disabled.text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guessing_is_stopped_before_anything_is_hashed() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let mut statuses = Vec::new();
    for turn in 0..12 {
        statuses.push(sign_in(&desk, "mia@desk.example", &format!("geraden wachtwoord {turn}")).await.status);
    }
    assert_eq!(statuses.first(), Some(&401));
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    let right = sign_in(&desk, "mia@desk.example", PASSWORD).await.expect(429);
    assert!(!right.header("retry-after").is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_one_time_link_sets_one_password_and_ends_every_session() {
    let desk = Desk::open().await;
    records::seed(&desk, Place::Team).await;
    let viewer = desk.signed_in(Person::Viewer);
    viewer.get("/api/session").await.expect(200);
    let body = json!({ "token": TOKEN, "password": "nog een lang wachtwoord" });
    desk.visitor().send("PUT", "/api/password", &[], Some(body.clone())).await.expect(204);
    viewer.get("/api/session").await.expect(401);
    let again = desk.visitor().send("PUT", "/api/password", &[], Some(body)).await.expect(422);
    assert_eq!(again.codes("token"), ["invalid"]);
    sign_in(&desk, "vera@desk.example", "nog een lang wachtwoord").await.expect(201);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_session_is_no_session() {
    let desk = Desk::open().await;
    for column in ["idle_expires_at", "absolute_expires_at"] {
        let sql = format!("update session set {column} = '2020-01-01T00:00:00.000Z' where user_id = ?");
        desk.sql(&sql, &[json!(Person::Coach.id())]).await;
        desk.signed_in(Person::Coach).get("/api/dossiers").await.expect(401);
        desk.sql("delete from session where user_id = ?", &[json!(Person::Coach.id())]).await;
        desk.open_session(Person::Coach).await;
        desk.signed_in(Person::Coach).get("/api/dossiers").await.expect(200);
    }
}
