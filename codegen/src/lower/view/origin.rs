//! Origins of inline schemas, from the words of their location.

use super::media::{is_json, is_xml};
use super::owners::file_stem;
use super::tables::View;
use crate::ir::{Origin, Owner, Step};
use crate::message::{Status, essence};
use crate::source::{Node, Place, Segment};

impl View<'_, '_> {
    /// Returns the origin of a schema: the nearest owner above it, and the steps from there.
    pub(in crate::lower) fn origin(&self, place: Place) -> Origin {
        let tree = self.sources.tree(place.file);
        let mut below: Way<'_> = Vec::new();
        let mut current = place.node;
        loop {
            let here = Place { file: place.file, node: current };
            if let Some(owner) = self.owners.names.get(&here) {
                below.reverse();
                return Origin { owner: owner.clone(), steps: self.steps(Some(here), &below) };
            }
            let (Some(segment), Some(parent)) = (tree.segment(current), tree.parent(current)) else { break };
            below.push((segment, here));
            current = parent;
        }
        below.reverse();
        let root = Place { file: place.file, node: current };
        let keys: Vec<Segment<'_>> = below.iter().map(|(segment, _)| *segment).collect();
        if let [Segment::Key("components"), Segment::Key(_), Segment::Key(name), ..] = keys.as_slice() {
            let mut below = below.split_off(1);
            below.remove(1);
            return Origin { owner: Owner::Component((*name).to_owned()), steps: self.steps(None, &below) };
        }
        // The shared parameters and responses of 2.0.
        if let [Segment::Key(section @ ("parameters" | "responses")), Segment::Key(name), ..] = keys.as_slice()
            && self.node(root).get("swagger").is_some()
        {
            let body = *section == "parameters" && is_body(self.node(root).get(section).and_then(|all| all.get(name)));
            let first = match *section {
                "parameters" if body => Some(Segment::Key("requestBody")),
                "parameters" => None,
                section => Some(Segment::Key(section)),
            };
            let rest = below.split_off(2);
            let below: Way<'_> = first.into_iter().map(|segment| (segment, root)).chain(rest).collect();
            return Origin { owner: Owner::Component((*name).to_owned()), steps: self.steps(None, &below) };
        }
        // A file that is a schema itself is named by its file name. Otherwise the path inside the file is added.
        let mut words: Vec<String> = file_stem(self.sources.name(place.file)).into_iter().collect();
        let count = keys.iter().take_while(|segment| matches!(segment, Segment::Key(key) if !is_keyword(key))).count();
        words.extend(keys.iter().take(count).filter_map(|segment| match segment {
            Segment::Key("components" | "schemas" | "definitions" | "$defs") | Segment::Index(_) => None,
            Segment::Key(key) => Some((*key).to_owned()),
        }));
        let steps = self.steps(None, &below.split_off(count));
        Origin { owner: Owner::Elsewhere(words), steps }
    }

