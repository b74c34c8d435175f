//! The changes: texts of the base description, and what takes their place.

/// The description that all changes start from.
pub(crate) const BASE: &str = include_str!("base.yaml");

/// A change: its name, and texts with their replacements.
pub(crate) type Case = (&'static str, &'static [(&'static str, &'static str)]);

const FISH: &str = "    Problem: {type: object";
const PROBLEM: &str = "content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n        '404'";

/// Every kind of change.
pub(crate) const CASES: &[Case] = &[
    (
        "operation added",
        &[(
            "  /friends:\n",
            "  /shops:\n    get: {operationId: listShops, tags: [pets], responses: {'204': {description: None}}}\n  /friends:\n",
        )],
    ),
    (
        "operation removed",
        &[("  /friends:\n    get:", "  /friends:\n    x-get:"), ("    Friend:\n", "    x-Friend:\n")],
    ),
    ("operation renamed", &[("operationId: getPet", "operationId: readPet")]),
    ("operation deprecated", &[("operationId: getPet\n", "operationId: getPet\n      deprecated: true\n")]),
    ("path changed", &[("  /friends:", "  /pets/friends:")]),
    ("method changed", &[("  /friends:\n    get:", "  /friends:\n    query:"), ("openapi: 3.1.0", "openapi: 3.2.0")]),
    ("tag renamed", &[("name: pets", "name: animals"), ("tags: [pets]", "tags: [animals]")]),
    (
        "optional parameter added",
        &[(
            "        - {name: kind,",
            "        - {name: sort, in: query, schema: {type: string}}\n        - {name: kind,",
        )],
    ),
    (
        "required parameter added",
        &[(
            "        - {name: kind,",
            "        - {name: shop, in: query, required: true, schema: {type: string}}\n        - {name: kind,",
        )],
    ),
    ("parameter removed", &[("        - {name: kind, in: query, schema: {$ref: '#/components/schemas/Kind'}}\n", "")]),
    ("parameter newly required", &[("{name: limit, in: query,", "{name: limit, required: true, in: query,")]),
    ("parameter newly optional", &[("fields, in: query, required: true,", "fields, in: query,")]),
    ("parameter moved to a header", &[("{name: limit, in: query", "{name: limit, in: header")]),
    (
        "type of a parameter changed",
        &[("schema: {type: integer, default: 20}", "schema: {type: string, default: '20'}")],
    ),
    (
        "arguments reordered",
        &[("{name: fields,", "{name: other,"), ("{name: view,", "{name: fields,"), ("{name: other,", "{name: view,")],
    ),
    ("default of a parameter changed", &[("default: 20", "default: 50")]),
    ("body newly optional", &[("requestBody: {required: true,", "requestBody: {required: false,")]),
    (
        "body removed",
        &[
            (
                "      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}\n",
                "",
            ),
            ("    NewPet:\n", "    x-NewPet:\n"),
        ],
    ),
    (
        "media type of a body changed",
        &[(
            "required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'",
            "required: true, content: {application/merge-patch+json: {schema: {$ref: '#/components/schemas/NewPet'",
        )],
    ),
    (
        "response added",
        &[(
            "        '404': {description: No page",
            "        '410': {description: Gone, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n        '404': {description: No page",
        )],
    ),
    (
        "response removed",
        &[(
            "        '401': {description: No key, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n",
            "",
        )],
    ),
    (
        "first error added",
        &[(
            "'201': {description: Created",
            "'400': {description: Bad, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n        '201': {description: Created",
        )],
    ),
    (
        "type of a response changed",
        &[(
            "description: A pet, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}",
            "description: A pet, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}",
        )],
    ),
    (
        "media type of a response added",
        &[("description: A pet, content: {", "description: A pet, content: {text/csv: {}, ")],
    ),
    ("response header added", &[("headers: {X-Total", "headers: {X-Page: {schema: {type: integer}}, X-Total")]),
    ("response header removed", &[("          headers: {X-Total: {schema: {type: integer}}}\n", "")]),
    ("security changed", &[("operationId: getPet\n", "operationId: getPet\n      security: [{token: []}]\n")]),
    ("security scheme removed", &[("    token: {type: http, scheme: bearer}\n", "")]),
    ("name of a key changed", &[("name: X-Key", "name: X-Api-Key")]),
    ("server changed", &[("https://api.example.com/v1", "https://api.example.com/v2")]),
    ("server removed", &[("servers:\n  - url: https://api.example.com/v1\n    description: Production\n", "")]),
    ("field added", &[("        nick:", "        weight: {type: number}\n        nick:")]),
    ("field removed", &[("        nick: {type: string, description: Another name.}\n", "")]),
    ("field renamed", &[("        nick: {", "        nickname: {")]),
    (
        "type of a field changed",
        &[(
            "required: [id, age]\n      properties:\n        id: {type: string}",
            "required: [id, age]\n      properties:\n        id: {type: integer}",
        )],
    ),
    ("field newly optional", &[("required: [id, age]", "required: [id]")]),
    ("field newly required", &[("required: [id, age]", "required: [id, age, nick]")]),
    ("field of a request newly required", &[("required: [name]", "required: [name, age]")]),
    (
        "required field of a request added",
        &[(
            "required: [name]\n      properties:\n",
            "required: [name, shop]\n      properties:\n        shop: {type: string}\n",
        )],
    ),
    ("field nullable", &[("        nick: {type: string,", "        nick: {type: [string, 'null'],")]),
    ("enum value added", &[("enum: [cat, dog]", "enum: [cat, dog, fish]")]),
    ("enum value removed", &[("enum: [cat, dog]", "enum: [cat]")]),
    (
        "variant added",
        &[
            (
                FISH,
                "    Fish: {type: object, required: [water], properties: {water: {type: string}}}\n    Problem: {type: object",
            ),
            (
                "        - $ref: '#/components/schemas/Dog'\n",
                "        - $ref: '#/components/schemas/Dog'\n        - $ref: '#/components/schemas/Fish'\n",
            ),
        ],
    ),
    ("variant removed", &[("        - $ref: '#/components/schemas/Dog'\n", "")]),
    ("schema renamed", &[("/schemas/Pet'", "/schemas/Animal'"), ("    Pet:\n", "    Animal:\n")]),
    (
        "documentation changed",
        &[("summary: Lists pets", "summary: Lists all pets"), ("description: A pet.", "description: A dear pet.")],
    ),
    ("title changed", &[("title: Pets", "title: Beasts")]),
    (
        "order of schemas changed",
        &[
            ("    Problem: {type: object, required: [title], properties: {title: {type: string}}}\n", ""),
            (
                "    Cat: {",
                "    Problem: {type: object, required: [title], properties: {title: {type: string}}}\n    Cat: {",
            ),
        ],
    ),
    ("first error removed", &[(PROBLEM, "x-content: {}}\n        '404'")]),
];

/// Returns the description after a change.
pub(crate) fn changed((name, patches): &Case) -> String {
    patches.iter().fold(BASE.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{name}: the text is missing:\n{old}");
        text.replace(old, new)
    })
}
