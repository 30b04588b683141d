//! Values of application variables, from the sources that Spin has and in its order: command line,
//! environment, what `loket serve` itself supplies, manifest default.

use std::collections::BTreeMap;

use super::manifest::Manifest;

/// The URL of the database, an HTTP origin.
pub const LIBSQL_URL: &str = "libsql_url";
/// The token that goes with it.
pub const LIBSQL_TOKEN: &str = "libsql_token";
/// Where people reach the application.
pub const PUBLIC_URL: &str = "public_url";

/// What the operator gave: `--variable name=value` and `SPIN_VARIABLE_<NAME>`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    values: BTreeMap<String, String>,
}

impl Given {
    /// Collects both sources. A `--variable` that the manifest does not declare is an error, since
    /// it would have no effect; the environment may hold variables of other applications.
    pub fn collect(
        manifest: &Manifest,
        arguments: &[(String, String)],
        environment: &[(String, String)],
    ) -> anyhow::Result<Given> {
        let mut values = BTreeMap::new();
        for name in manifest.variables.keys() {
            let key = format!("SPIN_VARIABLE_{}", name.to_ascii_uppercase());
            if let Some((_, value)) = environment.iter().find(|(name, _)| *name == key) {
                values.insert(name.clone(), value.clone());
            }
        }
        for (name, value) in arguments {
            anyhow::ensure!(
                manifest.variables.contains_key(name),
                "--variable {name}: the manifest declares no such variable; it declares: {}",
                names(manifest)
            );
            values.insert(name.clone(), value.clone());
        }
        Ok(Given { values })
    }

    /// Whether the operator gave a value for `name`.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// A value for every declared variable. `supplied` is what `loket serve` knows by itself.
    pub fn resolve(self, manifest: &Manifest, supplied: &[(&str, String)]) -> anyhow::Result<BTreeMap<String, String>> {
        let mut values = self.values;
        let mut missing = Vec::new();
        for (name, variable) in &manifest.variables {
            if values.contains_key(name) {
                continue;
            }
            let supplied = supplied.iter().find(|(key, _)| key == name);
            let value = supplied.map(|(_, value)| value.clone());
            match value.or_else(|| variable.default.clone()) {
                Some(value) => {
                    values.insert(name.clone(), value);
                }
                None => missing.push(name.as_str()),
            }
        }
        anyhow::ensure!(
            missing.is_empty(),
            "no value for the required variable(s) {}: give each with --variable <name>=<value> or SPIN_VARIABLE_<NAME>",
            missing.join(", ")
        );
        Ok(values)
    }
}

fn names(manifest: &Manifest) -> String {
    let names: Vec<_> = manifest.variables.keys().map(String::as_str).collect();
    match names.as_slice() {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let text = r#"
spin_manifest_version = 2
[application]
name = "test"
[variables]
city = { default = "Ghent" }
secret = { required = true, secret = true }
[[trigger.http]]
route = "/..."
component = "one"
[component.one]
source = "one.wasm"
"#;
        Manifest::parse("spin.toml", text, ".".into()).unwrap()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn resolve(
        arguments: &[(&str, &str)],
        environment: &[(&str, &str)],
        supplied: &[(&str, String)],
    ) -> anyhow::Result<BTreeMap<String, String>> {
        Given::collect(&manifest(), &pairs(arguments), &pairs(environment))?.resolve(&manifest(), supplied)
    }

    #[test]
    fn command_line_beats_environment_beats_supplied_beats_default() {
        let from = |arguments: &[(&str, &str)], environment: &[(&str, &str)], supplied| {
            resolve(arguments, environment, supplied).unwrap()["city"].clone()
        };
        let secret = ("secret", "x");
        let environment = [("SPIN_VARIABLE_CITY", "Aalst")];
        let supplied = [("city", "Gent".to_owned())];
        assert_eq!(from(&[secret, ("city", "Brugge")], &environment, &supplied), "Brugge");
        assert_eq!(from(&[secret], &environment, &supplied), "Aalst");
        assert_eq!(from(&[secret], &[], &supplied), "Gent");
        assert_eq!(from(&[secret], &[], &[]), "Ghent");
    }

    #[test]
    fn missing_required_variable_is_named() {
        let error = resolve(&[], &[], &[]).unwrap_err().to_string();
        assert!(error.contains("required variable(s) secret"), "{error}");
    }

    #[test]
    fn undeclared_argument_is_refused_and_undeclared_environment_is_not() {
        let error = resolve(&[("secrte", "x")], &[], &[]).unwrap_err().to_string();
        assert!(error.contains("--variable secrte"), "{error}");
        assert!(error.contains("city, secret"), "{error}");
        resolve(&[("secret", "x")], &[("SPIN_VARIABLE_OTHER", "y")], &[]).unwrap();
    }
}