    /// Returns the steps of a way. `owner` is an operation, a path or a schema, and `None` for a component of another
    /// kind.
    fn steps(&self, owner: Option<Place>, way: &[(Segment<'_>, Place)]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut rest = way;
        while let Some(((segment, _), after)) = rest.split_first() {
            rest = after;
            let Segment::Key(key) = segment else { continue };
            match (*key, after) {
                ("properties" | "patternProperties", [(Segment::Key(name), _), after @ ..]) => {
                    steps.push(Step::Property((*name).to_owned()));
                    rest = after;
                }
                ("$defs" | "definitions", [(Segment::Key(name), _), after @ ..]) => {
                    steps.push(Step::Property((*name).to_owned()));
                    rest = after;
                }
                ("items" | "prefixItems", [(Segment::Index(index), _), after @ ..]) => {
                    steps.push(Step::Position(index + 1));
                    rest = after;
                }
                ("items", _) => steps.push(Step::Item),
                ("additionalProperties", _) => steps.push(Step::Value),
                ("oneOf" | "anyOf", [(Segment::Index(index), place), after @ ..]) => {
                    steps.push(Step::Variant(self.own_words(*place), index + 1));
                    rest = after;
                }
                ("requestBody" | "requestBodies", after) => {
                    steps.extend(other_media_type(after));
                    steps.push(Step::Request);
                }
                ("responses", [(Segment::Key(status), _), after @ ..]) if owner.is_some() => {
                    steps.extend(other_media_type(after));
                    steps.push(Step::Response(status_of(status)));
                    rest = after;
                }
                ("responses", _) => {
                    steps.extend(other_media_type(after));
                    steps.push(Step::SharedResponse);
                }
                ("headers", [(Segment::Key(name), _), after @ ..]) => {
                    steps.push(Step::Parameter((*name).to_owned()));
                    rest = after;
                }
                ("parameters", [(Segment::Index(index), _), after @ ..]) => {
                    steps.extend(owner.into_iter().flat_map(|owner| self.parameter_steps(owner, *index)));
                    rest = after;
                }
                // The schema of a form in 2.0, which consists of parameters.
                ("parameters", []) => {
                    steps.extend(owner.and_then(|owner| self.form_media(owner)));
                    steps.push(Step::Request);
                }
                // The index of an `allOf` part is not in the name. The media type of a body is already handled.
                ("content" | "allOf", [_, after @ ..]) => rest = after,
                _ => {}
            }
        }
        steps
    }

    /// Returns the media type of a form in 2.0.
    fn form_media(&self, owner: Place) -> Option<Step> {
        let Some(Owner::Operation(id)) = self.owners.names.get(&owner) else { return None };
        let body = self.description.operations.get(id.index())?.body.as_ref()?;
        media_step(body.content.first()?.name)
    }

    /// Returns the steps to a parameter. In 2.0 it may be the body, or a field of a form.
    fn parameter_steps(&self, owner: Place, index: usize) -> Vec<Step> {
        let parameter = self.node(owner).get("parameters").and_then(|list| list.items().nth(index));
        let text = |keyword| parameter.and_then(|parameter| parameter.get(keyword)).and_then(Node::as_str);
        let name = text("name").unwrap_or_default().to_owned();
        match text("in") {
            Some("body") => vec![Step::Request],
            Some("formData") => {
                let media = self.form_media(owner);
                media.into_iter().chain([Step::Request, Step::Property(name)]).collect()
            }
            _ => vec![Step::Parameter(name)],
        }
    }
}

/// A path from an owner to a type: each segment with the place that it leads to.
type Way<'t> = Vec<(Segment<'t>, Place)>;

/// Returns the step for the media type of a body, unless it is JSON. Other media types of the same body do not matter.
fn other_media_type(below: &[(Segment<'_>, Place)]) -> Option<Step> {
    let [(Segment::Key("content"), _), (Segment::Key(name), _), ..] = below else { return None };
    media_step(name)
}

fn media_step(name: &str) -> Option<Step> {
    let is_plain = is_json(name) || matches!(essence(name).as_str(), "*/*" | "application/*");
    let name = if is_xml(&essence(name)) { "application/xml" } else { name };
    (!is_plain).then(|| Step::Media(name.to_owned()))
}

/// Returns true for the keywords below which a path leads to a schema.
fn is_keyword(key: &str) -> bool {
    matches!(
        key,
        "content"
            | "schema"
            | "properties"
            | "patternProperties"
            | "items"
            | "prefixItems"
            | "additionalProperties"
            | "allOf"
            | "oneOf"
            | "anyOf"
            | "headers"
    )
}

fn status_of(key: &str) -> Status {
    match key.parse() {
        Ok(code) => Status::Exact(code),
        Err(_) => key.get(..1).and_then(|class| class.parse().ok()).map_or(Status::Default, Status::Class),
    }
}

fn is_body(parameter: Option<Node<'_>>) -> bool {
    parameter.and_then(|parameter| parameter.get("in")).and_then(Node::as_str) == Some("body")
}
