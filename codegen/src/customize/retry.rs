//! Idempotency keys of operations, and operations that are safe to retry or not.

use super::{CustomizeError, OperationPattern};
use crate::ir::{Api, Operation};
use crate::message::{Location, is_token};
use crate::settings::{IdempotencyKey, Settings};

/// Applies the settings `idempotency-key` and `retry`.
pub(super) fn apply(api: &mut Api, settings: &Settings) -> Result<(), CustomizeError> {
    if let Some(key) = &settings.idempotency_key {
        set_keys(api, key)?;
    }
    for (pattern, is_safe) in &settings.retry {
        for operation in matching(api, "retry", pattern)? {
            // If several patterns match, the operation is safe only if all say so.
            operation.retry = Some(*is_safe && operation.retry != Some(false));
        }
    }
    api.operations.iter_mut().for_each(release_key);
    Ok(())
}

fn set_keys(api: &mut Api, key: &IdempotencyKey) -> Result<(), CustomizeError> {
    const SETTING: &str = "idempotency-key";
    if !is_token(&key.header) {
        let (setting, key, value) = (SETTING, "header".to_owned(), key.header.clone());
        let cause = "is not a valid header name".to_owned();
        return Err(CustomizeError::Invalid { setting, key, value, cause });
    }
    if key.operations.is_empty() {
        let operations = api.operations.iter_mut().filter(|operation| !operation.is_idempotent());
        operations.for_each(|operation| operation.idempotency_key = Some(key.header.clone()));
    }
    for pattern in &key.operations {
        for operation in matching(api, SETTING, pattern)? {
            operation.idempotency_key = Some(key.header.clone());
        }
    }
    Ok(())
}

/// Returns the operations that match a pattern.
fn matching<'a>(
    api: &'a mut Api,
    setting: &'static str,
    text: &str,
) -> Result<impl Iterator<Item = &'a mut Operation>, CustomizeError> {
    let key = text.to_owned();
    let invalid = |cause: String| {
        let cause = format!("is not a valid pattern: {cause}");
        CustomizeError::Invalid { setting, key: "operations".to_owned(), value: key.clone(), cause }
    };
    let pattern = OperationPattern::parse(text).map_err(invalid)?;
    let found: Vec<bool> = api.operations.iter().map(|operation| pattern.matches(operation)).collect();
    if !found.contains(&true) {
        return Err(CustomizeError::Unmatched { setting, what: "operation", similar: pattern.similar(api), key });
    }
    Ok(api.operations.iter_mut().zip(found).filter_map(|(operation, is_found)| is_found.then_some(operation)))
}

/// Makes a documented parameter for the key optional, as the client creates the key.
fn release_key(operation: &mut Operation) {
    let Some(key) = &operation.idempotency_key else { return };
    for parameter in &mut operation.parameters {
        if parameter.location == Location::Header && parameter.wire.eq_ignore_ascii_case(key) {
            parameter.required = false;
        }
    }
    // Required parameters come first.
    operation.parameters.sort_by_key(|parameter| !parameter.required);
}
