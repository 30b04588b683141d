//! The orders in which dossiers are listed. Each ends in something unique, so that paging never skips or repeats a row.

use std::fmt;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// The dossier's number.
    Number,
    /// When it last changed.
    UpdatedAt,
    /// When the citizen first asked.
    RequestedOn,
    /// When it must be done; dossiers without due date come last in both directions.
    DueDate,
    /// The type, in the catalogue's order.
    Type,
    /// The type and its stage, in the catalogue's order.
    Stage,
    /// The assignee's name; dossiers without assignee come after all names.
    Assignee,
}

impl SortKey {
    /// Every key.
    pub const ALL: [Self; 7] =
        [Self::Number, Self::UpdatedAt, Self::RequestedOn, Self::DueDate, Self::Type, Self::Stage, Self::Assignee];

    /// The key, as the API spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::UpdatedAt => "updated_at",
            Self::RequestedOn => "requested_on",
            Self::DueDate => "due_date",
            Self::Type => "type",
            Self::Stage => "stage",
            Self::Assignee => "assignee",
        }
    }
}

/// A key and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What is sorted by.
    pub key: SortKey,
    /// Highest first.
    pub descending: bool,
}

impl Sort {
    /// Every sort.
    pub fn all() -> impl Iterator<Item = Self> {
        SortKey::ALL.into_iter().flat_map(|key| [false, true].map(|descending| Self { key, descending }))
    }

    /// Reads `due_date` or `-due_date`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, key) = text.strip_prefix('-').map_or((false, text), |key| (true, key));
        SortKey::ALL.into_iter().find(|known| known.as_str() == key).map(|key| Self { key, descending })
    }

    pub(super) fn direction(self) -> &'static str {
        if self.descending { "desc" } else { "asc" }
    }

    pub(super) fn after(self) -> &'static str {
        if self.descending { "<" } else { ">" }
    }

    pub(super) fn order(self) -> Order {
        match self.key {
            SortKey::Number => Order::Column("dossier.number"),
            SortKey::UpdatedAt => Order::Column("dossier.updated_at"),
            SortKey::RequestedOn => Order::Column("dossier.requested_on"),
            SortKey::DueDate if self.descending => Order::Expression("coalesce(dossier.due_date, '0000-00-00')"),
            SortKey::DueDate => Order::Expression("coalesce(dossier.due_date, '9999-12-31')"),
            SortKey::Type => Order::Groups {
                groups: "select printf('%05d %s', position, key) as rank, key as first, null as second
                         from dossier_type",
                member: "dossier.type_key = groups.first",
            },
            SortKey::Stage => Order::Groups {
                groups: "select printf('%05d %s %05d %s', dossier_type.position, type_key, stage.position, stage.key)
                           as rank, type_key as first, stage.key as second
                         from stage join dossier_type on dossier_type.key = stage.type_key",
                member: "dossier.type_key = groups.first and dossier.stage_key = groups.second",
            },
            SortKey::Assignee => Order::Groups {
                groups: "select '0 ' || lower(name) || ' ' || id as rank, id as first, null as second from user
                         union all select '1', null, null",
                member: "dossier.assignee_id is groups.first",
            },
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(formatter, "{sign}{}", self.key.as_str())
    }
}

/// How an order is read from indexes.
pub(super) enum Order {
    /// By an indexed column, then by row.
    Column(&'static str),
    /// By an indexed expression, then by row. A row value does not seek in such an index, so it needs a bound of its own.
    Expression(&'static str),
    /// By the rank of a small group (a type, a stage, a colleague), then by number. No index over dossiers has this
    /// order, but within each group one has: a page takes at most its own length from each group.
    Groups { groups: &'static str, member: &'static str },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_reads_back() {
        for sort in Sort::all() {
            assert_eq!(Sort::parse(&sort.to_string()), Some(sort));
        }
        for text in ["", "-", "name", "--number", "Number"] {
            assert_eq!(Sort::parse(text), None, "{text}");
        }
    }
}
