//! Operations: the function that makes a call, its marker type, and the setters of optional parameters.

use super::argument::Argument;
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::parameter::part;
use super::structure::{approximate, deprecated};
use super::uses::{Import, Uses};
use super::{Emitter, docs, encoding};
use crate::ir::{Operation, Status};
use crate::names::OperationNames;

/// The items of an operation, which go to different places of its module.
pub(super) struct Pieces {
    /// The function of the group.
    pub(super) function: InnerItem,
    /// The marker type, the setters and the enums of the operation's response types.
    pub(super) items: Vec<Item>,
}

impl Emitter<'_> {
    pub(super) fn operation(
        &self,
        operation: &Operation,
        names: &OperationNames,
        uses: &mut Uses,
        receiver: &Receiver,
    ) -> Pieces {
        uses.add(Import::Codegen);
        uses.add(Import::Call);
        let mut items = self.marker(operation, names, uses, receiver);
        items.extend(self.arguments_struct(operation, names, &receiver.shown, uses).map(Item::Block));
        items.extend(self.setters(operation, names, uses).map(Item::Block));
        let body = operation.body.iter();
        items.extend(body.flat_map(|body| self.body_choice(body, &receiver.shown, names, uses)));
        items.extend(self.headers(operation, &receiver.shown, names, uses));
        let docs =
            |what: &str| format!("{what} of [`{}::{}`], by status code.", receiver.shown, names.function.plain());
        items.extend(self.response_enum(docs("Documented responses"), false, &operation.output, &names.output, uses));
        items.extend(self.response_enum(
            docs("Documented error responses"),
            true,
            &operation.error,
            &names.error,
            uses,
        ));
        Pieces { function: self.function(operation, names, uses, receiver), items }
    }

    pub(super) fn function(
        &self,
        operation: &Operation,
        names: &OperationNames,
        uses: &mut Uses,
        receiver: &Receiver,
    ) -> InnerItem {
        let required = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| parameter.required);
        let by_name = names.arguments.as_ref();
        let mut arguments = vec![receiver.argument.clone()];
        let mut calls = Vec::new();
        for (parameter, name) in required {
            let argument = match by_name {
                Some(_) => Argument { ty: Fragment::default(), value: rust!("arguments.{}", name) },
                None => self.argument(name, &parameter.ty, uses),
            };
            calls.push(part(parameter, &argument, &names.marker));
            if parameter.is_argument() && by_name.is_none() {
                arguments.push(rust!("{}: {}", name, argument.ty));
            }
        }
        let body = operation.required_body();
        if let Some(body) = body {
            let (ty, value) = self.body_argument(body, names, uses);
            if by_name.is_some() {
                calls.push(rust!(".body(arguments.{})", names.body));
            } else {
                arguments.push(rust!("{}: {}", names.body, ty));
                calls.push(rust!(".body({})", value));
            }
        }
        arguments.extend(self.arguments_type(operation, names).map(|ty| rust!("arguments: {}", ty)));
        let inline = body.map(|_| rust!("#[inline]"));
        let convention = match names.function.as_str() {
            "new" => Some(rust!("#[allow(clippy::new_ret_no_self)]")),
            name => is_trait_method(name).then(|| rust!("#[allow(clippy::should_implement_trait)]")),
        };
        let lead = Lead::new(self.call_docs(operation, names, uses).into_lines())
            .with(deprecated(operation.docs.deprecated))
            .with(inline)
            .with(approximate(operation.parameters.iter().map(|parameter| parameter.constant.as_ref())))
            .with(convention);
        let function = Function {
            head: rust!("pub fn {}{}", names.function, if by_name.is_some() { "" } else { Self::body_lifetime(body) }),
            arguments,
            output: rust!(" -> {}<{}>", names.call, receiver.lifetime),
            statement: Statement::Chain(rust!("Call::new({})", receiver.client), calls),
        };
        InnerItem::function(lead, function)
    }

    fn setters(&self, operation: &Operation, names: &OperationNames, uses: &mut Uses) -> Option<Block> {
        let optional = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| !parameter.required);
        let setters: Vec<InnerItem> = optional
            .map(|(parameter, name)| {
                let docs = docs::of(&parameter.docs);
                let docs = if docs.is_empty() {
                    docs.generated(format!("Sets the parameter {}.", docs::code(&parameter.wire)))
                } else {
                    docs
                };
                let lead = Lead::new(docs.into_lines()).with(deprecated(parameter.docs.deprecated));
                let argument = self.argument(name, &parameter.ty, uses);
                let setter = Function {
                    head: rust!("pub fn {}", name),
                    arguments: vec![rust!("self"), rust!("{}: {}", name, argument.ty)],
                    output: rust!(" -> Self"),
                    statement: Statement::Chain(rust!("self"), vec![part(parameter, &argument, &names.marker)]),
                };
                InnerItem::function(lead, setter)
            })
            .collect();
        let head = || rust!("impl Call<'_, {}>", names.marker);
        (!setters.is_empty()).then(|| Block::new(Lead::default(), head(), setters))
    }

    fn marker(&self, operation: &Operation, names: &OperationNames, uses: &mut Uses, receiver: &Receiver) -> Vec<Item> {
        let marker = &names.marker;
        let docs = |what: &str| Lead::new(vec![format!("{what} [`{}::{}`].", receiver.shown, names.function.plain())]);
        let (docs, call) = (docs("The operation"), docs("A call of"));
        let id = operation.id.as_deref().unwrap_or(names.function.plain());
        let alternatives = operation
            .security
            .iter()
            .map(|schemes| rust!("&[{}]", Fragment::literals(schemes.iter().map(|required| &required.scheme))));
        let security = (!operation.security.is_empty())
            .then(|| rust!("const SECURITY: Security = &[{}];", Fragment::join(alternatives, ", ")));
        let responses = operation.responses.iter().map(response);
        let body = self.body_encoder(operation.body.as_ref(), names, uses);
        // With several media types, each variant of the body has its own media type and encodings.
        let content = operation.contents().next().filter(|_| operation.contents().nth(1).is_none());
        let media_type = content.map(|content| content.media_type.as_str()).filter(|name| *name != "application/json");
        let media_type = media_type.map(|name| rust!("const MEDIA_TYPE: &'static str = {};", Fragment::literal(name)));
        let lines = [
            rust!("const ID: &'static str = {};", Fragment::literal(id)),
            rust!("const METHOD: Method = {};", method(&operation.method)),
            rust!("const PATH: &'static str = {};", Fragment::literal(&operation.path)),
        ];
        let responses = rust!("const RESPONSES: Responses = &[{}];", Fragment::join(responses, ", "));
        let types = [
            rust!("type Body = {};", body),
            rust!("type Output = {};", self.response_type(&operation.output, &names.output.0, uses)),
            rust!("type Error = {};", self.response_type(&operation.error, &names.error.0, uses)),
        ];
        let encodings = content.map(|content| content.encodings.as_slice()).filter(|all| !all.is_empty());
        let encodings = encodings.map(|all| rust!("const ENCODING: Encodings = {};", encoding::table(all)));
        let server = self.own_server(operation, uses);
        let lines = lines
            .into_iter()
            .chain(security)
            .chain([responses])
            .chain(self.scopes(operation))
            .chain(server)
            .chain(media_type)
            .chain(encodings)
            .chain(retries(operation))
            .chain(types);
        let lines = lines.map(|line| InnerItem::line(Lead::default(), line)).collect();
        let mut items = vec![
            Block::line(docs, rust!("pub struct {};", marker)).into(),
            Block::line(call, rust!("pub type {}<'c> = Call<'c, {}>;", names.call, marker)).into(),
            Block::new(Lead::default(), rust!("impl Operation for {}", marker), lines).into(),
        ];
        let queries = operation.parameters.iter().filter_map(|parameter| parameter.query_string.as_ref());
        if let Some(query) = queries.into_iter().find(|query| !query.encodings.is_empty()) {
            let line = rust!("const QUERY: Encodings = {};", encoding::table(&query.encodings));
            let line = vec![InnerItem::line(Lead::default(), line)];
            items.push(Block::new(Lead::default(), rust!("impl {}", marker), line).into());
        }
        items
    }
}

