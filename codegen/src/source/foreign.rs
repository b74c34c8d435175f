//! Recognition of files that are neither YAML nor JSON, mostly by their first bytes or lines.

/// The name of a file's format with an article, and a hint.
pub(super) type Kind = (&'static str, &'static str);

const DOWNLOAD: &str =
    "the server responded with a web page; download the description itself, often `openapi.json` or `openapi.yaml`";
const CONVERT: &str =
    "only OpenAPI descriptions (2.0 to 3.2) are supported; convert the file, or ask its author for a description";

/// Recognises a file that is not UTF-8 text.
pub(super) fn binary(bytes: &[u8]) -> Option<Kind> {
    const UNPACK: &str = "unpack it and pass the description inside";
    const SAVE: &str = "save it as UTF-8";
    const NOT_TEXT: &str = "a description must be YAML or JSON in UTF-8";
    const SIGNATURES: &[(&[u8], Kind)] = &[
        (b"\x1f\x8b", ("compressed with gzip", "unpack it first, e.g. with `gunzip FILE.gz`")),
        (b"PK\x03\x04", ("a zip archive", UNPACK)),
        (b"BZh", ("compressed with bzip2", UNPACK)),
        (b"\xfd7zXZ\x00", ("compressed with xz", UNPACK)),
        (b"\x28\xb5\x2f\xfd", ("compressed with zstd", UNPACK)),
        (b"7z\xbc\xaf\x27\x1c", ("a 7z archive", UNPACK)),
        (b"%PDF", ("a PDF document", "ask its author for the OpenAPI description")),
        (b"\x89PNG", ("an image", NOT_TEXT)),
        (b"\xff\xd8\xff", ("an image", NOT_TEXT)),
        (b"GIF8", ("an image", NOT_TEXT)),
        (b"\x7fELF", ("a program", NOT_TEXT)),
        (b"MZ\x90", ("a program", NOT_TEXT)),
        (b"SQLite format 3", ("a database", NOT_TEXT)),
        (b"\xff\xfe", ("text in UTF-16", SAVE)),
        (b"\xfe\xff", ("text in UTF-16", SAVE)),
        (b"o\0p\0", ("text in UTF-16", SAVE)),
        (b"{\0", ("text in UTF-16", SAVE)),
    ];
    if let Some((_, kind)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Some(*kind);
    }
    (bytes.get(257..262) == Some(b"ustar")).then_some(("a tar archive", UNPACK))
}

/// Recognises a text whose beginning clearly identifies another format.
pub(super) fn certain(text: &str) -> Option<Kind> {
    let start = beginning(text);
    let first = start.lines().next().unwrap_or_default().trim();
    let lower = start.get(..floor(start, 200)).unwrap_or_default().to_ascii_lowercase();
    if start.starts_with("version https://git-lfs.github.com/spec/") {
        return Some(("a Git LFS pointer, not the file itself", "fetch the file with `git lfs pull`"));
    }
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.starts_with("<head") {
        return Some(("an HTML page", DOWNLOAD));
    }
    if start.starts_with('<') && !start.starts_with("<<") {
        return Some(markup(start));
    }
    if first.starts_with("#%RAML") {
        return Some(("a RAML definition", CONVERT));
    }
    if first.starts_with("FORMAT: 1A") || first.starts_with("FORMAT:1A") {
        return Some(("an API Blueprint", CONVERT));
    }
    let code = statements(start);
    if code.starts_with("syntax = \"proto") || code.starts_with("syntax=\"proto") || code.starts_with("syntax = 'proto")
    {
        return Some(("a Protocol Buffers definition", CONVERT));
    }
    start.starts_with("<<<<<<< ").then_some(("a file with a merge conflict", "resolve the conflict first"))
}

/// Recognises the format of a text that is invalid as YAML and JSON, or that is parsed as a single string.
pub(super) fn likely(text: &str) -> Option<Kind> {
    let begins = |line: &str, words: &[&str]| words.iter().any(|word| line.starts_with(word));
    if text.lines().any(|line| line.starts_with("<<<<<<< ")) && text.lines().any(|line| line.starts_with(">>>>>>> ")) {
        return Some(("a file with a merge conflict", "resolve the conflict first"));
    }
    let code = statements(text);
    let opens = |words: &[&str]| code.lines().any(|line| begins(line, words) && line.trim_end().ends_with('{'));
    if opens(&["message ", "service ", "enum "]) && code.contains(" = ") && code.contains(';') {
        return Some(("a Protocol Buffers definition", CONVERT));
    }
    if opens(&["type ", "schema ", "interface ", "input ", "enum ", "extend ", "query ", "mutation ", "schema{"])
        || begins(code, &["scalar ", "directive @", "union ", "\"\"\""])
    {
        return Some(("a GraphQL document", CONVERT));
    }
    if begins(code, &["import \"@typespec/", "using TypeSpec", "using Http", "@service"]) {
        return Some(("a TypeSpec definition", "compile it to OpenAPI first with `tsp compile`"));
    }
    if begins(code, &["$version:", "namespace "]) {
        return Some(("a definition in another language", CONVERT));
    }
    let first = beginning(text).lines().next().unwrap_or_default();
    if begins(first, &["[package]", "[dependencies]", "spec = ", "[workspace]"]) {
        return Some(("a TOML file", "use `--config` to pass a configuration file"));
    }
    let lines = || beginning(text).lines().map(str::trim_end);
    if first.starts_with("# ")
        && lines().any(|line| begins(line, &["## ", "+ Response", "# Group ", "# GET ", "# POST "]))
    {
        return Some(("a Markdown file, perhaps an API Blueprint", CONVERT));
    }
    None
}

