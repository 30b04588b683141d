//! A dossier begins by hand: on the telephone, at the counter, at an event, or as the next wagon of a journey (manual 3.1.2, 3.1.3).

use serde::Deserialize;
use utoipa::ToSchema;

use crate::address::TypedAddress;
use crate::change::{FieldChange, SubjectKind};
use crate::contact::NewContact;
use crate::conversion::{
    AddressChoice, ContactChoice, ConversionContext, NewDossier, NewTask, choose_address, choose_contact, made,
    refuse_unknown, refuse_unknown_dossier, task_entries, tasks,
};
use crate::details::Details;
use crate::field_error::{FieldCode, FieldErrors};
use crate::language::Language;
use crate::timeline::{Entry, Subjects, TimelineKind};

/// What a colleague chose for a new dossier. The type alone is enough: what is missing is framed in the form of the dossier.
#[derive(Clone, Debug, Default, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct OpeningRequest {
    /// Key of the type.
    #[serde(rename = "type")]
    pub type_key: String,
    /// Key of a subtype of that type.
    #[serde(default)]
    pub subtype: Option<String>,
    /// Number of the journey that it follows up, or of one of its dossiers; a new journey when absent.
    #[serde(default)]
    pub journey_number: Option<String>,
    /// Who asks; only of a new journey.
    #[serde(default)]
    pub contact: Option<ContactChoice>,
    /// Key of the role in which they ask; required with `contact`.
    #[serde(default)]
    pub role: Option<String>,
    /// Which dwelling or building it is about; only of a new journey.
    #[serde(default)]
    pub address: Option<AddressChoice>,
    /// Key of the source.
    #[serde(default)]
    pub source: Option<String>,
    /// Key of the main project.
    #[serde(default)]
    pub main_project: Option<String>,
    /// The very first contact, `YYYY-MM-DD`; today when absent.
    #[serde(default)]
    #[schema(format = Date)]
    pub requested_on: Option<String>,
    /// Who will work on it; oneself when absent.
    #[serde(default)]
    pub assignee_id: Option<String>,
    /// Key of the queue it belongs to.
    #[serde(default)]
    pub queue: Option<String>,
}

/// What was read of what the request refers to.
#[derive(Clone, Copy, Debug)]
pub struct OpeningFacts<'a> {
    /// Id of the user.
    pub me: &'a str,
    /// Id of the journey that was named, when the user sees it.
    pub journey_id: Option<&'a str>,
    /// Whether the contact chosen by id exists and is in use.
    pub contact_is_known: bool,
    /// Whether the address chosen by id exists.
    pub address_is_known: bool,
    /// Whether the assignee who was named works here.
    pub assignee_is_active: bool,
}

/// Everything that is made. The number is not known yet: it comes from the counter of `year` when this is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The year of the dossier's number.
    pub year: i64,
    /// Id of the journey.
    pub journey_id: String,
    /// Whether the journey is there already.
    pub is_follow_up: bool,
    /// Who asks, in a new journey.
    pub customer: Option<Customer>,
    /// The address it is about, in a new journey.
    pub place: Option<Place>,
    /// The dossier.
    pub dossier: NewDossier,
    /// What its subtype plans from the start.
    pub tasks: Vec<NewTask>,
    /// First values of what is made, for the history.
    pub changes: Vec<(SubjectKind, String, Vec<FieldChange>)>,
    /// What the colleague did, for the timeline: the dossier first, then its tasks.
    pub entries: Vec<Entry>,
}

/// The main contact of a new journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// Id of the contact.
    pub contact_id: String,
    /// The same, when they were not known yet.
    pub new_contact: Option<NewContact>,
    /// Id of the contact's part in the journey.
    pub party_id: String,
    /// Id of the role in that part.
    pub party_role_id: String,
    /// Key of that role.
    pub role: String,
}

/// The main address of a new journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Id of the address.
    pub address_id: String,
    /// The same, when it was typed.
    pub new_address: Option<TypedAddress>,
    /// Id of its place in the journey.
    pub journey_address_id: String,
}

/// Decides what is made. `new_id` gives a fresh id at each call.
///
/// # Errors
/// The faults of all fields of the request at once, by the request's field paths: [`FieldCode::Invalid`] for people or an address
/// of a journey that has its own.
pub fn open(
    context: ConversionContext<'_>,
    facts: &OpeningFacts<'_>,
    request: &OpeningRequest,
    new_id: &mut dyn FnMut() -> String,
) -> Result<Opening, FieldErrors> {
    let mut errors = FieldErrors::new();
    let is_follow_up = request.journey_number.is_some();
    if is_follow_up && facts.journey_id.is_none() {
        errors.add("journey_number", FieldCode::NotFound);
    }
    for (field, is_given) in [
        ("contact", request.contact.is_some()),
        ("role", request.role.is_some()),
        ("address", request.address.is_some()),
    ] {
        if is_follow_up && is_given {
            errors.add(field, FieldCode::Invalid);
        }
    }
    let customer = customer(context, facts, request, new_id, &mut errors);
    let place = place(facts, request, new_id, &mut errors);
    let dossier = dossier(context, facts, request, new_id(), &mut errors);
    errors.into_result(())?;
    let tasks = tasks(context.catalogue, &dossier, new_id);
    let mut opening = Opening {
        year: context.today.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default(),
        journey_id: facts.journey_id.map_or_else(&mut *new_id, str::to_owned),
        is_follow_up,
        customer,
        place,
        dossier,
        tasks,
        changes: Vec::new(),
        entries: Vec::new(),
    };
    opening.changes = opening.changes();
    opening.entries = opening.entries(context.now);
    Ok(opening)
}

