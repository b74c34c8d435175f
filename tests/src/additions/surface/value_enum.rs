//! Enums that a macro of the runtime defines: `string_enum! { pub enum Colour { Red = "red", _ = Unknown } }`.

use std::collections::BTreeMap;

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Lit, Token, Visibility, braced};

use super::Member;

/// The definition in the macro's tokens.
pub(super) struct ValueEnum {
    pub(super) name: Ident,
    pub(super) members: BTreeMap<String, Member>,
}

impl Parse for ValueEnum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Attribute::parse_outer(input)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![enum]>()?;
        let name: Ident = input.parse()?;
        if input.peek(Token![:]) {
            input.parse::<Token![:]>()?;
            input.parse::<Ident>()?;
        }
        let content;
        braced!(content in input);
        let values: Punctuated<Value, Token![,]> = content.parse_terminated(Value::parse, Token![,])?;
        let members = values.into_iter().map(|value| (value.name, Member { wire: value.value, ..Member::default() }));
        Ok(Self { name, members: members.collect() })
    }
}

struct Value {
    name: String,
    value: String,
}

impl Parse for Value {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Attribute::parse_outer(input)?;
        if input.peek(Token![_]) {
            input.parse::<Token![_]>()?;
            input.parse::<Token![=]>()?;
            return Ok(Self { name: input.parse::<Ident>()?.to_string(), value: "_".to_owned() });
        }
        let name: Ident = input.parse()?;
        input.parse::<Token![=]>()?;
        let sign = input.parse::<Option<Token![-]>>()?.map_or("", |_| "-");
        let value = match input.parse()? {
            Lit::Str(text) => text.value(),
            Lit::Int(number) => format!("{sign}{}", number.base10_digits()),
            _ => return Err(input.error("a value is neither a text nor a number")),
        };
        Ok(Self { name: name.to_string(), value })
    }
}