/// Returns the line and column, from 1, that identify another format: the first conflict marker, or else the first
/// character that is not white space.
pub(super) fn position(text: &str) -> (usize, usize) {
    let conflict = text.lines().position(|line| line.starts_with("<<<<<<< "));
    let first = || text.lines().enumerate().find(|(_, line)| !line.trim().is_empty());
    match (conflict, first()) {
        (Some(index), _) => (index + 1, 1),
        (None, Some((index, line))) => (index + 1, line.chars().take_while(|found| found.is_whitespace()).count() + 1),
        (None, None) => (1, 1),
    }
}

/// Returns the kind of an XML or HTML document.
fn markup(text: &str) -> Kind {
    let head = text.get(..floor(text, 4_000)).unwrap_or(text);
    let has = |word: &str| head.contains(word);
    if has("schemas.xmlsoap.org/wsdl") || has("www.w3.org/ns/wsdl") || has(":definitions") {
        ("a WSDL definition", CONVERT)
    } else if has("wadl.dev.java.net") {
        ("a WADL description", CONVERT)
    } else if has("edmx:Edmx") || has("docs.oasis-open.org/odata") {
        ("the metadata of an OData service", "convert it to OpenAPI first")
    } else if has("www.w3.org/2001/XMLSchema") {
        ("an XML Schema", CONVERT)
    } else if has("<html") || has("<HTML") || has("<body") || has("<script") {
        ("an HTML page", DOWNLOAD)
    } else {
        ("an XML document", CONVERT)
    }
}

/// Skips leading whitespace and XML comments.
fn beginning(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix("<!--") {
        rest = after.split_once("-->").map_or("", |(_, rest)| rest).trim_start();
    }
    rest
}

/// Skips leading whitespace and line and block comments.
fn statements(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let after = if rest.starts_with("//") || rest.starts_with('#') {
            rest.split_once('\n').map_or("", |(_, rest)| rest)
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/").map_or("", |(_, rest)| rest)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_not_mistaken_for_another_format() {
        for text in [
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n",
            "# A comment\n# FORMAT\nopenapi: 3.1.0\n",
            "%YAML 1.2\n---\nswagger: '2.0'\n",
            "{\"openapi\": \"3.1.0\"}",
            "<<: *base\nopenapi: 3.1.0\n",
        ] {
            assert_eq!(certain(text), None, "{text}");
            assert_eq!(likely(text), None, "{text}");
            assert_eq!(binary(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_identifying_line_is_located() {
        for (text, expected) in [("<note/>", (1, 1)), ("\n\n  <note/>\n", (3, 3)), ("a: 1\n<<<<<<< HEAD\n", (2, 1))] {
            assert_eq!(position(text), expected, "{text}");
        }
    }

    #[test]
    fn other_formats_are_recognised() {
        let rows = [
            ("\n<!-- saved -->\n<!DOCTYPE HTML>\n<title>x</title>", "an HTML page"),
            ("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", "an HTML page"),
            (
                "<?xml version=\"1.0\"?>\n<wsdl:definitions xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\">",
                "a WSDL definition",
            ),
            ("<application xmlns=\"http://wadl.dev.java.net/2009/02\">", "a WADL description"),
            ("<note/>", "an XML document"),
            ("#%RAML 1.0\ntitle: T\n", "a RAML definition"),
            ("FORMAT: 1A\n\n# T\n", "an API Blueprint"),
            ("// Copyright\nsyntax = \"proto3\";\npackage a;\n", "a Protocol Buffers definition"),
            (
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
                "a Git LFS pointer, not the file itself",
            ),
        ];
        for (text, kind) in rows {
            assert_eq!(certain(text).map(|(kind, _)| kind), Some(kind), "{text}");
        }
        let rows = [
            ("package a;\n\nmessage Pet {\n  string name = 1;\n}\n", "a Protocol Buffers definition"),
            ("# Pets\n\ntype Query {\n  pets: [Pet!]!\n}\n", "a GraphQL document"),
            ("scalar Date\n", "a GraphQL document"),
            ("import \"@typespec/http\";\n", "a TypeSpec definition"),
            ("# Pets\n\n## GET /pets\n+ Response 200\n", "a Markdown file, perhaps an API Blueprint"),
            ("a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n", "a file with a merge conflict"),
        ];
        for (text, kind) in rows {
            assert_eq!(likely(text).map(|(kind, _)| kind), Some(kind), "{text}");
        }
    }
}
