//! `loket demo`: fills a new database with a small desk at work, by the same rules and statements as the product.
//! Nobody in the story exists. A database that holds anything is left alone.

mod story;
mod work;

use anyhow::{Context as _, bail};
use clap::Args;
use database::Database;
use domain::password::NewPassword;
use domain::user::{NewUser, UserInput, fold_email};
use serde::Deserialize;
use store::actor::SessionKey;
use store::users::UserRow;
use store::{Batch, Read, Store, catalogue, demo, sessions, users};

use crate::migrate::{self, DATABASE_FILE};
use crate::transport::Pipelines;
use crate::user::{by_operator, explained, secret};
use story::{Colleague, Story};
use work::{Desk, Signed};

/// Which database to fill.
#[derive(Clone, Debug, Args)]
pub struct Arguments {
    /// Folder of the database
    #[arg(long, default_value = "data/demo")]
    data: std::path::PathBuf,
}

#[derive(Deserialize)]
struct Contents {
    submissions: i64,
    dossiers: i64,
}

/// Brings the database up to date and fills it when nothing happened in it yet.
///
/// # Errors
/// When the database cannot be used.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let folder = &arguments.data;
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create the folder {}", folder.display()))?;
    let database = Database::open(&folder.join(DATABASE_FILE)).await?;
    migrate::ensure(&database).await?;
    let store = Store::new(Pipelines(&database));
    let mut answers = store.read(Read::new().with(demo::contents())).await?;
    let contents: Contents = answers.take(0).first()?.context("a count always has a row")?;
    if contents.submissions > 0 || contents.dossiers > 0 {
        println!("{} holds a desk at work already", folder.display());
        return Ok(());
    }
    let filled = fill(&store, &Story::shipped()).await?;
    println!("filled {} with {filled} requests", folder.display());
    Ok(())
}

async fn fill<T: store::Transport>(store: &Store<T>, story: &Story) -> anyhow::Result<usize> {
    for colleague in &story.colleague {
        hire(store, colleague).await?;
    }
    let signed = open_session(store, &story.dispatcher().email).await?;
    let mut answers = store.read(Read::new().with(catalogue::load())).await?;
    let desk = Desk { store, catalogue: catalogue::parse(answers.take(0))?, signed };
    for request in &story.request {
        desk.receive(request).await.with_context(|| format!("the request of {}", request.name))?;
    }
    store.write(Batch::from(vec![sessions::close(&desk.signed.key)])).await?;
    Ok(story.request.len())
}

/// Colleagues of the demo have names and queues, but no password: only the manager's one-time link opens the desk.
async fn hire<T: store::Transport>(store: &Store<T>, colleague: &Colleague) -> anyhow::Result<()> {
    let Colleague { email, name, role, queues } = colleague;
    let input = UserInput { email, name, role, language: "nl", queues };
    let user = match NewUser::parse(&input) {
        Ok(user) => user,
        Err(errors) => bail!("{email}: {errors:?}"),
    };
    store.write(users::add(&by_operator(), &secret::id(), &user)).await.map_err(explained)?;
    Ok(())
}

/// A session of the colleague who divides the work, under a password that is made up here and told to nobody.
async fn open_session<T: store::Transport>(store: &Store<T>, email: &str) -> anyhow::Result<Signed> {
    let mut answers = store.read(Read::new().with(users::by_email(&fold_email(email)))).await?;
    let user: UserRow = answers.take(0).first()?.context("the dispatcher was just added")?;
    let secret = secret::link_token();
    let password = NewPassword::parse(&secret.plain, &[]).map_err(|code| anyhow::anyhow!(code.as_str()))?;
    let hash = password.hash(secret::salt());
    let key = SessionKey { token_hash: secret.hash, now: secret::now() };
    let mut batch = Batch::new();
    users::set_password(&mut batch, &by_operator(), &user.id, &hash);
    sessions::open(&mut batch, &key, &user.id, &hash);
    store.write(batch).await?;
    Ok(Signed { key, user_id: user.id, role: user.role })
}
