//! What the contact form offers, and the queue that follows from the choice.

use serde::{Deserialize, Serialize};

use crate::language::Labels;

/// The queue for questions that belong to no theme or to several.
pub const GENERAL_QUEUE: &str = "general";

/// What a citizen may choose: the active themes and the party roles offered on the form, in the catalogue's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// What the question is about.
    pub themes: Vec<Theme>,
    /// In what capacity it is asked.
    pub capacities: Vec<Capacity>,
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
    /// The queue in which a question of these themes waits: the one specific queue they agree on (general themes
    /// beside it do not matter), otherwise the general queue, whose people divide the work by hand.
    #[must_use]
    pub fn queue_of(&self, themes: &[String]) -> &str {
        let chosen = self.themes.iter().filter(|theme| themes.contains(&theme.key));
        let mut specific = chosen.map(|theme| theme.queue.as_str()).filter(|queue| *queue != GENERAL_QUEUE);
        match specific.next() {
            Some(first) if specific.all(|queue| queue == first) => first,
            _ => GENERAL_QUEUE,
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
                theme("other", GENERAL_QUEUE),
            ],
            capacities: Vec::new(),
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
    fn a_general_theme_does_not_outweigh_a_specific_one() {
        assert_eq!(queue_of(&["apartment", "other"]), "condominiums");
        assert_eq!(queue_of(&["other"]), GENERAL_QUEUE);
    }

    #[test]
    fn themes_of_different_queues_go_to_the_general_queue() {
        assert_eq!(queue_of(&["roof", "apartment"]), GENERAL_QUEUE);
        assert_eq!(queue_of(&["unknown"]), GENERAL_QUEUE);
    }
}
