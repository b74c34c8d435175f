//! Derives and attributes that the user adds to types and fields.

use super::CustomizeError;
use super::derivable::Trait;
use super::index::{Index, similar};
use crate::ir::{Api, TypeId, TypeKind};
use crate::rust;
use crate::settings::Settings;

/// Texts for types, by their ids.
type OfTypes = Vec<(TypeId, Vec<String>)>;

/// Texts for fields and variants, by their types and positions.
type OfMembers = Vec<((TypeId, usize), Vec<String>)>;

/// Applies the tables `derive` and `attributes`.
pub(super) fn apply(api: &mut Api, settings: &Settings) -> Result<(), CustomizeError> {
    if settings.derive.is_empty() && settings.attributes.is_empty() {
        return Ok(());
    }
    let index = Index::of(api);
    let derives = derives(api, &index, settings)?;
    let (attributes, members) = attributes(api, &index, settings)?;
    for (id, traits) in derives {
        if let Some(def) = api.types.get_mut(id.index()) {
            def.custom.derives.extend(traits);
        }
    }
    for (id, attributes) in attributes {
        if let Some(def) = api.types.get_mut(id.index()) {
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

/// Returns the traits that types derive. A pattern adds a trait of the standard library only to types that can derive it.
fn derives(api: &Api, index: &Index<'_>, settings: &Settings) -> Result<OfTypes, CustomizeError> {
    let mut result = Vec::new();
    for (key, traits) in &settings.derive {
        let traits = checked("derive", key, traits, |text| rust::path(text).map(|path| vec![path]))?;
        let found = index.types(key.trim());
        if found.is_empty() && key.trim() != "*" {
            let similar = similar(key.trim(), index.type_names());
            return Err(CustomizeError::Unmatched { setting: "derive", key: key.clone(), what: "type", similar });
        }
        for path in traits {
            let known = Trait::of(&path).filter(|_| key.contains('*')).map(|known| known.derivable(api));
            let fits = |id: &TypeId| known.as_ref().is_none_or(|known| known.get(id.index()) == Some(&true));
            result.extend(found.iter().copied().filter(fits).map(|id| (id, vec![path.clone()])));
        }
    }
    Ok(result)
}

/// Returns the attributes of types, and those of fields and variants.
fn attributes(api: &Api, index: &Index<'_>, settings: &Settings) -> Result<(OfTypes, OfMembers), CustomizeError> {
    let (mut types, mut members) = (Vec::new(), Vec::new());
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
        types.extend(found.into_iter().map(|id| (id, attributes.clone())));
    }
    Ok((types, members))
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
