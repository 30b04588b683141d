//! The doctor finds what is wrong, names the remedy, and leaves everything as it is.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use clap::Parser;
use database::Database;
use database::migrate::{MIGRATIONS, apply};
use loket::backup::make;
use loket::doctor::{Arguments, Finding, State, examine, run};
use loket::migrate::{DATABASE_FILE, ensure};
use loket::transport::Pipelines;
use store::{Batch, Read, Statement, Store};
use tempfile::TempDir;

#[derive(Parser)]
struct Command {
    #[command(flatten)]
    arguments: Arguments,
}

const MANIFEST: &str = r#"
spin_manifest_version = 2
[application]
name = "desk"
[variables]
libsql_url = { required = true }
libsql_token = { required = true }
public_url = { default = "http://localhost:3000" }
[[trigger.http]]
route = "/..."
component = "site"
[component.site]
source = "site.wasm"
files = [{ source = "dist", destination = "/dist" }]
"#;
const MANAGER: &str = "insert into user (id, email, email_folded, name, role, password_hash, created_at, updated_at)
    values ('u1', 'an@stad.example', 'an@stad.example', 'An', 'manager', 'hash', '2026-11-23', '2026-11-23')";

/// An application that is built and its database, closed.
struct Desk {
    folder: TempDir,
    data: PathBuf,
}

impl Desk {
    /// With a manager and a backup of now: there is nothing to say about it.
    async fn sound() -> Desk {
        let desk = Desk::with_migrations(MIGRATIONS.len()).await;
        let database = desk.database().await;
        ensure(&database).await.unwrap();
        write(&database, MANAGER).await;
        desk.close(database).await;
        make(&desk.data, &desk.backups()).await.unwrap();
        desk
    }

    /// Whose database took only the first `count` migrations.
    async fn with_migrations(count: usize) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk { data: folder.path().join("data"), folder };
        for folder in [desk.data.clone(), desk.backups(), desk.folder.path().join("dist")] {
            std::fs::create_dir(folder).unwrap();
        }
        std::fs::write(desk.folder.path().join("site.wasm"), "").unwrap();
        desk.describe(MANIFEST);
        let database = desk.database().await;
        apply(&database, &MIGRATIONS[..count]).await.unwrap();
        desk.close(database).await;
        desk
    }

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    fn file(&self) -> PathBuf {
        self.data.join(DATABASE_FILE)
    }

    fn describe(&self, manifest: &str) {
        std::fs::write(self.folder.path().join("spin.toml"), manifest).unwrap();
    }

    async fn database(&self) -> Database {
        Database::open(&self.file()).await.unwrap()
    }

    async fn close(&self, database: Database) {
        drop(database);
        let data = self.data.clone();
        tokio::task::spawn_blocking(move || database::InUse::wait_until_free(&data)).await.unwrap().unwrap();
    }

    async fn change(&self, sql: &'static str) {
        let database = self.database().await;
        write(&database, sql).await;
        self.close(database).await;
    }

    fn arguments(&self, options: &[&str]) -> Arguments {
        let manifest = text(&self.folder.path().join("spin.toml"));
        let mut line = vec!["doctor".to_owned(), "--manifest".to_owned(), manifest];
        line.extend(["--backups".to_owned(), text(&self.backups())]);
        if !options.contains(&"--url") {
            line.extend(["--data".to_owned(), text(&self.data)]);
        }
        line.extend(options.iter().map(|option| (*option).to_owned()));
        Command::parse_from(line).arguments
    }

    async fn examine(&self, options: &[&str]) -> Vec<Finding> {
        examine(&self.arguments(options)).await
    }

    /// What deserves attention, as people read it.
    async fn complaints(&self, options: &[&str]) -> Vec<String> {
        let found = self.examine(options).await.into_iter();
        found.filter(|it| matches!(it.state, State::Warn | State::Fail)).map(|it| it.to_string()).collect()
    }
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

async fn write(database: &Database, sql: &'static str) {
    Store::new(Pipelines(database)).write(Batch::from(vec![Statement::new(sql)])).await.unwrap();
}

/// That there is one complaint, and that it holds all these words.
fn assert_only(complaints: &[String], words: &[&str]) {
    let [complaint] = complaints else { panic!("one complaint: {complaints:?}") };
    for word in words {
        assert!(complaint.contains(word), "{word:?} in {complaint}");
    }
}

#[tokio::test]
async fn a_sound_desk_has_nothing_wrong_and_stays_as_it_is() {
    let desk = Desk::sound().await;
    let before = std::fs::read(desk.file()).unwrap();
    let found = desk.examine(&["--variable", "public_url=https://desk.example"]).await;
    assert!(found.iter().all(|finding| finding.state == State::Ok), "{found:?}");
    assert_eq!(std::fs::read(desk.file()).unwrap(), before);
    assert!(run(desk.arguments(&["--json"])).await.unwrap());
}

#[tokio::test]
async fn what_the_manifest_names_must_be_there_and_have_values() {
    let desk = Desk::sound().await;
    std::fs::remove_file(desk.folder.path().join("site.wasm")).unwrap();
    std::fs::remove_dir(desk.folder.path().join("dist")).unwrap();
    assert_only(&desk.complaints(&[]).await, &["✗ files", "dist, site.wasm", "cargo xtask build"]);
    assert!(!run(desk.arguments(&[])).await.unwrap(), "what failed makes the command fail");

    let desk = Desk::sound().await;
    desk.describe(&MANIFEST.replace("[variables]", "[variables]\nkey = { required = true }"));
    assert_only(&desk.complaints(&[]).await, &["✗ variables", "required variable(s) key", "--variable"]);
    assert_eq!(desk.complaints(&["--variable", "key=x"]).await, [""; 0]);
    assert_only(&desk.complaints(&["--variable", "kye=x"]).await, &["✗ variables", "--variable kye"]);
    desk.describe("spin_manifest_version = 2\n[applicatoin]\n");
    assert_only(&desk.complaints(&[]).await, &["✗ manifest", "spin.toml:", "--manifest"]);
}