fn customer(
    context: ConversionContext<'_>,
    facts: &OpeningFacts<'_>,
    request: &OpeningRequest,
    new_id: &mut dyn FnMut() -> String,
    errors: &mut FieldErrors,
) -> Option<Customer> {
    let choice = request.contact.as_ref()?;
    let new_contact = choose_contact(facts.contact_is_known, Language::default(), choice, errors);
    match &request.role {
        None => errors.add("role", FieldCode::Required),
        role => {
            refuse_unknown(errors, "role", role.as_ref(), |key| context.catalogue.role(key).map(|role| role.active))
        }
    }
    Some(Customer {
        contact_id: choice.id.clone().unwrap_or_else(&mut *new_id),
        new_contact,
        party_id: new_id(),
        party_role_id: new_id(),
        role: request.role.clone().unwrap_or_default(),
    })
}

fn place(
    facts: &OpeningFacts<'_>,
    request: &OpeningRequest,
    new_id: &mut dyn FnMut() -> String,
    errors: &mut FieldErrors,
) -> Option<Place> {
    let choice = request.address.as_ref()?;
    let new_address = choose_address(facts.address_is_known, Some(choice), errors);
    Some(Place {
        address_id: choice.id.clone().unwrap_or_else(&mut *new_id),
        new_address,
        journey_address_id: new_id(),
    })
}

fn dossier(
    context: ConversionContext<'_>,
    facts: &OpeningFacts<'_>,
    request: &OpeningRequest,
    id: String,
    errors: &mut FieldErrors,
) -> NewDossier {
    let OpeningRequest { type_key, subtype, source, main_project, .. } = request;
    let chosen = (type_key, subtype.as_ref(), source.as_ref(), main_project.as_ref());
    refuse_unknown_dossier(context.catalogue, chosen, errors);
    refuse_unknown(errors, "queue", request.queue.as_ref(), |key| {
        context.catalogue.queue(key).map(|queue| queue.active)
    });
    let requested_on = request.requested_on.clone().unwrap_or_else(|| context.today.to_owned());
    crate::conversion::refuse_day(&requested_on, context.today, errors);
    if request.assignee_id.is_some() && !facts.assignee_is_active {
        errors.add("assignee_id", FieldCode::NotFound);
    }
    NewDossier {
        id,
        type_key: type_key.clone(),
        subtype: subtype.clone(),
        stage: context.catalogue.first_stage(type_key).map(|stage| stage.key.clone()).unwrap_or_default(),
        source: source.clone(),
        main_project: main_project.clone(),
        assignee_id: Some(request.assignee_id.clone().unwrap_or_else(|| facts.me.to_owned())),
        queue: request.queue.clone(),
        requested_on,
        details: Details::new(),
        values: Vec::new(),
    }
}

impl Opening {
    fn entries(&self, now: &str) -> Vec<Entry> {
        let subjects = Subjects {
            journey_id: Some(self.journey_id.clone()),
            dossier_id: Some(self.dossier.id.clone()),
            contact_id: self.customer.as_ref().map(|customer| customer.contact_id.clone()),
            address_id: self.place.as_ref().map(|place| place.address_id.clone()),
            ..Subjects::default()
        };
        let facts = serde_json::json!({ "type": self.dossier.type_key, "subtype": self.dossier.subtype });
        let made = Entry { kind: TimelineKind::DossierCreated, happened_at: now.to_owned(), subjects, facts };
        [made].into_iter().chain(task_entries(&self.journey_id, &self.dossier.id, &self.tasks, now)).collect()
    }

