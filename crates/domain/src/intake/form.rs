//! The contact form as it came in: texts only, kept as typed so that a page with errors can show them again.

/// The names of the form's fields, shared by the page, the parser and the error messages.
pub mod field {
    /// Made when the form is drawn.
    pub const FORM_KEY: &str = "form_key";
    /// The field people do not see.
    pub const TRAP: &str = "homepage";
    /// Name.
    pub const NAME: &str = "name";
    /// E-mail address.
    pub const EMAIL: &str = "email";
    /// Telephone number.
    pub const TELEPHONE: &str = "telephone";
    /// Party role.
    pub const CAPACITY: &str = "capacity";
    /// Address.
    pub const ADDRESS: &str = "address";
    /// Apartment building or not.
    pub const APARTMENT_BUILDING: &str = "apartment_building";
    /// Theme, once per chosen theme.
    pub const THEMES: &str = "themes";
    /// Question.
    pub const QUESTION: &str = "question";
    /// Channel, once per chosen channel.
    pub const ANSWER_CHANNELS: &str = "answer_channels";

    /// The fields people fill in, in the order of the page.
    pub const IN_ORDER: [&str; 9] =
        [THEMES, QUESTION, ADDRESS, APARTMENT_BUILDING, CAPACITY, NAME, EMAIL, TELEPHONE, ANSWER_CHANNELS];
}

/// More ticks than any list of the form has are not kept.
const TICKS_MAX: usize = 100;

/// What the browser sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// [`field::FORM_KEY`]
    pub form_key: String,
    /// [`field::TRAP`]
    pub trap: String,
    /// [`field::NAME`]
    pub name: String,
    /// [`field::EMAIL`]
    pub email: String,
    /// [`field::TELEPHONE`]
    pub telephone: String,
    /// [`field::CAPACITY`]
    pub capacity: String,
    /// [`field::ADDRESS`]
    pub address: String,
    /// [`field::APARTMENT_BUILDING`]
    pub apartment_building: String,
    /// [`field::THEMES`]
    pub themes: Vec<String>,
    /// [`field::QUESTION`]
    pub question: String,
    /// [`field::ANSWER_CHANNELS`]
    pub answer_channels: Vec<String>,
}

impl Form {
    /// Collects the pairs of a form. Of a text sent twice the last counts; fields the form does not have are left
    /// out, since browser extensions add some.
    pub fn from_pairs<N: AsRef<str>, V: Into<String>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.into();
            match name.as_ref() {
                field::FORM_KEY => form.form_key = value,
                field::TRAP => form.trap = value,
                field::NAME => form.name = value,
                field::EMAIL => form.email = value,
                field::TELEPHONE => form.telephone = value,
                field::CAPACITY => form.capacity = value,
                field::ADDRESS => form.address = value,
                field::APARTMENT_BUILDING => form.apartment_building = value,
                field::THEMES => tick(&mut form.themes, value),
                field::QUESTION => form.question = value,
                field::ANSWER_CHANNELS => tick(&mut form.answer_channels, value),
                _ => {}
            }
        }
        form
    }

    /// The pairs of the form, so that a page can carry it along for another try.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let texts = [
            (field::FORM_KEY, &self.form_key),
            (field::NAME, &self.name),
            (field::EMAIL, &self.email),
            (field::TELEPHONE, &self.telephone),
            (field::CAPACITY, &self.capacity),
            (field::ADDRESS, &self.address),
            (field::APARTMENT_BUILDING, &self.apartment_building),
            (field::QUESTION, &self.question),
        ];
        let themes = self.themes.iter().map(|theme| (field::THEMES, theme));
        let channels = self.answer_channels.iter().map(|channel| (field::ANSWER_CHANNELS, channel));
        texts.into_iter().chain(themes).chain(channels).map(|(name, value)| (name, value.as_str()))
    }
}

fn tick(ticks: &mut Vec<String>, value: String) {
    if ticks.len() < TICKS_MAX && !ticks.contains(&value) {
        ticks.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_ticks_are_collected_once_and_unknown_fields_left_out() {
        let pairs = [("themes", "roof"), ("themes", "walls"), ("themes", "roof"), ("name", "An"), ("other", "x")];
        let form = Form::from_pairs(pairs);
        assert_eq!(form.themes, ["roof", "walls"]);
        assert_eq!(form.name, "An");
    }

    #[test]
    fn a_form_carried_along_is_the_same_form() {
        let form = Form {
            form_key: "key".into(),
            name: "An".into(),
            themes: vec!["roof".into(), "walls".into()],
            answer_channels: vec!["email".into()],
            ..Form::default()
        };
        assert_eq!(Form::from_pairs(form.pairs().map(|(name, value)| (name, value.to_owned()))), form);
    }
}
