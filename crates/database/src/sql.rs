//! Just enough of SQL's surface to cut a text into statements and to see what each begins with.
//! Follows the rules of SQLite's own shell: a semicolon ends a statement, except within quotes and
//! comments, and within `CREATE TRIGGER … END`.

/// What a statement does, as far as its leading keywords tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// `SELECT`, `VALUES`, `EXPLAIN`, or a `WITH` that leads to them.
    Read,
    /// `BEGIN` or `BEGIN DEFERRED`, which takes no lock yet.
    BeginDeferred,
    /// `BEGIN IMMEDIATE` or `BEGIN EXCLUSIVE`.
    BeginNow,
    /// `COMMIT`, `END` and `ROLLBACK`.
    End,
    /// `INSERT` and `REPLACE`, also after `WITH`.
    Insert,
    /// `UPDATE` and `DELETE`, also after `WITH`.
    Change,
    /// Schema changes, savepoints, pragmas: whatever else the writer may do.
    Other,
    /// Not for clients: `ATTACH`, `DETACH`, `VACUUM`, `ANALYZE` and what is no SQL.
    Unsupported,
}

impl Verb {
    /// Whether a connection that runs it needs the turn to write.
    pub(crate) fn may_write(self) -> bool {
        !matches!(self, Verb::Read | Verb::BeginDeferred | Verb::End)
    }
}

/// Cuts `text` into its statements, without their semicolons; empty statements are left out.
pub fn statements(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let (Some(statement), after) = next_statement(rest) {
        found.push(statement);
        rest = after;
    }
    found
}

/// The first statement of `text`, if there is one, and the text after its semicolon.
fn next_statement(text: &str) -> (Option<&str>, &str) {
    let mut tokens = Tokens::new(text);
    let mut start = None;
    let mut trigger = TriggerScan::default();
    while let Some(token) = tokens.next() {
        if token.text == ";" && trigger.may_end() {
            if let Some(start) = start {
                let statement = text[start..token.start].trim_end();
                return (Some(statement), &text[tokens.position..]);
            }
            continue;
        }
        start = start.or(Some(token.start));
        trigger.read(token.text);
    }
    (start.map(|start| text[start..].trim_end()), "")
}

/// Whether the semicolons being read belong to the body of a trigger, which `; END ;` closes.
#[derive(Default)]
struct TriggerScan {
    words: usize,
    created: bool,
    inside: bool,
    after_semicolon: bool,
    ended: bool,
}

impl TriggerScan {
    fn may_end(&self) -> bool {
        !self.inside || self.ended
    }

    fn read(&mut self, token: &str) {
        let is = |word: &str| token.eq_ignore_ascii_case(word);
        match self.words {
            0 => self.created = is("create"),
            1 | 2 if self.created && is("trigger") => self.inside = true,
            1 if !is("temp") && !is("temporary") => self.created = false,
            _ => {}
        }
        self.words += 1;
        self.ended = self.after_semicolon && is("end");
        self.after_semicolon = token == ";";
    }
}

/// Tells what the single statement `sql` does.
pub(crate) fn verb(sql: &str) -> Verb {
    let mut tokens = Tokens::new(sql);
    let Some(first) = tokens.next() else { return Verb::Unsupported };
    match first.text.to_ascii_lowercase().as_str() {
        "select" | "values" | "explain" => Verb::Read,
        "with" => verb_after_with(tokens),
        "begin" => match tokens.next().map(|token| token.text.to_ascii_lowercase()).as_deref() {
            Some("immediate" | "exclusive") => Verb::BeginNow,
            _ => Verb::BeginDeferred,
        },
        "commit" | "end" | "rollback" => Verb::End,
        "insert" | "replace" => Verb::Insert,
        "update" | "delete" => Verb::Change,
        "create" | "drop" | "alter" | "reindex" | "pragma" | "savepoint" | "release" => Verb::Other,
        _ => Verb::Unsupported,
    }
}

/// The verb of `WITH name AS (…), … <verb>`: the first one outside parentheses.
fn verb_after_with(tokens: Tokens<'_>) -> Verb {
    let mut depth = 0_usize;
    for token in tokens {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            word if depth == 0 => match word.to_ascii_lowercase().as_str() {
                "select" | "values" => return Verb::Read,
                "insert" | "replace" => return Verb::Insert,
                "update" | "delete" => return Verb::Change,
                _ => {}
            },
            _ => {}
        }
    }
    Verb::Unsupported
}

