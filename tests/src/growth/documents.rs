//! Shapes of everything other than schemas: operations, parameters, tags, servers, files, overlays.

use super::{Made, Shape, alike, description, lines, list, reference, repeated};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "operations", size: 300, make: operations },
    Shape { name: "operations whose ids have one name", size: 300, make: colliding_operations },
    Shape { name: "operations with one id", size: 300, make: one_id },
    Shape { name: "parameters of an operation", size: 300, make: parameters },
    Shape { name: "parameters that have one name", size: 300, make: colliding_parameters },
    Shape { name: "a chain of references to parameters", size: 500, make: parameter_chain },
    Shape { name: "tags", size: 300, make: tags },
    Shape { name: "a chain of tags", size: 300, make: tag_chain },
    Shape { name: "servers", size: 500, make: servers },
    Shape { name: "variables of a server", size: 500, make: server_variables },
    Shape { name: "responses", size: 100, make: responses },
    Shape { name: "media types of a body", size: 50, make: media_types },
    Shape { name: "headers of a response", size: 300, make: headers },
    Shape { name: "security schemes", size: 300, make: security },
    Shape { name: "multipart bodies of one schema", size: 100, make: multipart },
    Shape { name: "bodies of XML", size: 200, make: xml },
    Shape { name: "references that lead nowhere", size: 300, make: dangling },
    Shape { name: "keywords that are not known", size: 1_000, make: unknown_keywords },
    Shape { name: "values of a wrong type", size: 1_000, make: wrong_types },
    Shape { name: "files", size: 100, make: files },
    Shape { name: "actions of an overlay", size: 50, make: overlay },
    Shape { name: "path items that paths refer to", size: 300, make: path_items },
];

const NO_BODY: &str = "responses: {'204': {description: Done.}}";

fn operations(size: usize) -> Made {
    let operation = |index| {
        format!(
            "  /a{index}/{{id}}:\n    get: {{parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}], {NO_BODY}}}"
        )
    };
    description("3.1.0", &lines(size, operation), "", "")
}

fn colliding_operations(size: usize) -> Made {
    let operation = |index| format!("  /a{index}:\n    get: {{operationId: '{}', {NO_BODY}}}", alike(index));
    description("3.1.0", &lines(size, operation), "", "")
}

fn one_id(size: usize) -> Made {
    let operation =
        |index| format!("  '/a/{}':\n    get: {{operationId: same, {NO_BODY}}}", alike(index).replace('/', ","));
    description("3.1.0", &lines(size, operation), "", "")
}

fn one_operation(keywords: &str) -> Made {
    description("3.1.0", &format!("  /a:\n    post: {{{keywords}}}\n"), "", "")
}

fn parameters(size: usize) -> Made {
    let parameter = |index| format!("{{name: p{index}, in: query, schema: {{type: string}}}}");
    one_operation(&format!("parameters: [{}], {NO_BODY}", list(size, parameter)))
}

fn colliding_parameters(size: usize) -> Made {
    let parameter = |index| format!("{{name: '{}', in: query, schema: {{type: string}}}}", alike(index));
    one_operation(&format!("parameters: [{}], {NO_BODY}", list(size, parameter)))
}

fn parameter_chain(size: usize) -> Made {
    let parameter = |index| {
        if index + 1 == size {
            return format!("    P{index}: {{name: p, in: query, schema: {{type: string}}}}");
        }
        format!("    P{index}: {{$ref: '#/components/parameters/P{}'}}", index + 1)
    };
    let path = format!("  /a:\n    get: {{parameters: [{{$ref: '#/components/parameters/P0'}}], {NO_BODY}}}\n");
    description("3.1.0", &path, &format!("  parameters:\n{}", lines(size, parameter)), "")
}

fn tags(size: usize) -> Made {
    let operation = |index| format!("  /a{index}:\n    get: {{tags: [tag{index}], {NO_BODY}}}");
    let tags = list(size, |index| format!("{{name: tag{index}, description: A tag.}}"));
    description("3.2.0", &lines(size, operation), "", &format!("tags: [{tags}]\n"))
}

fn tag_chain(size: usize) -> Made {
    let operation = |index| format!("  /a{index}:\n    get: {{tags: [tag{index}], {NO_BODY}}}");
    let tag = |index: usize| match index {
        0 => "{name: tag0}".to_owned(),
        _ => format!("{{name: tag{index}, parent: tag{}}}", index - 1),
    };
    description("3.2.0", &lines(size, operation), "", &format!("tags: [{}]\n", list(size, tag)))
}

fn servers(size: usize) -> Made {
    let servers = list(size, |index| format!("{{url: 'https://s{index}.example', description: A server.}}"));
    description("3.1.0", &format!("  /a:\n    get: {{{NO_BODY}}}\n"), "", &format!("servers: [{servers}]\n"))
}

