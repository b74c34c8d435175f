//! The configuration. An option has the same name in `wirewright.toml`, in [`Generator`](crate::Generator) and on the
//! command line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer};

use crate::diagnostics::{Code, Lints};
use crate::emit::{Models, Serde};
use crate::error::Error;
use crate::lock;
use crate::lower::Formats;
use crate::select::{Calls, Choice, Grouping};
use crate::settings::{Groups, IdempotencyKey, InlineNames, OperationIds, Renames, Settings, Visibility};
use crate::source;
use crate::write::file_name_fault;

/// Options of `wirewright.toml`. Paths are relative to the file.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("wirewright.toml");
/// use wirewright::{Config, Generator};
///
/// std::fs::write(&path, r#"
///     spec = "pets.yaml"
///     overlays = ["pets.overlay.yaml"]
///     formats = { dates = "jiff" }
///     deny = ["name-collision"]
/// "#)?;
/// # #[cfg(not(feature = "config-file"))]
/// # return Ok(());
/// let mut config = Config::load(&path)?;
/// config.strict = true;
/// let generator = Generator::from_config(config);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default, Deserialize)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// The path of the description.
    pub spec: Option<PathBuf>,
    /// The paths of overlays, which are applied in this order.
    pub overlays: Vec<PathBuf>,
    /// The output folder.
    pub out: Option<PathBuf>,
    /// The name of the output file, without `.rs`. Defaults to the name of the description. Ignored if `crate` is set.
    pub file_name: Option<String>,
    /// The name of a crate to generate. By default, a single file is generated.
    #[serde(rename = "crate")]
    pub crate_name: Option<String>,
    /// False if a crate has no cargo features for its groups of operations. Ignored if `crate` is not set. Defaults to
    /// true.
    pub features: Option<bool>,
    /// True if the crate is split into several, one for the groups of each feature, which cargo compiles in parallel.
    pub split: bool,
    /// The folder of the runtime crate, for a path dependency on it.
    pub runtime_path: Option<PathBuf>,
    /// The operations to generate, with the types they need: patterns of ids or tags (`pets/*`), of paths (`/pets/**`),
    /// or of a method and a path (`GET /pets/**`). Without patterns, all operations are generated.
    pub operations: Vec<String>,
    /// Folders of Rust files. The operations that they call are generated, beside those that match `operations`.
    pub used_by: Vec<PathBuf>,
    /// The names of component schemas to generate even if no operation uses them, as patterns: `["*"]` for all.
    pub schemas: Vec<String>,
    /// The derives of models.
    pub models: Models,
    /// The serde implementations that models get.
    pub serde: Serde,
    /// The Rust types of formats, if they differ from the defaults: `dates = "jiff"`, `uuid = "string"`,
    /// `money = "crate::Money"`.
    pub formats: Formats,
    /// The Rust names of items: `"Pet" = "Animal"`, `"Pet.fooBar" = "foo"`, `"Status.in-progress" = "Running"`,
    /// `"GET /pets" = "all"`, `"tag:pets" = "animals"`. A key is the name of a component schema or the Rust name of an
    /// inline type, one of its properties or values, an `operationId`, a method and a path, an operation's parameter
    /// (`"listPets.per-page"`), or a tag. A key with several meanings begins with `schema:`, `operation:` or `tag:`. In a
    /// key, `*` stands for any text.
    pub rename: BTreeMap<String, String>,
    /// The prefixes that the names of component schemas lose: `"io.k8s.api."`.
    #[serde(deserialize_with = "one_or_many")]
    pub strip_prefix: Vec<String>,
    /// The source of the names of inline types.
    pub inline_names: InlineNames,
    /// The rules for operation ids, from which the names of operations are made.
    pub operation_ids: OperationIds,
    /// The grouping of operations.
    pub groups: Groups,
    /// The documented response headers that are emitted, as patterns of names: `["X-*"]`. By default, all of them.
    pub response_headers: Option<Vec<String>>,
    /// The documented servers that are emitted, as patterns of URLs or names: `["https://*"]`. By default, all of them.
    pub servers: Option<Vec<String>>,
    /// The environment variables from which `Client::from_env` reads the base URL and the credentials:
    /// `base-url = "PETS_URL"`, `"api key" = "PETS_KEY"`, `login = ["PETS_USER", "PETS_PASSWORD"]`. A key is `base-url` or
    /// the name of a security scheme. Without variables, the function is not generated.
    #[serde(deserialize_with = "lists")]
    pub env: BTreeMap<String, Vec<String>>,
    /// The header of idempotency keys, and the operations that have one: `operations = ["createOrder", "POST /orders/**"]`.
    /// The client creates one key for each call, and sends it with all attempts. Without `operations`, all operations have
    /// one whose methods are not idempotent.
    pub idempotency_key: Option<IdempotencyKey>,
    /// The operations that are safe to retry, or not: `"searchOrders" = true`, `"GET /events/**" = false`. A key is a
    /// pattern as in `operations`. By default, this follows from the method and the idempotency key.
    pub retry: BTreeMap<String, bool>,
    /// The visibility of the client: `"pub"`, `"pub(crate)"` or `"pub(super)"`.
    pub visibility: Visibility,
    /// More traits that types derive: `"Pet" = ["Eq", "Hash"]`. A key matches the names of component schemas and the Rust
    /// names of types; `*` stands for any text.
    #[serde(deserialize_with = "lists")]
    pub derive: BTreeMap<String, Vec<String>>,
    /// More attributes of types and fields: `"Pet" = "#[cfg_attr(test, derive(Arbitrary))]"`, `"*.status" = ["#[doc(hidden)]"]`.
    #[serde(deserialize_with = "lists")]
    pub attributes: BTreeMap<String, Vec<String>>,
    /// Types of the user that take the place of schemas: `"Money" = "crate::Money"`.
    pub replace: BTreeMap<String, String>,
    /// Modules that already have the types of schemas: `"common.*" = "other_crate::types"`.
    pub extern_path: BTreeMap<String, String>,
    /// The lock that keeps the names of items: a path, or `true` for `wirewright.lock`. By default, there is none.
    #[serde(deserialize_with = "path_or_true")]
    pub lock: Option<PathBuf>,
    /// The names of items that the description renamed, if there is a lock: `"keep"` for the old ones, or `"follow"` for
    /// the new ones with deprecated aliases.
    pub renames: Renames,
    /// True if all warnings are errors.
    pub strict: bool,
    /// The codes of diagnostics that become errors.
    pub deny: Vec<String>,
    /// The codes of diagnostics that are hidden, unless they are errors.
    pub allow: Vec<String>,
    /// True if a `$ref` may refer to files outside the folder of the description.
    pub allow_outside: bool,
    /// True if existing files that were not generated, or that were edited since, may be replaced by output files.
    #[serde(skip)]
    pub force: bool,
    /// True if it is an error when the lock would change.
    #[serde(skip)]
    pub locked: bool,
}

