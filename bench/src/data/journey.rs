//! Journeys with everything that hangs on them.

use anyhow::{Context as _, Result, anyhow};
use domain::address::{TypedAddress, order_key};
use domain::authorisation::Role;
use domain::catalogue::Catalogue;
use domain::clock;
use domain::intake::FormKey;
use domain::reference::Reference;
use domain::relation::Noun;
use domain::text::fold;
use fastrand::Rng;
use rusqlite::Connection;
use serde_json::json;

use super::history::Event;
use super::table::Table;
use super::wagon::Wagon;
use super::{Colleague, Plan, keys, people, staff};

/// 2023-01-02T07:00Z and 2026-08-31T16:00Z: the years in which the desk worked.
const FIRST_MS: i64 = 1_672_642_800_000;
const LAST_MS: i64 = 1_788_192_000_000;
/// Questions that nobody took up yet, per thousand journeys.
const WAITING_PER_THOUSAND: u32 = 6;

const CONTACT: Table = Table::new(
    "insert into contact (id, name, name_folded, email, telephone, language, preferred_channel, created_at, updated_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
);
const ORGANISATION: Table = Table::new(
    "insert into organisation (id, name, name_folded, email, telephone, created_at, updated_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
);
const ADDRESS: Table = Table::new(
    "insert into address (id, state, text, text_folded, street, house_number, postcode, municipality, register_id,
       order_key, created_at, updated_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)",
);
const JOURNEY: Table = Table::new("insert into journey (id, number, created_at, updated_at) values (?1, ?2, ?3, ?4)");
const PARTY: Table = Table::new(
    "insert into party (id, journey_id, contact_id, organisation_id, is_primary, created_at)
     values (?1, ?2, ?3, ?4, ?5, ?6)",
);
const PARTY_ROLE: Table =
    Table::new("insert into party_role (id, party_id, role_key, from_date) values (?1, ?2, ?3, ?4)");
const JOURNEY_ADDRESS: Table = Table::new(
    "insert into journey_address (id, journey_id, address_id, is_main, created_at) values (?1, ?2, ?3, 1, ?4)",
);
const SUBMISSION: Table = Table::new(
    "insert into submission (id, reference, form_key, receipt_token_hash, received_at, language, name, email, telephone,
       capacity_key, address_text, apartment_building, question, answer_channels)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, '[\"email\"]')",
);
const SUBMISSION_THEME: Table =
    Table::new("insert into submission_theme (submission_id, theme_key, position) values (?1, ?2, 0)");
const QUEUE_ITEM: Table = Table::new(
    "insert into queue_item (id, queue_key, submission_id, received_at, state, dossier_id, claimed_by, claimed_at,
       updated_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
);
const ALIAS: Table =
    Table::new("insert into number_alias (alias, kind, dossier_id, journey_id) values (?1, 'receipt', ?2, ?3)");
const COUNTER: Table = Table::new("insert into number_counter (year, value) values (?1, ?2)");

/// The desk while it fills its database.
pub(super) struct Desk {
    pub(super) plan: Plan,
    pub(super) catalogue: Catalogue,
    pub(super) rng: Rng,
    pub(super) staff: Vec<Colleague>,
    journeys: u32,
    /// Dossiers of the journeys in which the great syndic takes part.
    syndic_dossiers: u32,
    syndic: String,
    other_syndics: Vec<String>,
    /// Somebody who comes back with another address.
    last_contact: Option<String>,
    contacts: u32,
    year: i64,
    sequence: u32,
}

/// Who asks: the main contact of a journey.
struct Customer {
    id: String,
    name: String,
    email: String,
    telephone: String,
    language: &'static str,
    is_new: bool,
}

impl Desk {
    pub(super) fn open(plan: &Plan, catalogue: Catalogue) -> Self {
        Self {
            plan: *plan,
            catalogue,
            rng: Rng::with_seed(plan.seed),
            staff: staff(),
            journeys: 0,
            syndic_dossiers: 0,
            syndic: String::new(),
            other_syndics: Vec::new(),
            last_contact: None,
            contacts: 0,
            year: 0,
            sequence: 0,
        }
    }

