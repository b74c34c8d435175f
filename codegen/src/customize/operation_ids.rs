//! Rules for operation ids.

use super::CustomizeError;
use super::words::{without_prefix, without_suffix};
use crate::ir::{Api, IdWords, Operation};
use crate::settings::{Framework, OperationIds};

/// The methods that Springfox appends to the name of a function.
const METHODS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];

/// Applies the rules to all operations with an id. The id itself stays unchanged.
///
/// # Errors
///
/// Returns an error if no id has a prefix or a suffix.
pub(super) fn apply(api: &mut Api, rules: &OperationIds) -> Result<(), CustomizeError> {
    if *rules == OperationIds::default() {
        return Ok(());
    }
    let has = |test: &dyn Fn(&str) -> bool| api.operations.iter().filter_map(|own| own.id.as_deref()).any(test);
    let prefix = rules.strip_prefix.iter().find(|prefix| !has(&|id| id.starts_with(prefix.as_str())));
    let suffix = rules.strip_suffix.iter().find(|suffix| !has(&|id| id.ends_with(suffix.as_str())));
    if let Some(key) = prefix.or(suffix) {
        let (setting, what) = ("operation-ids", "`operationId`");
        return Err(CustomizeError::Unmatched { setting, key: key.clone(), what, similar: None });
    }
    for operation in &mut api.operations {
        if let Some(words) = words(operation, rules) {
            operation.words = words;
        }
    }
    Ok(())
}

fn words(operation: &Operation, rules: &OperationIds) -> Option<IdWords> {
    let id = operation.id.as_deref()?;
    let short = without_prefix(id, &rules.strip_prefix).unwrap_or(id);
    let short = without_suffix(short, &rules.strip_suffix).unwrap_or(short);
    let function = match rules.framework {
        Framework::Auto => return (short != id).then(|| IdWords::Exactly(short.to_owned())),
        Framework::None => None,
        Framework::Fastapi => of_fastapi(short, &operation.path, &operation.method),
        Framework::Controller => of_controller(short),
        Framework::Springfox => of_springfox(short),
    };
    Some(function.map_or_else(|| IdWords::Exactly(short.to_owned()), |name| IdWords::Function(name.to_owned())))
}

/// Matches `<function><path>_<method>`, with `_` for each character of the path that is not alphanumeric.
fn of_fastapi<'i>(id: &'i str, path: &str, method: &str) -> Option<&'i str> {
    let underscored = |c: char| if c.is_alphanumeric() || c == '_' { c } else { '_' };
    let suffix: String = path.chars().chain(['_']).map(underscored).collect();
    let rest = id.strip_suffix(&*method.to_ascii_lowercase())?.strip_suffix(&suffix);
    rest.filter(|name| name.starts_with(char::is_alphabetic))
}

/// Matches `<Controller>_<Action>`.
fn of_controller(id: &str) -> Option<&str> {
    let (_, action) = id.split_once('_').filter(|(class, _)| class.starts_with(char::is_alphabetic))?;
    let action = action.strip_suffix("Async").filter(|short| !short.is_empty()).unwrap_or(action);
    Some(action).filter(|action| action.starts_with(char::is_alphabetic))
}

/// Matches `<function>Using<METHOD>`, with `_` and a number if the function is overloaded.
fn of_springfox(id: &str) -> Option<&str> {
    let whole = id.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('_').unwrap_or(id);
    let function = METHODS.iter().find_map(|method| whole.strip_suffix(method)?.strip_suffix("Using"));
    function.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_framework_has_its_form() {
        let fastapi = |id| of_fastapi(id, "/items/{id}", "GET");
        assert_eq!(fastapi("read_item_items__id__get"), Some("read_item"));
        assert_eq!(fastapi("read_item"), None);
        let rows = [
            ("Pets_GetAll", Some("GetAll")),
            ("Pets_GetAllAsync", Some("GetAll")),
            ("PetsController_get_one", Some("get_one")),
            ("Pets_Async", Some("Async")),
            ("GetAll", None),
            ("_Get", None),
            ("Pets_2", None),
        ];
        for (id, expected) in rows {
            assert_eq!(of_controller(id), expected, "{id}");
        }
        assert_eq!(of_springfox("listPetsUsingGET"), Some("listPets"));
        assert_eq!(of_springfox("listPetsUsingGET_12"), Some("listPets"));
        assert_eq!(of_springfox("listPetsUsing"), None);
        assert_eq!(of_springfox("UsingGET"), None);
    }
}