/// The receiver of a module's functions, and the way from it to the client.
pub(super) struct Receiver {
    /// `self` or `&self`.
    pub(super) argument: Fragment,
    /// The lifetime of the returned call.
    pub(super) lifetime: Fragment,
    /// The expression for the runtime's client.
    pub(super) client: Fragment,
    /// The name of the type that has the functions, as used in documentation.
    pub(super) shown: String,
}

fn method(name: &str) -> Fragment {
    const NAMED: [&str; 10] = ["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE"];
    if NAMED.contains(&name) {
        rust!("Method::{}", Fragment::word(name))
    } else {
        rust!("Method::named({})", Fragment::literal(name))
    }
}

/// Returns the constants about retries.
fn retries(operation: &Operation) -> impl Iterator<Item = Fragment> {
    let key = operation.idempotency_key.as_ref();
    let key = key.map(|name| rust!("const IDEMPOTENCY_KEY: Option<&'static str> = Some({});", Fragment::literal(name)));
    let retry = operation.retry.map(|is_safe| {
        let value = Fragment::word(if is_safe { "true" } else { "false" });
        rust!("const RETRY: Option<bool> = Some({});", value)
    });
    key.into_iter().chain(retry)
}

fn response(response: &crate::ir::Response) -> Fragment {
    let key = match response.status {
        Status::Exact(code) => rust!("StatusKey::Status({})", code),
        Status::Class(class) => rust!("StatusKey::Range({})", class),
        Status::Default => rust!("StatusKey::Default"),
    };
    let documented = match response.media_types.as_slice() {
        [] => rust!("{}.empty()", key),
        [json] if json == "application/json" => rust!("{}.json()", key),
        types => rust!("{}.media(&[{}])", key, Fragment::literals(types)),
    };
    match response.others.as_slice() {
        [] => documented,
        others => rust!("{}.bytes(&[{}])", documented, Fragment::literals(others)),
    }
}

/// Returns true if clippy mistakes a method of this name for one of a trait in the standard library.
fn is_trait_method(name: &str) -> bool {
    const NAMES: [&str; 30] = [
        "add",
        "as_mut",
        "as_ref",
        "bitand",
        "bitor",
        "bitxor",
        "borrow",
        "borrow_mut",
        "clone",
        "cmp",
        "default",
        "deref",
        "deref_mut",
        "div",
        "drop",
        "eq",
        "from_iter",
        "from_str",
        "hash",
        "index",
        "index_mut",
        "into_iter",
        "mul",
        "neg",
        "next",
        "not",
        "rem",
        "shl",
        "shr",
        "sub",
    ];
    NAMES.contains(&name)
}
