//! The demo fills a new database once, by the product's own rules.

use bytes::Bytes;
use clap::Parser;
use database::Database;
use loket::demo::{Arguments, run};

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    arguments: Arguments,
}

fn arguments(folder: &std::path::Path) -> Arguments {
    Command::parse_from(["demo".as_ref(), "--data".as_ref(), folder.as_os_str()]).arguments
}

#[tokio::test]
async fn the_demo_fills_a_new_database_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    run(arguments(folder.path())).await.expect("the story is told");
    let told = counts(folder.path()).await;
    assert!(told.iter().all(|count| *count > 0), "submissions, waiting, dossiers, moved on: {told:?}");
    run(arguments(folder.path())).await.expect("a desk at work is left alone");
    assert_eq!(told, counts(folder.path()).await);
}

async fn counts(folder: &std::path::Path) -> Vec<i64> {
    let database = Database::open(&folder.join("loket.db")).await.expect("the database");
    let mut counts = Vec::new();
    for from in [
        "submission",
        "queue_item where state = 'unlinked'",
        "dossier",
        "timeline where kind = 'stage_changed'",
        "user where password_hash is null",
    ] {
        let sql = format!("select count(*) from {from}");
        let request =
            serde_json::json!({ "requests": [{ "type": "execute", "stmt": { "sql": sql } }, { "type": "close" }] });
        let answer = database.pipeline(Bytes::from(request.to_string())).await;
        let answer: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
        let count = &answer["results"][0]["response"]["result"]["rows"][0][0]["value"];
        counts.push(count.as_str().and_then(|count| count.parse().ok()).expect("a count"));
    }
    counts
}
