//! `impl` blocks.

use quote::ToTokens;
use syn::{GenericArgument, ImplItem, ItemImpl, PathArguments, Type, Visibility};

use super::code;
use super::function::Function;
use super::items::{Found, Owned, Scope};
use super::modules::plain;

/// Adds the functions of an `impl` block, or its trait.
pub(super) fn implementation(item: ItemImpl, scope: &Scope<'_>, found: &mut Found) {
    let (name, marker) = subject(&item.self_ty);
    let owner = if name == "Client" { name.clone() } else { scope.path(&name) };
    let gate = scope.gate(&item.attrs);
    let module = scope.module.path.clone();
    if let Some((path, _)) = &item.trait_ {
        let trait_name = code::text(path.to_token_stream());
        if trait_name == "Operation" {
            let value = constants(&item);
            found.operations.push(Owned { module, owner, gate, file: scope.file, value });
            return;
        }
        let last = trait_name.split('<').next().unwrap_or_default().rsplit("::").next().unwrap_or_default();
        let arguments = trait_name.find('<').and_then(|start| trait_name.get(start..)).unwrap_or_default();
        // A derived trait has no lifetime in its name.
        let arguments = if arguments == "<'de>" { "" } else { arguments };
        let parts = item.items.iter().map(|part| code::text(part.to_token_stream()));
        let value = (format!("{last}{arguments}"), parts.collect::<Vec<_>>().join(" "));
        found.implementations.push(Owned { module, owner, gate, file: scope.file, value });
        return;
    }
    for part in item.items {
        let function = match part {
            ImplItem::Fn(function) if matches!(function.vis, Visibility::Public(_)) => function,
            // Callers cannot see it, but it is part of what the functions do.
            hidden => {
                let text = code::text(hidden.to_token_stream());
                let name = text.split(['=', '(', '{']).next().unwrap_or_default().trim().to_owned();
                let (module, owner, gate) = (module.clone(), owner.clone(), gate.clone());
                found.implementations.push(Owned { module, owner, gate, file: scope.file, value: (name, text) });
                continue;
            }
        };
        let own = scope.gate(&function.attrs);
        let value = Function::of(function);
        let gate = if own.is_empty() { gate.clone() } else { own };
        let (module, file) = (module.clone(), scope.file);
        match (name.as_str(), &marker) {
            ("Call", Some(marker)) => {
                found.setters.push(Owned { module, owner: scope.path(marker), gate, file, value });
            }
            ("Headers", Some(marker)) => {
                found.headers.push(Owned { module, owner: scope.path(marker), gate, file, value });
            }
            _ => found.functions.push(Owned { module, owner: owner.clone(), gate, file, value }),
        }
    }
}

/// Returns the name of a type, and its last type argument.
fn subject(ty: &Type) -> (String, Option<String>) {
    let Type::Path(path) = ty else { return (code::text(ty.to_token_stream()), None) };
    let Some(last) = path.path.segments.last() else { return (String::new(), None) };
    let argument = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().rev().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(plain(&code::text(ty.to_token_stream()))),
            _ => None,
        }),
        _ => None,
    };
    (plain(&last.ident.to_string()), argument)
}

/// Returns the constants and types of the implementation of a trait.
fn constants(item: &ItemImpl) -> Vec<(String, String)> {
    let parts = item.items.iter().filter_map(|part| match part {
        ImplItem::Const(constant) => Some((constant.ident.to_string(), code::text(constant.expr.to_token_stream()))),
        ImplItem::Type(ty) => Some((ty.ident.to_string(), code::text(ty.ty.to_token_stream()))),
        _ => None,
    });
    parts.collect()
}
