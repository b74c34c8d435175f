//! Servers: a function for each documented server, and builders for servers with variables.

use super::docs::{DocBuilder, code};
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::section::Section;
use super::uses::{Import, Uses};
use super::{Emitter, serde::derive};
use crate::ir::{Operation, Server, ServerId, ServerVariable};
use crate::names::{ServerNames, VariableNames};

impl Emitter<'_> {
    /// Emits the module of the servers.
    pub(super) fn servers(&self) -> Section {
        let mut section = Section { docs: vec!["The documented servers of the API.".to_owned()], ..Section::default() };
        let all = || self.api.servers.iter().zip(self.names.servers());
        let functions = all().enumerate().map(|(index, (server, names))| self.server(index, server, names)).collect();
        if all().any(|(server, _)| server.is_relative()) {
            section.uses.add(Import::RelativeServer);
        }
        if all().any(|(server, _)| !server.is_relative() || !server.variables.is_empty()) {
            section.uses.add(Import::ServerUrl);
        }
        let lead = Lead::generated("The documented servers of the API, for use with `Client::new`.")
            .with([rust!("#[derive(Debug)]")]);
        section.items.push(Block::line(lead, rust!("pub enum Server {}")).into());
        section.items.push(Block::new(Lead::default(), rust!("impl Server"), functions).into());
        let mut enums: Vec<(&ServerVariable, &VariableNames)> = Vec::new();
        for (server, names) in all().filter(|(server, _)| !server.variables.is_empty()) {
            section.items.extend(builder(server, names));
            for (variable, names) in server.variables.iter().zip(&names.variables) {
                if variable.values.is_empty() {
                    continue;
                }
                let same = |other: &ServerVariable| {
                    other.name == variable.name && other.values == variable.values && other.default == variable.default
                };
                match enums.iter().find(|(other, _)| same(other)) {
                    Some((_, known)) => section.items.push(
                        Block::line(
                            Lead::new(variable_docs(variable, "The").into_lines()),
                            rust!("pub type {} = {};", names.ty, known.ty),
                        )
                        .into(),
                    ),
                    None => {
                        section.items.extend(enumeration(variable, names));
                        enums.push((variable, names));
                    }
                }
            }
        }
        if self.has_own_servers() {
            let document = self.api.servers.iter().take(self.api.document_servers);
            let pairs = document.map(|server| rust!("({}, {})", Fragment::literal(&server.url), defaults(server)));
            let head = rust!(
                "{} const DOCUMENT: &[(&str, wirewright_client::codegen::Variables)] = &[{}];",
                self.hidden(),
                Fragment::join(pairs, ", ")
            );
            let lead = Lead::generated(
                "The servers of the whole API. A client of another URL sends all operations to its own URL.",
            );
            section.items.push(Block::line(lead, head).into());
        }
        section
    }

    /// Returns true if any operation has a server of its own.
    pub(super) fn has_own_servers(&self) -> bool {
        self.operations().any(|(_, operation)| !operation.servers.is_empty())
    }

    fn server(&self, index: usize, server: &Server, names: &ServerNames) -> InnerItem {
        let kind = if server.is_relative() { rust!("RelativeServer") } else { rust!("ServerUrl") };
        let made = rust!("{}::documented({}, {})", kind, Fragment::literal(&server.url), defaults(server));
        let (output, made) = if server.variables.is_empty() {
            (rust!(" -> {}", kind), made)
        } else {
            (rust!(" -> {}", names.ty), rust!("{}({})", names.ty, made))
        };
        let own = index >= self.api.document_servers;
        let note = if own { ", for operations that declare this server" } else { "" };
        let docs = DocBuilder::default()
            .described(server.description.as_deref())
            .generated(format!("{}{note}", code(&server.url)));
        let head = rust!("pub fn {}", names.function);
        let function = Function { head, arguments: Vec::new(), output, statement: Statement::Chain(made, Vec::new()) };
        // `Server::default` is an associated function and unrelated to the trait `Default`.
        let confusable =
            (names.function.plain() == "default").then(|| rust!("#[allow(clippy::should_implement_trait)]"));
        InnerItem::function(Lead::new(docs.into_lines()).with(confusable), function)
    }

    /// Returns the `const SERVER` of an operation that has a server of its own.
    pub(super) fn own_server(&self, operation: &Operation, uses: &mut Uses) -> Option<Fragment> {
        let server = self.api.servers.get(operation.servers.first()?.0)?;
        uses.add(Import::Servers);
        let own =
            rust!("OperationServer::new({}, {}, servers::DOCUMENT)", Fragment::literal(&server.url), defaults(server));
        Some(rust!("const SERVER: Option<OperationServer> = Some({});", own))
    }

    /// Returns the text `at <servers>` for an operation with servers of its own, otherwise an empty string.
    pub(super) fn own_server_docs(&self, operation: &Operation) -> String {
        let url = |id: &ServerId| self.api.servers.get(id.0).map(|server| code(&server.url));
        let urls: Vec<String> = operation.servers.iter().filter_map(url).collect();
        if urls.is_empty() { String::new() } else { format!(" at {}", urls.join(" or ")) }
    }
}

