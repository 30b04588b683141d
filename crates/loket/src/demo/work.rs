//! Receiving requests and making dossiers of them, as citizens and colleagues do through the components.

use anyhow::{Context as _, anyhow, bail};
use domain::authorisation::Role;
use domain::catalogue::Catalogue;
use domain::change::{Command, CommandActor};
use domain::clock::{brussels_date, milliseconds, shifted};
use domain::conversion::{self, AddressChoice, ContactChoice, ConversionContext, ConversionFacts, ConversionRequest};
use domain::dossier::edit::{self, Edit};
use domain::dossier::stage::advance;
use domain::intake::{self, FormKey};
use domain::language::Language;
use domain::reference::Reference;
use domain::user::fold_email;
use serde_json::json;
use store::actor::SessionKey;
use store::conversions::{self, References};
use store::dossiers::{self, DossierRecord};
use store::queue_items::{self, QueueItemRecord};
use store::submissions::{self, ChoicesRow, Received};
use store::users::{self, UserRow};
use store::{Batch, Read, Store, Transport};

use super::story::{Dossier, Request};
use crate::user::secret;

/// How long after a request the colleague makes a dossier of it, edits it, and moves it on.
const MINUTES_TO_DOSSIER: i64 = 25;
const MINUTES_TO_EDIT: i64 = 31;
const MINUTES_TO_STAGE: i64 = 34;

/// Who does the work.
pub(super) struct Signed {
    pub key: SessionKey,
    pub user_id: String,
    pub role: Role,
}

/// The desk while it is being filled.
pub(super) struct Desk<'store, T> {
    pub store: &'store Store<T>,
    pub catalogue: Catalogue,
    pub signed: Signed,
}

