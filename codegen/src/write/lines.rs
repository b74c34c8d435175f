//! Formatting of blocks as text. Parts that fit on their lines are written directly, the rest is formatted by
//! prettyplease. The result is the same as if prettyplease had formatted everything.

use std::fmt::Write as _;

use super::pretty::{SIGNATURE, laid_out};
use super::wrap::{self, MARGIN};
use crate::emit::{Block, Body, Fragment, Function, InnerItem, Lead, Statement};

/// The maximum number of method calls in one statement.
const CHAIN: usize = 64;

/// The maximum width of a struct literal that prettyplease keeps on one line.
const LITERAL: usize = 35;

/// Appends a block.
pub(super) fn write(block: &Block, text: &mut String) -> Result<(), syn::Error> {
    docs(&block.lead.docs, "", text);
    let mut lines = Lines::default();
    lines.attributes(&block.lead, 0);
    match &block.inner {
        None => lines.push(0, &block.head),
        Some(inner) if inner.is_empty() => lines.push(0, format_args!("{} {{}}", block.head)),
        Some(_) => lines.push(0, format_args!("{} {{", block.head)),
    }
    if lines.overlong {
        text.push_str(&whole(block, lines)?);
        return Ok(());
    }
    text.push_str(&lines.text);
    let Some(inner) = block.inner.as_deref().filter(|inner| !inner.is_empty()) else { return Ok(()) };
    self::inner(block, inner, text)?;
    text.push_str("}\n");
    Ok(())
}

fn inner(block: &Block, inner: &[InnerItem], text: &mut String) -> Result<(), syn::Error> {
    let mut after_function = None;
    for item in inner {
        let function = matches!(item.body, Body::Function(_));
        let bare = item.lead.docs.is_empty() && item.lead.attributes.is_empty();
        if after_function.is_some_and(|after| after || (function && bare)) {
            text.push('\n');
        }
        after_function = Some(function);
        docs(&item.lead.docs, "    ", text);
        let lines = Lines::of(item);
        if lines.overlong {
            text.push_str(&broken(block, &lines.text)?);
        } else {
            text.push_str(&lines.text);
        }
    }
    Ok(())
}

/// Formats a block whose first lines are too long.
fn whole(block: &Block, mut lines: Lines) -> Result<String, syn::Error> {
    // Documentation always fits. Only the code is formatted, with a placeholder for each documentation.
    let mut documented = Vec::new();
    for item in block.inner.iter().flatten() {
        let mark = format!("    #[doc = \"{}\"]\n", documented.len());
        lines.text.push_str(&mark);
        lines.text.push_str(&Lines::of(item).text);
        let mut text = String::new();
        docs(&item.lead.docs, "    ", &mut text);
        documented.push(text);
    }
    if !documented.is_empty() {
        lines.text.push_str("}\n");
    }
    let formatted = laid_out(lines.text.parse()?)?;
    let mut documented = documented.into_iter();
    Ok(formatted.lines().fold(String::new(), |mut text, line| {
        if line.trim_start().starts_with("///") {
            text.push_str(&documented.next().unwrap_or_default());
        } else {
            text.push_str(line);
            text.push('\n');
        }
        text
    }))
}

/// Formats a item whose lines are too long, inside an item of the same kind.
fn broken(block: &Block, item: &str) -> Result<String, syn::Error> {
    let head = block.head.as_str();
    let kind = ["pub struct S", "pub enum S"].into_iter().find(|kind| head.starts_with(kind.trim_end_matches('S')));
    let item = format!("{} {{\n{item}}}\n", kind.unwrap_or("impl S"));
    let formatted = laid_out(item.parse()?)?;
    let inner = formatted.split_once('\n').and_then(|(_, rest)| rest.strip_suffix("}\n"));
    Ok(inner.unwrap_or(&formatted).to_owned())
}

/// Appends lines of documentation.
pub(super) fn docs(lines: &[String], indent: &str, text: &mut String) {
    for line in lines {
        // Trailing spaces would only add noise to a diff.
        let line = line.trim_end();
        let _ = if line.is_empty() { writeln!(text, "{indent}///") } else { writeln!(text, "{indent}/// {line}") };
    }
}

/// Lines of code. `overlong` is true if one of them is too long.
#[derive(Default)]
struct Lines {
    text: String,
    overlong: bool,
}

