//! Shapes of schemas: references between them, and the size of a single schema.

use super::{Made, Shape, alike, description, lines, list, reference, schemas_of};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "a chain of references", size: 2_000, make: reference_chain },
    Shape { name: "references to the end of a chain", size: 1_000, make: chain_and_users },
    Shape { name: "a chain of allOf", size: 500, make: all_of_chain },
    Shape { name: "chains of allOf of 20 schemas", size: 50, make: all_of_chains },
    Shape { name: "a chain of allOf that adds nothing", size: 1_000, make: bare_chain },
    Shape { name: "a lattice of allOf", size: 25, make: lattice },
    Shape { name: "a chain of arrays", size: 1_000, make: array_chain },
    Shape { name: "a chain of arrays in XML", size: 500, make: xml_chain },
    Shape { name: "two chains joined by allOf", size: 500, make: joined_chains },
    Shape { name: "types in a ring", size: 500, make: ring },
    Shape { name: "types that all hold the first ones", size: 400, make: mutual },
    Shape { name: "a chain of unions", size: 300, make: union_chain },
    Shape { name: "unions of unions", size: 50, make: union_mesh },
    Shape { name: "a oneOf of its own children", size: 40, make: circular_family },
    Shape { name: "a discriminator with children", size: 150, make: family },
    Shape { name: "a discriminator with a long mapping", size: 2_000, make: mapping },
    Shape { name: "a family of families", size: 50, make: nested_families },
    Shape { name: "a union of objects", size: 50, make: wide_union },
    Shape { name: "a union of objects with a constant", size: 50, make: constant_union },
    Shape { name: "an anyOf of objects", size: 50, make: any_of_union },
    Shape { name: "an enum", size: 5_000, make: enumeration },
    Shape { name: "an enum of integers", size: 5_000, make: integers },
    Shape { name: "an enum whose values have one name", size: 2_000, make: colliding_values },
    Shape { name: "an allOf of enums", size: 1_000, make: common_values },
    Shape { name: "properties of an object", size: 1_000, make: properties },
    Shape { name: "properties that have one name", size: 1_000, make: colliding_properties },
    Shape { name: "required properties that are not documented", size: 1_000, make: undocumented },
    Shape { name: "properties that two parts describe", size: 500, make: joined_properties },
    Shape { name: "parts of an allOf", size: 1_000, make: parts },
    Shape { name: "schemas that have one name", size: 1_000, make: colliding_schemas },
    Shape { name: "inline schemas that differ in their texts", size: 500, make: inline },
    Shape { name: "patterns of properties", size: 1_000, make: patterns },
    Shape { name: "names that are accepted in another case", size: 1_000, make: accept_case },
    Shape { name: "anchors", size: 1_000, make: anchors },
];

fn next(index: usize, size: usize) -> String {
    if index + 1 == size { "{type: string}".to_owned() } else { reference(index + 1) }
}

fn reference_chain(size: usize) -> Made {
    schemas_of(size, |index| next(index, size))
}

fn chain_and_users(size: usize) -> Made {
    schemas_of(size * 2, |index| {
        if index < size { next(index, size) } else { format!("{{type: object, properties: {{p: {}}}}}", reference(0)) }
    })
}

fn all_of_chain(size: usize) -> Made {
    schemas_of(size, |index| {
        let own = format!("{{type: object, properties: {{p{index}: {{type: string}}}}}}");
        if index + 1 == size { own } else { format!("{{allOf: [{}, {own}]}}", reference(index + 1)) }
    })
}

fn all_of_chains(size: usize) -> Made {
    schemas_of(size * 20, |index| {
        let own = format!("{{type: object, properties: {{p{index}: {{type: string}}}}}}");
        if index % 20 == 19 { own } else { format!("{{allOf: [{}, {own}]}}", reference(index + 1)) }
    })
}

fn bare_chain(size: usize) -> Made {
    schemas_of(size, |index| format!("{{allOf: [{}]}}", next(index, size)))
}

/// Creates a lattice: each of the two schemas of a level combines both schemas of the next level.
fn lattice(size: usize) -> Made {
    schemas_of(size * 2, |index| {
        let level = index / 2 + 1;
        if level == size {
            return format!(
                "{{type: object, properties: {{p{index}: {{type: string, minLength: 1}}}}, minProperties: 1}}"
            );
        }
        format!("{{allOf: [{}, {}]}}", reference(2 * level), reference(2 * level + 1))
    })
}

