//! Shapes of texts: nested and repeated Markdown, long values, and the syntax of YAML.

use super::{Made, Shape, description, lines, list, repeated, schemas_of};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "a plain text", size: 100_000, make: plain },
    Shape { name: "a text of quotes within quotes", size: 1_000, make: quotes },
    Shape { name: "a text of lists within lists", size: 200, make: lists },
    Shape { name: "a text of open brackets", size: 2_000, make: brackets },
    Shape { name: "a text of open emphasis", size: 2_000, make: emphasis },
    Shape { name: "a text of open tags", size: 2_000, make: tags },
    Shape { name: "a text of tags", size: 2_000, make: closed_tags },
    Shape { name: "a text of backticks", size: 300, make: backticks },
    Shape { name: "a text of dashes", size: 5_000, make: dashes },
    Shape { name: "a text of links", size: 1_000, make: links },
    Shape { name: "a text with a wide table", size: 500, make: table },
    Shape { name: "a long word", size: 100_000, make: word },
    Shape { name: "long names", size: 100, make: long_names },
    Shape { name: "a long path", size: 2_000, make: long_path },
    Shape { name: "a list in brackets", size: 10_000, make: flow },
    Shape { name: "anchors and aliases", size: 1_000, make: aliases },
    Shape { name: "aliases of aliases", size: 10, make: nested_aliases },
    Shape { name: "aliases of a long text", size: 1_000, make: long_aliases },
    Shape { name: "a chain of merge keys", size: 200, make: merge_keys },
];

fn text(text: &str) -> Made {
    let quoted: String = text.chars().map(|c| if c == '\n' { "\\n".to_owned() } else { c.to_string() }).collect();
    schemas_of(1, |_| format!("{{type: object, description: \"{quoted}\", properties: {{p: {{type: string}}}}}}"))
}

fn plain(size: usize) -> Made {
    text(&"some words of a text. ".repeat(size / 20))
}

fn quotes(size: usize) -> Made {
    text(&format!("{}text", "> ".repeat(size)))
}

fn lists(size: usize) -> Made {
    text(&format!("{}text", "- ".repeat(size)))
}

fn brackets(size: usize) -> Made {
    text(&"[a](".repeat(size))
}

fn emphasis(size: usize) -> Made {
    text(&"*a **b _c ".repeat(size))
}

fn tags(size: usize) -> Made {
    text(&"<a <b> <!-- ".repeat(size))
}

fn closed_tags(size: usize) -> Made {
    text(&"<p><b>word</b><br>and <id></p>".repeat(size))
}

/// Creates runs of backticks of growing length, none of which is closed.
fn backticks(size: usize) -> Made {
    let runs: Vec<String> = (1..=size.isqrt() * 4).map(|length| "`".repeat(length)).collect();
    text(&runs.join(" a "))
}

fn dashes(size: usize) -> Made {
    text(&format!("a* {}", "word - ".repeat(size)).replace("word ", ""))
}

fn links(size: usize) -> Made {
    text(&"See https://a.example/b and [c](https://d.example). ".repeat(size))
}

fn table(size: usize) -> Made {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(size));
    text(&format!("{}{}{}", row("a"), row("-"), row("b")))
}

fn word(size: usize) -> Made {
    text(&"a*".repeat(size))
}

fn long_names(size: usize) -> Made {
    let schemas = lines(10, |index| format!("    ? S{index}{}\n    : {{type: string}}", "LongName".repeat(size)));
    description("3.1.0", "", &format!("  schemas:\n{schemas}"), "")
}

fn long_path(size: usize) -> Made {
    let path = repeated(size, |index| format!("/a{index}/{{p{index}}}"));
    let parameter = |index| format!("{{name: p{index}, in: path, required: true, schema: {{type: string}}}}");
    let operation = format!(
        "  ? {path}\n  : get: {{parameters: [{}], responses: {{'204': {{description: d}}}}}}\n",
        list(size / 10, parameter)
    );
    description("3.1.0", &operation, "", "")
}

fn flow(size: usize) -> Made {
    schemas_of(1, |_| format!("{{type: array, x-list: [{}]}}", list(size, |_| "a".to_owned())))
}

fn aliases(size: usize) -> Made {
    schemas_of(size, |index| match index {
        0 => "&a {type: object, properties: {p: {type: string}}}".to_owned(),
        _ => "*a".to_owned(),
    })
}

/// Creates aliases in which each level contains the previous one ten times.
fn nested_aliases(size: usize) -> Made {
    schemas_of(size, |index| match index {
        0 => "&a0 {x: [a, b, c]}".to_owned(),
        _ => format!("&a{index} {{x: [{}]}}", list(10, |_| format!("*a{}", index - 1))),
    })
}

fn long_aliases(size: usize) -> Made {
    schemas_of(size, |index| match index {
        0 => format!("{{description: &a {}}}", "text".repeat(size * 10)),
        _ => "{description: *a}".to_owned(),
    })
}

fn merge_keys(size: usize) -> Made {
    schemas_of(size, |index| match index {
        0 => "&a0 {type: object}".to_owned(),
        _ => format!("&a{index} {{<<: *a{}, x-p{index}: 1}}", index - 1),
    })
}