impl Config {
    /// Reads a configuration file, or standard input if the path is `-`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is not valid TOML, or has an unknown key or an invalid value. Also
    /// returns an error without the feature `config-file` of this crate.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # fn main() -> wirewright::Result<()> {
    /// let config = wirewright::Config::load("wirewright.toml".as_ref())?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn load(path: &Path) -> Result<Self, Error> {
        let invalid = |cause: String| Error::Config { path: path.display().to_string(), cause };
        let text = source::read_named(path).map_err(|error| invalid(error.to_string()))?;
        let mut config = parse(&text).map_err(invalid)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let place = |path: &mut PathBuf| *path = folder.join(&*path);
        config.spec.iter_mut().for_each(place);
        config.overlays.iter_mut().for_each(place);
        config.out.iter_mut().for_each(place);
        config.runtime_path.iter_mut().for_each(place);
        config.lock.iter_mut().for_each(place);
        config.used_by.iter_mut().for_each(place);
        Ok(config)
    }

    /// Checks the names of the crate and the file, and the path of the output folder.
    ///
    /// # Errors
    ///
    /// Returns an error if a name is invalid, or if the path of the output folder exists but is not a folder.
    pub(crate) fn check_output(&self) -> Result<(), Error> {
        if let Some(name) = &self.crate_name
            && let Some(fault) = crate_name_fault(name)
        {
            return Err(Error::Usage(format!("`{name}` is not a valid crate name: {fault}")));
        }
        if let Some(name) = &self.file_name {
            let extension = Path::new(name)
                .extension()
                .is_some_and(|extension| extension == "rs")
                .then_some("give the name without `.rs`");
            if let Some(fault) = file_name_fault(name).or(extension) {
                return Err(Error::Usage(format!("`{name}` is not a valid file name: {fault}")));
            }
        }
        self.out.as_deref().map_or(Ok(()), check_folder)
    }

    /// Returns the groups that get a cargo feature, if the output is a crate with features.
    pub(crate) fn grouping(&self) -> Result<Option<Grouping>, Error> {
        match (self.features, self.split) {
            (_, true) if self.crate_name.is_none() => {
                Err(Error::Usage("only a crate can be split into crates: set the name of the crate".to_owned()))
            }
            (_, true) if self.visibility != Visibility::Public => Err(Error::Usage(
                "the crates of a split client need each other's items: leave out `visibility`".to_owned(),
            )),
            _ if self.crate_name.is_none() => Ok(None),
            (Some(false), true) => Err(Error::Usage(
                "a client that is split into crates has features: leave out `features = false`".to_owned(),
            )),
            (Some(false), false) => Ok(None),
            (None | Some(true), true) => Ok(Some(Grouping::Head)),
            (None | Some(true), false) => Ok(Some(Grouping::Each)),
        }
    }

    /// Returns the chosen operations.
    ///
    /// # Errors
    ///
    /// Returns an error if a file of `used_by` cannot be read.
    pub(crate) fn choice(&self) -> Result<Choice, Error> {
        let calls = (!self.used_by.is_empty()).then(|| Calls::read(&self.used_by)).transpose();
        let calls = calls.map_err(|error| Error::Usage(error.to_string()))?;
        Ok(Choice { patterns: self.operations.clone(), calls, schemas: self.schemas.clone() })
    }

    /// Returns the settings that customize items.
    pub(crate) fn settings(&self) -> Settings {
        Settings {
            rename: self.rename.clone(),
            strip_prefix: self.strip_prefix.clone(),
            inline_names: self.inline_names,
            operation_ids: self.operation_ids.clone(),
            groups: self.groups,
            response_headers: self.response_headers.clone(),
            servers: self.servers.clone(),
            env: self.env.clone(),
            idempotency_key: self.idempotency_key.clone(),
            retry: self.retry.clone(),
            derive: self.derive.clone(),
            attributes: self.attributes.clone(),
            replace: self.replace.clone(),
            extern_path: self.extern_path.clone(),
        }
    }

    /// Returns the configured types of formats.
    ///
    /// # Errors
    ///
    /// Returns an error if a format or a type is unknown.
    pub(crate) fn formats(&self) -> Result<&Formats, Error> {
        self.formats.check().map_err(Error::UnknownFormat)?;
        Ok(&self.formats)
    }

    /// Returns the configured lints.
    ///
    /// # Errors
    ///
    /// Returns an error if a diagnostic code is unknown.
    pub(crate) fn lints(&self) -> Result<Lints, Error> {
        let codes = |names: &[String]| -> Result<Vec<Code>, Error> {
            names.iter().map(|name| Code::from_name(name).ok_or_else(|| Error::UnknownCode(name.clone()))).collect()
        };
        Ok(Lints { strict: self.strict, deny: codes(&self.deny)?, allow: codes(&self.allow)? })
    }
}

