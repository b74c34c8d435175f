//! Types of the user in place of component schemas.

use std::collections::BTreeMap;

use super::CustomizeError;
use super::index::{Index, similar};
use crate::ir::{Api, External, TypeId, TypeKind};
use crate::rust;
use crate::settings::Settings;

/// Applies the tables `extern_path` and `replace`. The latter wins.
pub(super) fn apply(api: &mut Api, settings: &Settings) -> Result<(), CustomizeError> {
    if settings.extern_path.is_empty() && settings.replace.is_empty() {
        return Ok(());
    }
    let index = Index::of(api);
    let modules = matching(api, &index, "extern-path", &settings.extern_path, rust::module)?;
    let types = matching(api, &index, "replace", &settings.replace, rust::ty)?;
    let external = |path, is_module| TypeKind::External(External { path, is_module });
    let modules = modules.into_iter().map(|(id, path)| (id, external(path, true)));
    let types = types.into_iter().map(|(id, path)| (id, external(path, false)));
    api.has_orphans = true;
    for (id, kind) in modules.chain(types) {
        if let Some(def) = api.types.get_mut(id.index()) {
            def.kind = kind;
        }
    }
    Ok(())
}

/// Returns the types that the keys of a table match, with the checked values.
fn matching(
    api: &Api,
    index: &Index<'_>,
    setting: &'static str,
    table: &BTreeMap<String, String>,
    check: impl Fn(&str) -> Result<String, String>,
) -> Result<Vec<(TypeId, String)>, CustomizeError> {
    let mut found = Vec::new();
    for (key, value) in table {
        let checked = check(value).map_err(|cause| CustomizeError::Invalid {
            setting,
            key: key.clone(),
            value: value.clone(),
            cause,
        })?;
        // A pattern stands for components: inline types belong to their owners.
        let is_component = |id: &TypeId| api.get(*id).is_some_and(|def| def.component().is_some());
        let mut types = index.types(key.trim());
        if key.contains('*') {
            types.retain(is_component);
        }
        if types.is_empty() {
            let similar = similar(key.trim(), index.type_names());
            return Err(CustomizeError::Unmatched { setting, key: key.clone(), what: "schema", similar });
        }
        let is_envelope = |id: &TypeId| match api.get(*id).map(|def| &def.kind) {
            Some(TypeKind::Struct(structure)) => structure.envelope.is_some(),
            _ => false,
        };
        if types.iter().any(is_envelope) {
            let cause = "cannot replace an envelope, which has generated code of its own".to_owned();
            return Err(CustomizeError::Invalid { setting, key: key.clone(), value: value.clone(), cause });
        }
        found.extend(types.into_iter().map(|id| (id, checked.clone())));
    }
    Ok(found)
}
