//! `spin:variables`: what the manifest gives a component.

use wasmtime::component::{Accessor, HasData, Linker};

use crate::state::State;

mod bindings {
    wasmtime::component::bindgen!({ path: "wit", world: "host" });
}

use bindings::spin::variables::variables;

/// Why a variable has no value, as components see it.
pub type VariableError = variables::Error;

/// Spin's rule: lower-case letters, digits and single underscores, starting with a letter.
///
/// # Errors
/// Says what is wrong with the name, and what would be right.
pub fn check_variable_name(name: &str) -> Result<(), String> {
    let characters_ok = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let starts_ok = name.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    if characters_ok && starts_ok && !name.ends_with('_') && !name.contains("__") {
        return Ok(());
    }
    Err(format!(
        "`{name}` is no variable name: use lower-case letters, digits and single underscores, starting with a letter"
    ))
}

/// Gives the bindings access to the variables in a [`State`].
struct HasVariables;

impl HasData for HasVariables {
    type Data<'a> = &'a mut State;
}

impl variables::Host for State {}

impl<T: Send> variables::HostWithStore<T> for HasVariables {
    async fn get(accessor: &Accessor<T, Self>, name: String) -> Result<String, VariableError> {
        if let Err(message) = check_variable_name(&name) {
            return Err(VariableError::InvalidName(message));
        }
        let value = accessor.with(|mut access| access.get().variable(&name).cloned());
        value.ok_or_else(|| VariableError::Undefined(format!("the manifest gives this component no {name:?}")))
    }
}

/// Adds `spin:variables` to a linker.
pub fn add_to_linker(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    variables::add_to_linker::<State, HasVariables>(linker, |state| state)
}
