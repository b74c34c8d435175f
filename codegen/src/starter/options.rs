//! The options that the file lists as comments.

/// An option: its name, its explanation with the default, and a value.
pub(super) struct Choice {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) value: &'static str,
}

/// A heading and its options.
pub(super) struct Section {
    pub(super) heading: &'static str,
    pub(super) choices: &'static [Choice],
}

const fn choice(name: &'static str, about: &'static str, value: &'static str) -> Choice {
    Choice { name, about, value }
}

/// The options, except those that the file sets.
pub(super) const SECTIONS: &[Section] = &[
    Section {
        heading: "Input",
        choices: &[
            choice(
                "overlays",
                "Overlays that correct the description, in this order. Default: none.",
                r#"["STEM.overlay.yaml"]"#,
            ),
            choice("allow-outside", "Allow references to files outside the folder of the description.", "false"),
        ],
    },
    Section {
        heading: "Operations",
        choices: &[
            choice(
                "operations",
                "Generate only the operations that match: ids, tags, paths, or a method and a path. Default: all.",
                "OPERATIONS",
            ),
            choice(
                "used-by",
                "Generate only the operations that the Rust files of these folders call. Default: all.",
                r#"["src"]"#,
            ),
            choice(
                "schemas",
                "Generate these component schemas even if no operation uses them; `*` stands for all. Default: none.",
                r#"["*"]"#,
            ),
        ],
    },
    Section {
        heading: "Types",
        choices: &[
            choice(
                "formats",
                "The Rust types of formats. Dates: chrono, jiff, time or string. UUIDs: uuid or string. Decimals: string or rust_decimal.",
                r#"{ dates = "chrono", uuid = "uuid", decimal = "string" }"#,
            ),
            choice(
                "models",
                "The derives of models: `lean` for those of the runtime, which compile fast, or `serde`.",
                r#""lean""#,
            ),
            choice(
                "serde",
                "The traits of models: `direction` for those that requests or responses need, or `both`.",
                r#""direction""#,
            ),
        ],
    },
    Section {
        heading: "Names",
        choices: &[
            choice(
                "rename",
                r#"Rust names of items, such as { "Pet" = "Animal", "Pet.fooBar" = "foo", "GET /pets" = "all", "tag:pets" = "animals" }."#,
                "{}",
            ),
            choice("strip-prefix", "Prefixes that the names of component schemas lose.", "[]"),
            choice(
                "inline-names",
                "The source of the names of inline types: their `place`, or their `title`.",
                r#""place""#,
            ),
            choice(
                "operation-ids",
                "Rules for operation ids: `strip-prefix`, `strip-suffix`, and the `framework` that made them: auto, none, fastapi, controller or springfox.",
                r#"{ framework = "auto" }"#,
            ),
            choice(
                "renames",
                "The names of items that the description renamed: `keep` for those of the lock, or `follow` for the new ones with deprecated aliases.",
                r#""keep""#,
            ),
            choice("groups", "The groups of operations: `tags`, or `none` for methods of the client.", r#""tags""#),
        ],
    },
    Section {
        heading: "Types of your own",
        choices: &[
            choice(
                "derive",
                "More traits that types derive. `*` leaves out types that cannot derive a standard trait. Default: none.",
                r#"{ "*" = ["Eq", "Hash"] }"#,
            ),
            choice(
                "attributes",
                r##"Attributes of types and fields, such as { "Pet" = "#[must_use]", "*.status" = "#[doc(hidden)]" }."##,
                "{}",
            ),
            choice("replace", r#"Your types in place of schemas, such as { "Money" = "crate::Money" }."#, "{}"),
            choice(
                "extern-path",
                r#"Modules that already have the types of schemas, such as { "common.*" = "other_crate::types" }."#,
                "{}",
            ),
        ],
    },
    Section {
        heading: "Output",
        choices: &[
            choice(
                "response-headers",
                r#"The documented response headers that have a method, such as ["X-RateLimit-*"]. Default: all."#,
                "[]",
            ),
            choice(
                "servers",
                r#"The documented servers that have a function, such as ["https://*"]. Default: all."#,
                "[]",
            ),
            choice(
                "env",
                "Environment variables of `Client::from_env`: of the base URL, and of credentials by security scheme. Default: none.",
                r#"{ base-url = "API_URL" }"#,
            ),
            choice(
                "idempotency-key",
                "The header of idempotency keys, which the client creates; `operations` limits them to some. Default: none.",
                r#"{ header = "Idempotency-Key" }"#,
            ),
            choice(
                "retry",
                r#"Operations that are safe to retry, or not, such as { "search*" = true, "GET /events" = false }."#,
                "{}",
            ),
            choice("visibility", "The visibility of the client: `pub`, `pub(crate)` or `pub(super)`.", r#""pub""#),
            choice("features", "A cargo feature of the crate for each group of operations.", "true"),
            choice(
                "split",
                "Several crates, one for each group of operations, which cargo compiles in parallel.",
                "false",
            ),
            choice(
                "runtime-path",
                "The folder of the runtime crate, for a path dependency. Default: the published version.",
                r#""../wirewright/runtime""#,
            ),
            choice(
                "file-name",
                "The name of the file without `.rs`, if `crate` is not set. Default: the name of the description.",
                r#""STEM""#,
            ),
        ],
    },
    Section {
        heading: "Diagnostics (`wirewright explain` lists the codes)",
        choices: &[
            choice("strict", "Treat all warnings as errors.", "false"),
            choice("deny", "Codes that are errors. Default: none.", r#"["name-collision"]"#),
            choice("allow", "Codes that are hidden, unless they are errors. Default: none.", r#"["unknown-format"]"#),
        ],
    },
];