impl Lines {
    fn of(item: &InnerItem) -> Self {
        let mut lines = Self::default();
        lines.attributes(&item.lead, 1);
        match &item.body {
            Body::Line(line) => lines.wrapped(1, line.as_str(), wrap::item),
            Body::Table(head, rows, tail) => {
                lines.push(1, head);
                for row in rows {
                    lines.bounded(2, format_args!("{row},"), usize::MAX);
                }
                lines.push(1, tail);
            }
            Body::Function(function) => lines.function(function),
        }
        lines
    }

    fn push(&mut self, indent: usize, line: impl std::fmt::Display) {
        self.bounded(indent, line, MARGIN);
    }

    /// Writes a line. If it is too long, it is wrapped if its form is known.
    fn wrapped(&mut self, indent: usize, line: &str, wrap: impl Fn(usize, &str) -> Option<String>) {
        match wrap(indent, line).filter(|_| !Self::fits(indent, line)) {
            Some(text) => self.text.push_str(&text),
            None => self.push(indent, line),
        }
    }

    fn bounded(&mut self, indent: usize, line: impl std::fmt::Display, width: usize) {
        let start = self.text.len();
        let _ = write!(self.text, "{:1$}{line}", "", indent * 4);
        self.overlong |= self.text.len() - start > width;
        self.text.push('\n');
    }

    /// Returns true if a line fits at this indentation.
    fn fits(indent: usize, line: &str) -> bool {
        indent * 4 + line.len() <= MARGIN
    }

    fn attributes(&mut self, lead: &Lead, indent: usize) {
        for attribute in &lead.attributes {
            self.push(indent, attribute);
            self.overlong |= attribute.as_str().contains('\n');
        }
    }

    fn function(&mut self, function: &Function) {
        let Function { head, arguments, output, statement } = function;
        let list = joined(arguments);
        let line = format!("{head}({list}){output} {{");
        if line.len() + 4 <= SIGNATURE {
            self.bounded(1, line, SIGNATURE);
        } else {
            self.wrapped(1, &format!("{head}("), wrap::item);
            self.arguments(arguments);
            self.wrapped(1, &format!("){output} {{"), wrap::item);
        }
        self.statement(statement);
        self.push(1, "}");
    }

    /// Writes the arguments of a function, one per line.
    fn arguments(&mut self, arguments: &[Fragment]) {
        let Some((last, others)) = arguments.split_last() else { return };
        for argument in others {
            self.wrapped(2, &format!("{argument},"), wrap::item);
        }
        match wrap::last(2, last.as_str()) {
            Some(text) => self.text.push_str(&text),
            None => self.push(2, format_args!("{last},")),
        }
    }

    /// Writes a chain of method calls. A chain longer than [`CHAIN`] becomes several statements, because compilers and
    /// formatters follow the nesting of calls by recursion. No argument has the name `call_`.
    fn chain(&mut self, receiver: &Fragment, calls: &[Fragment]) {
        let mut receiver = receiver.as_str();
        let mut rest = calls;
        while let Some((part, more)) = rest.split_at_checked(CHAIN).filter(|(_, more)| !more.is_empty()) {
            self.push(2, format_args!("let call_ = {receiver}"));
            let last = part.len().saturating_sub(1);
            for (index, call) in part.iter().enumerate() {
                if index == last {
                    self.push(3, format_args!("{call};"));
                } else {
                    self.wrapped(3, call.as_str(), wrap::call);
                }
            }
            receiver = "call_";
            rest = more;
        }
        self.push(2, receiver);
        for call in rest {
            self.wrapped(3, call.as_str(), wrap::call);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Chain(receiver, calls) => {
                let line = calls.iter().fold(receiver.to_string(), |line, call| line + call.as_str());
                if Self::fits(2, &line) || calls.len() < 2 {
                    self.push(2, line);
                    return;
                }
                self.chain(receiver, calls);
            }
            Statement::Literal(name, fields) => {
                let line = format!("{name} {{ {} }}", joined(fields));
                if line.len() <= LITERAL {
                    self.push(2, line);
                    return;
                }
                self.push(2, format_args!("{name} {{"));
                for field in fields {
                    self.push(3, format_args!("{field},"));
                }
                self.push(2, "}");
            }
            Statement::Match(value, arms) => {
                self.push(2, format_args!("match {value} {{"));
                for arm in arms {
                    self.push(3, arm);
                }
                self.push(2, "}");
            }
        }
    }
}

