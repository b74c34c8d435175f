//! Where an inline schema comes from: the words of its place.

use super::Lowering;
use super::media::preferred;
use crate::ir::{OperationId, Origin, Owner, Step};
use crate::openapi::Status;
use crate::source::{Node, Place, Segment};

impl Lowering<'_, '_> {
    /// Notes the places that own types: components, operations and paths.
    pub(super) fn note_owners(&mut self) {
        for (name, place) in &self.view.components {
            self.owners.insert(*place, Owner::Schema((*name).to_owned()));
        }
        for (index, operation) in self.view.operations.iter().enumerate() {
            self.owners.insert(operation.place, Owner::Operation(OperationId::new(index)));
            self.owners.insert(operation.path_place, Owner::Path(operation.path.plain()));
        }
    }

    /// The origin of a schema: the nearest owner above it, and the steps from there.
    pub(super) fn origin(&self, place: Place) -> Origin {
        let tree = self.sources.tree(place.file);
        let mut below = Vec::new();
        let mut current = place.node;
        loop {
            let here = Place { file: place.file, node: current };
            if let Some(owner) = self.owners.get(&here) {
                below.reverse();
                return Origin { owner: owner.clone(), steps: self.steps(here, &below) };
            }
            let (Some(segment), Some(parent)) = (tree.segment(current), tree.parent(current)) else { break };
            below.push(segment);
            current = parent;
        }
        below.reverse();
        let root = Place { file: place.file, node: current };
        if let [Segment::Key("components"), Segment::Key(section), Segment::Key(name), rest @ ..] = below.as_slice() {
            let below: Vec<_> = std::iter::once(Segment::Key(section)).chain(rest.iter().copied()).collect();
            return Origin { owner: Owner::Component((*name).to_owned()), steps: self.steps(root, &below) };
        }
        // The shared parameters and answers of 2.0.
        if let [Segment::Key(section @ ("parameters" | "responses")), Segment::Key(name), rest @ ..] = below.as_slice()
            && self.node(root).get("swagger").is_some()
        {
            let body = *section == "parameters" && is_body(self.node(root).get(section).and_then(|all| all.get(name)));
            let first = match *section {
                "parameters" if body => Some(Segment::Key("requestBody")),
                "parameters" => None,
                section => Some(Segment::Key(section)),
            };
            let below: Vec<_> = first.into_iter().chain(rest.iter().copied()).collect();
            return Origin { owner: Owner::Component((*name).to_owned()), steps: self.steps(root, &below) };
        }
        // A file that is a schema itself is named by its own name.
        let mut words: Vec<String> = file_stem(self.sources.name(place.file)).into_iter().collect();
        words.extend(below.iter().filter_map(|segment| match segment {
            Segment::Key(key) => Some((*key).to_owned()),
            Segment::Index(_) => None,
        }));
        Origin { owner: Owner::Elsewhere(words), steps: Vec::new() }
    }

    fn steps(&self, owner: Place, path: &[Segment<'_>]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut rest = path;
        while let Some((segment, after)) = rest.split_first() {
            rest = after;
            let Segment::Key(key) = segment else { continue };
            match (*key, after) {
                ("properties" | "patternProperties", [Segment::Key(name), after @ ..]) => {
                    steps.push(Step::Property((*name).to_owned()));
                    rest = after;
                }
                ("$defs" | "definitions", [Segment::Key(name), after @ ..]) => {
                    steps.push(Step::Property((*name).to_owned()));
                    rest = after;
                }
                ("items" | "prefixItems", [Segment::Index(index), after @ ..]) => {
                    steps.push(Step::Position(index + 1));
                    rest = after;
                }
                ("items", _) => steps.push(Step::Item),
                ("additionalProperties", _) => steps.push(Step::Value),
                ("oneOf" | "anyOf", [Segment::Index(index), after @ ..]) => {
                    steps.push(Step::Variant(index + 1));
                    rest = after;
                }
                ("requestBody" | "requestBodies", after) => {
                    steps.extend(self.other_media_type(owner, path, after.len()));
                    steps.push(Step::Request);
                }
                ("responses", [Segment::Key(status), after @ ..]) if self.owners.contains_key(&owner) => {
                    steps.push(Step::Response(status_of(status)));
                    rest = after;
                }
                ("responses", _) => steps.push(Step::SharedResponse),
                ("headers", [Segment::Key(name), after @ ..]) => {
                    steps.push(Step::Parameter((*name).to_owned()));
                    rest = after;
                }
                ("parameters", [Segment::Index(index), after @ ..]) => {
                    steps.extend(self.parameter_steps(owner, *index));
                    rest = after;
                }
                // The schema of a form in 2.0, which its parameters make.
                ("parameters", []) => steps.push(Step::Request),
                // The media type and the part of an allOf are not in the name.
                ("content" | "allOf", [_, after @ ..]) => rest = after,
                _ => {}
            }
        }
        steps
    }

    /// The media type of a body, if it is not the one that is meant by default. `below` is how much of the way is below the body.
    fn other_media_type(&self, owner: Place, path: &[Segment<'_>], below: usize) -> Option<Step> {
        let (above, below) = path.split_at(path.len().saturating_sub(below));
        // A body of its own stands right at its keyword, one of all under its name there.
        let content = below.iter().take(2).position(|segment| *segment == Segment::Key("content"))?;
        let mut node = self.node(owner);
        for segment in above.iter().chain(below.get(..=content)?) {
            let Segment::Key(key) = segment else { return None };
            node = node.get(key)?;
        }
        let Some(Segment::Key(media_type)) = below.get(content + 1) else { return None };
        let default = preferred(node.members().map(|(name, _)| name));
        (default != Some(media_type)).then(|| Step::Media((*media_type).to_owned()))
    }

    /// A parameter; in 2.0 it may be the body, or a field of it.
    fn parameter_steps(&self, owner: Place, index: usize) -> Vec<Step> {
        let parameter = self.node(owner).get("parameters").and_then(|list| list.items().nth(index));
        let text = |keyword| parameter.and_then(|parameter| parameter.get(keyword)).and_then(Node::as_str);
        let name = text("name").unwrap_or_default().to_owned();
        match text("in") {
            Some("body") => vec![Step::Request],
            Some("formData") => vec![Step::Request, Step::Property(name)],
            _ => vec![Step::Parameter(name)],
        }
    }
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

fn file_stem(name: &str) -> Option<String> {
    std::path::Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned())
}