fn server_variables(size: usize) -> Made {
    let url = repeated(size, |index| format!("/{{v{index}}}"));
    let variables = list(size, |index| format!("v{index}: {{default: a, enum: [a, b]}}"));
    let servers = format!("servers: [{{url: 'https://s.example{url}', variables: {{{variables}}}}}]\n");
    description("3.1.0", &format!("  /a:\n    get: {{{NO_BODY}}}\n"), "", &servers)
}

fn responses(size: usize) -> Made {
    let response = |index| {
        format!(
            "'{}': {{description: d, content: {{application/json: {{schema: {{type: object, properties: {{p{index}: {{type: string}}}}}}}}}}}}",
            200 + index
        )
    };
    one_operation(&format!("responses: {{{}}}", list(size, response)))
}

fn media_types(size: usize) -> Made {
    let media_type = |index| {
        format!(
            "application/vnd.v{index}+json: {{schema: {{type: object, properties: {{p{index}: {{type: string}}}}}}}}"
        )
    };
    let content = list(size, media_type);
    one_operation(&format!(
        "requestBody: {{content: {{{content}}}}}, responses: {{'200': {{description: d, content: {{{content}}}}}}}"
    ))
}

fn headers(size: usize) -> Made {
    let headers = list(size, |index| format!("X-H{index}: {{schema: {{type: string}}}}"));
    one_operation(&format!("responses: {{'204': {{description: d, headers: {{{headers}}}}}}}"))
}

fn security(size: usize) -> Made {
    let schemes = lines(size, |index| format!("    s{index}: {{type: apiKey, in: header, name: X-K{index}}}"));
    let operation = |index| format!("  /a{index}:\n    get: {{security: [{{s{index}: []}}], {NO_BODY}}}");
    description("3.1.0", &lines(size, operation), &format!("  securitySchemes:\n{schemes}"), "")
}

fn multipart(size: usize) -> Made {
    let body = format!("requestBody: {{content: {{multipart/form-data: {{schema: {}}}}}}}", reference(0));
    let operation = |index| format!("  /a{index}:\n    post: {{{body}, {NO_BODY}}}");
    let variants = list(size, |index| {
        format!("{{type: object, required: [f{index}], properties: {{f{index}: {{type: string, format: binary}}}}}}")
    });
    let schema = format!("  schemas:\n    S0: {{oneOf: [{variants}]}}\n");
    description("3.1.0", &lines(size, operation), &schema, "")
}

fn xml(size: usize) -> Made {
    let operation = |index: usize| {
        format!(
            "  /a{index}:\n    post: {{requestBody: {{content: {{application/xml: {{schema: {}}}}}}}, {NO_BODY}}}",
            reference(index)
        )
    };
    let schema = |index: usize| {
        format!(
            "    S{index}: {{type: object, properties: {{a: {{type: string}}, b: {}}}}}",
            reference((index + 1) % size)
        )
    };
    description("3.1.0", &lines(size, operation), &format!("  schemas:\n{}", lines(size, schema)), "")
}

fn dangling(size: usize) -> Made {
    let schema = |index| {
        format!(
            "    Schema{index}: {{type: object, properties: {{p: {{$ref: '#/components/schemas/Shcema{index}x'}}}}}}"
        )
    };
    description("3.1.0", "", &format!("  schemas:\n{}", lines(size, schema)), "")
}

fn unknown_keywords(size: usize) -> Made {
    let schema = format!("    S: {{type: object, {}}}\n", list(size, |index| format!("keyword{index}: 1")));
    description("3.1.0", "", &format!("  schemas:\n{schema}"), "")
}

fn wrong_types(size: usize) -> Made {
    let schema = |index| format!("    S{index}: {{type: object, deprecated: 1, x-wirewright-names: 1}}");
    description("3.1.0", "", &format!("  schemas:\n{}", lines(size, schema)), "")
}

fn files(size: usize) -> Made {
    let mut made = description("3.1.0", "", "  schemas:\n    S: {$ref: 'f0.yaml'}\n", "");
    let file = |index: usize| {
        let next =
            if index + 1 == size { "{type: string}".to_owned() } else { format!("{{$ref: 'f{}.yaml'}}", index + 1) };
        (format!("f{index}.yaml"), format!("type: object\nproperties:\n  a: {next}\n  b: {next}\n"))
    };
    made.others = (0..size).map(file).collect();
    made
}

fn overlay(size: usize) -> Made {
    let schema = |index| format!("    S{index}: {{type: object}}");
    let mut made = description("3.1.0", "", &format!("  schemas:\n{}", lines(size, schema)), "");
    let action = |index| format!("- {{target: $.components.schemas.S{index}, update: {{description: Text.}}}}");
    made.overlay = Some(format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n{}", lines(size, action)));
    made
}

fn path_items(size: usize) -> Made {
    let path = |index| format!("  /a{index}: {{$ref: '#/components/pathItems/I{index}'}}");
    let item = |index| format!("    I{index}:\n      get: {{{NO_BODY}}}");
    description("3.1.0", &lines(size, path), &format!("  pathItems:\n{}", lines(size, item)), "")
}
