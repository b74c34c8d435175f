//! Ids of operations that a server framework made: the name of a function, with words that say no more than path and method do.
//!
//! Only what the id, its path and its tag say themselves counts: an id that merely may be one of these stays as it is.

use super::operations::is_prefix;
use super::words::snake;

/// Words of a module path that every service could have.
const MODULES: &[&str] = &[
    "api",
    "apis",
    "app",
    "apps",
    "controller",
    "controllers",
    "endpoints",
    "handlers",
    "main",
    "resources",
    "routers",
    "routes",
    "server",
    "src",
    "swagger_server",
    "openapi_server",
    "views",
];

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Verbs that names of functions begin with.
const VERBS: &[&str] = &[
    "add",
    "apply",
    "approve",
    "assign",
    "batch",
    "bulk",
    "cancel",
    "check",
    "clear",
    "clone",
    "close",
    "complete",
    "confirm",
    "copy",
    "count",
    "create",
    "delete",
    "disable",
    "download",
    "edit",
    "enable",
    "execute",
    "export",
    "fetch",
    "find",
    "generate",
    "get",
    "import",
    "insert",
    "invite",
    "list",
    "load",
    "lookup",
    "make",
    "mark",
    "modify",
    "move",
    "open",
    "partial",
    "patch",
    "pause",
    "perform",
    "post",
    "process",
    "publish",
    "put",
    "query",
    "read",
    "refresh",
    "register",
    "reject",
    "remove",
    "rename",
    "replace",
    "request",
    "reset",
    "resolve",
    "restart",
    "restore",
    "resume",
    "retrieve",
    "retry",
    "revoke",
    "run",
    "save",
    "search",
    "send",
    "set",
    "show",
    "start",
    "stop",
    "submit",
    "subscribe",
    "sync",
    "test",
    "toggle",
    "trigger",
    "unassign",
    "undo",
    "unsubscribe",
    "update",
    "upload",
    "upsert",
    "validate",
    "verify",
    "view",
];

/// What an id is looked at with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clues<'a> {
    pub(super) id: &'a str,
    pub(super) path: &'a str,
    pub(super) tag: Option<&'a str>,
    pub(super) summary: Option<&'a str>,
}

/// The function that a framework made an id of, in `snake_case`.
pub(super) fn function(clues: Clues<'_>) -> Option<String> {
    with_path(clues).or_else(|| of_module(clues.id, clues.tag)).or_else(|| of_controller(clues.id, clues.tag))
}

/// `FastAPI`: `<function>_<path>_<method>`, each character of the path that is no letter or digit as `_`.
fn with_path(clues: Clues<'_>) -> Option<String> {
    let underscored = |c: char| if c.is_alphanumeric() || c == '_' { c } else { '_' };
    let raw: String = clues.path.chars().map(underscored).collect();
    let exact = METHODS.iter().find_map(|method| {
        let rest = clues.id.strip_suffix(method)?.strip_suffix('_')?;
        rest.strip_suffix(&raw).map(snake)
    });
    // Two `_` in a row are of a path that was not written by hand.
    if let Some(function) = exact.clone().filter(|_| raw.contains("__") || raw.ends_with('_')) {
        return Some(function).filter(|name| is_function(name));
    }
    let path = snake(clues.path);
    let whole = snake(clues.id);
    let of_words = |method: &&str| whole.strip_suffix(&format!("_{path}_{method}")).map(str::to_owned);
    let is_exact = exact.is_some();
    let function = exact.or_else(|| METHODS.iter().find_map(of_words))?;
    // Otherwise it may be the name of an API or of a group, with path and method: `billing_invoices_get`; or a phrase: a boat
    // has a head (`get_boat_head`).
    let is_said = clues.summary.is_some_and(|summary| snake(summary) == function);
    let mut words = function.split('_');
    let is_phrase = ["head", "post", "options", "trace", "query"].iter().any(|noun| whole.ends_with(noun));
    let is_verb = is_exact && !is_phrase && words.clone().next().is_some_and(|word| VERBS.contains(&word));
    let repeats = words.any(|word| word.len() > 2 && path.split('_').any(|known| known == word));
    let is_group = clues.tag.is_some_and(|tag| snake(tag) == function);
    ((is_said || is_verb || repeats) && (is_said || !is_group) && is_function(&function)).then_some(function)
}

