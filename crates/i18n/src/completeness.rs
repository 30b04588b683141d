//! Every message exists in every language with the same variables, and every code of the API has one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use domain::field_error::FieldCode;
use domain::language::Language;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

const FILES: [&str; 3] = ["citizen", "staff", "errors"];

/// The variables of each message, attributes as `message.attribute`.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(language: Language, file: &str) -> Messages {
    let path = here().join(format!("locales/{}/{file}.ftl", language.as_str()));
    let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let resource = match FluentResource::try_new(source) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("{}: {errors:?}", path.display()),
    };
    let mut found = Messages::new();
    for entry in resource.entries() {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let patterns = message.value.iter().map(|value| (id.to_owned(), value)).chain(
                    message
                        .attributes
                        .iter()
                        .map(|attribute| (format!("{id}.{}", attribute.id.name), &attribute.value)),
                );
                for (id, pattern) in patterns {
                    let before = found.insert(id.clone(), variables(pattern));
                    assert!(before.is_none(), "{}: {id} occurs twice", path.display());
                    assert!(has_content(pattern), "{}: {id} is empty", path.display());
                }
            }
            Entry::Term(term) => panic!("{}: term -{} (write the word itself)", path.display(), term.id.name),
            Entry::Junk { content } => panic!("{}: unreadable: {content}", path.display()),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    found
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn has_content(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().any(|element| match element {
        PatternElement::TextElement { value } => !value.trim().is_empty(),
        PatternElement::Placeable { expression: Expression::Inline(_) } => true,
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().all(|variant| has_content(&variant.value))
        }
    })
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, found),
        InlineExpression::TermReference { arguments, .. } => {
            arguments.iter().for_each(|arguments| in_arguments(arguments, found));
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. } => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, found: &mut BTreeSet<String>) {
    arguments.positional.iter().chain(arguments.named.iter().map(|named| &named.value)).for_each(|argument| {
        in_inline(argument, found);
    });
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    for file in FILES {
        let dutch = messages(Language::Nl, file);
        assert!(!dutch.is_empty(), "{file}.ftl has no messages");
        for language in [Language::Fr, Language::En] {
            let other = messages(language, file);
            let missing: Vec<_> = dutch.keys().filter(|id| !other.contains_key(*id)).collect();
            let extra: Vec<_> = other.keys().filter(|id| !dutch.contains_key(*id)).collect();
            assert!(missing.is_empty(), "{}/{file}.ftl lacks {missing:?}", language.as_str());
            assert!(extra.is_empty(), "nl/{file}.ftl lacks {extra:?}");
            for (id, variables) in &dutch {
                assert_eq!(&other[id], variables, "variables of {id} in {}/{file}.ftl", language.as_str());
            }
        }
    }
}

#[test]
fn no_message_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for file in FILES {
        for id in messages(Language::Nl, file).into_keys() {
            if let Some(other) = seen.insert(id.clone(), file) {
                panic!("{id} stands in {other}.ftl and in {file}.ftl: remove one");
            }
        }
    }
}

#[test]
fn every_field_code_has_a_message_and_no_other_has() {
    let codes: BTreeSet<_> = FieldCode::ALL.iter().map(|code| format!("field-error-{}", code.as_str())).collect();
    let found = messages(Language::Nl, "errors").into_keys().filter(|id| id.starts_with("field-error-")).collect();
    assert_eq!(codes, found);
}

#[test]
fn every_problem_code_in_the_sources_has_a_message() {
    let codes = problem_codes();
    assert!(codes.len() > 15, "the search for codes finds too few: {codes:?}");
    let mut known = messages(Language::Nl, "errors");
    known.extend(messages(Language::Nl, "staff"));
    let missing: Vec<_> = codes.iter().filter(|code| !known.contains_key(&format!("problem-{code}"))).collect();
    assert!(missing.is_empty(), "write problem-<code> in errors.ftl for {missing:?}");
}

/// The codes that components, their glue and the host answer with, found in their sources.
fn problem_codes() -> BTreeSet<String> {
    let root = here().join("../..");
    let mut codes = BTreeSet::new();
    for folder in ["components", "crates/web/src", "crates/loket/src/serve"] {
        for file in rust_files(&root.join(folder)) {
            codes_in(&fs::read_to_string(&file).unwrap_or_default(), &mut codes);
        }
    }
    codes
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.extension() {
            _ if path.is_dir() => rust_files(&path),
            Some(extension) if extension == "rs" => vec![path],
            _ => Vec::new(),
        })
        .collect()
}

/// `Conflict("…")`, `Malformed { code: "…" }`, and what a function `code` maps to.
fn codes_in(source: &str, codes: &mut BTreeSet<String>) {
    for marker in ["Conflict(\"", "Malformed { code: \""] {
        let literals = source.split(marker).skip(1).filter_map(|rest| rest.split('"').next());
        codes.extend(literals.map(str::to_owned));
    }
    let mut is_in_code = false;
    for line in source.lines() {
        is_in_code =
            (is_in_code || line.contains("fn code(self)") || line.contains("fn code(&self)")) && line != "    }";
        if is_in_code && let Some((_, literal)) = line.split_once("=> \"") {
            codes.extend(literal.split('"').next().map(str::to_owned));
        }
    }
}

#[test]
fn codes_are_found_where_they_are_written() {
    let mut codes = BTreeSet::new();
    let source = "fn code(&self) -> &str {\n        match self {\n            A => \"first\",\n        }\n    }\nB => \"no\"\n\
                  Err(ApiError::Conflict(\"second\")) ApiError::Malformed { code: \"third\" }";
    codes_in(source, &mut codes);
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["first", "second", "third"]);
}