    /// The organisations that return in many journeys.
    pub(super) fn found(&mut self, connection: &Connection) -> Result<()> {
        for number in 0..40_u32 {
            let id = self.id(FIRST_MS);
            let name = if number == 0 {
                "Syndicus Drie Torens".to_owned()
            } else {
                format!("Syndicus {}", people::name(&mut self.rng))
            };
            let (email, telephone) = (format!("syndic{number}@example.org"), people::telephone(9_000_000 + number));
            let at = clock::instant(FIRST_MS);
            ORGANISATION.insert(connection, &[&id, &name, &fold(&name), &email, &telephone, &at])?;
            let fields = [("name", Some(name.as_str())), ("email", Some(&email)), ("telephone", Some(&telephone))];
            keys::of_relation(connection, Noun::Organisation, &id, fields)?;
            if number == 0 { self.syndic = id } else { self.other_syndics.push(id) }
        }
        Ok(())
    }

    /// The next journey, with its dossiers and their history.
    pub(super) fn add_journey(&mut self, connection: &Connection) -> Result<()> {
        let index = self.journeys;
        self.journeys += 1;
        let at_ms = self.moment(index);
        let at = clock::instant(at_ms);
        let id = self.id(at_ms);
        let wagons: u32 = [1, 1, 1, 1, 1, 2, 2, 2, 3, 3][self.rng.usize(..10)];
        let numbers = (0..wagons).map(|_| self.next_number(connection, &at)).collect::<Result<Vec<_>>>()?;
        JOURNEY.insert(connection, &[&id, &numbers[0], &at, &at])?;
        let customer = self.customer(connection, at_ms)?;
        let address = people::address(&mut self.rng);
        self.move_in(connection, &id, at_ms, &address)?;
        self.take_part(connection, &id, at_ms, &customer, wagons)?;

        // The longest timeline stands in the middle, where no list begins.
        let entries_min = if index == self.plan.journeys / 2 { self.plan.entries_max } else { 0 };
        let mut entries = 0;
        for (place, number) in numbers.iter().enumerate() {
            let asked = place == 0 && self.rng.u8(..10) < 4;
            let wagon = Wagon::draw(self, &id, number, at_ms, asked);
            wagon.write(connection)?;
            entries += self.tell(connection, &wagon)?;
            if asked {
                self.ask(connection, &customer, &address.text, Some(&wagon), at_ms)?;
            }
            if place + 1 == numbers.len() {
                self.tell_more(connection, &wagon, entries_min.saturating_sub(entries))?;
            }
        }
        Ok(())
    }

    /// What still waits in the queues, and the counters as they are now.
    pub(super) fn leave(&mut self, connection: &Connection) -> Result<()> {
        let waiting = 20 + self.plan.journeys / 1000 * WAITING_PER_THOUSAND;
        for number in 0..waiting {
            let at_ms = LAST_MS + i64::from(number) * 60_000;
            let customer = self.customer(connection, at_ms)?;
            let address = people::address(&mut self.rng);
            self.ask(connection, &customer, &address.text, None, at_ms)?;
        }
        COUNTER.insert(connection, &[&self.year, &self.sequence])?;
        Ok(())
    }

    pub(super) fn id(&mut self, at_ms: i64) -> String {
        let random: [u8; 10] = std::array::from_fn(|_| self.rng.u8(..));
        uuid::Builder::from_unix_timestamp_millis(at_ms.unsigned_abs(), &random).into_uuid().to_string()
    }

    /// A colleague who works in `queue`: the first of a team have most of the work.
    pub(super) fn colleague_of(&mut self, queue: &str) -> Option<String> {
        let is_member = |colleague: &&Colleague| colleague.role == Role::Coach && colleague.queues.contains(&queue);
        let team: Vec<&Colleague> = self.staff.iter().filter(is_member).collect();
        let skewed = (self.rng.f64() * self.rng.f64() * team.len() as f64) as usize;
        team.get(skewed).map(|colleague| colleague.id.clone())
    }