impl<T: Transport> Desk<'_, T> {
    /// Stores the request at its time, and makes its dossier when the story says so.
    pub async fn receive(&self, request: &Request) -> anyhow::Result<()> {
        let at = shifted(&self.signed.key.now, -request.hours_ago * 3600).context("an instant")?;
        let item = self.submit(request, &at).await?;
        match &request.dossier {
            Some(dossier) => self.work(&item, request, dossier, &at).await,
            None => Ok(()),
        }
    }

    async fn submit(&self, request: &Request, at: &str) -> anyhow::Result<String> {
        let mut answers = self.store.read(Read::new().with(submissions::select_choices(None))).await?;
        let offered: ChoicesRow = answers.take(0).first()?.context("the catalogue has choices")?;
        let choices = offered.choices.context("choices were asked for")?;
        let random = secret::link_token();
        let drawn_at = milliseconds(at).context("an instant")? - 60_000;
        let form_key = FormKey::new(&random.plain, drawn_at);
        let language = Language::parse(&request.language).context("a language")?;
        let submission = intake::parse(&request.form(&form_key), language, &choices).map_err(|e| anyhow!("{e:?}"))?;
        let bits = u64::from_str_radix(&random.hash[..10], 16)?;
        let item = secret::id();
        let mut batch = Batch::new();
        let received = Received {
            submission: &submission,
            submission_id: &secret::id(),
            queue_item_id: &item,
            command_id: &secret::id(),
            received_at: at,
            reference: &Reference::from_random(bits),
            form_key: form_key.as_str(),
            receipt_token_hash: &domain::token::hash(&form_key.receipt_token()),
            queue: choices.queue_of(&submission.themes),
            catalogue_version: offered.version,
        };
        submissions::insert(&mut batch, &received);
        self.store.write(batch).await?;
        Ok(item)
    }

    async fn work(&self, item: &str, request: &Request, story: &Dossier, at: &str) -> anyhow::Result<()> {
        let id =
            self.convert(item, request, story, &shifted(at, MINUTES_TO_DOSSIER * 60).context("an instant")?).await?;
        self.edit(&id, story, at, &shifted(at, MINUTES_TO_EDIT * 60).context("an instant")?).await?;
        match &story.stage {
            Some(stage) => {
                self.change_stage(&id, stage, &shifted(at, MINUTES_TO_STAGE * 60).context("an instant")?).await
            }
            None => Ok(()),
        }
    }

    async fn convert(&self, id: &str, request: &Request, story: &Dossier, at: &str) -> anyhow::Result<String> {
        let key = &self.signed.key;
        let choice = self.choice(request, story).await?;
        let read =
            Read::new().with(queue_items::select_one(key, id)).with(conversions::select_references(key, id, &choice));
        let mut answers = self.store.read(read).await?;
        let item: QueueItemRecord = answers.take(0).first()?.context("the item was just made")?;
        let references: References = answers.take(1).first()?.context("a session")?;
        let facts = ConversionFacts {
            item_id: id,
            queue: &item.queue,
            claimed_by: item.claimed_by.as_deref(),
            submission_id: &item.submission_id,
            received_at: &item.received_at,
            language: item.language,
            question: &item.question,
            themes: &item.themes,
            reference: &item.reference,
            contact_is_known: references.contact_is_known,
            address_is_known: references.address_is_known,
            assignee_is_active: references.assignee_is_active,
        };
        let today = &day(at)?;
        let context = ConversionContext { catalogue: &self.catalogue, role: self.signed.role, now: at, today };
        let made = conversion::convert(context, &facts, &choice, &mut secret::id).map_err(|e| anyhow!("{e:?}"))?;
        let target = queue_items::Target { key, role: self.signed.role, id, version: item.version };
        let batch = conversions::convert(target, self.catalogue.version, &made, &self.command(at));
        self.store.write(batch).await?;
        Ok(made.dossier.id)
    }

    /// What the colleague fills in when making the dossier.
    async fn choice(&self, request: &Request, story: &Dossier) -> anyhow::Result<ConversionRequest> {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(ConversionRequest {
            type_key: story.type_key.clone(),
            subtype: Some(story.subtype.clone()),
            contact: ContactChoice {
                name: text(&request.name),
                email: text(&request.email),
                telephone: text(&request.telephone),
                ..ContactChoice::default()
            },
            role: request.capacity.clone(),
            address: Some(AddressChoice { id: None, text: text(&request.address) }),
            source: Some("contact_form".to_owned()),
            main_project: Some(story.main_project.clone()),
            requested_on: None,
            assignee_id: match &story.assignee {
                Some(email) => Some(self.colleague(email).await?),
                None => None,
            },
        })
    }

    async fn colleague(&self, email: &str) -> anyhow::Result<String> {
        let mut answers = self.store.read(Read::new().with(users::by_email(&fold_email(email)))).await?;
        let user: Option<UserRow> = answers.take(0).first()?;
        Ok(user.with_context(|| format!("{email} is no colleague"))?.id)
    }

    async fn edit(&self, id: &str, story: &Dossier, asked_at: &str, at: &str) -> anyhow::Result<()> {
        if story.details.is_empty() {
            return Ok(());
        }
        let mut details = story.details.clone();
        if details.contains_key("first_action") {
            details.insert("first_action_on".to_owned(), json!(day(asked_at)?));
        }
        let record = self.dossier(id).await?;
        let context = edit::Context {
            catalogue: &self.catalogue,
            role: self.signed.role,
            type_key: &record.type_key,
            today: &day(at)?,
        };
        let edit: Edit = serde_json::from_value(json!({ "details": details }))?;
        let edited = edit::decide(context, &record.state(), &edit).map_err(|e| anyhow!("{e:?}"))?;
        if let Some(edited) = edited {
            self.store.write(dossiers::edit(&self.target(&record), &self.command(at), &edited)).await?;
        }
        Ok(())
    }

    async fn change_stage(&self, id: &str, stage: &str, at: &str) -> anyhow::Result<()> {
        let record = self.dossier(id).await?;
        let state = record.state();
        let moved =
            advance(&self.catalogue, &record.type_key, &record.stage_key, stage, |field| state.is_filled(field));
        match moved.map_err(|e| anyhow!("{}: {e:?}", record.number))? {
            Some(moved) => {
                self.store.write(dossiers::change_stage(&self.target(&record), &self.command(at), &moved)).await?;
            }
            None => bail!("{} begins at {stage}", record.number),
        }
        Ok(())
    }

    async fn dossier(&self, id: &str) -> anyhow::Result<DossierRecord> {
        let mut answers = self.store.read(Read::new().with(dossiers::find_by_id(&self.signed.key, id))).await?;
        answers.take(0).first()?.context("the dossier was just made")
    }

    fn target<'a>(&'a self, record: &'a DossierRecord) -> dossiers::Target<'a> {
        dossiers::Target {
            key: &self.signed.key,
            role: self.signed.role,
            id: &record.id,
            journey_id: &record.journey_id,
            version: record.version,
            catalogue_version: self.catalogue.version,
        }
    }

    fn command(&self, at: &str) -> Command {
        Command { id: secret::id(), at: at.to_owned(), actor: CommandActor::User(self.signed.user_id.clone()) }
    }
}

/// The date in Brussels of an instant.
fn day(instant: &str) -> anyhow::Result<String> {
    Ok(brussels_date(milliseconds(instant).context("an instant")?))
}
