//! Types that the responses of an operation are decoded into.

use super::Emitter;
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::ty::Scope;
use super::uses::{Import, Uses};
use crate::analyze::Side;
use crate::ir::{Case, Payload, ResponseType, Status, TypeId};
use crate::names::Name;

impl Emitter<'_> {
    /// Returns the decoder of a response type.
    pub(super) fn response_type(&self, response_type: &ResponseType, name: &Name, uses: &mut Uses) -> Fragment {
        match response_type {
            ResponseType::One(payload) => self.decoder(payload, uses),
            ResponseType::Failure(id) => rust!("EnvelopeFailure<{}>", self.ignoring(*id, uses)),
            ResponseType::Several(_) => rust!("{}", name),
        }
    }

    fn decoder(&self, payload: &Payload, uses: &mut Uses) -> Fragment {
        match payload {
            Payload::Empty => rust!("Empty"),
            Payload::Text => rust!("Text"),
            Payload::TextOf(ty) => rust!("TextAs<{}>", self.owned(ty, Scope::operations(Side::Response), uses)),
            Payload::Bytes => rust!("Binary"),
            Payload::Anything => rust!("AnyBody"),
            Payload::Base64OrBytes => rust!("Base64OrBytes"),
            Payload::Either(both) => rust!("Either<{}, {}>", self.decoder(&both.0, uses), self.decoder(&both.1, uses)),
            Payload::Json(ty) => rust!("Json<{}>", self.owned(ty, Scope::operations(Side::Response), uses)),
            Payload::Xml(ty) => self.xml_received(ty, uses).1,
            Payload::Enveloped(id, ty) => {
                let envelope = self.name(*id, Scope::operations(Side::Response), uses);
                rust!("Enveloped<{}<{}>>", envelope, self.owned(ty, Scope::operations(Side::Response), uses))
            }
        }
    }

    /// Returns the type of an envelope whose value is ignored.
    fn ignoring(&self, id: TypeId, uses: &mut Uses) -> Fragment {
        rust!("{}<IgnoredAny>", self.name(id, Scope::operations(Side::Response), uses))
    }

    /// Emits the enum of a response type with several cases.
    pub(super) fn response_enum(
        &self,
        docs: String,
        is_error: bool,
        response_type: &ResponseType,
        (name, variants): &(Name, Vec<Name>),
        uses: &mut Uses,
    ) -> Vec<Item> {
        let ResponseType::Several(cases) = response_type else { return Vec::new() };
        let mut inner = Vec::new();
        let mut arms = Vec::new();
        for (case, variant) in cases.iter().zip(variants) {
            let Shown { docs, pattern, content } = self.case(case, uses);
            let lead = Lead::new(vec![docs]);
            let (line, body) = match content {
                Some((ty, decode)) => (rust!("{}({}),", variant, ty), rust!("{}.map(Self::{})", decode, variant)),
                None => (rust!("{},", variant), rust!("Ok(Self::{})", variant)),
            };
            inner.push(InnerItem::line(lead, line));
            arms.push((pattern, body));
        }
        // The runtime calls `decode` only for documented statuses, so the last case needs no pattern.
        if let Some((pattern, _)) = arms.last_mut() {
            *pattern = rust!("_");
        }
        let arms = arms.into_iter().map(|(pattern, body)| rust!("{} => {},", pattern, body)).collect();
        let lead = Lead::new(vec![docs]);
        let derive =
            if is_error { rust!("Debug, Clone, PartialEq, Failure") } else { rust!("Debug, Clone, PartialEq") };
        let attributes = [rust!("#[derive({})]", derive), rust!("#[non_exhaustive]")];
        if is_error {
            uses.add(Import::Failure);
        }
        let decode = Function {
            head: rust!("fn decode"),
            arguments: vec![rust!("response: &RawResponse")],
            output: rust!(" -> Result<Self, DecodeError>"),
            statement: Statement::Match(rust!("response.status()"), arms),
        };
        let decode = vec![
            InnerItem::line(Lead::default(), rust!("type Value = Self;")),
            InnerItem::function(Lead::default().with([rust!("#[inline]")]), decode),
        ];
        vec![
            Block::new(lead.with(attributes), rust!("pub enum {}", name), inner).into(),
            Block::new(Lead::default(), rust!("impl Decode for {}", name), decode).into(),
        ]
    }

    fn case(&self, case: &Case, uses: &mut Uses) -> Shown {
        match case {
            Case::Failure(id) => {
                let envelope = self.ignoring(*id, uses);
                let ty = match self.failure(*id) {
                    Some(ty) => self.owned(ty, Scope::operations(Side::Response), uses),
                    None => rust!("<{} as Envelope>::Failure", envelope),
                };
                Shown {
                    docs: "An error in the envelope of a successful response.".to_owned(),
                    pattern: rust!("_"),
                    content: Some((ty, rust!("response.failure::<{}>()", envelope))),
                }
            }
            Case::Status(status, payload) => {
                let (docs, pattern) = match status {
                    Status::Exact(code) => (format!("Status {code}."), rust!("{}", code)),
                    Status::Class(class) => {
                        let low = u16::from(*class) * 100;
                        (format!("Status {class}xx."), rust!("{}..={}", low, low + 99))
                    }
                    Status::Default => ("Any other status.".to_owned(), rust!("_")),
                };
                Shown { docs, pattern, content: self.content(payload, uses) }
            }
        }
    }

    /// Returns the type of a payload, and the expression that decodes it.
    pub(super) fn content(&self, payload: &Payload, uses: &mut Uses) -> Option<(Fragment, Fragment)> {
        match payload {
            Payload::Empty => None,
            Payload::Text => Some((rust!("String"), rust!("response.text()"))),
            Payload::Bytes => Some((rust!("Bytes"), rust!("Binary::decode(response)"))),
            Payload::Anything => Some((rust!("AnyBody"), rust!("AnyBody::decode(response)"))),
            Payload::Base64OrBytes => Some((rust!("Bytes"), rust!("Base64OrBytes::decode(response)"))),
            Payload::TextOf(ty) => {
                let decode = rust!("<{}>::decode(response)", self.decoder(payload, uses));
                Some((self.owned(ty, Scope::operations(Side::Response), uses), decode))
            }
            Payload::Json(ty) => {
                Some((self.owned(ty, Scope::operations(Side::Response), uses), rust!("response.json()")))
            }
            Payload::Xml(ty) => {
                let (owned, codec) = self.xml_received(ty, uses);
                Some((owned, rust!("<{}>::decode(response)", codec)))
            }
            Payload::Enveloped(_, ty) => {
                let decode = rust!("<{}>::decode(response)", self.decoder(payload, uses));
                Some((self.owned(ty, Scope::operations(Side::Response), uses), decode))
            }
            Payload::Either(both) => {
                let decode = rust!("<{}>::decode(response)", self.decoder(payload, uses));
                self.content(&both.0, uses).map(|(ty, _)| (ty, decode))
            }
        }
    }
}

/// The parts of an emitted case: documentation, pattern, and the type with the expression that decodes it.
struct Shown {
    docs: String,
    pattern: Fragment,
    content: Option<(Fragment, Fragment)>,
}
