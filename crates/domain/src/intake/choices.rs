//! What the contact form offers, and the queue that follows from the choice.

use serde::{Deserialize, Serialize};

use crate::language::Labels;

/// What a citizen may choose: the active themes and the party roles offered on the form, in the catalogue's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// What the question is about.
    pub themes: Vec<Theme>,
    /// In what capacity it is asked.
    pub capacities: Vec<Capacity>,
    /// The queue of whatever no theme sends elsewhere.
    pub central_queue: String,
}

/// A theme of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Stable key.
    pub key: String,
    /// What the citizen reads.
    pub labels: Labels,
    /// The queue whose people answer questions of this theme.
    pub queue: String,
}

/// A party role as the form offers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Stable key of the role.
    pub key: String,
    /// What the citizen reads.
    pub labels: Labels,
}

impl Choices {
    /// The queue in which a question of these themes waits: the one specific queue they agree on (themes of the
    /// central queue beside it do not matter), otherwise the central queue, whose people divide the work by hand.
    #[must_use]
    pub fn queue_of(&self, themes: &[String]) -> &str {
        let chosen = self.themes.iter().filter(|theme| themes.contains(&theme.key));
        let mut specific = chosen.map(|theme| theme.queue.as_str()).filter(|queue| *queue != self.central_queue);
        match specific.next() {
            Some(first) if specific.all(|queue| queue == first) => first,
            _ => &self.central_queue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue_of(themes: &[&str]) -> String {
        let theme =
            |key: &str, queue: &str| Theme { key: key.to_owned(), labels: Labels::default(), queue: queue.to_owned() };
        let choices = Choices {
            themes: vec![
                theme("roof", "renovation"),
                theme("walls", "renovation"),
                theme("apartment", "condominiums"),
                theme("other", "central"),
            ],
            capacities: Vec::new(),
            central_queue: "central".to_owned(),
        };
        let themes: Vec<String> = themes.iter().map(|theme| (*theme).to_owned()).collect();
        choices.queue_of(&themes).to_owned()
    }

    #[test]
    fn themes_of_one_queue_go_to_that_queue() {
        assert_eq!(queue_of(&["roof"]), "renovation");
        assert_eq!(queue_of(&["roof", "walls"]), "renovation");
    }

    #[test]
    fn a_central_theme_does_not_outweigh_a_specific_one() {
        assert_eq!(queue_of(&["apartment", "other"]), "condominiums");
        assert_eq!(queue_of(&["other"]), "central");
    }

    #[test]
    fn themes_of_different_queues_go_to_the_central_queue() {
        assert_eq!(queue_of(&["roof", "apartment"]), "central");
        assert_eq!(queue_of(&["unknown"]), "central");
    }
}
