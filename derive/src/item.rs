//! Parsing of a type: its name, generics, fields and variants.

use proc_macro::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use crate::{
    attribute::{Attribute, attributes},
    cursor::Cursor,
    error::Result,
    quote::{ATTRIBUTES, Quote},
    rename::Rule,
};

/// A type.
pub(crate) struct Item {
    pub(crate) name: Ident,
    /// The names of the type parameters, which have no bounds.
    pub(crate) parameters: Vec<Ident>,
    pub(crate) kind: Kind,
}

impl Item {
    /// Opens the implementation of a trait, up to its `{`. The type parameters get a bound.
    pub(crate) fn open(&self, quote: &mut Quote, lifetime: &str, path: &str, bound: &str) {
        quote.rust(ATTRIBUTES).rust("impl<").rust(lifetime);
        for parameter in &self.parameters {
            quote.ident(parameter).rust(":").rust(bound).rust(",");
        }
        quote.rust(">").rust(path).rust("for").ident(&self.name).rust("<");
        for parameter in &self.parameters {
            quote.ident(parameter).rust(",");
        }
        quote.rust("> {");
    }
}

impl Item {
    /// Opens the block of the type's own methods, up to its `{`.
    pub(crate) fn open_inherent(&self, quote: &mut Quote) {
        let parameters = |quote: &mut Quote| {
            for parameter in &self.parameters {
                quote.ident(parameter).rust(",");
            }
        };
        quote.rust("impl<");
        parameters(quote);
        quote.rust(">").ident(&self.name).rust("<");
        parameters(quote);
        quote.rust("> {");
    }
}

/// The kind of a type.
pub(crate) enum Kind {
    Struct(Vec<Field>),
    /// A struct around a single value, encoded as this value.
    Transparent,
    /// An enum of variants with one value each, encoded as this value.
    Untagged(Vec<Variant>),
    /// Any other enum of variants with at most one value each.
    Enum(Vec<Variant>),
    /// A type that is encoded as another type.
    Into(String),
}

/// A variant.
pub(crate) struct Variant {
    pub(crate) name: Ident,
    /// The type of the variant's value, which is empty for a variant without a value.
    pub(crate) ty: Vec<TokenTree>,
    /// False if the value does not tell its variant, because another one has the same type.
    pub(crate) from: bool,
}

/// A field of a struct.
pub(crate) struct Field {
    pub(crate) name: Ident,
    pub(crate) ty: Vec<TokenTree>,
    pub(crate) wire: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) default: bool,
    pub(crate) flatten: bool,
    pub(crate) skip_serializing_if: Option<String>,
    pub(crate) deserialize_with: Option<String>,
    pub(crate) deprecated: bool,
}

impl Field {
    /// Returns true if the type is written as an `Option`.
    pub(crate) fn is_option(&self) -> bool {
        matches!(self.ty.first(), Some(TokenTree::Ident(ident)) if ident.to_string() == "Option")
    }
}

/// Parses the input of a derive.
pub(crate) fn parse(input: TokenStream) -> Result<Item> {
    let mut cursor = Cursor::new(input, Span::call_site());
    let attributes = attributes(&mut cursor)?;
    visibility(&mut cursor);
    let is_struct = cursor.take_word("struct");
    if !is_struct && !cursor.take_word("enum") {
        return Err(cursor.error("expected a struct or an enum"));
    }
    let name = cursor.ident()?;
    let parameters = cursor.angle_brackets().into_iter().filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident),
        _ => None,
    });
    let parameters = parameters.collect();
    let kind = kind(&mut cursor, &attributes, is_struct)?;
    Ok(Item { name, parameters, kind })
}

