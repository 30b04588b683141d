//! The contact form: what a citizen may choose, what came in, and how it becomes a [`Submission`].
//!
//! [`Submission`]: crate::submission::Submission

mod choices;
mod form;
mod form_key;
mod parse;
mod text;
mod trap;

pub use choices::{Capacity, Choices, Theme};
pub use form::{Form, field};
pub use form_key::FormKey;
pub use parse::{REACHABLE_ERRORS, parse};
pub use trap::{Trap, trap};