fn joined(fragments: &[Fragment]) -> String {
    let texts: Vec<&str> = fragments.iter().map(Fragment::as_str).collect();
    texts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::rust;

    /// Checks that a block is formatted as by prettyplease, for identifiers of many lengths.
    fn agrees(block: impl Fn(Fragment) -> Block) {
        for length in 1..120 {
            let block = block(Fragment::word(&"a".repeat(length)));
            let mut text = String::new();
            write(&block, &mut text).unwrap();
            assert_eq!(text, laid_out(text.parse().unwrap()).unwrap(), "at {length}");
        }
    }

    fn function(arguments: Vec<Fragment>, statement: Statement) -> Block {
        let function = Function { head: rust!("pub fn f"), arguments, output: rust!(" -> Self"), statement };
        let item = || InnerItem::function(Lead::generated("A function."), function.clone());
        Block::new(Lead::default(), rust!("impl S"), vec![item(), item()])
    }

    #[test]
    fn a_struct_is_laid_out_as_prettyplease_does() {
        agrees(|name| {
            let lead = Lead::generated("A field.").with([rust!("#[serde(rename = \"{}\", default)]", name)]);
            let field = InnerItem::line(lead, rust!("pub {}: Option<Vec<{}>>,", name, name));
            Block::new(Lead::generated("A struct."), rust!("pub struct {}", name), vec![field])
        });
    }

    #[test]
    fn a_function_is_laid_out_as_prettyplease_does() {
        agrees(|name| {
            let call = || rust!(".call(\"{}\", {})", name, name);
            let arguments = vec![rust!("self"), rust!("{}: &str", name)];
            function(arguments, Statement::Chain(rust!("Call::new(self.0)"), vec![call(), call()]))
        });
        agrees(|name| function(Vec::new(), Statement::Chain(rust!("self"), vec![rust!(".call({}, b)", name)])));
        agrees(|name| function(Vec::new(), Statement::Literal(rust!("Self"), vec![rust!("a"), rust!("{}", name)])));
        agrees(|name| {
            let arms = vec![rust!("1 => Self::{},", name), rust!("_ => b.decode().map(Self::{}),", name)];
            function(Vec::new(), Statement::Match(rust!("c"), arms))
        });
    }

    #[test]
    fn a_long_signature_is_laid_out_as_prettyplease_does() {
        agrees(|name| {
            let arguments = vec![
                rust!("self"),
                rust!("a: &types::{}", name),
                rust!("b: &[types::{}]", name),
                rust!("c: Option<Vec<Option<{}>>>", name),
                rust!("d: impl Into<{}>", name),
            ];
            let function = Function {
                head: rust!("pub fn {}", name),
                arguments,
                output: rust!(" -> Call<'c, {}>", name),
                statement: Statement::Chain(rust!("self"), Vec::new()),
            };
            Block::new(Lead::default(), rust!("impl S"), vec![InnerItem::function(Lead::default(), function)])
        });
    }

    #[test]
    fn a_field_is_laid_out_as_prettyplease_does() {
        agrees(|name| {
            let fields = [
                rust!("pub a: Option<Box<types::{}>>,", name),
                rust!("pub b: Result<(), {}>,", name),
                rust!("pub c: super::{},", name),
                rust!("pub {}: Maybe<Vec<BTreeMap<String, Option<serde_json::Value>>>>,", name),
            ];
            let fields = fields.map(|field| InnerItem::line(Lead::default(), field)).to_vec();
            Block::new(Lead::default(), rust!("pub struct S"), fields)
        });
    }

    #[test]
    fn an_item_of_one_line_is_laid_out_as_prettyplease_does() {
        agrees(|name| Block::line(Lead::generated("A name."), rust!("pub type {} = Vec<{}>;", name, name)));
    }

    #[test]
    fn an_implementation_is_laid_out_as_prettyplease_does() {
        agrees(|name| {
            let line = |line| InnerItem::line(Lead::default(), line);
            let lines = vec![
                line(rust!("const A: &'static str = \"{}\";", name)),
                line(rust!("const B: C = &[StatusKey::Status(2).{}(), StatusKey::Range(3).media(&[\"a/b\"])];", name)),
                line(rust!("type D = {};", name)),
                line(rust!("type E = Json<types::{}>;", name)),
                line(rust!("type F = Option<Vec<BTreeMap<String, types::{}>>>;", name)),
            ];
            Block::new(Lead::default(), rust!("impl Operation for {}", name), lines)
        });
    }
}
