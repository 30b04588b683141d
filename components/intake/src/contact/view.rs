//! The form as the templates draw it: ticks, hints, errors, and what is said above it.

use askama::Template;
use domain::field_error::FieldErrors;
use domain::intake::{Choices, Form, Trap, field};
use domain::limits::QUESTION_CHARS_MAX;
use domain::submission::{AnswerChannel, ApartmentBuilding};

use crate::page::Page;

/// Why a form without faults is handed back.
pub enum Notice {
    /// It looks as if no person filled it in.
    Trap(Trap),
    /// This form was stored before, with other content.
    Duplicate {
        /// Path of the first one's receipt.
        receipt: String,
    },
}

/// What is said above the form.
pub struct NoticeText {
    title: String,
    text: String,
    receipt: Option<String>,
}

/// The contact form.
#[derive(Template)]
#[template(path = "contact.html")]
pub struct ContactPage<'a> {
    /// The frame.
    pub page: &'a Page,
    /// What may be chosen.
    pub choices: &'a Choices,
    /// What was typed.
    pub form: &'a Form,
    /// What is wrong with it.
    pub errors: &'a FieldErrors,
    /// What else is to be said.
    pub notice: Option<Notice>,
}

/// A form that could not be stored, carried along for another try. It needs nothing of the database to be drawn.
#[derive(Template)]
#[template(path = "retry.html")]
pub struct RetryPage<'a> {
    /// The frame.
    pub page: &'a Page,
    /// What happened.
    pub text: String,
    /// What was typed.
    pub form: &'a Form,
}

struct Tick {
    id: String,
    key: String,
    label: String,
    is_checked: bool,
}

struct Fault {
    field: &'static str,
    text: String,
}

impl ContactPage<'_> {
    fn notice(&self) -> Option<NoticeText> {
        let (title, text, receipt) = match self.notice.as_ref()? {
            Notice::Trap(Trap::HiddenFieldFilled) => ("citizen-again-title", "citizen-trap-hidden-field-filled", None),
            Notice::Trap(Trap::TooFast) => ("citizen-again-title", "citizen-trap-too-fast", None),
            Notice::Trap(Trap::NoKey) => ("citizen-again-title", "citizen-trap-no-key", None),
            Notice::Duplicate { receipt } => {
                ("citizen-duplicate-title", "citizen-duplicate-text", Some(self.page.link(receipt)))
            }
        };
        Some(NoticeText { title: self.page.t(title), text: self.page.t(text), receipt })
    }

    /// The faults in the order of the page.
    fn faults(&self) -> Vec<Fault> {
        let fault = |field| self.error(field).map(|text| Fault { field, text });
        field::IN_ORDER.into_iter().filter_map(fault).collect()
    }

    fn error(&self, name: &str) -> Option<String> {
        let code = self.errors.of(name).first()?;
        Some(self.page.t(&format!("citizen-error-{name}-{}", code.as_str())))
    }

    fn is_wrong(&self, name: &str) -> bool {
        !self.errors.of(name).is_empty()
    }

    fn hint(&self, name: &str) -> String {
        self.page.t(&format!("citizen-contact-{name}-hint"))
    }

    fn described_by(&self, name: &str, has_hint: bool) -> String {
        match (has_hint, self.is_wrong(name)) {
            (true, true) => format!("{name}-hint {name}-error"),
            (false, true) => format!("{name}-error"),
            (true, false) => format!("{name}-hint"),
            (false, false) => String::new(),
        }
    }

    fn themes(&self) -> Vec<Tick> {
        let offered =
            self.choices.themes.iter().map(|theme| (theme.key.as_str(), self.page.label(&theme.labels).to_owned()));
        ticks(field::THEMES, offered, |key| self.form.themes.iter().any(|theme| theme == key))
    }

    fn capacities(&self) -> Vec<Tick> {
        let capacities = self.choices.capacities.iter();
        let offered = capacities.map(|capacity| (capacity.key.as_str(), self.page.label(&capacity.labels).to_owned()));
        ticks(field::CAPACITY, offered, |key| self.form.capacity == key)
    }

    fn buildings(&self) -> Vec<Tick> {
        let text = |key: &str| self.page.t(&format!("citizen-contact-apartment_building-{key}"));
        let offered = ApartmentBuilding::ALL.into_iter().map(|answer| (answer.as_str(), text(answer.as_str())));
        ticks(field::APARTMENT_BUILDING, offered, |key| self.form.apartment_building == key)
    }

    fn channels(&self) -> Vec<Tick> {
        let text = |key: &str| self.page.t(&format!("citizen-channel-{key}"));
        let offered = AnswerChannel::ALL.into_iter().map(|channel| (channel.as_str(), text(channel.as_str())));
        ticks(field::ANSWER_CHANNELS, offered, |key| self.form.answer_channels.iter().any(|channel| channel == key))
    }

    fn question_limit(&self) -> usize {
        QUESTION_CHARS_MAX
    }

    /// A counting message for one and for several, parted by `|`, with `#` for the number: the script needs no
    /// translations of its own.
    fn count_texts(&self, id: &str) -> String {
        self.page.texts().count_pattern(id)
    }
}

impl RetryPage<'_> {
    /// Everything but the question, which is shown.
    fn carried(&self) -> Vec<(&'static str, &str)> {
        self.form.pairs().filter(|(name, _)| *name != field::QUESTION).collect()
    }
}

/// The first tick of a list has the field's own name as id, so that the link in the error summary leads to it.
fn ticks<'a>(
    name: &str,
    offered: impl Iterator<Item = (&'a str, String)>,
    is_checked: impl Fn(&str) -> bool,
) -> Vec<Tick> {
    let tick = |(place, (key, label)): (usize, (&str, String))| Tick {
        id: if place == 0 { name.to_owned() } else { format!("{name}-{}", place + 1) },
        key: key.to_owned(),
        label,
        is_checked: is_checked(key),
    };
    offered.enumerate().map(tick).collect()
}
