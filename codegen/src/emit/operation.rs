//! Operations: the function that makes a call, its marker, the setters of what is optional.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::section::Uses;
use super::structure::deprecated;
use super::{Emitter, docs};
use crate::ir::{Body, BodyForm, Operation, Parameter};
use crate::names::OperationNames;
use crate::openapi::{Location, Status, Style, StyleKind};

/// The pieces of an operation, which go to different places of its module.
pub(super) struct Pieces {
    /// The function of the group.
    pub(super) function: TokenStream,
    /// The marker, the setters and the enums of its outcomes.
    pub(super) items: Vec<TokenStream>,
}

impl Emitter<'_> {
    pub(super) fn operation(
        &self,
        operation: &Operation,
        names: &OperationNames,
        uses: &mut Uses,
        receiver: &Receiver,
    ) -> Pieces {
        uses.codegen = true;
        uses.call = true;
        let mut items = self.marker(operation, names, uses, receiver);
        items.extend(self.setters(operation, names, uses));
        items.extend(self.outcome(&operation.output, &names.output, &receiver.shown, names, uses));
        items.extend(self.outcome(&operation.error, &names.error, &receiver.shown, names, uses));
        Pieces { function: self.function(operation, names, uses, receiver), items }
    }

    fn function(
        &self,
        operation: &Operation,
        names: &OperationNames,
        uses: &mut Uses,
        receiver: &Receiver,
    ) -> TokenStream {
        let docs = operation_docs(operation).tokens();
        let deprecated = deprecated(operation.docs.deprecated);
        let required = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| parameter.required);
        let mut arguments = Vec::new();
        let mut calls = Vec::new();
        for (parameter, name) in required {
            let ident = name.ident();
            let ty = self.argument(&parameter.ty, uses);
            arguments.push(quote!(#ident: #ty));
            calls.push(part(parameter, &ident));
        }
        let body = operation.body.as_ref().filter(|body| body.required);
        if let Some(body) = body {
            let ident = names.body.ident();
            let ty = self.body_type(body, uses);
            arguments.push(quote!(#ident: #ty));
            calls.push(quote!(.body(#ident)));
        }
        let inline = body.map(|_| quote!(#[inline]));
        let allow = (arguments.len() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let trait_like =
            is_trait_method(names.function.as_str()).then(|| quote!(#[allow(clippy::should_implement_trait)]));
        let name = names.function.ident();
        let marker = names.marker.ident();
        let (receiver, lifetime, client) = (&receiver.argument, &receiver.lifetime, &receiver.client);
        quote! {
            #docs
            #deprecated
            #inline
            #allow
            #trait_like
            pub fn #name(#receiver, #(#arguments),*) -> Call<#lifetime, #marker> {
                Call::new(#client) #(#calls)*
            }
        }
    }

    fn setters(&self, operation: &Operation, names: &OperationNames, uses: &mut Uses) -> Option<TokenStream> {
        let optional = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| !parameter.required);
        let setters: Vec<TokenStream> = optional
            .map(|(parameter, name)| {
                let docs = docs::of(&parameter.docs);
                let docs =
                    if docs.is_empty() { docs.own(format!("Sets `{}`.", parameter.wire)) } else { docs }.tokens();
                let deprecated = deprecated(parameter.docs.deprecated);
                let ty = self.argument(&parameter.ty, uses);
                let ident = name.ident();
                let part = part(parameter, &ident);
                quote! {
                    #docs
                    #deprecated
                    pub fn #ident(self, #ident: #ty) -> Self {
                        self #part
                    }
                }
            })
            .collect();
        let marker = names.marker.ident();
        (!setters.is_empty()).then(|| quote!(impl Call<'_, #marker> { #(#setters)* }))
    }

    /// How the body is written; `()` where there is none.
    fn encoder(&self, body: &Body, uses: &mut Uses) -> TokenStream {
        match &body.form {
            BodyForm::Json(ty) => {
                let ty = self.borrowed(ty, uses);
                quote!(Json<#ty>)
            }
            BodyForm::Form(ty) => {
                let ty = self.borrowed(ty, uses);
                quote!(Form<#ty>)
            }
            BodyForm::Text => quote!(Text),
            BodyForm::Bytes => quote!(Binary),
        }
    }

    fn body_type(&self, body: &Body, uses: &mut Uses) -> TokenStream {
        match &body.form {
            BodyForm::Json(ty) | BodyForm::Form(ty) => {
                let ty = self.borrowed(ty, uses);
                quote!(&#ty)
            }
            BodyForm::Text => quote!(&str),
            BodyForm::Bytes => quote!(&[u8]),
        }
    }

    fn marker(
        &self,
        operation: &Operation,
        names: &OperationNames,
        uses: &mut Uses,
        receiver: &Receiver,
    ) -> Vec<TokenStream> {
        let marker = names.marker.ident();
        let docs = format!(" [`{0}::{1}`]", receiver.shown, names.function.plain());
        let id = operation.id.as_deref().unwrap_or(names.function.plain());
        let method = method(&operation.method);
        let path = &operation.path;
        let alternatives = operation.security.iter().map(|schemes| quote!(&[#(#schemes),*]));
        let answers = operation.answers.iter().map(answer);
        let body = operation.body.as_ref().map_or_else(|| quote!(()), |body| self.encoder(body, uses));
        let media_type =
            operation.body.as_ref().map(|body| body.media_type.as_str()).filter(|name| *name != "application/json");
        let media_type = media_type.map(|name| quote!(const MEDIA_TYPE: &'static str = #name;));
        let output = self.outcome_type(&operation.output, &names.output.0, uses);
        let error = self.outcome_type(&operation.error, &names.error.0, uses);
        vec![
            quote! {
                #[doc = #docs]
                pub struct #marker;
            },
            quote! {
                impl Operation for #marker {
                    const ID: &'static str = #id;
                    const METHOD: Method = #method;
                    const PATH: &'static str = #path;
                    const SECURITY: Security = &[#(#alternatives),*];
                    const RESPONSES: Responses = &[#(#answers),*];
                    #media_type
                    type Body = #body;
                    type Output = #output;
                    type Error = #error;
                }
            },
        ]
    }
}

/// How the functions of a module get at the client.
pub(super) struct Receiver {
    /// `self` or `&self`.
    pub(super) argument: TokenStream,
    /// The lifetime of the call.
    pub(super) lifetime: TokenStream,
    /// The runtime's client.
    pub(super) client: TokenStream,
    /// The type that has the functions, as documentation shows it.
    pub(super) shown: String,
}

fn operation_docs(operation: &Operation) -> docs::DocBuilder {
    let summary = operation.docs.summary.as_deref();
    let description = operation.docs.description.as_deref().filter(|text| Some(text.trim()) != summary.map(str::trim));
    let failures: Vec<String> = operation
        .answers
        .iter()
        .filter(|answer| answer.is_failure())
        .map(|answer| status_text(answer.status))
        .collect();
    let errors = if failures.is_empty() { String::new() } else { format!("; errors: {}", failures.join(", ")) };
    docs::DocBuilder::default()
        .foreign(summary)
        .foreign(description)
        .foreign(body_docs(operation))
        .own(format!("`{} {}`{errors}", operation.method, operation.path))
}

/// What the description says of the body, whose setter is the same for all operations.
fn body_docs(operation: &Operation) -> Option<&str> {
    operation.body.as_ref().and_then(|body| body.docs.description.as_deref())
}

fn status_text(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Class(class) => format!("{class}xx"),
        Status::Default => "any other".to_owned(),
    }
}

fn answer(answer: &crate::ir::Answer) -> TokenStream {
    let on = match answer.status {
        Status::Exact(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(On::Status(#code))
        }
        Status::Class(class) => {
            let class = Literal::u8_unsuffixed(class);
            quote!(On::Class(#class))
        }
        Status::Default => quote!(On::Default),
    };
    match answer.media_types.as_slice() {
        [] => quote!(#on.empty()),
        [json] if json == "application/json" => quote!(#on.json()),
        types => quote!(#on.media(&[#(#types),*])),
    }
}

fn method(name: &str) -> TokenStream {
    let ident = Ident::new(name, proc_macro2::Span::call_site());
    quote!(Method::#ident)
}

/// `.query_param("limit", limit)`.
fn part(parameter: &Parameter, ident: &Ident) -> TokenStream {
    let wire = &parameter.wire;
    let (plain, with, default) = match parameter.location {
        Location::Path => (quote!(path_param), quote!(path_param_with), (StyleKind::Simple, false)),
        Location::Query => (quote!(query_param), quote!(query_param_with), (StyleKind::Form, true)),
        Location::Header => (quote!(header_param), quote!(header_param_with), (StyleKind::Simple, false)),
        Location::Cookie => (quote!(cookie_param), quote!(cookie_param_with), (StyleKind::Form, true)),
    };
    if parameter.json {
        return quote!(.#with(#wire, #ident, Style::JSON));
    }
    if (parameter.style.kind, parameter.style.explode) == default && !parameter.style.allow_reserved {
        quote!(.#plain(#wire, #ident))
    } else {
        let style = style(parameter.style);
        quote!(.#with(#wire, #ident, #style))
    }
}

fn style(style: Style) -> TokenStream {
    let kind = match style.kind {
        StyleKind::Simple => quote!(Style::SIMPLE),
        StyleKind::Label => quote!(Style::LABEL),
        StyleKind::Matrix => quote!(Style::MATRIX),
        StyleKind::Form => quote!(Style::FORM),
        StyleKind::SpaceDelimited => quote!(Style::SPACE_DELIMITED),
        StyleKind::PipeDelimited => quote!(Style::PIPE_DELIMITED),
        StyleKind::DeepObject => quote!(Style::DEEP_OBJECT),
    };
    let explode = style.explode;
    let reserved = style.allow_reserved.then(|| quote!(.allow_reserved()));
    quote!(#kind.explode(#explode) #reserved)
}

/// The names of methods of the standard library's traits that clippy takes for them.
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
