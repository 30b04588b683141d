//! The way of a checked text to and from storage and JSON, the same for every kind of number and address.

/// Gives a type that has `parse` and holds its text in the field `$text` what serde's `try_from` and `into` ask for: reading
/// checks the text again, and its fault is told by the name of its code.
macro_rules! text_conversions {
    ($kind:ty, $text:tt) => {
        impl From<$kind> for String {
            fn from(kind: $kind) -> Self {
                kind.$text
            }
        }

        impl TryFrom<String> for $kind {
            type Error = String;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text).map_err(|code| code.as_str().to_owned())
            }
        }
    };
}

pub(crate) use text_conversions;