fn kind(cursor: &mut Cursor, attributes: &[Attribute], is_struct: bool) -> Result<Kind> {
    let (mut rule, mut transparent, mut untagged) = (None, false, false);
    for attribute in attributes {
        match attribute.name.as_str() {
            "rename_all" => rule = Some(Rule::named(attribute.value()?).ok_or_else(|| attribute.unsupported())?),
            "deprecated" => {}
            "transparent" => transparent = true,
            "untagged" => untagged = true,
            "into" => return Ok(Kind::Into(attribute.value()?.to_owned())),
            _ => return Err(attribute.unsupported()),
        }
    }
    match cursor.take_group(Delimiter::Brace) {
        Some(group) if is_struct => fields(&group, rule).map(Kind::Struct),
        Some(group) if untagged => match variants(&group)? {
            variants if variants.iter().all(|variant| !variant.ty.is_empty()) => Ok(Kind::Untagged(variants)),
            _ => Err(cursor.error("expected variants with one value each: `Name(Type)`")),
        },
        Some(group) => variants(&group).map(Kind::Enum),
        None if transparent && cursor.take_group(Delimiter::Parenthesis).is_some() => Ok(Kind::Transparent),
        _ => Err(cursor.error(
            "expected a struct with named fields, a `#[serde(transparent)]` struct, or a `#[serde(untagged)]` enum",
        )),
    }
}

fn fields(group: &Group, rule: Option<Rule>) -> Result<Vec<Field>> {
    let mut cursor = Cursor::new(group.stream(), group.span());
    let mut fields = Vec::new();
    while !cursor.is_empty() {
        let attributes = attributes(&mut cursor)?;
        visibility(&mut cursor);
        let name = cursor.ident()?;
        if !cursor.take_punct(':') {
            return Err(cursor.error("expected `:`"));
        }
        let ty = cursor.until_comma();
        fields.push(field(name, ty, &attributes, rule)?);
    }
    Ok(fields)
}

fn field(name: Ident, ty: Vec<TokenTree>, attributes: &[Attribute], rule: Option<Rule>) -> Result<Field> {
    let plain = name.to_string();
    let plain = plain.strip_prefix("r#").unwrap_or(&plain);
    let mut field = Field {
        wire: rule.map_or_else(|| plain.to_owned(), |rule| rule.apply(plain)),
        name,
        ty,
        aliases: Vec::new(),
        default: false,
        flatten: false,
        skip_serializing_if: None,
        deserialize_with: None,
        deprecated: false,
    };
    for attribute in attributes {
        match attribute.name.as_str() {
            "rename" => attribute.value()?.clone_into(&mut field.wire),
            "alias" => field.aliases.push(attribute.value()?.to_owned()),
            "default" if attribute.value.is_none() => field.default = true,
            "deprecated" => field.deprecated = true,
            "flatten" => field.flatten = true,
            "skip_serializing_if" => field.skip_serializing_if = Some(attribute.value()?.to_owned()),
            "deserialize_with" => field.deserialize_with = Some(attribute.value()?.to_owned()),
            _ => return Err(attribute.unsupported()),
        }
    }
    Ok(field)
}

fn variants(group: &Group) -> Result<Vec<Variant>> {
    let mut cursor = Cursor::new(group.stream(), group.span());
    let mut variants = Vec::new();
    while !cursor.is_empty() {
        let mut from = true;
        for attribute in attributes(&mut cursor)? {
            match attribute.name.as_str() {
                "deprecated" => {}
                "no_from" => from = false,
                _ => return Err(attribute.unsupported()),
            }
        }
        let name = cursor.ident()?;
        let group = cursor.take_group(Delimiter::Parenthesis);
        let ty = group.map(|group| Cursor::new(group.stream(), group.span()).until_comma()).unwrap_or_default();
        variants.push(Variant { name, ty, from });
        cursor.take_punct(',');
    }
    Ok(variants)
}

/// Skips `pub` and `pub(...)`.
fn visibility(cursor: &mut Cursor) {
    if cursor.take_word("pub") {
        cursor.take_group(Delimiter::Parenthesis);
    }
}
