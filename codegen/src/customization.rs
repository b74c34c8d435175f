//! The methods of [`Generator`] that customize single items.

use crate::generator::Generator;
use crate::settings::{Groups, IdempotencyKey, InlineNames, OperationIds, Visibility};

impl Generator {
    /// Sets the Rust name of an item. The key is the name of a component schema or the Rust name of an inline type
    /// (`Pet`), a property or a value (`Pet.fooBar`, `Status.in-progress`), an `operationId` or a method and a path
    /// (`listPets`, `GET /pets`), a parameter (`listPets.per-page`), or a tag. A key with several meanings begins with
    /// `schema:`, `operation:` or `tag:`. Before the last dot, `*` stands for any text: `*.fooBar`. Tags with the same
    /// name share a group.
    ///
    /// In the description or an overlay, `x-wirewright-name` has the same effect for the item that it is part of. At a
    /// property, it names the field.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml")
    ///     .rename("Pet", "Animal")
    ///     .rename("Pet.fooBar", "foo")
    ///     .rename("Status.in-progress", "Running")
    ///     .rename("GET /pets", "all")
    ///     .rename("tag:pets", "animals");
    /// ```
    #[must_use]
    pub fn rename(mut self, key: impl Into<String>, name: impl Into<String>) -> Self {
        self.config.rename.insert(key.into(), name.into());
        self
    }

