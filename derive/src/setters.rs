//! The expansion of `Setters`.

use proc_macro::{Ident, Span, TokenStream, TokenTree};

use crate::{
    error::{Error, Result},
    item::{Field, Item, Kind},
    quote::Quote,
};

/// Names that a method of a struct must not have: a call of the usual function would find the method instead.
const TAKEN: [&str; 14] = [
    "borrow",
    "clone",
    "cmp",
    "default",
    "eq",
    "fmt",
    "from",
    "hash",
    "into",
    "ne",
    "new",
    "serialize",
    "to_owned",
    "to_string",
];

/// Returns the methods of a type.
pub(crate) fn implementation(item: &Item) -> Result<TokenStream> {
    let Kind::Struct(fields) = &item.kind else {
        return Err(Error::new(item.name.span(), "`Setters` can be derived for a struct with named fields only"));
    };
    let mut quote = Quote::default();
    quote.rust("#[allow(deprecated, dead_code, clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]");
    item.open_inherent(&mut quote);
    for field in fields.iter().filter(|field| field.skip_serializing_if.is_some()) {
        let Some((head, inner)) = generic(&field.ty) else { continue };
        let is_maybe = match head.as_str() {
            "Option" => false,
            "Maybe" => true,
            _ => continue,
        };
        let name = plain(&field.name);
        setter(&mut quote, field, &method(&name, fields), &Value::of(inner), is_maybe);
        let clear = format!("clear_{name}");
        if is_maybe && !fields.iter().any(|other| plain(&other.name) == clear) {
            open(&mut quote, field, &format!("Sets `{}` to null.", field.wire));
            quote.rust("pub fn").ident(&Ident::new(&clear, Span::call_site())).rust("(mut self) -> Self { self.");
            quote.ident(&field.name).rust("= ::wirewright_client::Maybe::Null; self }");
        }
    }
    quote.rust("}");
    Ok(quote.finish())
}

/// Returns the name of a field without `r#`.
fn plain(name: &Ident) -> String {
    let name = name.to_string();
    name.strip_prefix("r#").map_or_else(|| name.clone(), str::to_owned)
}

fn open(quote: &mut Quote, field: &Field, docs: &str) {
    quote.rust("#[doc =").literal(docs).rust("] #[must_use]");
    if field.deprecated {
        quote.rust("#[deprecated]");
    }
}

/// Returns the name of the method of a field. It is neither that of a usual function nor that of another field.
fn method(name: &str, fields: &[Field]) -> String {
    if !TAKEN.contains(&name) {
        return name.to_owned();
    }
    let mut method = format!("with_{name}");
    while fields.iter().any(|other| plain(&other.name) == method) {
        method.push('_');
    }
    method
}

fn setter(quote: &mut Quote, field: &Field, method: &str, value: &Value<'_>, is_maybe: bool) {
    open(quote, field, &format!("Sets `{}`.", field.wire));
    quote.rust("pub fn");
    if plain(&field.name) == method {
        quote.ident(&field.name);
    } else {
        quote.ident(&Ident::new(method, field.name.span()));
    }
    quote.rust("(mut self, value:");
    value.argument(quote);
    quote.rust(") -> Self { self.").ident(&field.name).rust("=");
    quote.rust(if is_maybe { "::wirewright_client::Maybe::Value(" } else { "::core::option::Option::Some(" });
    value.converted(quote);
    quote.rust("); self }");
}

