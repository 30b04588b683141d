//! Prints `openapi.json`.

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    std::io::stdout().write_all(openapi::text()?.as_bytes())?;
    Ok(())
}