/// Returns the variables that have a default, with their defaults.
fn defaults(server: &Server) -> Fragment {
    let defaults = server.variables.iter().filter_map(|variable| Some((variable, variable.default.as_deref()?)));
    let pairs = defaults
        .map(|(variable, default)| rust!("({}, {})", Fragment::literal(&variable.name), Fragment::literal(default)));
    rust!("&[{}]", Fragment::join(pairs, ", "))
}

fn builder(server: &Server, names: &ServerNames) -> Vec<Item> {
    let ty = &names.ty;
    let kind = if server.is_relative() { rust!("RelativeServer") } else { rust!("ServerUrl") };
    let lead =
        Lead::new(vec![format!("The server [`Server::{}`], with setters for its variables.", names.function.plain())])
            .with([rust!("#[derive(Debug, Clone)]")]);
    let mut setters: Vec<InnerItem> =
        server.variables.iter().zip(&names.variables).map(|(variable, names)| setter(variable, names)).collect();
    let method = |head, arguments, output, statement| Function { head, arguments, output, statement };
    if server.is_relative() {
        let at = method(
            rust!("pub fn at"),
            vec![rust!("self"), rust!("base: impl Into<String>")],
            rust!(" -> ServerUrl"),
            Statement::Chain(rust!("self.0.at(base)"), Vec::new()),
        );
        setters.push(InnerItem::function(
            Lead::generated("Returns the server at an origin, such as `https://api.example.com`."),
            at,
        ));
    }
    let mut items: Vec<Item> = vec![
        Block::line(lead, rust!("pub struct {}({});", ty, kind)).into(),
        Block::new(Lead::default(), rust!("impl {}", ty), setters).into(),
    ];
    if !server.is_relative() {
        let from = method(
            rust!("fn from"),
            vec![rust!("server: {}", ty)],
            rust!(" -> Self"),
            Statement::Chain(rust!("server.0"), Vec::new()),
        );
        let from = vec![InnerItem::function(Lead::default(), from)];
        items.push(Block::new(Lead::default(), rust!("impl From<{}> for ServerUrl", ty), from).into());
    }
    items
}

/// Returns the documentation of a variable. `what` is "The" or "Sets the".
fn variable_docs(variable: &ServerVariable, what: &str) -> DocBuilder {
    let default = variable.default.as_deref().map(|default| format!("; defaults to {}", code(default)));
    DocBuilder::default().described(variable.description.as_deref()).generated(format!(
        "{what} variable {}{}.",
        code(&variable.name),
        default.unwrap_or_default()
    ))
}

fn setter(variable: &ServerVariable, names: &VariableNames) -> InnerItem {
    let name = &names.setter;
    let key = Fragment::literal(&variable.name);
    let (ty, value) = if variable.values.is_empty() {
        (rust!("impl ToString"), rust!("{}", name))
    } else {
        (rust!("{}", names.ty), rust!("{}.as_str()", name))
    };
    let setter = Function {
        head: rust!("pub fn {}", name),
        arguments: vec![rust!("self"), rust!("{}: {}", name, ty)],
        output: rust!(" -> Self"),
        statement: Statement::Chain(rust!("Self(self.0.variable({}, {}))", key, value), Vec::new()),
    };
    InnerItem::function(Lead::new(variable_docs(variable, "Sets the").into_lines()), setter)
}

/// Emits the enum of a variable's values. The enum is closed, because the values are only sent.
fn enumeration(variable: &ServerVariable, names: &VariableNames) -> Vec<Item> {
    let pairs = || variable.values.iter().zip(&names.variants);
    let is_default = |value: &String| variable.default.as_ref() == Some(value);
    let has_default = variable.values.iter().any(is_default);
    let variants = pairs().map(|(value, name)| {
        let lead = Lead::new(DocBuilder::default().generated(code(value)).into_lines());
        InnerItem::line(lead.with(is_default(value).then(|| rust!("#[default]"))), rust!("{},", name))
    });
    let arms = pairs().map(|(value, name)| rust!("Self::{} => {},", name, Fragment::literal(value))).collect();
    let as_str = Function {
        head: rust!("pub fn as_str"),
        arguments: vec![rust!("self")],
        output: rust!(" -> &'static str"),
        statement: Statement::Match(rust!("self"), arms),
    };
    let lead = Lead::new(variable_docs(variable, "The").into_lines()).with([
        derive(
            &["Debug", "Clone", "Copy", "PartialEq", "Eq", "Hash"],
            has_default.then_some("Default").into_iter().collect(),
        ),
        rust!("#[non_exhaustive]"),
    ]);
    vec![
        Block::new(lead, rust!("pub enum {}", names.ty), variants.collect()).into(),
        Block::new(
            Lead::default(),
            rust!("impl {}", names.ty),
            vec![InnerItem::function(Lead::generated("Returns the value as it appears in the URL."), as_str)],
        )
        .into(),
    ]
}