#[tokio::test]
async fn people_are_to_come_by_https() {
    let desk = Desk::sound().await;
    for (address, complaint) in [
        ("http://desk.example", "! public address"),
        ("desk.example", "✗ public address"),
        ("ftp://desk.example", "✗ public address"),
    ] {
        let complaints = desk.complaints(&["--variable", &format!("public_url={address}")]).await;
        assert_only(&complaints, &[complaint, address, "https://"]);
    }
    for address in ["https://desk.example", "http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"] {
        assert_eq!(desk.complaints(&["--variable", &format!("public_url={address}")]).await, [""; 0]);
    }
}

#[tokio::test]
async fn the_database_is_there_private_and_up_to_date() {
    let desk = Desk::sound().await;
    std::fs::set_permissions(desk.file(), std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_only(&desk.complaints(&[]).await, &["! privacy", "(644)", "chmod 600"]);
    std::fs::remove_file(desk.file()).unwrap();
    assert_only(&desk.complaints(&[]).await, &["✗ database", "no loket.db", "loket migrate --data"]);

    let desk = Desk::with_migrations(MIGRATIONS.len() - 1).await;
    make_backup_file(&desk);
    let last = MIGRATIONS.last().unwrap().name;
    assert_only(&desk.complaints(&[]).await, &["✗ migrations", last, "loket migrate --data"]);
}

#[tokio::test]
async fn a_database_of_a_newer_program_or_a_later_time_is_told_apart() {
    let desk = Desk::sound().await;
    desk.change("update schema_migration set applied_at = '2999-01-01T00:00:00Z' where number = 1").await;
    assert_only(&desk.complaints(&[]).await, &["✗ clock", "2999-01-01", "NTP"]);
    desk.change(
        "insert into schema_migration (number, name, checksum, applied_at)
         values (999, '0999_future', 'x', '2026-11-23T00:00:00Z')",
    )
    .await;
    assert_only(&desk.complaints(&[]).await, &["✗ migrations", "0999_future", "newer loket"]);
}

#[tokio::test]
async fn damage_and_loose_ends_call_for_a_backup() {
    let desk = Desk::sound().await;
    let database = desk.database().await;
    let loose = "insert into password_link (token_hash, user_id, created_at, expires_at)
        values ('hash', 'nobody', '2026-11-23', '2999-01-01')";
    let read = Read::new().with(Statement::new("pragma foreign_keys = off")).with(Statement::new(loose));
    Store::new(Pipelines(&database)).read(read).await.unwrap();
    desk.close(database).await;
    assert_only(&desk.complaints(&[]).await, &["✗ references", "password_link", "missing rows of user", "restore"]);

    std::fs::write(desk.file(), "torn").unwrap();
    assert_only(&desk.complaints(&[]).await, &["✗ database", "no SQLite database", "loket restore"]);
}

#[tokio::test]
async fn somebody_manages_users_and_there_is_a_backup_of_this_week() {
    let desk = Desk::sound().await;
    desk.change("update user set password_hash = null").await;
    assert_only(&desk.complaints(&[]).await, &["! manager", "loket user passwd"]);
    desk.change("update user set role = 'coach'").await;
    assert_only(&desk.complaints(&[]).await, &["! manager", "loket user add", "--role manager"]);

    let desk = Desk::sound().await;
    for entry in std::fs::read_dir(desk.backups()).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    assert_only(&desk.complaints(&[]).await, &["! backups", "none in", "loket backup"]);
    std::fs::write(desk.backups().join("loket-20200101T023011482Z.db"), "").unwrap();
    assert_only(&desk.complaints(&[]).await, &["! backups", "20200101", "days old"]);
}

#[tokio::test]
async fn it_looks_while_others_work_and_does_not_keep_them_from_it() {
    let desk = Desk::sound().await;
    let database = desk.database().await;
    write(&database, "update user set name = 'Anna'").await;
    let found = desk.examine(&[]).await;
    assert!(found.iter().all(|finding| matches!(finding.state, State::Ok | State::Skipped)), "{found:?}");
    let used = found.iter().find(|finding| finding.check == "use").unwrap();
    assert!(used.text.contains("a program works with it now"), "{used:?}");
    write(&database, "update user set name = 'An'").await;
    desk.close(database).await;
    let used = desk.examine(&[]).await.into_iter().find(|finding| finding.check == "use").unwrap();
    assert!(used.text.contains("no program"), "{used:?}");
}

#[tokio::test]
async fn a_hosted_database_out_of_reach_is_one_failure() {
    let desk = Desk::sound().await;
    // Nothing listens on the port that was just free.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let complaints = desk.complaints(&["--url", &format!("http://{free}")]).await;
    assert_only(&complaints, &["✗ hosted database", &free.to_string(), "--token"]);
    assert_only(&desk.complaints(&["--url", "desk.example"]).await, &["✗ hosted database", "write it as https://host"]);
}

/// A backup by its name, for a desk that is not sound enough for a real one.
fn make_backup_file(desk: &Desk) {
    let now = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now());
    let name = now.format("loket-%Y%m%dT%H%M%S%3fZ.db").to_string();
    std::fs::write(desk.backups().join(name), "").unwrap();
}
