//! Diagnostics of the probes: where the generated code does less than the description asks for, the place is reported.
//! The other modules test what is fully supported.

use std::fs;
use std::path::Path;

use wirewright::Generator;
use wirewright::diagnostics::Severity;
use wirewright::{Renderer, Verbosity};

/// The expected diagnostics of the probes, as `severity[code] pointer`. Probes that are not listed have no diagnostics.
const DIAGNOSTICS: &[(&str, &[&str])] = &[
    (
        "b-multipart-files",
        &[
            "warning[unsupported-media-type] #/paths/~1boats/post/requestBody/content/multipart~1form-data/encoding/owner",
            "warning[unsupported-media-type] #/paths/~1logs/post/requestBody/content/multipart~1form-data",
            "note[unsupported-keyword] #/paths/~1boats/post/requestBody/content/multipart~1form-data/encoding/plan/headers/X-Pages",
        ],
    ),
    ("badref", &["warning[dangling-reference] #/paths/~1boat/get/responses/200/content/application~1json/schema/$ref"]),
    ("badtype", &["warning[unknown-type] #/components/schemas/Boat/properties/name/type"]),
    ("callbacks", &["note[unsupported-keyword] #/paths/~1subscriptions/post/callbacks"]),
    ("dupop", &["warning[duplicate-operation-id] #/paths/~1south/get/operationId"]),
    (
        "hostile-text",
        &[
            "warning[name-collision] #/components/schemas/String",
            "warning[name-collision] #/components/schemas/Option",
            "warning[name-collision] #/components/schemas/Vec",
            "note[unsupported-keyword] #/paths/~1a\"~1*~1{id\"}~1..~1%2e%2e\\n/get/parameters/0/example",
        ],
    ),
    ("links", &["note[unsupported-keyword] #/paths/~1boats/post/responses/201/links"]),
    ("names-of-modules", &["warning[name-collision] #/paths/~1untagged/get"]),
    ("p-empty", &["note[unsupported-keyword] #/paths/~1boats/get/parameters/2"]),
    ("p-querystring-styles", &["warning[unsupported-parameter] #/paths/~1logs/get/parameters/0"]),
    ("r-jsonl", &["warning[unsupported-media-type] #/paths/~1boat/get/responses/200/content/application~1jsonl"]),
    (
        "r-media-types",
        &["warning[unsupported-media-type] #/paths/~1boat/get/responses/200/content/application~1ld+json"],
    ),
    (
        "r-nobody",
        &[
            "note[unsupported-keyword] #/paths/~1boat/head/responses/200/content/application~1json",
            "note[unsupported-keyword] #/paths/~1boat/delete/responses/204/content/application~1json",
        ],
    ),
    (
        "r-security",
        &[
            "note[unsupported-keyword] #/components/securitySchemes/port/flows",
            "note[unsupported-keyword] #/components/securitySchemes/club/openIdConnectUrl",
        ],
    ),
    ("r-sse", &["warning[unsupported-media-type] #/paths/~1boat/get/responses/200/content/text~1event-stream"]),
    (
        "r-sse32",
        &[
            "warning[unsupported-media-type] #/paths/~1boat/get/responses/200/content/text~1event-stream",
            "warning[unsupported-media-type] #/paths/~1boat/get/responses/200/content/text~1event-stream/itemSchema",
            "note[unsupported-keyword] #/paths/~1boat/get/responses/200/content/text~1event-stream/itemSchema/properties/data/contentSchema",
        ],
    ),
    (
        "p-notations",
        &[
            "warning[unwritable-parameter] #/paths/~1unsaid/get/parameters/0",
            "warning[unwritable-parameter] #/paths/~1unsaid/get/parameters/1",
            "warning[unwritable-parameter] #/paths/~1unsaid/get/parameters/2",
            "warning[unwritable-parameter] #/paths/~1unsaid/get/parameters/3",
            "warning[unwritable-parameter] #/paths/~1unsaid/get/parameters/4",
        ],
    ),
    ("p-numbered", &["note[tolerated] #/info/x-origin/0/converter/url"]),
    ("names-of-framework-ids", &["warning[name-collision] #/paths/~1ships~1{boat_id}/get"]),
    ("r-typed-headers", &["note[unsupported-keyword] #/paths/~1boats/get/responses/200/headers/Content-Type"]),
    ("t-allof-disc-other-values", &["warning[ambiguous-union] #/components/schemas/Vessel/discriminator"]),
    ("t-allof-keywords", &["warning[ambiguous-union] #/components/schemas/Choice"]),
    (
        "t-circular-unions",
        &[
            "warning[ambiguous-union] #/components/schemas/Node",
            "warning[ambiguous-union] #/components/schemas/Leaf",
            "warning[circular-reference] #/components/schemas/Node",
            "warning[circular-reference] #/components/schemas/Leaf",
            "warning[circular-reference] #/components/schemas/Itself",
            "warning[circular-reference] #/components/schemas/Other",
            "warning[circular-reference] #/components/schemas/Other",
        ],
    ),
    (
        "t-collide",
        &[
            "warning[name-collision] #/components/schemas/Boat/properties/hull-id",
            "warning[name-collision] #/components/schemas/Boat/properties/hullId",
        ],
    ),
    ("t-dynref", &["note[unsupported-keyword] #/components/schemas/Boat/properties/tenders/items/$dynamicRef"]),
    (
        "t-enum-blanks",
        &[
            "warning[name-collision] #/paths/~1signals/get/parameters/0/schema",
            "warning[name-collision] #/paths/~1signals/get/parameters/1/schema",
            "warning[name-collision] #/components/schemas/Lamp",
        ],
    ),
    (
        "t-enum-mixed",
        &[
            "warning[tolerated] #/components/schemas/Boat/properties/hull/enum",
            "warning[untyped-value] #/components/schemas/Boat/properties/home/const",
        ],
    ),
    (
        "t-format-given",
        &[
            "warning[format-type-mismatch] #/components/schemas/Bill/properties/total/format",
            "note[unknown-format] #/components/schemas/Bill/properties/holder/format",
            "note[unknown-format] #/components/schemas/Bill/properties/count/format",
            "note[unknown-format] #/components/schemas/Bill/properties/level/format",
        ],
    ),
    ("t-allof-keywords", &["warning[ambiguous-union] #/components/schemas/Choice"]),
    ("t-oneof-deep", &["warning[ambiguous-union] #/components/schemas/Boat"]),
    ("t-oneof-strings", &["warning[ambiguous-union] #/components/schemas/Boat/properties/other"]),
    ("t-patternprops-named", &["warning[untyped-value] #/components/schemas/Harbor"]),
    ("t-required", &["warning[undescribed-required] #/components/schemas/Talk/required/1"]),
    (
        "t-unquoted",
        &[
            "warning[tolerated] #/paths/~1build/get/parameters/0/schema/enum",
            "warning[tolerated] #/components/schemas/Build/required/1",
            "warning[tolerated] #/components/schemas/Build/properties/number/enum",
            "warning[tolerated] #/components/schemas/Build/properties/flag/enum",
            "warning[tolerated] #/components/schemas/Build/properties/kind/const",
            "warning[tolerated] #/components/schemas/Build/properties/part/oneOf/0/properties/tag/const",
            "warning[tolerated] #/components/schemas/Build/properties/part/oneOf/1/properties/tag/const",
        ],
    ),
    (
        "multifile-maps",
        &[
            "note[tolerated] #/paths/~1boats/get/parameters/$ref",
            "note[tolerated] #/paths/~1boats/get/responses/200/content/$ref",
            "note[tolerated] #/paths/~1boats/post/requestBody/content/$ref",
            "note[tolerated] #/paths/~1boats/post/responses/$ref",
            "note[tolerated] #/components/schemas/Boat/required/$ref",
            "note[tolerated] #/components/schemas/Boat/properties/$ref",
        ],
    ),
    (
        "v-keywords-20",
        &[
            "warning[keyword-of-another-version] #/host",
            "warning[keyword-of-another-version] #/basePath",
            "warning[keyword-of-another-version] #/schemes",
            "warning[keyword-of-another-version] #/consumes",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/produces",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/parameters/0/type",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/parameters/1/type",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/parameters/1/collectionFormat",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/parameters/2/type",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/responses/200/schema",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/get/responses/200/headers/X-Left/type",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/put/parameters/1/in",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/post/consumes",
            "warning[keyword-of-another-version] #/paths/~1boats~1{id}/post/parameters/1/in",
            "warning[keyword-of-another-version] #/definitions",
            "warning[tolerated] #/definitions/Boat/properties/name/x-nullable",
        ],
    ),
    (
        "v-keywords-30",
        &[
            "warning[keyword-of-another-version] #/servers",
            "warning[keyword-of-another-version] #/paths/~1boats/post/parameters/0/in",
            "warning[keyword-of-another-version] #/paths/~1boats/post/requestBody",
            "warning[keyword-of-another-version] #/paths/~1boats/post/responses/200/content",
            "warning[keyword-of-another-version] #/components",
            "warning[tolerated] #/components/schemas/Boat/properties/name/nullable",
        ],
    ),
    (
        "t-rw-all",
        &["warning[ambiguous-union] #/components/schemas/Either", "warning[untyped-value] #/components/schemas/Either"],
    ),
    ("webhooks", &["note[unsupported-keyword] #/webhooks"]),
    ("xml-aws", &["note[unsupported-keyword] #/components/schemas/Owner/xml"]),
];

