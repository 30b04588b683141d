//! The desk's logo: a small bitmap. SVG is not taken, because it can carry scripts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::field_error::{FieldCode, FieldErrors};
use crate::limits::LOGO_BYTES_MAX;

/// A logo.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// Kind of image.
    pub media_type: LogoType,
    /// The image, in base64 with padding; at most 64 KiB when decoded.
    pub base64: String,
}

/// Kinds of images that a logo can be.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema, PartialEq, Eq)]
pub enum LogoType {
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// WebP.
    #[serde(rename = "image/webp")]
    Webp,
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
}

impl LogoType {
    /// The media type.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// Whether `bytes` begin as such an image does.
    fn fits(self, bytes: &[u8]) -> bool {
        match self {
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            Self::Webp => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
            Self::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
        }
    }
}

impl Logo {
    /// The image itself; none when the text is no base64.
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.base64).ok()
    }

    pub(super) fn validated(self) -> Result<Self, FieldErrors> {
        let code = match self.bytes() {
            None => FieldCode::Invalid,
            Some(bytes) if bytes.len() > LOGO_BYTES_MAX => FieldCode::TooLong,
            Some(bytes) if !self.media_type.fits(&bytes) => FieldCode::Invalid,
            Some(_) => return Ok(self),
        };
        Err(FieldErrors::one("base64", code))
    }

    pub(super) fn description(&self) -> String {
        format!("{}, {} bytes", self.media_type.as_str(), self.bytes().map_or(0, |bytes| bytes.len()))
    }
}
