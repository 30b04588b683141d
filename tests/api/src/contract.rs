//! Answers against `openapi.json`.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use jsonschema::Validator;
use serde_json::{Value, json};

/// The committed description of the API.
pub struct Contract {
    document: Value,
    validators: Mutex<HashMap<String, &'static Validator>>,
}

impl Contract {
    /// The description, read once per process.
    pub fn get() -> &'static Self {
        static CONTRACT: OnceLock<Contract> = OnceLock::new();
        CONTRACT.get_or_init(|| {
            let text = openapi::text().expect("the components describe themselves");
            let document = serde_json::from_str(&text).expect("openapi.json is JSON");
            Self { document, validators: Mutex::default() }
        })
    }

    /// Every operation as (method in capitals, path template).
    pub fn operations(&self) -> Vec<(String, String)> {
        let paths = self.document["paths"].as_object().expect("paths");
        let of_path = |(path, item): (&String, &Value)| {
            let methods = item.as_object().expect("a path item").keys();
            let methods = methods.filter(|key| ["get", "put", "post", "patch", "delete"].contains(&key.as_str()));
            methods.map(|method| (method.to_uppercase(), path.clone())).collect::<Vec<_>>()
        };
        paths.iter().flat_map(of_path).collect()
    }

    /// The description of one operation.
    pub fn operation(&self, method: &str, template: &str) -> &Value {
        &self.document["paths"][template][method.to_lowercase()]
    }

    /// A schema with its references resolved one step.
    pub fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => self.document.pointer(reference.trim_start_matches('#')).expect("a known schema"),
            None => schema,
        }
    }

    /// The path template that `path` belongs to, fixed segments before parameters.
    pub fn template(&self, path: &str) -> Option<String> {
        let path = path.split('?').next().unwrap_or(path);
        let paths = self.document["paths"].as_object()?.keys();
        let mut fitting: Vec<&String> = paths.filter(|template| fits(template, path)).collect();
        fitting.sort_by_key(|template| template.matches('{').count());
        fitting.first().map(|template| (*template).clone())
    }

    /// Demands that the answer's status, media type and body are as described. `None` as body: empty.
    pub fn check(&self, method: &str, path: &str, status: u16, media_type: Option<&str>, body: Option<&Value>) {
        let place = format!("{method} {path} → {status}");
        let Some(template) = self.template(path) else {
            assert!(matches!(status, 404 | 405), "{place}: not described at all");
            return;
        };
        let operation = self.operation(method, &template);
        if operation.is_null() {
            assert_eq!(status, 405, "{place}: {template} has no such method");
            return;
        }
        let response = &operation["responses"][status.to_string()];
        assert!(!response.is_null(), "{place}: status not described for {template}; body {body:?}");
        let content = self.resolve(response)["content"].as_object();
        match (content, body) {
            (None, None) => {}
            (None, Some(body)) => panic!("{place}: a body where none is described: {body}"),
            (Some(_), None) => panic!("{place}: no body where one is described"),
            (Some(content), Some(body)) => {
                let media_type = media_type.unwrap_or_default();
                assert!(content.contains_key(media_type), "{place}: {media_type} is not described");
                self.check_body(&place, &content[media_type]["schema"], body);
            }
        }
    }

    fn check_body(&self, place: &str, schema: &Value, body: &Value) {
        let validator = self.validator(schema);
        let faults: Vec<String> =
            validator.iter_errors(body).map(|fault| format!("{} at {}", fault, fault.instance_path())).collect();
        assert!(faults.is_empty(), "{place}: {}\n{body:#}", faults.join("\n"));
    }

    fn validator(&self, schema: &Value) -> &'static Validator {
        let mut validators = self.validators.lock().expect("no test panicked while holding it");
        validators.entry(schema.to_string()).or_insert_with(|| {
            let whole = json!({ "allOf": [schema], "components": self.document["components"] });
            let validator = jsonschema::options().should_validate_formats(true).build(&whole).expect("a valid schema");
            Box::leak(Box::new(validator))
        })
    }
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
    template.len() == path.len()
        && template
            .iter()
            .zip(&path)
            .all(|(part, segment)| part == segment || (part.starts_with('{') && !segment.is_empty()))
}