    fn changes(&self) -> Vec<(SubjectKind, String, Vec<FieldChange>)> {
        let mut changes = vec![(SubjectKind::Dossier, self.dossier.id.clone(), self.dossier.first_values())];
        if let Some(customer) = &self.customer {
            let role = made([("role", Some(customer.role.clone()))]);
            changes.push((SubjectKind::Party, customer.party_id.clone(), role));
            if let Some(contact) = &customer.new_contact {
                changes.push((SubjectKind::Contact, customer.contact_id.clone(), contact.first_values()));
            }
        }
        if let Some((place, address)) = self.place.as_ref().and_then(|place| Some((place, place.new_address.as_ref()?)))
        {
            let text = made([("text", Some(address.text.clone()))]);
            changes.push((SubjectKind::Address, place.address_id.clone(), text));
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authorisation::Role;
    use crate::catalogue::Catalogue;

    const FACTS: OpeningFacts<'_> = OpeningFacts {
        me: "me",
        journey_id: None,
        contact_is_known: true,
        address_is_known: true,
        assignee_is_active: true,
    };

    fn opened(facts: &OpeningFacts<'_>, request: &OpeningRequest) -> Result<Opening, FieldErrors> {
        let catalogue = Catalogue::shipped();
        let context = ConversionContext {
            catalogue: &catalogue,
            role: Role::Coach,
            now: "2026-11-27T09:00:00.000Z",
            today: "2026-11-27",
        };
        let mut count = 0;
        open(context, facts, request, &mut || {
            count += 1;
            format!("id-{count}")
        })
    }

    fn of_type(type_key: &str) -> OpeningRequest {
        OpeningRequest { type_key: type_key.to_owned(), ..OpeningRequest::default() }
    }

    #[test]
    fn the_type_is_enough() {
        let opening = opened(&FACTS, &of_type("advice")).unwrap();
        assert_eq!((opening.dossier.stage.as_str(), opening.dossier.requested_on.as_str()), ("request", "2026-11-27"));
        assert_eq!((opening.dossier.assignee_id.as_deref(), opening.is_follow_up), (Some("me"), false));
        assert_eq!((opening.customer, opening.place, opening.entries.len()), (None, None, 1));
    }

    #[test]
    fn a_follow_up_has_the_people_of_its_journey() {
        let mut request = OpeningRequest { journey_number: Some("2026-000001".to_owned()), ..of_type("advice") };
        assert_eq!(opened(&FACTS, &request).unwrap_err().of("journey_number"), [FieldCode::NotFound]);
        let facts = OpeningFacts { journey_id: Some("journey"), ..FACTS };
        let opening = opened(&facts, &request).unwrap();
        assert_eq!((opening.journey_id.as_str(), opening.is_follow_up), ("journey", true));
        request.contact = Some(ContactChoice { id: Some("elise".to_owned()), ..ContactChoice::default() });
        request.role = Some("tenant".to_owned());
        request.address = Some(AddressChoice { text: Some("Bruul 12".to_owned()), id: None });
        let errors = opened(&facts, &request).unwrap_err();
        for field in ["contact", "role", "address"] {
            assert_eq!(errors.of(field), [FieldCode::Invalid], "{field}");
        }
    }

    #[test]
    fn a_new_journey_begins_with_whom_and_where_it_is_about() {
        let contact = ContactChoice { name: Some("Élise Peeters".to_owned()), ..ContactChoice::default() };
        let mut request = OpeningRequest {
            contact: Some(ContactChoice { email: Some("elise@example.be".to_owned()), ..contact }),
            address: Some(AddressChoice { text: Some("Bruul 12".to_owned()), id: None }),
            subtype: Some("renovation_master_plan_interest".to_owned()),
            ..of_type("information")
        };
        let errors = opened(&FACTS, &request).unwrap_err();
        assert_eq!(errors.of("role"), [FieldCode::Required]);
        request.role = Some("owner_occupier".to_owned());
        request.subtype = None;
        let opening = opened(&FACTS, &request).unwrap();
        let customer = opening.customer.expect("a customer");
        assert!(customer.new_contact.is_some() && opening.place.expect("a place").new_address.is_some());
        let kinds: Vec<_> = opening.changes.iter().map(|(kind, ..)| *kind).collect();
        assert_eq!(kinds, [SubjectKind::Dossier, SubjectKind::Party, SubjectKind::Contact, SubjectKind::Address]);
    }

    #[test]
    fn every_field_has_a_fault_of_its_own() {
        let some = |text: &str| Some(text.to_owned());
        let request = OpeningRequest {
            subtype: some("holiday"),
            source: some("pigeon"),
            main_project: some("moon"),
            requested_on: some("2999-01-01"),
            assignee_id: some("nobody"),
            queue: some("none"),
            ..of_type("advice")
        };
        let errors = opened(&OpeningFacts { assignee_is_active: false, ..FACTS }, &request).unwrap_err();
        for (field, code) in [
            ("subtype", FieldCode::UnknownOption),
            ("source", FieldCode::UnknownOption),
            ("main_project", FieldCode::UnknownOption),
            ("requested_on", FieldCode::InFuture),
            ("assignee_id", FieldCode::NotFound),
            ("queue", FieldCode::UnknownOption),
        ] {
            assert_eq!(errors.of(field), [code], "{field}");
        }
        assert_eq!(opened(&FACTS, &of_type("holiday")).unwrap_err().of("type"), [FieldCode::UnknownOption]);
    }
}
