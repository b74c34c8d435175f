//! Rules for operation ids, from which the names of operations are made.

use serde::Deserialize;

/// Rules for operation ids, from which the names of operations are made.
///
/// # Examples
///
/// ```
/// use wirewright::{Framework, Generator, OperationIds};
///
/// let mut ids = OperationIds::default();
/// ids.strip_prefix.push("api_".to_owned());
/// ids.framework = Framework::Controller;
/// let generator = Generator::new("spec/pets.yaml").operation_ids(ids);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct OperationIds {
    /// The prefixes that ids lose. Of several that match, the longest is removed.
    pub strip_prefix: Vec<String>,
    /// The suffixes that ids lose. Of several that match, the longest is removed.
    pub strip_suffix: Vec<String>,
    /// The framework that made the ids.
    pub framework: Framework,
}

/// The framework that made the operation ids.
///
/// # Examples
///
/// ```
/// use wirewright::{Framework, OperationIds};
///
/// let mut ids = OperationIds::default();
/// ids.framework = Framework::Springfox;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum Framework {
    /// Ids of `FastAPI`, Connexion and `NestJS` are recognized if their form leaves no doubt.
    #[default]
    Auto,
    /// No framework: names are made from whole ids.
    None,
    /// `FastAPI`: `read_items_items__get` at `/items/` becomes `read_items`.
    Fastapi,
    /// ASP.NET, `NSwag`, `NestJS` and others with ids of the form `Controller_Action`: `Pets_GetAllAsync` becomes `get_all`.
    Controller,
    /// Springfox: `listPetsUsingGET_1` becomes `list_pets`.
    Springfox,
}