fn array_chain(size: usize) -> Made {
    schemas_of(size, |index| format!("{{type: array, items: {}}}", next(index, size)))
}

fn xml_chain(size: usize) -> Made {
    let schemas = lines(size, |index| format!("    S{index}: {{type: array, items: {}}}", next(index, size)));
    let body = format!(
        "  /a:\n    post:\n      requestBody: {{content: {{application/xml: {{schema: {}}}}}}}\n      responses: {{'204': {{description: d}}}}\n",
        reference(0)
    );
    description("3.1.0", &body, &format!("  schemas:\n{schemas}"), "")
}

fn joined_chains(size: usize) -> Made {
    schemas_of(size * 2 + 1, |index| {
        if index == 2 * size {
            return format!("{{allOf: [{}, {}]}}", reference(0), reference(size));
        }
        let last = index + 1 == size || index + 1 == 2 * size;
        let p = if last { "{type: string}".to_owned() } else { reference(index + 1) };
        format!("{{type: object, properties: {{p: {p}, own{index}: {{type: string}}}}}}")
    })
}

fn ring(size: usize) -> Made {
    schemas_of(size, |index| {
        let (a, b) = (reference((index + 1) % size), reference(index * 7 % size));
        format!("{{type: object, required: [a], properties: {{a: {a}, b: {b}, c: {{type: array, items: {b}}}}}}}")
    })
}

fn mutual(size: usize) -> Made {
    schemas_of(size, |index| {
        let held = list(8, |other| format!("p{other}: {}", reference(other)));
        format!("{{type: object, properties: {{{held}, q: {}}}}}", reference((index + 1) % size))
    })
}

fn union_chain(size: usize) -> Made {
    schemas_of(size, |index| {
        let own = format!("{{type: object, required: [p{index}], properties: {{p{index}: {{type: string}}}}}}");
        if index + 1 == size { own } else { format!("{{oneOf: [{}, {own}]}}", reference(index + 1)) }
    })
}

fn union_mesh(size: usize) -> Made {
    schemas_of(size, |index| {
        let others = list(6, |other| reference((index + other * other + 1) % size));
        format!(
            "{{oneOf: [{others}, {{type: object, required: [p{index}], properties: {{p{index}: {{type: string}}}}}}]}}"
        )
    })
}

fn circular_family(size: usize) -> Made {
    schemas_of(size + 1, |index| {
        if index == 0 {
            let children = list(size, |child| reference(child + 1));
            return format!("{{type: object, properties: {{id: {{type: string}}}}, oneOf: [{children}]}}");
        }
        format!("{{allOf: [{}, {{type: object, properties: {{p{index}: {{type: string}}}}}}]}}", reference(0))
    })
}

fn family(size: usize) -> Made {
    schemas_of(size + 1, |index| {
        if index == 0 {
            return "{type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}".to_owned();
        }
        format!("{{allOf: [{}, {{type: object, properties: {{p{index}: {{type: string}}}}}}]}}", reference(0))
    })
}

fn mapping(size: usize) -> Made {
    let tags = list(size, |index| format!("t{index}: '#/components/schemas/S{}'", 1 + index % 4));
    schemas_of(5, |index| match index {
        0 => format!(
            "{{oneOf: [{}], discriminator: {{propertyName: kind, mapping: {{{tags}}}}}}}",
            list(4, |child| reference(child + 1))
        ),
        _ => format!(
            "{{type: object, required: [kind], properties: {{kind: {{type: string}}, p{index}: {{type: string}}}}}}"
        ),
    })
}

/// Creates a parent with children, each of which has a child of its own.
fn nested_families(size: usize) -> Made {
    schemas_of(2 * size + 1, |index| {
        let parent = match index {
            0 => {
                return "{type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}".to_owned();
            }
            child if child <= size => 0,
            grandchild => grandchild - size,
        };
        format!(
            "{{allOf: [{}, {{type: object, discriminator: {{propertyName: kind}}, properties: {{p{index}: {{type: string}}}}}}]}}",
            reference(parent)
        )
    })
}

fn object_variant(index: usize, more: &str) -> String {
    let own = list(5, |property| format!("p{index}x{property}: {{type: string}}"));
    format!("{{type: object, required: [p{index}x0, shared], properties: {{shared: {{type: integer}}, {own}{more}}}}}")
}

