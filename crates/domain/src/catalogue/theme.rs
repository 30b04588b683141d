//! From the themes a citizen ticked to a queue and a proposed kind of dossier.

use super::{Catalogue, Theme};

/// Where a question goes and what dossier is proposed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Key of the queue.
    pub queue: String,
    /// Key of the type.
    pub type_key: String,
    /// Key of the subtype, when one is plausible.
    pub subtype: Option<String>,
}

impl Catalogue {
    /// The proposal for the ticked themes: what they agree on. Themes of several queues go to the central queue, to
    /// be divided by people; where they disagree about type or subtype, the queue's default is proposed. None only
    /// when the catalogue has no central queue with a default type and the themes do not decide either.
    #[must_use]
    pub fn proposal(&self, theme_keys: &[&str]) -> Option<Proposal> {
        let themes: Vec<&Theme> = theme_keys.iter().filter_map(|key| self.theme(key)).collect();
        let queue = agreed(&themes, |theme| &theme.queue)
            .and_then(|key| self.queue(key))
            .filter(|queue| queue.active)
            .or_else(|| self.central_queue())?;
        if let Some(type_key) = agreed(&themes, |theme| &theme.type_key) {
            let subtype = agreed(&themes, |theme| &theme.subtype).cloned().flatten();
            return Some(Proposal { queue: queue.key.clone(), type_key: type_key.clone(), subtype });
        }
        let type_key = queue.default_type.clone()?;
        Some(Proposal { queue: queue.key.clone(), type_key, subtype: queue.default_subtype.clone() })
    }
}

/// The value all themes share; none when there is no theme or they differ.
fn agreed<'a, T: PartialEq>(themes: &[&'a Theme], value: impl Fn(&'a Theme) -> &'a T) -> Option<&'a T> {
    let first = value(themes.first()?);
    themes.iter().all(|theme| value(theme) == first).then_some(first)
}
