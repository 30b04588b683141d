//! Values of application variables, from the sources that Spin has and in its order: command line,
//! environment, what `loket serve` itself supplies, manifest default.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Context as _;

use super::manifest::Manifest;

/// The URL of the database, an HTTP origin.
pub const LIBSQL_URL: &str = "libsql_url";
/// The token that goes with it.
pub const LIBSQL_TOKEN: &str = "libsql_token";
/// Opens the routes of jobs to the clock.
pub const JOBS_TOKEN: &str = "jobs_token";
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

/// One `--variable`, in the forms that Spin takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VariableSource {
    /// `name=value`
    Value(String, String),
    /// `name=@file`: the file's content as it is.
    Content(String, PathBuf),
    /// `@file.toml` or `@file.json`: a flat table of texts.
    Table(PathBuf),
}

impl VariableSource {
    /// Reads what the operator typed.
    ///
    /// # Errors
    /// When it has none of the forms, in words for the person at the command line.
    pub fn parse(text: &str) -> Result<VariableSource, String> {
        if let Some(path) = text.strip_prefix('@') {
            let path = PathBuf::from(path);
            let known = path.extension().is_some_and(|extension| extension == "toml" || extension == "json");
            return if known {
                Ok(VariableSource::Table(path))
            } else {
                Err("the file must end in .toml or .json".into())
            };
        }
        let (name, value) = text.split_once('=').ok_or("write it as name=value, name=@file or @file.toml")?;
        Ok(match value.strip_prefix('@') {
            Some(path) => VariableSource::Content(name.to_owned(), path.into()),
            None => VariableSource::Value(name.to_owned(), value.to_owned()),
        })
    }

    /// The values of all of them, by name, in their order.
    ///
    /// # Errors
    /// As [`VariableSource::read`].
    pub fn read_all(sources: Vec<VariableSource>) -> anyhow::Result<Vec<(String, String)>> {
        Ok(sources.into_iter().map(VariableSource::read).collect::<anyhow::Result<Vec<_>>>()?.concat())
    }

    /// The values it gives, by name.
    ///
    /// # Errors
    /// When a file cannot be read or holds anything but texts.
    pub fn read(self) -> anyhow::Result<Vec<(String, String)>> {
        let content =
            |path: &PathBuf| std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()));
        match self {
            VariableSource::Value(name, value) => Ok(vec![(name, value)]),
            VariableSource::Content(name, path) => Ok(vec![(name, content(&path)?)]),
            VariableSource::Table(path) => {
                let text = content(&path)?;
                let table: anyhow::Result<BTreeMap<String, String>> =
                    if path.extension().is_some_and(|extension| extension == "json") {
                        serde_json::from_str(&text).map_err(Into::into)
                    } else {
                        toml::from_str(&text).map_err(Into::into)
                    };
                let table = table.with_context(|| format!("{} must map names to texts", path.display()))?;
                Ok(table.into_iter().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_have_the_forms_of_spin() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let read = |text: &str| VariableSource::parse(text).unwrap().read().map_err(|error| format!("{error:#}"));
        assert_eq!(read("city=a=b"), Ok(pairs(&[("city", "a=b")])));
        assert_eq!(read(&format!("token=@{}", file("token", "secret"))), Ok(pairs(&[("token", "secret")])));
        let toml = file("many.toml", "city = \"Gent\"\nsecret = \"x\"\n");
        assert_eq!(read(&format!("@{toml}")), Ok(pairs(&[("city", "Gent"), ("secret", "x")])));
        let json = file("many.json", r#"{"city": "Gent"}"#);
        assert_eq!(read(&format!("@{json}")), Ok(pairs(&[("city", "Gent")])));
        assert!(read(&format!("@{}", file("bad.toml", "city = 1"))).unwrap_err().contains("map names to texts"));
        assert!(read("token=@nowhere").unwrap_err().contains("cannot read nowhere"));
        assert!(VariableSource::parse("nothing").is_err() && VariableSource::parse("@values.yaml").is_err());
    }

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
