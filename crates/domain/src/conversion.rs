//! A queue item becomes a journey with its first dossier: one decision over everything that is made of it.

mod history;
mod proposal;
mod request;

use serde_json::json;

use crate::address::TypedAddress;
use crate::authorisation::Role;
use crate::catalogue::Catalogue;
use crate::change::{FieldChange, SubjectKind};
use crate::clock;
use crate::contact::{ContactDraft, NewContact};
use crate::details::{self, Details, DossierValue};
use crate::field_error::{FieldCode, FieldErrors};
use crate::language::Language;
use crate::timeline::{Entry, Subjects, TimelineKind};
use crate::working_days::parse_date;

pub(crate) use history::{made, task_entries};
pub use proposal::{Proposed, propose};
pub use request::{AddressChoice, ContactChoice, ConversionRequest};

/// The field that holds what the citizen asks, for the types that have it.
const QUESTION: &str = "question";
/// The field that holds what it is about, likewise.
const QUESTION_TYPES: &str = "question_types";

/// What was read of the item, its submission and what the request refers to.
#[derive(Clone, Copy, Debug)]
pub struct ConversionFacts<'a> {
    /// Id of the queue item.
    pub item_id: &'a str,
    /// Key of the queue it lies in.
    pub queue: &'a str,
    /// Id of the user who works on it.
    pub claimed_by: Option<&'a str>,
    /// Id of the submission.
    pub submission_id: &'a str,
    /// When it came in: UTC, RFC 3339.
    pub received_at: &'a str,
    /// The language of the form.
    pub language: Language,
    /// The question.
    pub question: &'a str,
    /// Keys of its themes.
    pub themes: &'a [String],
    /// What the citizen reads out on the telephone.
    pub reference: &'a str,
    /// Whether the contact chosen by id exists and is in use.
    pub contact_is_known: bool,
    /// Whether the address chosen by id exists.
    pub address_is_known: bool,
    /// Whether the assignee, or without one whoever claimed the item, still works here.
    pub assignee_is_active: bool,
}

/// Who converts, when, with which catalogue.
#[derive(Clone, Copy, Debug)]
pub struct ConversionContext<'a> {
    /// The catalogue in force.
    pub catalogue: &'a Catalogue,
    /// Role of the user.
    pub role: Role,
    /// Now: UTC, RFC 3339.
    pub now: &'a str,
    /// The date in Brussels, `YYYY-MM-DD`; its year is the number's.
    pub today: &'a str,
}

/// Everything that is made. The number is not known yet: it comes from the counter of `year` when this is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// The year of the dossier's number.
    pub year: i64,
    /// Who asks.
    pub contact_id: String,
    /// The same, when they were not known yet.
    pub new_contact: Option<NewContact>,
    /// The address it is about.
    pub address_id: Option<String>,
    /// The same, when it was typed.
    pub new_address: Option<TypedAddress>,
    /// Id of the address's place in the journey.
    pub journey_address_id: String,
    /// Id of the journey.
    pub journey_id: String,
    /// Id of the contact's part in the journey.
    pub party_id: String,
    /// Id of the role in that part.
    pub party_role_id: String,
    /// Key of that role.
    pub role: String,
    /// The first dossier.
    pub dossier: NewDossier,
    /// What its subtype plans from the start.
    pub tasks: Vec<NewTask>,
    /// The receipt's reference, which leads to the dossier from now on.
    pub alias: String,
    /// First values of what is made and changed, for the history.
    pub changes: Vec<(SubjectKind, String, Vec<FieldChange>)>,
    /// That the citizen asked, as the dossier's timeline begins with it.
    pub received: Entry,
    /// What the colleague did, for the timeline: the dossier first, then its tasks.
    pub entries: Vec<Entry>,
}

/// A dossier that does not exist yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDossier {
    /// Id.
    pub id: String,
    /// Key of the type.
    pub type_key: String,
    /// Key of the subtype.
    pub subtype: Option<String>,
    /// Key of the type's first stage.
    pub stage: String,
    /// Key of the source.
    pub source: Option<String>,
    /// Key of the main project.
    pub main_project: Option<String>,
    /// Id of the user who will work on it.
    pub assignee_id: Option<String>,
    /// Key of the queue it belongs to.
    pub queue: Option<String>,
    /// The very first contact, `YYYY-MM-DD`.
    pub requested_on: String,
    /// What the submission already tells.
    pub details: Details,
    /// The same, searchable.
    pub values: Vec<DossierValue>,
}

