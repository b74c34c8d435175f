//! Checks of Rust code in the configuration: types, paths and attributes. Each returns the code in its usual form.

use syn::parse::Parser as _;

/// The names that need no path.
const KNOWN: &[&str] = &[
    "Box", "Option", "String", "Vec", "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "u128",
    "u16", "u32", "u64", "u8", "usize",
];

/// Returns a type that means the same in every module.
pub(crate) fn ty(text: &str) -> Result<String, String> {
    let ty: syn::Type = syn::parse_str(text).map_err(|error| format!("is not a Rust type: {error}"))?;
    let syn::Type::Path(path) = &ty else { return Err("is not the path of a type, such as `crate::Money`".to_owned()) };
    if path.qself.is_some() {
        return Err("is not the path of a type, such as `crate::Money`".to_owned());
    }
    is_absolute(&path.path)?;
    let item: syn::ItemType = syn::parse_quote!(type T = #ty;);
    let line = pretty(&syn::Item::Type(item));
    let line = line.strip_prefix("type T = ").and_then(|line| line.strip_suffix(';')).unwrap_or(text);
    Ok(line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Returns the path of a module.
pub(crate) fn module(text: &str) -> Result<String, String> {
    let text = path(text).map_err(|_| "is not the path of a module, such as `other_crate::types`".to_owned())?;
    match text.split("::").next() {
        Some("self" | "super" | "Self") => Err(RELATIVE.to_owned()),
        _ => Ok(text),
    }
}

/// Returns a path without arguments.
pub(crate) fn path(text: &str) -> Result<String, String> {
    let parsed = syn::Path::parse_mod_style.parse_str(text);
    let parsed = parsed.map_err(|error| format!("is not a path, such as `serde::Serialize`: {error}"))?;
    let segments: Vec<String> = parsed.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let start = if parsed.leading_colon.is_some() { "::" } else { "" };
    Ok(format!("{start}{}", segments.join("::")))
}

/// Returns the attributes of a text.
pub(crate) fn attributes(text: &str) -> Result<Vec<String>, String> {
    let hint = "an attribute is written as in code, such as `#[doc(hidden)]`";
    let parsed = syn::Attribute::parse_outer.parse_str(text);
    let parsed = parsed.map_err(|error| format!("is not an attribute: {error}; {hint}"))?;
    if parsed.is_empty() {
        return Err(format!("is not an attribute; {hint}"));
    }
    if parsed.iter().any(|attribute| attribute.path().is_ident("doc") && attribute.meta.require_name_value().is_ok()) {
        return Err("is documentation, which comes from the description; change it with an overlay".to_owned());
    }
    let one = |attribute: syn::Attribute| {
        let item: syn::ItemStruct = syn::parse_quote!(#attribute struct T;);
        let text = pretty(&syn::Item::Struct(item));
        text.strip_suffix("struct T;").unwrap_or(&text).trim_end().to_owned()
    };
    Ok(parsed.into_iter().map(one).collect())
}

const RELATIVE: &str =
    "means something else in each module of the output; begin it with `crate` or the name of a crate";

fn is_absolute(path: &syn::Path) -> Result<(), String> {
    let first = path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    let is_known = path.segments.len() > 1 || KNOWN.contains(&first.as_str());
    if matches!(first.as_str(), "self" | "super" | "Self") {
        return Err(RELATIVE.to_owned());
    }
    if !is_known && path.leading_colon.is_none() {
        return Err(format!("needs a path: write `crate::{first}` for a type of your crate"));
    }
    let arguments = path.segments.iter().filter_map(|segment| match &segment.arguments {
        syn::PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    });
    for argument in arguments.flatten() {
        match argument {
            syn::GenericArgument::Type(syn::Type::Path(inner)) if inner.qself.is_none() => is_absolute(&inner.path)?,
            syn::GenericArgument::Lifetime(lifetime) if lifetime.ident != "static" => {
                return Err("borrows its value, but models own theirs".to_owned());
            }
            _ => {}
        }
    }
    Ok(())
}

fn pretty(item: &syn::Item) -> String {
    let file: syn::File = syn::parse_quote!(#item);
    prettyplease::unparse(&file).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_has_the_same_meaning_everywhere() {
        let rows = [
            ("crate :: Money", "crate::Money"),
            ("::money::Money<u8>", "::money::Money<u8>"),
            ("Vec<crate::Money>", "Vec<crate::Money>"),
            ("String", "String"),
        ];
        for (text, expected) in rows {
            assert_eq!(ty(text).as_deref(), Ok(expected), "{text}");
        }
        for text in [
            "Money",
            "super::Money",
            "Vec<Money>",
            "&str",
            "crate::M<'a>",
            "<A as B>::C",
            "crate::",
            "1",
            "",
            "a::b; fn x() {}",
        ] {
            assert!(ty(text).is_err(), "{text}");
        }
    }

    #[test]
    fn attributes_are_parsed_one_by_one() {
        let parsed = attributes("#[doc( hidden )] #[cfg_attr(feature=\"a\",derive(B))]").unwrap();
        assert_eq!(parsed, ["#[doc(hidden)]", "#[cfg_attr(feature = \"a\", derive(B))]"]);
        for text in ["", "doc(hidden)", "#![doc(hidden)]", "#[doc(hidden)] fn f() {}", "#[doc(]"] {
            assert!(attributes(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_has_no_arguments() {
        assert_eq!(path("schemars :: JsonSchema").as_deref(), Ok("schemars::JsonSchema"));
        assert!(["", "a b", "Vec<u8>", "Eq, Hash", "a::"].iter().all(|text| path(text).is_err()));
        assert!(module("super::types").is_err());
    }
}