fn diagnostics(probe: &str) -> Vec<String> {
    let compilation = Generator::new(Path::new("specs").join(format!("{probe}.yaml"))).schemas(["*"]).run().unwrap();
    let renderer = Renderer::default().verbosity(Verbosity::Verbose);
    let text = compilation.render(renderer);
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some((kind, _)) = line.split_once("]: ") {
            lines.push(format!("{kind}]"));
        } else if let (Some((_, pointer)), Some(last)) = (line.split_once("= note: at "), lines.last_mut()) {
            *last = format!("{last} {pointer}");
        }
    }
    lines
}

fn probes() -> Vec<String> {
    let names = fs::read_dir("specs").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned)).collect()
}

#[test]
fn each_probe_has_exactly_the_expected_diagnostics() {
    let probes = probes();
    assert!(DIAGNOSTICS.iter().all(|(name, _)| probes.iter().any(|probe| probe == name)));
    for probe in probes {
        let expected = DIAGNOSTICS.iter().find(|(name, _)| *name == probe).map_or(&[][..], |(_, lines)| lines);
        assert_eq!(diagnostics(&probe), expected, "{probe}");
    }
}

#[test]
fn rejected_probes_have_an_error_with_a_location() {
    let reference = "#/paths/~1boat/get/responses/200/content/application~1json/schema/$ref";
    assert_eq!(diagnostics("rejected/multifile-missing"), [format!("error[unreadable-reference] {reference}")]);
    assert_eq!(diagnostics("rejected/ver-4.0.0"), ["error[unknown-version] #/openapi"]);
}

#[test]
fn strict_turns_every_warning_into_an_error() {
    for (probe, lines) in DIAGNOSTICS {
        let strict = Generator::new(format!("specs/{probe}.yaml")).strict(true).run().unwrap();
        let warnings = lines.iter().filter(|line| line.starts_with("warning")).count();
        let errors = strict.diagnostics().count(Severity::Error);
        assert_eq!(strict.diagnostics().count(Severity::Warning), 0, "{probe}");
        // An error ends the run after its stage, so the warnings of later stages are not reached.
        assert!(errors <= warnings && (errors > 0) == (warnings > 0), "{probe}: {errors} of {warnings}");
    }
}

#[test]
fn webhooks_are_not_operations() {
    let compilation = Generator::new("specs/webhooks.yaml").run().unwrap();
    compilation.check(Renderer::default()).unwrap();
    let mut operations = wirewright::report::list(&compilation);
    operations.retain(|entry| entry.kind == "operation");
    assert_eq!(operations.iter().map(|entry| &*entry.name).collect::<Vec<_>>(), ["GET /boats"]);
}
