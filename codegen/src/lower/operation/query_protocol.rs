//! The query protocols of AWS, in descriptions converted by `aws2openapi`. Lists are numbered, and names inside
//! parameters are XML names. The descriptions present the forms of POST requests as XML.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Body, BodyEncoding, Nested, Parameter, PartEncoding};
use crate::lower::operation::lowering::OperationLowering;
use crate::lower::view::media::is_xml;
use crate::message::{Location, Style, StyleKind, essence};
use crate::openapi::{self, Additional, Kind, MediaType, Operation, RequestBody, XmlDialect};
use crate::source::Place;

/// The media type that is sent in place of XML.
const FORM: &str = "application/x-www-form-urlencoded";

/// A query protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum QueryProtocol {
    /// The protocol of EC2: `Tag.1.Key`, with capitalized names.
    Ec2,
    /// The protocol of other services: `Tags.member.1.Key`, unless the list is described as not wrapped.
    Wrapped,
}

impl<'d> OperationLowering<'_, 'd> {
    /// Returns the query protocol of an operation whose action is a parameter.
    pub(in crate::lower) fn query_protocol(&self, operation: &Operation<'d>) -> Option<QueryProtocol> {
        if self.view.xml_dialect() != Some(XmlDialect::Aws) {
            return None;
        }
        let (path, fragment) = operation.path.text.split_once('#').unwrap_or((operation.path.text, ""));
        let is_action =
            |parameter: &openapi::Parameter<'d>| parameter.location == Location::Query && parameter.name == "Action";
        if path != "/" && !fragment.contains("Action=") && !operation.parameters.iter().any(is_action) {
            return None;
        }
        let wraps = self.view.description.aws_service.is_some_and(|service| service != "ec2");
        Some(if wraps { QueryProtocol::Wrapped } else { QueryProtocol::Ec2 })
    }

    /// Numbers the lists of a query parameter, unless it has a style of its own.
    pub(in crate::lower) fn number_parameter(
        &mut self,
        lowered: &mut Parameter,
        parameter: &openapi::Parameter<'d>,
        protocol: QueryProtocol,
    ) {
        let is_query = lowered.location == Location::Query && !lowered.json && lowered.query_string.is_none();
        let is_plain = matches!(lowered.style.kind, StyleKind::Form | StyleKind::Aws);
        let Some(schema) = parameter.schema.filter(|_| is_query && is_plain) else { return };
        if !self.has_parts_inside(schema) {
            return;
        }
        let allow_empty = lowered.style.allow_empty;
        lowered.style = Style { allow_empty, ..Style::plain(StyleKind::Aws, true) };
        // The converter has already given the parameter its name on the wire.
        lowered.nested = self.nested_names(schema, &lowered.wire, Some(parameter.name), protocol);
    }

    /// Returns the body of an operation. In a query protocol it is a form.
    pub(in crate::lower) fn numbered_body(&mut self, operation: &Operation<'d>) -> Option<Body> {
        let body = operation.body.as_ref()?;
        let protocol = self.query_protocol(operation);
        let Some((protocol, described)) =
            protocol.zip(body.content.iter().find(|content| is_xml(&essence(content.name))))
        else {
            return self.body(body);
        };
        self.note_forms(described.place);
        let content = vec![MediaType { name: FORM, ..described.clone() }];
        let mut lowered = self.body(&RequestBody { content, ..body.clone() })?;
        let schema = described.schema.and_then(|schema| self.view.target(schema))?;
        let schema = self.schemas.merged(schema);
        for (property, place) in schema.properties.iter().map(|(property, place)| (*property, *place)) {
            let wire = self.view.schema(place).names.first().copied().unwrap_or(property);
            let nested = self.nested_names(place, wire, None, protocol);
            if nested.is_empty() && !self.has_parts_inside(place) {
                continue;
            }
            let style = Some(Style::plain(StyleKind::Aws, true));
            let encoding = PartEncoding { place, style, nested, content_type: None, headers: Vec::new() };
            for content in lowered.contents.iter_mut().filter(|content| matches!(content.form, BodyEncoding::Form(_))) {
                content.encodings.retain(|(known, _)| known != wire);
                content.encodings.push((wire.to_owned(), encoding.clone()));
            }
        }
        Some(lowered)
    }

    /// Returns true if a value has items or properties.
    fn has_parts_inside(&mut self, place: Place) -> bool {
        let Some(target) = self.view.target(place) else { return false };
        let schema = self.schemas.merged(target);
        schema.items.is_some() || !schema.properties.is_empty() || matches!(schema.additional, Additional::Schema(_))
    }

    /// Returns the names of all properties inside a value that are maps or differ on the wire from the description.
    fn nested_names(&mut self, place: Place, wire: &str, given: Option<&str>, protocol: QueryProtocol) -> Vec<Nested> {
        let mut names: Vec<Nested> = Vec::new();
        let mut todo = vec![(place, wire.to_owned(), given.map(str::to_owned))];
        let mut seen = FxHashSet::default();
        let mut known: FxHashMap<String, (String, bool)> = FxHashMap::default();
        while let Some((place, property, given)) = todo.pop() {
            let (wire, map) = self.wire_name(place, &property, given, protocol);
            match known.get(&property) {
                None => {
                    known.insert(property.clone(), (wire.clone(), map));
                    if wire != property || map {
                        names.push(Nested { property, wire, map });
                    }
                }
                Some(first) if *first != (wire.clone(), map) => self.note_two_names(place, &property, &first.0, &wire),
                Some(_) => {}
            }
            let mut inner = vec![place];
            while let Some(place) = inner.pop() {
                let Some(target) = self.view.target(place).filter(|target| seen.insert(*target)) else { continue };
                let schema = self.schemas.merged(target);
                inner.extend(schema.items);
                if let Additional::Schema(values) = schema.additional {
                    inner.push(values);
                }
                for (name, place) in schema.properties.iter().rev() {
                    let property = self.view.schema(*place).names.first().copied().unwrap_or(name);
                    todo.push((*place, property.to_owned(), None));
                }
            }
        }
        names
    }

    /// Reports once that a body described as XML is sent as a form.
    fn note_forms(&mut self, place: Place) {
        let place = self.view.description.xml_converted.map_or(place, |(_, place)| place);
        if self.reports.is_first(place, "forms") {
            let message = "this description was converted from AWS's query protocol, whose forms it describes as XML";
            let found = Diagnostic::value(Code::Tolerated, place, message).noted();
            self.reports.report(found.hint(format!("request bodies are sent as `{FORM}`")));
        }
    }

    /// Reports a property with two names, since nested names are looked up by property name alone.
    fn note_two_names(&mut self, place: Place, property: &str, first: &str, second: &str) {
        if self.reports.is_first(place, "names") {
            let message =
                format!("`{property}` is named `{second}` here, but `{first}` elsewhere in the same parameter");
            let found = Diagnostic::value(Code::UnsupportedParameter, place, message);
            self.reports.report(
                found.hint(format!("it is sent as `{first}`; rename one of the two with `x-wirewright-names`")),
            );
            self.reports.degrade(Kind::Schema, "xml", place);
        }
    }

    /// Returns the name of a property on the wire, including the names that wrap its items, and true if it is a map.
    fn wire_name(
        &mut self,
        place: Place,
        property: &str,
        given: Option<String>,
        protocol: QueryProtocol,
    ) -> (String, bool) {
        let xml = self.schemas.merged(place).xml;
        let schema = self.view.target(place).map(|target| self.schemas.merged(target)).unwrap_or_default();
        let map = schema.properties.is_empty() && matches!(schema.additional, Additional::Schema(_));
        let called = || xml.name.map_or(property, |(name, _)| name).to_owned();
        if protocol == QueryProtocol::Ec2 {
            return (given.unwrap_or_else(|| capitalized(&called())), map);
        }
        let name = given.unwrap_or_else(called);
        let is_wrapped = xml.wrapped.or(schema.xml.wrapped).unwrap_or(true);
        let item = schema.items.map(|items| self.schemas.merged(items).xml.name.map(|(name, _)| name));
        let wire = match (item, map) {
            (Some(item), _) if is_wrapped => format!("{name}.{}", item.unwrap_or("member")),
            (Some(Some(item)), _) => item.to_owned(),
            (None, true) if is_wrapped => format!("{name}.entry"),
            _ => name,
        };
        (wire, map)
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