    fn moment(&mut self, index: u32) -> i64 {
        let step = (LAST_MS - FIRST_MS) / i64::from(self.plan.journeys.max(1));
        FIRST_MS + step * i64::from(index) + self.rng.i64(0..step.max(1))
    }

    fn next_number(&mut self, connection: &Connection, at: &str) -> Result<String> {
        let year: i64 = at[..4].parse().context("an instant begins with its year")?;
        if year != self.year {
            if self.year != 0 {
                COUNTER.insert(connection, &[&self.year, &self.sequence])?;
            }
            (self.year, self.sequence) = (year, 0);
        }
        self.sequence += 1;
        Ok(format!("{year}-{:06}", self.sequence))
    }

    fn customer(&mut self, connection: &Connection, at_ms: i64) -> Result<Customer> {
        self.contacts += 1;
        let name = people::name(&mut self.rng);
        let language = people::one_of(&mut self.rng, &["nl", "nl", "nl", "nl", "fr", "en"]);
        let mut customer = Customer {
            id: self.id(at_ms),
            email: people::email(&name, self.contacts),
            telephone: people::telephone(self.contacts),
            name,
            language,
            is_new: true,
        };
        if let Some(known) = self.last_contact.clone().filter(|_| self.rng.u8(..20) < 3) {
            customer.id = known;
            customer.is_new = false;
            return Ok(customer);
        }
        let telephone = (self.rng.u8(..10) < 7).then_some(&customer.telephone);
        let channel = people::one_of(&mut self.rng, &["email", "email", "telephone", "post"]);
        CONTACT.insert(
            connection,
            &[
                &customer.id,
                &customer.name,
                &fold(&customer.name),
                &customer.email,
                &telephone,
                &customer.language,
                &channel,
                &clock::instant(at_ms),
            ],
        )?;
        let fields = [
            ("name", Some(customer.name.as_str())),
            ("email", Some(&customer.email)),
            ("telephone", telephone.map(String::as_str)),
        ];
        keys::of_relation(connection, Noun::Contact, &customer.id, fields)?;
        self.last_contact = Some(customer.id.clone());
        Ok(customer)
    }

    fn move_in(&mut self, connection: &Connection, journey: &str, at_ms: i64, address: &people::Address) -> Result<()> {
        let (id, link, at) = (self.id(at_ms), self.id(at_ms), clock::instant(at_ms));
        let register_id = (self.rng.u8(..10) < 6).then(|| self.rng.u32(..).to_string());
        let state = if register_id.is_some() { "matched" } else { "typed" };
        let data = TypedAddress::parse(&address.text).map_err(|fault| anyhow!("{}: {fault:?}", address.text))?.data();
        ADDRESS.insert(
            connection,
            &[
                &id,
                &state,
                &address.text,
                &fold(&address.text),
                &address.street,
                &address.house_number,
                &address.postcode,
                &address.municipality,
                &register_id,
                &order_key(&data),
                &at,
            ],
        )?;
        keys::of_address(connection, &id, &data, register_id.as_deref())?;
        JOURNEY_ADDRESS.insert(connection, &[&link, &journey, &id, &at])?;
        Ok(())
    }

    /// The customer, and a syndic where the dwelling is in an apartment building.
    fn take_part(
        &mut self,
        connection: &Connection,
        journey: &str,
        at_ms: i64,
        customer: &Customer,
        wagons: u32,
    ) -> Result<()> {
        let syndic = self.syndic_of(wagons);
        let role = if syndic.is_some() {
            "co_owner"
        } else {
            people::one_of(&mut self.rng, &["owner_occupier", "owner_occupier", "landlord", "tenant", "other"])
        };
        self.party(connection, journey, at_ms, (Some(&customer.id), None), role)?;
        if let Some(syndic) = &syndic {
            self.party(connection, journey, at_ms, (None, Some(syndic)), "professional_syndic")?;
        }
        Ok(())
    }