/// A word, a quoted text or a single other character, with its place in the text.
struct Token<'a> {
    text: &'a str,
    start: usize,
}

/// The tokens of an SQL text; spaces and comments are skipped.
struct Tokens<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Tokens { text, position: 0 }
    }

    /// Moves past spaces and comments.
    fn skip_blank(&mut self) {
        loop {
            let rest = &self.text[self.position..];
            // SQLite counts any character beyond ASCII as part of a name, also a blank one.
            let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
            let rest = &rest[blank..];
            let comment = if rest.starts_with("--") {
                rest.find('\n').map_or(rest.len(), |at| at + 1)
            } else if let Some(inner) = rest.strip_prefix("/*") {
                inner.find("*/").map_or(rest.len(), |at| at + 4)
            } else {
                0
            };
            self.position += blank + comment;
            if comment == 0 {
                return;
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_blank();
        let start = self.position;
        let rest = &self.text[start..];
        let first = rest.chars().next()?;
        let length = match first {
            '\'' | '"' | '`' => quoted_length(rest, first),
            '[' => rest.find(']').map_or(rest.len(), |at| at + 1),
            _ if in_word(first) => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        self.position += length;
        Some(Token { text: &rest[..length], start })
    }
}

fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$' || !c.is_ascii()
}

/// The length of a text in `quote`s. A doubled quote within reads as two texts side by side, which
/// makes no difference for finding semicolons.
fn quoted_length(rest: &str, quote: char) -> usize {
    rest[1..].find(quote).map_or(rest.len(), |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn semicolons_end_statements() {
        assert_eq!(statements("select 1; select 2 ;\n"), ["select 1", "select 2"]);
        assert_eq!(statements(" ;; select 1 ;; "), ["select 1"]);
        assert_eq!(statements(" -- nothing; here\n /* nor; here */ ;"), [""; 0]);
    }

    #[test]
    fn semicolons_in_quotes_and_comments_do_not() {
        let text = "select ';', \";\", `;`, [;], 'it''s;' -- a; b\n, 1 /* ; */; select 2";
        assert_eq!(statements(text).len(), 2);
        assert_eq!(statements(text)[1], "select 2");
    }

    #[test]
    fn a_trigger_ends_with_its_end() {
        let text = "create trigger t after insert on a begin
                select case when new.x then 1 else 2 end; -- end;
                update a set x = case x when 1 then 2 end;
            end; select 1;
            CREATE TEMP TRIGGER t2 after delete on a begin select 1; END;
            create table trigger_log(x); select 2";
        let found = statements(text);
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found[0].starts_with("create trigger") && found[0].ends_with("end"));
        assert_eq!(found[1], "select 1");
        assert_eq!(found[3], "create table trigger_log(x)");
    }

    #[test]
    fn a_table_named_trigger_is_no_trigger() {
        assert_eq!(statements("create table \"trigger\"(a); select 1").len(), 2);
        assert_eq!(statements("create view x as select 1 as trigger; select 1").len(), 2);
    }

    #[test]
    fn verbs_follow_the_leading_keywords() {
        for (sql, expected) in [
            ("SELECT 1", Verb::Read),
            (" -- why\n select 1", Verb::Read),
            ("with a as (select 1) select * from a", Verb::Read),
            ("with a as (select 1) insert into b select * from a", Verb::Insert),
            ("WITH a(x) AS (VALUES(1)), b AS (SELECT 2) DELETE FROM c", Verb::Change),
            ("explain query plan delete from a", Verb::Read),
            ("begin", Verb::BeginDeferred),
            ("begin transaction", Verb::BeginDeferred),
            ("BEGIN IMMEDIATE", Verb::BeginNow),
            ("rollback", Verb::End),
            ("replace into a values (1)", Verb::Insert),
            ("update a set b = 1", Verb::Change),
            ("pragma user_version", Verb::Other),
            ("vacuum", Verb::Unsupported),
            ("attach 'x' as y", Verb::Unsupported),
            ("é", Verb::Unsupported),
        ] {
            assert_eq!(verb(sql), expected, "{sql}");
        }
    }

    proptest! {
        #[test]
        fn cutting_never_panics_and_loses_nothing_but_blanks(text in "[a-z;'\"\\[\\]` \n*/é-]{0,60}") {
            let found = statements(&text);
            let mut rest = text.as_str();
            for statement in found {
                let at = rest.find(statement).expect("statements stand in order");
                rest = &rest[at + statement.len()..];
            }
        }
    }
}
