//! Functions: their arguments, and the parts of the request that they set.

use quote::ToTokens;
use syn::{Expr, FnArg, ImplItemFn, Lit, ReturnType, Stmt};

use super::modules::plain;
use super::{code, docs};

/// A function of a type.
pub(super) struct Function {
    /// The name.
    pub(super) name: String,
    /// The way in which it takes `self`.
    pub(super) receiver: Option<String>,
    /// The other arguments, with their types.
    pub(super) arguments: Vec<(String, String)>,
    /// The type that it returns.
    pub(super) output: String,
    /// The calls on the value that it returns, whose first argument is a string: the name of the method, the string, and
    /// all arguments.
    pub(super) calls: Vec<(String, String, String)>,
    /// The body.
    pub(super) body: String,
    /// The attributes.
    pub(super) attributes: Vec<syn::Attribute>,
}

impl Function {
    /// Reads a function.
    pub(super) fn of(item: ImplItemFn) -> Self {
        let mut receiver = None;
        let mut arguments = Vec::new();
        for input in &item.sig.inputs {
            match input {
                FnArg::Receiver(own) => receiver = Some(code::text(own.to_token_stream())),
                FnArg::Typed(typed) => {
                    let name = plain(&typed.pat.to_token_stream().to_string());
                    arguments.push((name, code::text(typed.ty.to_token_stream())));
                }
            }
        }
        let output = match &item.sig.output {
            ReturnType::Default => "()".to_owned(),
            ReturnType::Type(_, ty) => code::text(ty.to_token_stream()),
        };
        let calls = match item.block.stmts.last() {
            Some(Stmt::Expr(last, _)) => calls(last),
            _ => Vec::new(),
        };
        Self {
            name: plain(&item.sig.ident.to_string()),
            receiver,
            arguments,
            output,
            calls,
            body: code::text(item.block.to_token_stream()),
            attributes: item.attrs,
        }
    }

    /// Returns the signature as callers depend on it: without the names of the arguments.
    pub(super) fn ty(&self) -> String {
        let types = self.receiver.iter().map(String::as_str).chain(self.arguments.iter().map(|(_, ty)| ty.as_str()));
        let types: Vec<&str> = types.collect();
        match self.output.as_str() {
            "()" => format!("({})", types.join(", ")),
            output => format!("({}) -> {output}", types.join(", ")),
        }
    }

    /// Returns true if the function is deprecated.
    pub(super) fn is_deprecated(&self) -> bool {
        docs::has(&self.attributes, "deprecated")
    }
}

fn calls(expression: &Expr) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut current = expression;
    while let Expr::MethodCall(call) = current {
        if let Some(Expr::Lit(literal)) = call.args.first()
            && let Lit::Str(wire) = &literal.lit
        {
            found.push((call.method.to_string(), wire.value(), code::text(call.args.to_token_stream())));
        }
        current = &call.receiver;
    }
    found.reverse();
    found
}
