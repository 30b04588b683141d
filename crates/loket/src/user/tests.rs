//! The command `user`.

use clap::Parser;
use domain::password::is_right;
use serde::Deserialize;
use store::Statement;
use tempfile::TempDir;

use super::*;
use crate::first_run::{MANAGER_EMAIL, ensure_manager};

/// The command line, as far as these tests need it.
#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    arguments: Arguments,
}

struct Desk {
    database: Database,
    folder: TempDir,
}

impl Desk {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join(DATABASE_FILE)).await.unwrap();
        migrate::ensure(&database).await.unwrap();
        Self { database, folder }
    }

    fn store(&self) -> Store<Pipelines<'_, Database>> {
        Store::new(Pipelines(&self.database))
    }

    async fn run(&self, line: &str) -> anyhow::Result<String> {
        carry_out(&self.database, &parse(line).command).await
    }

    async fn value(&self, sql: &'static str) -> Option<String> {
        #[derive(Deserialize)]
        struct Row {
            value: Option<String>,
        }
        let mut answers = self.store().read(Read::new().with(Statement::new(sql))).await.unwrap();
        answers.take(0).first::<Row>().unwrap().and_then(|row| row.value)
    }
}

fn parse(line: &str) -> Arguments {
    Cli::try_parse_from(std::iter::once("user").chain(line.split(' ')))
        .unwrap_or_else(|error| panic!("{error}"))
        .arguments
}

fn token_of(text: &str) -> &str {
    text.trim().rsplit_once("/app/password#").expect("a link").1
}

#[tokio::test]
async fn a_user_is_added_with_a_link_and_listed() {
    let desk = Desk::open().await;
    let report =
        desk.run("add Els@desk.example --name Els --role coach --queue energy --queue apartments").await.unwrap();
    assert!(report.starts_with("added Els@desk.example\n"), "{report}");
    assert!(report.contains("http://localhost:3000/app/password#"), "{report}");
    let hash = domain::token::hash(token_of(&report));
    assert_eq!(desk.value("select token_hash as value from password_link").await, Some(hash));
    let list = desk.run("list").await.unwrap();
    assert_eq!(list, "Els@desk.example\tEls\tcoach\tactive\tno-password\tapartments,energy\n");
}

#[tokio::test]
async fn a_wrong_word_is_explained_and_adds_nobody() {
    let desk = Desk::open().await;
    desk.run("add els@desk.example --name Els --role coach").await.unwrap();
    for (line, reason) in [
        ("add ELS@desk.example --name Els --role coach", "ELS@desk.example is a user already"),
        ("add jan --name Jan --role coach", "email: invalid-email"),
        ("add jan@desk.example --name Jan --role coach --queue nowhere", "no such queue among nowhere"),
        ("passwd jan@desk.example", "jan@desk.example is no user; `loket user list` shows all"),
        ("disable jan@desk.example", "jan@desk.example is no user; `loket user list` shows all"),
    ] {
        assert_eq!(desk.run(line).await.unwrap_err().to_string(), reason, "{line}");
    }
    assert_eq!(desk.run("list").await.unwrap().lines().count(), 1);
}

#[tokio::test]
async fn a_given_password_is_set_at_once_and_judged_as_in_the_app() {
    let desk = Desk::open().await;
    let Command::Add(given) = parse("add els@desk.example --name Els --role coach").command else { unreachable!() };
    let short = add(&desk.store(), &given, Some("short".into())).await.unwrap_err();
    assert_eq!(short.to_string(), "password: too-short");
    add(&desk.store(), &given, Some("correct horse battery".into())).await.unwrap();
    let stored = desk.value("select password_hash as value from user").await;
    assert!(is_right("correct horse battery", stored.as_deref()));
    assert_eq!(desk.value("select token_hash as value from password_link").await, None);
}

#[tokio::test]
async fn a_new_link_replaces_the_earlier_one() {
    let desk = Desk::open().await;
    desk.run("add els@desk.example --name Els --role coach").await.unwrap();
    let report = desk.run("passwd els@desk.example --public-url https://desk.example/").await.unwrap();
    assert!(report.contains(" https://desk.example/app/password#"), "{report}");
    assert_eq!(desk.value("select cast(count(*) as text) as value from password_link").await.as_deref(), Some("1"));
    let hash = domain::token::hash(token_of(&report));
    assert_eq!(desk.value("select token_hash as value from password_link").await, Some(hash));
}

#[tokio::test]
async fn a_disabled_user_gets_no_link_until_enabled() {
    let desk = Desk::open().await;
    desk.run("add els@desk.example --name Els --role coach").await.unwrap();
    assert_eq!(desk.run("disable els@desk.example").await.unwrap(), "els@desk.example is disabled\n");
    assert_eq!(desk.run("disable els@desk.example").await.unwrap(), "els@desk.example is disabled already\n");
    let refusal = desk.run("passwd els@desk.example").await.unwrap_err();
    assert_eq!(refusal.to_string(), "els@desk.example is disabled: enable the account first");
    assert_eq!(desk.run("enable els@desk.example").await.unwrap(), "els@desk.example is active\n");
    desk.run("passwd els@desk.example").await.unwrap();
}

#[tokio::test]
async fn no_database_is_made_where_there_is_none() {
    let desk = Desk::open().await;
    let elsewhere = desk.folder.path().join("elsewhere");
    let error = run(parse(&format!("list --data {}", elsewhere.display()))).await.unwrap_err();
    assert!(error.to_string().contains("run `loket migrate` first"), "{error}");
    assert!(!elsewhere.exists());
    run(parse(&format!("list --data {}", desk.folder.path().display()))).await.unwrap();
}

#[tokio::test]
async fn a_database_without_tables_asks_for_migrations() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&folder.path().join(DATABASE_FILE)).await.unwrap();
    let error = carry_out(&database, &parse("list").command).await.unwrap_err();
    assert_eq!(error.to_string(), "the database is not up to date: run `loket migrate` first");
}

#[tokio::test]
async fn the_first_run_invites_one_manager_until_the_password_is_set() {
    let desk = Desk::open().await;
    let invite = async || ensure_manager(&desk.store(), "http://localhost:3000", MANAGER_EMAIL).await.unwrap();
    let first = invite().await.expect("an invitation");
    let second = invite().await.expect("another invitation");
    assert_eq!((first.email.as_str(), second.email.as_str()), (MANAGER_EMAIL, MANAGER_EMAIL));
    assert_ne!(first.link, second.link);
    let list = desk.run("list").await.unwrap();
    assert_eq!(list, format!("{MANAGER_EMAIL}\tBeheer\tmanager\tactive\tno-password\t\n"));
    let hash = domain::token::hash(token_of(&second.link));
    assert_eq!(desk.value("select token_hash as value from password_link").await, Some(hash.clone()));

    let id = desk.value("select id as value from user").await.unwrap();
    desk.store().write(users::set_password_by_link(&by_operator(), &id, &hash, "hash")).await.unwrap();
    assert_eq!(invite().await, None);
}

#[tokio::test]
async fn the_first_run_takes_over_nobodys_address() {
    let desk = Desk::open().await;
    desk.run("add els@desk.example --name Els --role coach").await.unwrap();
    let error = ensure_manager(&desk.store(), "http://localhost:3000", "els@desk.example").await.unwrap_err();
    assert!(error.to_string().contains("--manager-email"), "{error}");
    assert!(ensure_manager(&desk.store(), "http://localhost:3000", "els").await.is_err());
}