    /// The great syndic takes part evenly over the years, until it has its dossiers; others in a tenth of the rest.
    fn syndic_of(&mut self, wagons: u32) -> Option<String> {
        let due = u64::from(self.plan.syndic_dossiers) * u64::from(self.journeys) / u64::from(self.plan.journeys);
        if u64::from(self.syndic_dossiers) < due {
            self.syndic_dossiers += wagons;
            return Some(self.syndic.clone());
        }
        let is_apartment = self.rng.u8(..10) == 0;
        is_apartment.then(|| self.other_syndics[self.rng.usize(..self.other_syndics.len())].clone())
    }

    fn party(
        &mut self,
        connection: &Connection,
        journey: &str,
        at_ms: i64,
        (contact, organisation): (Option<&str>, Option<&str>),
        role: &str,
    ) -> Result<()> {
        let (id, role_id, at) = (self.id(at_ms), self.id(at_ms), clock::instant(at_ms));
        let is_primary = contact.is_some();
        PARTY.insert(connection, &[&id, &journey, &contact, &organisation, &is_primary, &at])?;
        PARTY_ROLE.insert(connection, &[&role_id, &id, &role, &&at[..10]])?;
        Ok(())
    }

    /// A question by the contact form: it became the dossier, or waits in its queue.
    fn ask(
        &mut self,
        connection: &Connection,
        customer: &Customer,
        address: &str,
        wagon: Option<&Wagon>,
        at_ms: i64,
    ) -> Result<()> {
        let (id, item_id) = (self.id(at_ms), self.id(at_ms));
        let received_at = clock::instant(at_ms);
        let reference = Reference::from_random(self.rng.u64(..));
        let form_key = FormKey::new(&token_characters(&mut self.rng), at_ms - 120_000);
        let theme = self.catalogue.themes[self.rng.usize(..self.catalogue.themes.len())].clone();
        let question = people::question(&mut self.rng);
        let building = people::one_of(&mut self.rng, &["yes", "no", "no", "unknown"]);
        SUBMISSION.insert(
            connection,
            &[
                &id,
                &reference.as_str(),
                &form_key.as_str(),
                &domain::token::hash(&form_key.receipt_token()),
                &received_at,
                &customer.language,
                &customer.name,
                &customer.email,
                &customer.is_new.then_some(&customer.telephone),
                &"owner_occupier",
                &address,
                &building,
                &question,
            ],
        )?;
        SUBMISSION_THEME.insert_keyed(connection, &[&id, &theme.key])?;
        let event = Event {
            at_ms,
            command_id: self.id(at_ms),
            kind: "submission_received",
            actor_id: None,
            submission_id: Some(&id),
            journey_id: None,
            dossier_id: None,
            facts: json!({ "reference": reference.as_str() }),
        };
        event.write(connection)?;
        let dismissed = wagon.is_none() && self.rng.u8(..10) == 0;
        let state = match wagon {
            Some(_) => "linked",
            None if dismissed => "dismissed",
            None => "unlinked",
        };
        let queue = wagon.map_or(theme.queue.as_str(), |wagon| wagon.queue.as_str());
        let claimer = match wagon {
            Some(wagon) => wagon.assignee.clone(),
            None => self.colleague_of(queue).filter(|_| self.rng.u8(..3) == 0),
        };
        let claimed_at = claimer.as_ref().map(|_| clock::instant(at_ms + 3_600_000));
        let dossier = wagon.map(|wagon| &wagon.id);
        QUEUE_ITEM.insert(
            connection,
            &[&item_id, &queue, &id, &received_at, &state, &dossier, &claimer, &claimed_at, &received_at],
        )?;
        if let Some(wagon) = wagon {
            ALIAS.insert_keyed(connection, &[&reference.as_str(), &wagon.id, &wagon.journey])?;
        }
        Ok(())
    }
}

/// 22 characters of base64url, as 128 random bits have.
fn token_characters(rng: &mut Rng) -> String {
    (0..22).map(|_| rng.alphanumeric()).collect()
}