/// A task that a subtype plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTask {
    /// Id.
    pub id: String,
    /// Key in the subtype.
    pub key: String,
    /// What to do, in the administration's language; interfaces may word it by its key.
    pub subject: String,
}

/// Decides what a queue item becomes. `new_id` gives a fresh id at each call.
///
/// # Errors
/// The faults of all fields of the request at once, by the request's field paths.
pub fn convert(
    context: ConversionContext<'_>,
    facts: &ConversionFacts<'_>,
    request: &ConversionRequest,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Conversion, FieldErrors> {
    let mut errors = FieldErrors::new();
    let new_contact = choose_contact(facts.contact_is_known, facts.language, &request.contact, &mut errors);
    let new_address = choose_address(facts.address_is_known, request.address.as_ref(), &mut errors);
    let dossier = new_dossier(context, facts, request, new_id(), &mut errors);
    refuse_unknown(&mut errors, "role", Some(&request.role), |key| context.catalogue.role(key).map(|role| role.active));
    if !errors.is_empty() {
        return Err(errors);
    }
    let tasks = tasks(context.catalogue, &dossier, new_id);
    let mut conversion = Conversion {
        year: context.today.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default(),
        contact_id: request.contact.id.clone().unwrap_or_else(&mut *new_id),
        new_contact,
        address_id: request.address.as_ref().map(|address| address.id.clone().unwrap_or_else(&mut *new_id)),
        new_address,
        journey_address_id: new_id(),
        journey_id: new_id(),
        party_id: new_id(),
        party_role_id: new_id(),
        role: request.role.clone(),
        received: Entry {
            kind: TimelineKind::SubmissionReceived,
            happened_at: facts.received_at.to_owned(),
            subjects: Subjects::default(),
            facts: json!({ "reference": facts.reference }),
        },
        entries: Vec::new(),
        changes: Vec::new(),
        alias: facts.reference.to_owned(),
        dossier,
        tasks,
    };
    conversion.received.subjects = conversion.subjects(facts);
    conversion.entries = conversion.entries(context, facts);
    conversion.changes = conversion.changes(facts);
    Ok(conversion)
}

/// A new contact, when none was chosen by id. Without a language of its own it has the default one.
pub(crate) fn choose_contact(
    is_known: bool,
    default_language: Language,
    choice: &ContactChoice,
    errors: &mut FieldErrors,
) -> Option<NewContact> {
    let ContactChoice { id, name, email, telephone, language, preferred_channel } = choice.clone();
    let draft = ContactDraft { name, email, telephone, language, preferred_channel };
    if id.is_some() {
        if draft != ContactDraft::default() {
            errors.add("contact", FieldCode::Invalid);
        } else if !is_known {
            errors.add("contact.id", FieldCode::NotFound);
        }
        return None;
    }
    draft.parse(default_language.into()).map_err(|faults| errors.nest("contact", faults)).ok()
}

/// A new address, when none was chosen by id.
pub(crate) fn choose_address(
    is_known: bool,
    choice: Option<&AddressChoice>,
    errors: &mut FieldErrors,
) -> Option<TypedAddress> {
    match choice? {
        AddressChoice { id: Some(_), text: Some(_) } => errors.add("address", FieldCode::Invalid),
        AddressChoice { id: Some(_), text: None } if !is_known => {
            errors.add("address.id", FieldCode::NotFound);
        }
        AddressChoice { id: Some(_), text: None } => {}
        AddressChoice { id: None, text } => {
            let typed = TypedAddress::parse(text.as_deref().unwrap_or_default());
            return typed.map_err(|code| errors.add("address.text", code)).ok();
        }
    }
    None
}

fn new_dossier(
    context: ConversionContext<'_>,
    facts: &ConversionFacts<'_>,
    request: &ConversionRequest,
    id: String,
    errors: &mut FieldErrors,
) -> NewDossier {
    let ConversionContext { catalogue, today, .. } = context;
    let type_key = &request.type_key;
    let chosen = (type_key, request.subtype.as_ref(), request.source.as_ref(), request.main_project.as_ref());
    refuse_unknown_dossier(catalogue, chosen, errors);
    let requested_on = request.requested_on.clone().unwrap_or_else(|| day_of(facts.received_at, today));
    refuse_day(&requested_on, today, errors);
    if request.assignee_id.is_some() && !facts.assignee_is_active {
        errors.add("assignee_id", FieldCode::NotFound);
    }
    let claimer = facts.claimed_by.filter(|_| facts.assignee_is_active);
    let (details, values) = prefilled(context, facts, type_key);
    NewDossier {
        id,
        type_key: type_key.clone(),
        subtype: request.subtype.clone(),
        stage: catalogue.first_stage(type_key).map(|stage| stage.key.clone()).unwrap_or_default(),
        source: request.source.clone(),
        main_project: request.main_project.clone(),
        assignee_id: request.assignee_id.clone().or_else(|| claimer.map(str::to_owned)),
        queue: Some(facts.queue.to_owned()),
        requested_on,
        details,
        values,
    }
}

/// What a dossier is and comes from: keys of type, subtype, source and main project.
pub(crate) fn refuse_unknown_dossier(
    catalogue: &Catalogue,
    (type_key, subtype, source, main_project): (&String, Option<&String>, Option<&String>, Option<&String>),
    errors: &mut FieldErrors,
) {
    refuse_unknown(errors, "type", Some(type_key), |key| catalogue.dossier_type(key).map(|known| known.active));
    if catalogue.dossier_type(type_key).is_some() {
        refuse_unknown(errors, "subtype", subtype, |key| {
            catalogue.subtype(type_key, key).map(|subtype| subtype.active)
        });
    }
    refuse_unknown(errors, "source", source, |key| catalogue.source(key).map(|source| source.active));
    refuse_unknown(errors, "main_project", main_project, |key| catalogue.project(key).map(|project| project.active));
}

/// The day of the first contact is a day, and not in the future.
pub(crate) fn refuse_day(requested_on: &str, today: &str, errors: &mut FieldErrors) {
    if parse_date(requested_on).is_none() {
        errors.add("requested_on", FieldCode::InvalidDate);
    } else if requested_on > today {
        errors.add("requested_on", FieldCode::InFuture);
    }
}

/// Refuses a key that is unknown or out of use.
pub(crate) fn refuse_unknown(
    errors: &mut FieldErrors,
    field: &str,
    key: Option<&String>,
    is_active: impl Fn(&str) -> Option<bool>,
) {
    match key.map(|key| is_active(key)) {
        None | Some(Some(true)) => {}
        Some(Some(false)) => errors.add(field, FieldCode::InactiveOption),
        Some(None) => errors.add(field, FieldCode::UnknownOption),
    }
}

/// The day in Brussels; that of today for what is no instant.
fn day_of(instant: &str, today: &str) -> String {
    clock::milliseconds(instant).map_or_else(|| today.to_owned(), clock::brussels_date)
}

/// The question and what it is about in the fields of the type, if it has them. The colleague did not type them, so
/// what a field does not take is left out rather than refused; the submission keeps it.
fn prefilled(
    context: ConversionContext<'_>,
    facts: &ConversionFacts<'_>,
    type_key: &str,
) -> (Details, Vec<DossierValue>) {
    let question_types = question_types(context.catalogue, facts.themes);
    let mut details = Details::new();
    for (field, value) in [(QUESTION, facts.question.into()), (QUESTION_TYPES, question_types.into())] {
        let patch = Details::from_iter([(field.to_owned(), value)]);
        if let Ok(change) = details::apply(context.catalogue, type_key, context.role, &details, &patch) {
            details = change.details;
        }
    }
    let values = details::values(context.catalogue, type_key, &details);
    (details, values)
}

/// What the themes say about the type of question, as far as it can still be chosen.
fn question_types(catalogue: &Catalogue, themes: &[String]) -> Vec<String> {
    let list = catalogue.field(QUESTION_TYPES).and_then(|field| field.option_list.as_deref()).unwrap_or_default();
    let can_be_chosen = |key: &String| catalogue.option(list, key).is_some_and(|option| option.active);
    let mut chosen = Vec::new();
    for key in themes.iter().filter_map(|theme| catalogue.theme(theme)).flat_map(|theme| &theme.question_types) {
        if can_be_chosen(key) && !chosen.contains(key) {
            chosen.push(key.clone());
        }
    }
    chosen
}

/// What the subtype of a new dossier plans.
pub(crate) fn tasks(catalogue: &Catalogue, dossier: &NewDossier, new_id: &mut dyn FnMut() -> String) -> Vec<NewTask> {
    let subtype = dossier.subtype.as_ref().and_then(|key| catalogue.subtype(&dossier.type_key, key));
    let planned = subtype.map_or(&[][..], |subtype| &subtype.tasks);
    let task = |task: &crate::catalogue::Task| NewTask {
        id: new_id(),
        key: task.key.clone(),
        subject: task.labels.get(Language::default()).to_owned(),
    };
    planned.iter().map(task).collect()
}

#[cfg(test)]
mod tests;
