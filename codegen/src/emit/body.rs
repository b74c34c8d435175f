//! Request bodies: their encoders, and the enum of a body that has several media types.

use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::uses::Uses;
use super::{Emitter, docs, encoding};
use crate::ir::{Body, BodyEncoding, BodyMediaType, Scalar, Type};
use crate::names::OperationNames;

impl Emitter<'_> {
    /// Returns the type that encodes the body, or `()` if the operation has no body.
    pub(super) fn body_encoder(&self, body: Option<&Body>, names: &OperationNames, uses: &mut Uses) -> Fragment {
        match body.map(|body| body.contents.as_slice()) {
            None | Some([]) => rust!("()"),
            Some([only]) => self.encoder(&only.form, uses),
            Some(contents) => choice(names, contents, "<'static>"),
        }
    }

    /// Returns the type of the argument for a required body, and the expression that passes it to the call.
    pub(super) fn body_argument(&self, body: &Body, names: &OperationNames, uses: &mut Uses) -> (Fragment, Fragment) {
        let into = rust!("{}.into()", names.body);
        match body.contents.as_slice() {
            [only] if is_owned(&only.form) => (rust!("impl Into<{}>", self.value(&only.form, "", uses)), into),
            [only] => (self.value(&only.form, "", uses), rust!("{}", names.body)),
            contents => (rust!("impl Into<{}>", choice(names, contents, "<'b>")), into),
        }
    }

    /// Returns the type that the setter of an optional body takes.
    pub(super) fn body_value(&self, body: &Body, names: &OperationNames, uses: &mut Uses) -> Fragment {
        match body.contents.as_slice() {
            [only] => self.value(&only.form, "", uses),
            contents => choice(names, contents, "<'_>"),
        }
    }

    /// Returns the type of a body that is given by name, as a field.
    pub(super) fn body_field(&self, body: &Body, names: &OperationNames, uses: &mut Uses) -> Fragment {
        match body.contents.as_slice() {
            [only] => self.value(&only.form, "'a ", uses),
            contents => choice(names, contents, "<'a>"),
        }
    }

    /// Returns the lifetime parameter of a function, if the argument of its body needs one.
    pub(super) fn body_lifetime(body: Option<&Body>) -> &'static str {
        match body.map(|body| body.contents.as_slice()) {
            Some(contents @ [_, _, ..]) if borrows(contents) => "<'b>",
            _ => "",
        }
    }

    fn encoder(&self, form: &BodyEncoding, uses: &mut Uses) -> Fragment {
        match form {
            BodyEncoding::Json(ty) => rust!("Json<{}>", self.borrowed(ty, uses)),
            BodyEncoding::Form(ty) => rust!("Form<{}>", self.borrowed(ty, uses)),
            BodyEncoding::Multipart(ty) => rust!("Multipart<{}>", self.borrowed(ty, uses)),
            BodyEncoding::Xml(ty) => {
                let value = self.borrowed(ty, uses);
                self.xml_codec(ty, &value, uses)
            }
            BodyEncoding::Text => rust!("Text"),
            BodyEncoding::Bytes => rust!("Binary"),
            BodyEncoding::Range => rust!("Ranged"),
        }
    }

    /// Returns the type of the body's value, with this lifetime if the value is borrowed.
    fn value(&self, form: &BodyEncoding, lifetime: &'static str, uses: &mut Uses) -> Fragment {
        match form {
            BodyEncoding::Json(ty) | BodyEncoding::Form(ty) | BodyEncoding::Multipart(ty) | BodyEncoding::Xml(ty) => {
                rust!("&{}{}", lifetime, self.borrowed(ty, uses))
            }
            BodyEncoding::Text => rust!("&{}str", lifetime),
            BodyEncoding::Bytes => rust!("RequestBody"),
            BodyEncoding::Range => rust!("MediaBody"),
        }
    }

    /// Emits the enum of a body that has several media types.
    pub(super) fn body_choice(&self, body: &Body, shown: &str, names: &OperationNames, uses: &mut Uses) -> Vec<Item> {
        let [first, _, ..] = body.contents.as_slice() else { return Vec::new() };
        let (name, variants) = &names.body_choice;
        let mut inner = Vec::new();
        let mut arms = Vec::new();
        for (content, variant) in body.contents.iter().zip(variants) {
            let lead = docs::DocBuilder::default().generated(docs::code(&content.media_type));
            let value = self.value(&content.form, "'a ", uses);
            inner.push(InnerItem::line(Lead::new(lead.into_lines()), rust!("{}({}),", variant, value)));
            arms.push(rust!("{}::{}(value) => {},", name, variant, self.encode(content, uses)));
        }
        let docs = format!("Request body of [`{shown}::{}`], in one of its media types.", names.function.plain());
        let copied = !body.contents.iter().any(|content| is_owned(&content.form));
        let derives = if copied { rust!("#[derive(Debug, Clone, Copy)]") } else { rust!("#[derive(Debug)]") };
        let lead = Lead::new(vec![docs]).with([derives, rust!("#[non_exhaustive]")]);
        let encode = Function {
            head: rust!("fn encode"),
            arguments: vec![
                rust!("value: Self::Value<'_>"),
                rust!("_: &'static str"),
                rust!("parts: &mut RequestParts<'_>"),
            ],
            output: Fragment::default(),
            statement: Statement::Match(rust!("value"), arms),
        };
        let contents = body.contents.as_slice();
        let encode = vec![
            InnerItem::line(Lead::default(), rust!("type Value<'a> = {};", choice(names, contents, "<'a>"))),
            InnerItem::function(Lead::default().with([rust!("#[inline]")]), encode),
        ];
        let head = rust!("pub enum {}", choice(names, contents, "<'a>"));
        let mut items = vec![Block::new(lead, head, inner).into()];
        if is_meant(first, contents, |form| self.value(form, "", uses)) {
            items.push(self.conversion(first, contents, names, uses));
        }
        let head = rust!("impl Encode for {}", choice(names, contents, "<'static>"));
        items.push(Block::new(Lead::default(), head, encode).into());
        items
    }

    /// Returns the expression that encodes a value in one of several media types.
    fn encode(&self, content: &BodyMediaType, uses: &mut Uses) -> Fragment {
        let parts = match content.encodings.as_slice() {
            [] => rust!("parts"),
            encodings => rust!("parts.encodings(const {{ {} }})", encoding::table(encodings)),
        };
        let media_type = Fragment::literal(&content.media_type);
        match &content.form {
            BodyEncoding::Json(_) => rust!("{}.json_body({}, value)", parts, media_type),
            BodyEncoding::Form(_) => rust!("{}.form_body({}, value)", parts, media_type),
            BodyEncoding::Multipart(_) => rust!("{}.multipart_body({}, value)", parts, media_type),
            BodyEncoding::Xml(_) => {
                rust!("<{}>::encode(value, {}, parts)", self.encoder(&content.form, uses), media_type)
            }
            BodyEncoding::Text => rust!("{}.body({}, value.into())", parts, media_type),
            BodyEncoding::Bytes => rust!("{}.body({}, value)", parts, media_type),
            BodyEncoding::Range => rust!("{}.ranged_body({}, value)", parts, media_type),
        }
    }

    /// Emits the `From` that makes a body of a value of the first media type.
    fn conversion(
        &self,
        first: &BodyMediaType,
        contents: &[BodyMediaType],
        names: &OperationNames,
        uses: &mut Uses,
    ) -> Item {
        let target = choice(names, contents, "<'a>");
        let lifetime = if borrows(contents) { "<'a>" } else { "" };
        // Slices and strings can be borrowed from many types.
        let bound = match first.form.ty().map(|ty| self.resolved(ty)) {
            Some(Type::Array(_) | Type::Scalar(Scalar::String)) => first.form.ty().map(|ty| self.borrowed(ty, uses)),
            None if first.form == BodyEncoding::Text => Some(rust!("str")),
            _ => None,
        };
        let (head, value, given) = match bound {
            Some(bound) => (
                rust!("impl<'a, T: AsRef<{}> + ?Sized> From<&'a T> for {}", bound, target),
                rust!("&'a T"),
                rust!("value.as_ref()"),
            ),
            None => {
                let value = self.value(&first.form, "'a ", uses);
                (rust!("impl{} From<{}> for {}", lifetime, value, target), value, rust!("value"))
            }
        };
        let variant = names.body_choice.1.first().map_or_else(Fragment::default, |variant| rust!("{}", variant));
        let from = Function {
            head: rust!("fn from"),
            arguments: vec![rust!("value: {}", value)],
            output: rust!(" -> Self"),
            statement: Statement::Chain(rust!("Self::{}({})", variant, given), Vec::new()),
        };
        Block::new(Lead::default(), head, vec![InnerItem::function(Lead::default(), from)]).into()
    }
}

/// Returns the type of the enum, with a lifetime if any of its variants borrows.
pub(super) fn choice(names: &OperationNames, contents: &[BodyMediaType], lifetime: &'static str) -> Fragment {
    rust!("{}{}", names.body_choice.0, if borrows(contents) { lifetime } else { "" })
}

fn borrows(contents: &[BodyMediaType]) -> bool {
    contents.iter().any(|content| !is_owned(&content.form))
}

/// Returns true if the call takes ownership of the body, which may be a stream.
fn is_owned(form: &BodyEncoding) -> bool {
    matches!(form, BodyEncoding::Bytes | BodyEncoding::Range)
}

/// Returns true if a plain value can be converted to the first media type without ambiguity. This is so if no other
/// media type takes the same Rust type, or if the first one is a common media type, such as `application/json`.
fn is_meant(
    first: &BodyMediaType,
    contents: &[BodyMediaType],
    mut value: impl FnMut(&BodyEncoding) -> Fragment,
) -> bool {
    const PLAIN: [&str; 6] = [
        "application/json",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/plain",
        "application/octet-stream",
    ];
    let ty = value(&first.form);
    PLAIN.contains(&first.media_type.as_str()) || !contents.iter().skip(1).any(|other| value(&other.form) == ty)
}
