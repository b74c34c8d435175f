//! The expansions of `Variants` and `FromVariants`.

use proc_macro::{Ident, TokenStream, TokenTree};

use crate::{
    error::{Error, Result},
    item::{Item, Kind, Variant},
    quote::{ATTRIBUTES, Quote},
    setters::generic,
};

/// Returns the methods of a union.
pub(crate) fn implementation(item: &Item) -> Result<TokenStream> {
    let variants = of(item)?;
    let mut quote = Quote::default();
    quote.rust("#[allow(deprecated, dead_code, clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]");
    item.open_inherent(&mut quote);
    let mut taken = Vec::new();
    for variant in variants {
        let name = snake(&variant.name.to_string());
        if !taken.contains(&name) {
            methods(&mut quote, variant, &name);
            taken.push(name);
        }
    }
    quote.rust("}");
    Ok(quote.finish())
}

/// Returns the conversions of values into a union.
pub(crate) fn conversions(item: &Item) -> Result<TokenStream> {
    let variants = of(item)?;
    let mut quote = Quote::default();
    // The last variant is that of undocumented values.
    for variant in variants.iter().take(variants.len().saturating_sub(1)).filter(|variant| variant.from) {
        from(&mut quote, &item.name, variant);
    }
    Ok(quote.finish())
}

fn of(item: &Item) -> Result<&[Variant]> {
    let (Kind::Enum(variants) | Kind::Untagged(variants)) = &item.kind else {
        return Err(Error::new(item.name.span(), "expected an enum"));
    };
    match variants.iter().find(|variant| variant.ty.is_empty()) {
        Some(unit) => Err(Error::new(unit.name.span(), "expected a variant with one value: `Name(Type)`")),
        None => Ok(variants),
    }
}

fn methods(quote: &mut Quote, variant: &Variant, name: &str) {
    let held = Held::of(&variant.ty);
    let signature = |quote: &mut Quote, docs: &str, prefix: &str, argument: &str| {
        quote.rust("#[doc =").literal(&format!("{docs} [`Self::{}`].", variant.name)).rust("] #[must_use] pub fn");
        quote.ident(&Ident::new(&format!("{prefix}_{name}"), variant.name.span()));
        quote.rust("(").rust(argument).rust(") -> ::core::option::Option<");
    };
    let body = |quote: &mut Quote, value: &str| {
        quote.rust("> { match self { Self::").ident(&variant.name);
        quote.rust("(value) => ::core::option::Option::Some(").rust(value).rust("),");
        quote.rust("_ => ::core::option::Option::None, } }");
    };
    signature(quote, "Returns the value of", "as", "&self");
    held.borrowed(quote);
    body(quote, if matches!(held, Held::Number(_)) { "*value" } else { "value" });
    signature(quote, "Takes the value of", "into", "self");
    quote.tokens(held.owned());
    body(quote, held.unwrapped());
}

fn from(quote: &mut Quote, item: &Ident, variant: &Variant) {
    let held = Held::of(&variant.ty);
    quote.rust(ATTRIBUTES).rust("impl ::core::convert::From<").tokens(held.owned()).rust("> for").ident(item);
    quote.rust("{ fn from(value:").tokens(held.owned()).rust(") -> Self { Self::").ident(&variant.name);
    quote.rust("(").rust(held.wrapped()).rust(") } }");
}

/// The value of a variant.
enum Held<'t> {
    /// A number or a boolean, which is copied.
    Number(&'t [TokenTree]),
    /// A `String`.
    Text(&'t [TokenTree]),
    /// A `Vec` with items of this type.
    List(&'t [TokenTree], &'t [TokenTree]),
    /// A value in a `Box`.
    Boxed(&'t [TokenTree]),
    /// A value in a `Deep`.
    Deep(&'t [TokenTree]),
    /// A value with the properties of other variants.
    Beside(&'t [TokenTree]),
    /// Any other value.
    Any(&'t [TokenTree]),
}

impl<'t> Held<'t> {
    fn of(ty: &'t [TokenTree]) -> Self {
        const NUMBERS: [&str; 7] = ["bool", "f32", "f64", "i32", "i64", "u32", "u64"];
        if let [TokenTree::Ident(word)] = ty {
            return match word.to_string().as_str() {
                "String" => Self::Text(ty),
                word if NUMBERS.contains(&word) => Self::Number(ty),
                _ => Self::Any(ty),
            };
        }
        match generic(ty) {
            Some((head, inner)) => match head.as_str() {
                "Vec" => Self::List(ty, inner),
                "Box" => Self::Boxed(inner),
                "Deep" => Self::Deep(inner),
                "AnyOf" => Self::Beside(inner),
                _ => Self::Any(ty),
            },
            None => Self::Any(ty),
        }
    }

    fn borrowed(&self, quote: &mut Quote) {
        match self {
            Self::Number(ty) => quote.tokens(ty),
            Self::Text(_) => quote.rust("&str"),
            Self::List(_, item) => quote.rust("&[").tokens(item).rust("]"),
            Self::Boxed(ty) | Self::Deep(ty) | Self::Beside(ty) | Self::Any(ty) => quote.rust("&").tokens(ty),
        };
    }

    /// Returns the type of the value itself.
    fn owned(&self) -> &'t [TokenTree] {
        match self {
            Self::Number(ty) | Self::Text(ty) | Self::List(ty, _) | Self::Any(ty) => ty,
            Self::Boxed(ty) | Self::Deep(ty) | Self::Beside(ty) => ty,
        }
    }

    /// Returns the expression that takes the value out of its variant.
    fn unwrapped(&self) -> &'static str {
        match self {
            Self::Boxed(_) => "*value",
            Self::Deep(_) => "value.into_inner()",
            Self::Beside(_) => "value.value",
            Self::Number(_) | Self::Text(_) | Self::List(..) | Self::Any(_) => "value",
        }
    }

    /// Returns the expression that stores the value in its variant.
    fn wrapped(&self) -> &'static str {
        match self {
            Self::Boxed(_) => "::std::boxed::Box::new(value)",
            Self::Deep(_) => "::wirewright_client::Deep::new(value)",
            Self::Beside(_) => "::core::convert::Into::into(value)",
            Self::Number(_) | Self::Text(_) | Self::List(..) | Self::Any(_) => "value",
        }
    }
}

/// Returns the name of a variant in `snake_case`.
pub(crate) fn snake(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let mut snake = String::new();
    for (index, c) in name.char_indices() {
        if c.is_uppercase() {
            let before = name.get(..index).and_then(|before| before.chars().next_back());
            let after = name.get(index + c.len_utf8()..).and_then(|after| after.chars().next());
            let is_start = before.is_some_and(|c| !c.is_uppercase() && c != '_')
                || (before.is_some_and(char::is_uppercase) && after.is_some_and(char::is_lowercase));
            if is_start {
                snake.push('_');
            }
            snake.extend(c.to_lowercase());
        } else {
            snake.push(c);
        }
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::snake;

    #[test]
    fn names_of_variants_become_names_of_methods() {
        let rows =
            [("IntegerList", "integer_list"), ("A", "a"), ("Ipv4Address", "ipv4_address"), ("HTTPError", "http_error")];
        for (name, expected) in rows {
            assert_eq!(snake(name), expected);
        }
    }
}