/// A string, or a list of strings.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a string or a list of strings")]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn into_list(self) -> Vec<String> {
        match self {
            Self::One(one) => vec![one],
            Self::Many(many) => many,
        }
    }
}

fn one_or_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    OneOrMany::deserialize(deserializer).map(OneOrMany::into_list)
}

fn path_or_true<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "expected a path or a boolean")]
    enum PathOrTrue {
        Switch(bool),
        Path(PathBuf),
    }
    Ok(match PathOrTrue::deserialize(deserializer)? {
        PathOrTrue::Switch(is_on) => is_on.then(|| PathBuf::from(lock::FILE_NAME)),
        PathOrTrue::Path(path) => Some(path),
    })
}

fn lists<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let table = BTreeMap::<String, OneOrMany>::deserialize(deserializer)?;
    Ok(table.into_iter().map(|(key, values)| (key, values.into_list())).collect())
}

#[cfg(feature = "config-file")]
fn parse(text: &str) -> Result<Config, String> {
    toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())
}

#[cfg(not(feature = "config-file"))]
fn parse(_: &str) -> Result<Config, String> {
    Err("configuration files need a feature of this crate: \
         `wirewright = { version = \"0.1\", features = [\"config-file\"] }`"
        .to_owned())
}

/// Returns the reason if a text is not a valid crate name.
pub(crate) fn crate_name_fault(name: &str) -> Option<&'static str> {
    // Names that cargo rejects, or that would conflict with dependencies of the generated crate.
    const TAKEN: [&str; 9] =
        ["alloc", "core", "proc_macro", "std", "test", "self", "super", "serde", "wirewright_client"];
    let identifier = name.replace('-', "_");
    if name.is_empty() {
        Some("the name is empty")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        Some("the name must begin with a letter or `_`")
    } else if name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-') {
        Some("the name may contain only letters, digits, `-` and `_`")
    } else if TAKEN.contains(&&*identifier) || syn::parse_str::<syn::Ident>(&identifier).is_err() {
        Some("the name is reserved by Rust or by the generated code")
    } else {
        file_name_fault(name)
    }
}

/// Checks that the path of the output folder and its ancestors are folders, if they exist.
fn check_folder(out: &Path) -> Result<(), Error> {
    let refuse = |path: &Path, is: &str| {
        let path = path.display();
        Err(Error::Usage(format!("cannot use `{}` as the output folder: `{path}` is {is}", out.display())))
    };
    for path in out.ancestors().filter(|path| !path.as_os_str().is_empty()) {
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => return Ok(()),
            Ok(_) => return refuse(path, "a file"),
            Err(_) if std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) => {
                return refuse(path, "a broken symbolic link");
            }
            Err(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_crate_names_are_rejected() {
        for name in ["", "1 bad", "1bad", "a b", "a.b", "../a", "größe", "fn", "std", "self", "con", "a/b", "-a", "_"]
        {
            assert!(crate_name_fault(name).is_some(), "{name:?}");
        }
        for name in ["pets", "pets-client", "pets_2", "_pets", "Pets", "union"] {
            assert_eq!(crate_name_fault(name), None, "{name}");
        }
    }
}
