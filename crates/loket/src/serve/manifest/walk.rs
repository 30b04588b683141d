//! Strict reading of TOML tables: every key must be asked for, and every error names its line.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong in a manifest, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManifestError {
    /// The manifest as it was given on the command line.
    pub file: String,
    /// Line in the manifest, counted from 1.
    pub line: usize,
    /// What is wrong and what to do about it.
    pub message: String,
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for ManifestError {}

/// The manifest's text, for turning byte offsets into lines.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file's name, for messages.
    pub file: &'a str,
    /// The file's content.
    pub text: &'a str,
}

impl Source<'_> {
    /// An error at the line where `span` starts.
    pub fn error(&self, span: Range<usize>, message: impl Into<String>) -> ManifestError {
        let before = &self.text.as_bytes()[..span.start.min(self.text.len())];
        ManifestError {
            file: self.file.to_owned(),
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            message: message.into(),
        }
    }
}

/// A value together with its line and the name it goes by in messages.
#[derive(Clone)]
pub struct Node<'a> {
    source: Source<'a>,
    /// Dotted name, e.g. `component.intake.files`.
    pub name: String,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    /// An error at this value.
    pub fn error(&self, message: impl Into<String>) -> ManifestError {
        self.source.error(self.value.span(), message)
    }

    fn expected(&self, what: &str) -> ManifestError {
        let found = self.value.get_ref().type_str();
        self.error(format!("`{}` must be {what}, not {found}", self.name))
    }

    /// Where the value starts in the manifest.
    pub fn offset(&self) -> usize {
        self.value.span().start
    }

    /// The value as a table whose keys have all to be read.
    pub fn table(self) -> Result<Table<'a>, ManifestError> {
        match self.value.get_ref() {
            DeValue::Table(table) => Ok(Table {
                source: self.source,
                name: self.name,
                span: self.value.span(),
                table,
                read: BTreeSet::new(),
            }),
            _ => Err(self.expected("a table")),
        }
    }

    /// The value as a string.
    pub fn string(&self) -> Result<String, ManifestError> {
        let text = self.value.get_ref().as_str();
        text.map(str::to_owned).ok_or_else(|| self.expected("a string"))
    }

    /// Whether the value is a string, for keys that take a string or a table.
    pub fn is_string(&self) -> bool {
        self.value.get_ref().is_str()
    }

    /// The value as true or false.
    pub fn boolean(&self) -> Result<bool, ManifestError> {
        let value = self.value.get_ref().as_bool();
        value.ok_or_else(|| self.expected("true or false"))
    }

    /// The value as a whole number within `range`.
    pub fn number(&self, range: std::ops::RangeInclusive<u64>) -> Result<u64, ManifestError> {
        let integer = self.value.get_ref().as_integer();
        integer
            .and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                let (from, to) = range.into_inner();
                self.expected(&format!("a whole number from {from} to {to}"))
            })
    }

    /// The elements of an array.
    pub fn elements(&self) -> Result<Vec<Node<'a>>, ManifestError> {
        let DeValue::Array(array) = self.value.get_ref() else {
            return Err(self.expected("an array"));
        };
        Ok(array.iter().map(|value| Node { source: self.source, name: self.name.clone(), value }).collect())
    }

    /// The value as an array of strings.
    pub fn strings(&self) -> Result<Vec<String>, ManifestError> {
        self.elements()?.iter().map(Node::string).collect()
    }
}

/// A table that remembers which of its keys were read.
pub struct Table<'a> {
    source: Source<'a>,
    name: String,
    span: Range<usize>,
    table: &'a DeTable<'a>,
    read: BTreeSet<&'static str>,
}

impl<'a> Table<'a> {
    /// The whole document as a table.
    pub fn root(source: Source<'a>, document: &'a Spanned<DeTable<'a>>) -> Self {
        Table { source, name: String::new(), span: document.span(), table: document.get_ref(), read: BTreeSet::new() }
    }

    /// The value of a key that may be absent.
    pub fn optional(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.read.insert(key);
        let value = self.table.get(key)?;
        Some(Node { source: self.source, name: self.name_of(key), value })
    }

    /// The value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Result<Node<'a>, ManifestError> {
        let name = self.name_of(key);
        self.optional(key).ok_or_else(|| self.error(format!("`{name}` is missing: add it")))
    }

    /// All entries, for tables whose keys are names chosen by the author.
    pub fn entries(&self) -> Vec<(String, Node<'a>)> {
        let mut entries: Vec<_> = self.table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .map(|(key, value)| {
                let key = key.get_ref().to_string();
                let name = self.name_of(&key);
                let source = self.source;
                (key, Node { source, name, value })
            })
            .collect()
    }

    /// Refuses keys that Spin knows and `loket serve` does not run.
    pub fn refuse(&mut self, unsupported: &[(&'static str, &str)]) -> Result<(), ManifestError> {
        for (key, remedy) in unsupported {
            if self.table.contains_key(*key) {
                let node = self.required(key)?;
                let name = self.name_of(key);
                let message = format!("`{name}` is not supported by loket serve: {remedy}");
                return Err(node.error(message));
            }
        }
        Ok(())
    }

    /// Refuses every key that was not read.
    pub fn finish(self) -> Result<(), ManifestError> {
        let unknown = self
            .table
            .iter()
            .filter(|(key, _)| !self.read.contains(key.get_ref().as_ref()))
            .min_by_key(|(key, _)| key.span().start);
        let Some((key, _)) = unknown else {
            return Ok(());
        };
        let place = match self.name.as_str() {
            "" => "at the top of the manifest".to_owned(),
            name => format!("in `{name}`"),
        };
        let known: Vec<_> = self.read.into_iter().collect();
        let message = format!(
            "unknown key `{}` {place}: remove it or correct its spelling; known here: {}",
            key.get_ref(),
            known.join(", ")
        );
        Err(self.source.error(key.span(), message))
    }

    /// An error at the table's head.
    pub fn error(&self, message: impl Into<String>) -> ManifestError {
        self.source.error(self.span.clone(), message)
    }

    fn name_of(&self, key: &str) -> String {
        match self.name.as_str() {
            "" => key.to_owned(),
            name => format!("{name}.{key}"),
        }
    }
}