fn wide_union(size: usize) -> Made {
    schemas_of(1, |_| format!("{{oneOf: [{}]}}", list(size, |index| object_variant(index, ""))))
}

fn constant_union(size: usize) -> Made {
    schemas_of(1, |_| {
        let variant = |index| {
            format!(
                "{{type: object, required: [kind], properties: {{kind: {{const: k{index}}}, value: {{type: string}}}}}}"
            )
        };
        format!("{{oneOf: [{}]}}", list(size, variant))
    })
}

fn any_of_union(size: usize) -> Made {
    schemas_of(1, |_| {
        let variant = |index| object_variant(index, &format!(", kind: {{const: k{index}}}"));
        format!("{{anyOf: [{}]}}", list(size, variant))
    })
}

fn enumeration(size: usize) -> Made {
    schemas_of(1, |_| format!("{{type: string, enum: [{}]}}", list(size, |index| format!("value{index}"))))
}

fn integers(size: usize) -> Made {
    schemas_of(1, |_| format!("{{type: integer, enum: [{}]}}", list(size, |index| index.to_string())))
}

fn colliding_values(size: usize) -> Made {
    schemas_of(1, |_| format!("{{type: string, enum: [{}]}}", list(size, |index| format!("'{}'", alike(index)))))
}

fn common_values(size: usize) -> Made {
    schemas_of(1, |_| {
        let values = |from: usize| format!("{{enum: [{}]}}", list(size, |index| format!("value{}", index + from)));
        format!("{{allOf: [{}, {}, {}]}}", values(0), values(1), values(2))
    })
}

fn properties(size: usize) -> Made {
    schemas_of(1, |_| {
        let (required, all) =
            (list(size, |index| format!("p{index}")), list(size, |index| format!("p{index}: {{type: string}}")));
        format!("{{type: object, required: [{required}], properties: {{{all}}}}}")
    })
}

fn colliding_properties(size: usize) -> Made {
    schemas_of(1, |_| {
        format!(
            "{{type: object, properties: {{{}}}}}",
            list(size, |index| format!("'{}': {{type: string}}", alike(index)))
        )
    })
}

fn undocumented(size: usize) -> Made {
    schemas_of(1, |_| format!("{{type: object, required: [{}]}}", list(size, |index| format!("p{index}"))))
}

fn joined_properties(size: usize) -> Made {
    schemas_of(3, |part| {
        if part == 2 {
            return format!("{{allOf: [{}, {}]}}", reference(0), reference(1));
        }
        let property = |index| format!("p{index}: {{type: object, properties: {{q{part}: {{type: string}}}}}}");
        format!("{{type: object, properties: {{{}}}}}", list(size, property))
    })
}

fn parts(size: usize) -> Made {
    schemas_of(1, |_| {
        let part = |index| {
            format!(
                "{{type: object, required: [p{index}], properties: {{p{index}: {{type: string}}}}, minProperties: 1}}"
            )
        };
        format!("{{allOf: [{}]}}", list(size, part))
    })
}

fn colliding_schemas(size: usize) -> Made {
    let schema = |index| format!("    '{}': {{type: object, properties: {{p: {{type: string}}}}}}", alike(index));
    let schemas = lines(size, schema);
    description("3.1.0", "", &format!("  schemas:\n{schemas}"), "")
}

fn inline(size: usize) -> Made {
    schemas_of(1, |_| {
        let property = |index| {
            format!(
                "p{index}: {{type: object, description: Text {index}., properties: {{q: {{type: string}}, r: {{type: string}}}}}}"
            )
        };
        format!("{{type: object, properties: {{{}}}}}", list(size, property))
    })
}

fn patterns(size: usize) -> Made {
    schemas_of(1, |_| {
        format!(
            "{{type: object, patternProperties: {{{}}}}}",
            list(size, |index| format!("'^p{index}': {{type: string}}"))
        )
    })
}

fn accept_case(size: usize) -> Made {
    schemas_of(1, |_| {
        let all = list(size, |index| format!("someName{index}: {{type: string}}"));
        format!("{{type: object, x-wirewright-accept-case: snake_case, properties: {{{all}}}}}")
    })
}

fn anchors(size: usize) -> Made {
    schemas_of(size, |index| {
        format!("{{$anchor: a{index}, type: object, properties: {{p: {{$ref: '#a{}'}}}}}}", (index + 1) % size)
    })
}
