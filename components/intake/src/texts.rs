//! The texts of the citizen's pages in one language.

use domain::language::Language;
pub use i18n::Argument;

/// The texts of one language.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of `language`.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.language
    }

    /// A message without arguments.
    pub fn get(self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A message with arguments.
    pub fn with(self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        i18n::text(self.language, id, arguments)
    }

    /// A date in words.
    pub fn date(self, year: i64, month: i64, day: i64) -> String {
        let (month, year) = (self.with("citizen-month", &[("month", Argument::Number(month))]), year.to_string());
        let arguments =
            [("day", Argument::Number(day)), ("month", Argument::Text(&month)), ("year", Argument::Text(&year))];
        self.with("citizen-date", &arguments)
    }

    /// An instant in words, from `YYYY-MM-DD` and `HH:MM`.
    pub fn date_and_time(self, date: &str, time: &str) -> String {
        let part = |place: usize| date.split('-').nth(place).and_then(|part| part.parse().ok()).unwrap_or_default();
        let (hour, minute) = time.split_once(':').unwrap_or_default();
        let date = self.date(part(0), part(1), part(2));
        let arguments = [("date", &*date), ("hour", hour), ("minute", minute)];
        self.with("citizen-date-and-time", &arguments.map(|(name, text)| (name, Argument::Text(text))))
    }

    /// The sentences of a counting message for one and for several, as `one|several` with `#` for the number.
    pub fn count_pattern(self, id: &str) -> String {
        // Any two numbers with these digits serve, since no other digit stands in the sentences.
        let sentence = |count: i64| {
            let digits = count.to_string();
            self.with(id, &[("count", Argument::Number(count))]).replace(&digits, "#")
        };
        format!("{}|{}", sentence(1), sentence(99))
    }
}
