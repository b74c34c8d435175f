//! Derives and attributes that the user adds to types and fields.

use super::CustomizeError;
use super::index::{Index, similar};
use crate::ir::{Api, TypeKind};
use crate::rust;
use crate::settings::Settings;

/// Applies the tables `derive` and `attributes`.
pub(super) fn apply(api: &mut Api, settings: &Settings) -> Result<(), CustomizeError> {
    let mut types = Vec::new();
    let mut members = Vec::new();
    {
        if settings.derive.is_empty() && settings.attributes.is_empty() {
            return Ok(());
        }
        let index = Index::of(api);
        for (key, traits) in &settings.derive {
            let traits = checked("derive", key, traits, |text| rust::path(text).map(|path| vec![path]))?;
            let found = index.types(key.trim());
            if found.is_empty() && key.trim() != "*" {
                let similar = similar(key.trim(), index.type_names());
                return Err(CustomizeError::Unmatched { setting: "derive", key: key.clone(), what: "type", similar });
            }
            types.extend(found.into_iter().map(|id| (id, traits.clone(), Vec::new())));
        }
        for (key, texts) in &settings.attributes {
            let attributes = checked("attributes", key, texts, rust::attributes)?;
            let found = index.types(key.trim());
            if found.is_empty() {
                let mut found = index.members(key.trim());
                // A macro of the runtime defines the values of an enum.
                found.retain(|(id, _)| !matches!(api.get(*id).map(|def| &def.kind), Some(TypeKind::Enum(_))));
                if found.is_empty() && key.trim() != "*" {
                    let known = index.all_names().into_iter().filter(|name| name != key.trim()).collect();
                    let similar = similar(key.trim(), known);
                    let (setting, what) = ("attributes", "type or field");
                    return Err(CustomizeError::Unmatched { setting, key: key.clone(), what, similar });
                }
                members.extend(found.into_iter().map(|member| (member, attributes.clone())));
            }
            types.extend(found.into_iter().map(|id| (id, Vec::new(), attributes.clone())));
        }
    }
    for (id, derives, attributes) in types {
        if let Some(def) = api.types.get_mut(id.index()) {
            def.custom.derives.extend(derives);
            def.custom.attributes.extend(attributes);
        }
    }
    for ((id, member), attributes) in members {
        if let Some(def) = api.types.get_mut(id.index()) {
            def.custom.members.entry(member).or_default().attributes.extend(attributes);
        }
    }
    Ok(())
}

fn checked(
    setting: &'static str,
    key: &str,
    values: &[String],
    check: impl Fn(&str) -> Result<Vec<String>, String>,
) -> Result<Vec<String>, CustomizeError> {
    let mut all = Vec::new();
    for value in values {
        let invalid = |cause| CustomizeError::Invalid { setting, key: key.to_owned(), value: value.clone(), cause };
        all.extend(check(value).map_err(invalid)?);
    }
    Ok(all)
}