fn is_function(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_prefix(name)
}

/// Connexion: `<package>.<module>.<function>`, where the module is the group.
fn of_module(id: &str, tag: Option<&str>) -> Option<String> {
    let group = tag.map(snake).filter(|group| !group.is_empty())?;
    let mut segments = id.split('.').map(snake).collect::<Vec<_>>();
    let function = segments.pop().filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let module = segments.pop()?;
    let is_group = [module.as_str(), module.strip_suffix("_controller").unwrap_or_default()].contains(&group.as_str());
    let is_path =
        !segments.is_empty() && segments.iter().all(|word| MODULES.contains(&word.as_str()) || is_prefix(word));
    (is_group && is_path).then_some(function)
}

/// `NestJS`: `<Name>Controller_<function>`.
fn of_controller(id: &str, tag: Option<&str>) -> Option<String> {
    let (class, function) = id.split_once('_')?;
    // The group's words are left out anyway.
    if tag.is_some_and(|tag| snake(tag) == snake(class)) {
        return None;
    }
    let name = class.strip_suffix("Controller").filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let function = snake(function);
    function.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| format!("{}_{function}", snake(name)))
}

/// An id that begins with the words of its own path: without a leading `api` and version, as an operation without an id has it.
pub(super) fn prefixless(id: &str, path: &str) -> Option<String> {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let count = segments.iter().take_while(|segment| is_prefix(segment)).count();
    let (prefix, rest) = segments.split_at_checked(count)?;
    let next = rest.first().filter(|_| count > 0)?;
    let whole = snake(id);
    let short = whole.strip_prefix(&format!("{}_", snake(&prefix.join(" "))))?;
    let is_path = short.strip_prefix(&snake(next)).is_some_and(|rest| rest.starts_with('_'));
    is_path.then(|| short.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_is_found_in_the_id_that_a_framework_made_of_it() {
        let rows = [
            ("delete_item_v1_items__item_id__delete", "/v1/items/{item_id}", "", Some("delete_item")),
            ("readItemsV1ItemsItemIdDelete", "/v1/items/{item_id}", "", Some("read_items")),
            ("read_root__get", "/", "", Some("read_root")),
            ("health_health_get", "/health", "", Some("health")),
            ("get_boat_head", "/boat", "", None),
            ("getUserBoatDelete", "/boat", "", None),
            ("login_auth__provider__login_post", "/auth/{provider}/login", "", Some("login")),
            ("list_users_get", "/users", "users", Some("list")),
            ("users_get", "/users", "", None),
            ("v1_users_get", "/users", "", None),
            ("billing_invoices_get", "/invoices", "billing", None),
            ("billing_invoices_get", "/invoices", "", None),
            ("story_id_sessions_get", "/{id}/sessions", "", None),
            ("app.api.pets.get_all", "/pets", "pets", Some("get_all")),
            ("app.api.pets_controller.get_all", "/pets", "pets", Some("get_all")),
            ("compute.instances.list", "/instances", "instances", None),
            ("pets.get_all", "/pets", "pets", None),
            ("AppController_getHello", "/", "", Some("app_get_hello")),
            ("AppController_getHello", "/", "AppController", None),
            ("controller_get", "/", "", None),
            ("list_1", "/pets", "", None),
        ];
        for (id, path, tag, expected) in rows {
            let tag = Some(tag).filter(|tag| !tag.is_empty());
            assert_eq!(function(Clues { id, path, tag, summary: None }).as_deref(), expected, "{id}");
        }
        let said = Clues { id: "ready_probes_get", path: "/probes", tag: None, summary: Some("Ready") };
        assert_eq!(function(said).as_deref(), Some("ready"));
    }

    #[test]
    fn an_id_without_the_words_before_its_path() {
        assert_eq!(prefixless("api_v1_items_list", "/api/v1/items/{id}/").as_deref(), Some("items_list"));
        assert_eq!(prefixless("api_v1_items_list", "/items/{id}/"), None);
        assert_eq!(prefixless("apiClients", "/api/{id}"), None);
    }
}