/// The way in which a setter takes a value.
enum Value<'t> {
    /// As it is: a literal of a number has no single type to convert from.
    Number(&'t [TokenTree]),
    /// As anything that converts into it.
    Any(&'t [TokenTree]),
    /// As any sequence of what converts into the items.
    List(Box<Value<'t>>),
    /// As any sequence of names and values.
    Map(Box<Value<'t>>),
    /// In a box, whose path is given.
    Boxed(&'static str, Box<Value<'t>>),
}

impl<'t> Value<'t> {
    fn of(ty: &'t [TokenTree]) -> Self {
        const NUMBERS: [&str; 7] = ["bool", "f32", "f64", "i32", "i64", "u32", "u64"];
        if let [TokenTree::Ident(word)] = ty
            && NUMBERS.contains(&word.to_string().as_str())
        {
            return Self::Number(ty);
        }
        match generic(ty) {
            Some((head, inner)) if head == "Vec" => Self::List(Box::new(Self::item(inner))),
            Some((head, inner)) if head == "BTreeMap" => match after_comma(inner) {
                Some(inner) => Self::Map(Box::new(Self::item(inner))),
                None => Self::Any(ty),
            },
            Some((head, inner)) if head == "Box" => Self::Boxed("::std::boxed::Box", Box::new(Self::of(inner))),
            Some((head, inner)) if head == "Deep" => {
                Self::Boxed("::wirewright_client::Deep", Box::new(Self::of(inner)))
            }
            _ => Self::Any(ty),
        }
    }

    /// Returns the way in which an item of a sequence is taken: sequences of sequences are not converted.
    fn item(ty: &'t [TokenTree]) -> Self {
        match Self::of(ty) {
            number @ Self::Number(_) => number,
            _ => Self::Any(ty),
        }
    }

    fn argument(&self, quote: &mut Quote) {
        match self {
            Self::Number(ty) => {
                quote.tokens(ty);
            }
            Self::Any(ty) => {
                quote.rust("impl ::core::convert::Into<").tokens(ty).rust(">");
            }
            Self::List(item) => {
                quote.rust("impl ::core::iter::IntoIterator<Item =");
                item.argument(quote);
                quote.rust(">");
            }
            Self::Map(item) => {
                quote
                    .rust("impl ::core::iter::IntoIterator<Item = (impl ::core::convert::Into<::std::string::String>,");
                item.argument(quote);
                quote.rust(")>");
            }
            Self::Boxed(_, inner) => inner.argument(quote),
        }
    }

    /// Appends the expression of the converted `value`.
    fn converted(&self, quote: &mut Quote) {
        match self {
            Self::Number(_) => {
                quote.rust("value");
            }
            Self::Any(_) => {
                quote.rust("::core::convert::Into::into(value)");
            }
            Self::List(item) => {
                quote.rust("::core::iter::IntoIterator::into_iter(value).map(|value|");
                item.converted(quote);
                quote.rust(").collect()");
            }
            Self::Map(item) => {
                quote.rust(
                    "::core::iter::IntoIterator::into_iter(value).map(|(name, value)|
                        (::core::convert::Into::into(name),",
                );
                item.converted(quote);
                quote.rust(")).collect()");
            }
            Self::Boxed(path, inner) => {
                quote.rust(path).rust("::new(");
                inner.converted(quote);
                quote.rust(")");
            }
        }
    }
}

/// Returns the last word of a path, and the tokens in its angle brackets.
pub(crate) fn generic(ty: &[TokenTree]) -> Option<(String, &[TokenTree])> {
    let is = |token: &TokenTree, c: char| matches!(token, TokenTree::Punct(punct) if punct.as_char() == c);
    let start = ty.iter().position(|token| is(token, '<'))?;
    let (last, inner) = ty.get(start + 1..)?.split_last()?;
    let TokenTree::Ident(head) = ty.get(start.checked_sub(1)?)? else { return None };
    // A type on several lines ends with a comma.
    let inner = inner.split_last().filter(|(last, _)| is(last, ',')).map_or(inner, |(_, inner)| inner);
    is(last, '>').then(|| (head.to_string(), inner))
}

/// Returns the tokens after the first comma outside of angle brackets.
fn after_comma(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate() {
        if let TokenTree::Punct(punct) = token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => return tokens.get(index + 1..),
                _ => {}
            }
        }
    }
    None
}
