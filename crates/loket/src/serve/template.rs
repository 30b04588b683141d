//! `{{ name }}` templates over application variables, as in Spin's manifest.

use std::collections::BTreeMap;

/// A string with places for variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Variable(String),
}

impl Template {
    /// Splits `text` at its `{{ … }}`; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Template, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((literal, tail)) = rest.split_once("{{") {
            let Some((name, after)) = tail.split_once("}}") else {
                return Err(format!("`{text}` has a `{{{{` without its `}}}}`"));
            };
            if !literal.is_empty() {
                parts.push(Part::Literal(literal.to_owned()));
            }
            parts.push(Part::Variable(name.trim().to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(rest.to_owned()));
        }
        Ok(Template { parts })
    }

    /// The names of the variables used.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Literal(_) => None,
            Part::Variable(name) => Some(name.as_str()),
        })
    }

    /// The text with every variable replaced. The manifest reader has checked that each is
    /// declared, and [`super::variables::Given::resolve`] gives every declared one a value.
    pub fn resolve(&self, values: &BTreeMap<String, String>) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.as_str(),
                Part::Variable(name) => values.get(name).map_or("", String::as_str),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_replaced_wherever_they_stand() {
        let values =
            BTreeMap::from([("host".to_owned(), "api.example.org".to_owned()), ("port".to_owned(), "8443".to_owned())]);
        for (text, resolved) in [
            ("", ""),
            ("plain", "plain"),
            ("{{host}}", "api.example.org"),
            ("https://{{ host }}:{{ port }}", "https://api.example.org:8443"),
            ("{ {{ port }} }", "{ 8443 }"),
        ] {
            let template = Template::parse(text).unwrap();
            assert_eq!(template.resolve(&values), resolved, "{text}");
        }
    }

    #[test]
    fn open_braces_without_their_end_are_an_error() {
        let error = Template::parse("https://{{ host").unwrap_err();
        assert!(error.contains("without its `}}`"), "{error}");
    }

    #[test]
    fn names_of_used_variables_are_known() {
        let template = Template::parse("{{ a }}-{{b}}").unwrap();
        assert_eq!(template.variables().collect::<Vec<_>>(), ["a", "b"]);
    }
}
