//! The manifest of the benchmark: the product's own, and one component that answers without a database.

use std::path::Path;

use anyhow::{Context as _, Result};
use toml::{Table, Value};

/// Writes the manifest for the checkout `root` to `path`, with absolute paths since it lies elsewhere.
pub(super) fn write(root: &Path, path: &Path) -> Result<()> {
    let product = root.join("spin.toml");
    let text = std::fs::read_to_string(&product).with_context(|| format!("cannot read {}", product.display()))?;
    std::fs::write(path, adapted(&text, root)?).with_context(|| format!("cannot write {}", path.display()))
}

fn adapted(text: &str, root: &Path) -> Result<String> {
    let mut manifest: Table = toml::from_str(text)?;
    let components = manifest.get_mut("component").and_then(Value::as_table_mut).context("no [component]")?;
    for (_, component) in components.iter_mut() {
        let component = component.as_table_mut().context("a component is a table")?;
        make_absolute(component, root);
        let files = component.get_mut("files").and_then(Value::as_array_mut);
        files.into_iter().flatten().filter_map(Value::as_table_mut).for_each(|file| make_absolute(file, root));
    }
    let mut constant: Table = toml::from_str("source = \"target/wasm32-wasip2/release/guest.wasm\"")?;
    make_absolute(&mut constant, root);
    // It lives as long as those of the product.
    let limits = components.get("intake").and_then(|intake| intake.get("tool")).context("intake has no limits")?;
    constant.insert("tool".to_owned(), limits.clone());
    components.insert("constant".to_owned(), Value::Table(constant));
    let triggers = manifest.get_mut("trigger").and_then(|trigger| trigger.get_mut("http"));
    let triggers = triggers.and_then(Value::as_array_mut).context("no [[trigger.http]]")?;
    let trigger: Table = toml::from_str("route = \"/bench/constant\"\ncomponent = \"constant\"")?;
    triggers.push(Value::Table(trigger));
    Ok(toml::to_string(&manifest)?)
}

fn make_absolute(table: &mut Table, root: &Path) {
    if let Some(Value::String(source)) = table.get_mut("source") {
        *source = root.join(&*source).to_string_lossy().into_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_products_manifest_gains_one_component_and_absolute_paths() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let text = std::fs::read_to_string(root.join("spin.toml")).unwrap();
        let (before, after): (Table, Table) =
            (toml::from_str(&text).unwrap(), toml::from_str(&adapted(&text, Path::new("/desk")).unwrap()).unwrap());
        assert_eq!(
            after["component"]["constant"]["source"].as_str(),
            Some("/desk/target/wasm32-wasip2/release/guest.wasm")
        );
        assert_eq!(after["component"]["site"]["files"][0]["source"].as_str(), Some("/desk/static/dist"));
        let routes = |manifest: &Table| manifest["trigger"]["http"].as_array().unwrap().len();
        assert_eq!(routes(&after), routes(&before) + 1);
        assert_eq!(after["component"]["intake"]["variables"], before["component"]["intake"]["variables"]);
        assert_eq!(after["variables"], before["variables"]);
    }
}