    /// Removes a prefix from the names of component schemas, before Rust names are made of them. Of several prefixes that
    /// match, the longest is removed.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/kubernetes.yaml").strip_prefix("io.k8s.api.");
    /// ```
    #[must_use]
    pub fn strip_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.config.strip_prefix.push(prefix.into());
        self
    }

    /// Sets the source of the names of inline types: their places, or their titles.
    ///
    /// ```
    /// use wirewright::{Generator, InlineNames};
    ///
    /// let generator = Generator::new("spec/pets.yaml").inline_names(InlineNames::Title);
    /// ```
    #[must_use]
    pub fn inline_names(mut self, names: InlineNames) -> Self {
        self.config.inline_names = names;
        self
    }

    /// Sets the rules for operation ids, from which the names of operations are made.
    ///
    /// ```
    /// use wirewright::{Framework, Generator, OperationIds};
    ///
    /// let mut ids = OperationIds::default();
    /// ids.framework = Framework::Controller;
    /// let generator = Generator::new("spec/pets.yaml").operation_ids(ids);
    /// ```
    #[must_use]
    pub fn operation_ids(mut self, rules: OperationIds) -> Self {
        self.config.operation_ids = rules;
        self
    }

    /// Sets the grouping of operations: one group for each tag, or none.
    ///
    /// ```
    /// use wirewright::{Generator, Groups};
    ///
    /// let generator = Generator::new("spec/pets.yaml").groups(Groups::None);
    /// ```
    #[must_use]
    pub fn groups(mut self, groups: Groups) -> Self {
        self.config.groups = groups;
        self
    }

    /// Emits only the documented response headers that match these patterns, in which `*` stands for any text. By default,
    /// all documented headers have a method. The others remain available by their names.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").response_headers(["X-RateLimit-*"]);
    /// ```
    #[must_use]
    pub fn response_headers(mut self, patterns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let all = self.config.response_headers.get_or_insert_default();
        all.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Emits only the documented servers whose URLs or names match these patterns, in which `*` stands for any text. By
    /// default, all documented servers are emitted.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").servers(["https://*"]);
    /// ```
    #[must_use]
    pub fn servers(mut self, patterns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.servers.get_or_insert_default().extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Names the environment variables from which `Client::from_env` reads the base URL (`base-url`) or the credential of
    /// a security scheme, whose name is the key. HTTP basic authentication has two variables: the user and the password.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml")
    ///     .env("base-url", ["PETS_URL"])
    ///     .env("api key", ["PETS_KEY"])
    ///     .env("login", ["PETS_USER", "PETS_PASSWORD"]);
    /// ```
    #[must_use]
    pub fn env(mut self, key: impl Into<String>, variables: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.env.insert(key.into(), variables.into_iter().map(Into::into).collect());
        self
    }

    /// Gives the operations that match a pattern an idempotency key: the client creates one key for each call, and sends it
    /// in this header with all attempts. Without patterns, all operations have one whose methods are not idempotent.
    ///
    /// The same as `x-wirewright-idempotency-key` in the description or an overlay. The client needs the feature `retry` of
    /// the runtime.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").idempotency_key("Idempotency-Key", ["POST /pets"]);
    /// ```
    #[must_use]
    pub fn idempotency_key(
        mut self,
        header: impl Into<String>,
        patterns: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let operations = patterns.into_iter().map(Into::into).collect();
        self.config.idempotency_key = Some(IdempotencyKey { header: header.into(), operations });
        self
    }

    /// Marks the operations that match a pattern as safe to retry, or not. By default, this follows from the method and the
    /// idempotency key. If several patterns match an operation, it is safe only if all say so.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").retry("searchPets", true).retry("GET /events/**", false);
    /// ```
    #[must_use]
    pub fn retry(mut self, pattern: impl Into<String>, is_safe: bool) -> Self {
        self.config.retry.insert(pattern.into(), is_safe);
        self
    }

    /// Sets the visibility of the client, its modules and re-exports.
    ///
    /// ```
    /// use wirewright::{Generator, Visibility};
    ///
    /// let generator = Generator::new("spec/pets.yaml").visibility(Visibility::Crate);
    /// ```
    #[must_use]
    pub fn visibility(mut self, visibility: Visibility) -> Self {
        self.config.visibility = visibility;
        self
    }

    /// Derives more traits for the types that match a pattern: the name of a component schema or the Rust name of a type,
    /// in which `*` stands for any text. Traits that a type has anyway are not derived again.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml")
    ///     .derive("Pet", ["Eq", "Hash"])
    ///     .derive("*", ["schemars::JsonSchema"]);
    /// ```
    #[must_use]
    pub fn derive(mut self, pattern: impl Into<String>, traits: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.derive.entry(pattern.into()).or_default().extend(traits.into_iter().map(Into::into));
        self
    }

    /// Adds attributes to the types that match a pattern, or to the fields and union variants that match `Type.name`. In a
    /// pattern, `*` stands for any text.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml")
    ///     .attributes("Pet", "#[cfg_attr(feature = \"schema\", derive(schemars::JsonSchema))]")
    ///     .attributes("*.status", "#[doc(hidden)]");
    /// ```
    #[must_use]
    pub fn attributes(mut self, pattern: impl Into<String>, attributes: impl Into<String>) -> Self {
        self.config.attributes.entry(pattern.into()).or_default().push(attributes.into());
        self
    }

    /// Uses an own type in place of a component schema, or of an inline type by its Rust name. No type is generated for it.
    ///
    /// The type must implement `Debug`, `Clone` and `PartialEq`, `serde::Serialize` if it is sent, and
    /// `serde::de::DeserializeOwned` if it is received. In a type that crosses threads, it must be `Send` and `Sync`. Its
    /// path begins with `crate` or with the name of a crate. A whole crate needs that crate as a dependency.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").replace("Money", "crate::Money");
    /// ```
    #[must_use]
    pub fn replace(mut self, schema: impl Into<String>, ty: impl Into<String>) -> Self {
        self.config.replace.insert(schema.into(), ty.into());
        self
    }

    /// Takes the types of the component schemas that match a pattern from a module that already has them, with the names
    /// that they would have here. The types must meet the conditions of [`replace`](Self::replace).
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").extern_path("common.*", "other_crate::types");
    /// ```
    #[must_use]
    pub fn extern_path(mut self, pattern: impl Into<String>, module: impl Into<String>) -> Self {
        self.config.extern_path.insert(pattern.into(), module.into());
        self
    }
}
