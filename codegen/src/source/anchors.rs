//! Named places in documents: `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12, section 8.2), and the `$self`
//! of a description (OpenAPI 3.2, section 4.1.1).

use rustc_hash::FxHashMap;

use super::node::{Tree, Value};
use super::{FileId, NodeId, Place};

/// The keywords that name a place. Most files contain none of them and are not searched.
const KEYWORDS: [&str; 4] = ["$id", "$self", "$anchor", "$dynamicAnchor"];

/// The named places of all files.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The resources by URI.
    resources: FxHashMap<String, Place>,
    /// The URIs by resource.
    uris: FxHashMap<Place, String>,
    /// The anchors by the resource that contains them.
    by_resource: FxHashMap<(Place, String), Place>,
    /// The anchors by file, for references that ignore an `$id` around the anchor.
    by_file: FxHashMap<(FileId, String), Place>,
}

impl Anchors {
    /// Returns true if a text may contain named places.
    pub(super) fn may_be_in(text: &str) -> bool {
        KEYWORDS.iter().any(|keyword| text.contains(keyword))
    }

    /// Adds the named places of a file.
    pub(super) fn add(&mut self, file: FileId, tree: &Tree) {
        let text = |node, keyword| match tree.value(tree.child(node, keyword)?) {
            Value::String(text) => Some(&**text),
            _ => None,
        };
        // Parents come before their children, so the URI of the parent is known.
        for node in tree.ids().filter(|node| matches!(tree.value(*node), Value::Object(_))) {
            let place = Place { file, node };
            let own = if node == NodeId::ROOT { text(node, "$self") } else { None };
            if let Some(id) = own.or_else(|| text(node, "$id")) {
                let uri = join(self.base(place, tree), without_fragment(id));
                self.uris.insert(place, uri.clone());
                self.resources.entry(uri).or_insert(place);
            }
        }
        for node in tree.ids().filter(|node| matches!(tree.value(*node), Value::Object(_))) {
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let Some(name) = text(node, keyword) {
                    let place = Place { file, node };
                    let resource = self.resource(place, tree);
                    self.by_resource.entry((resource, name.to_owned())).or_insert(place);
                    self.by_file.entry((file, name.to_owned())).or_insert(place);
                }
            }
        }
    }

    /// Returns the nearest resource at or above a place. The root of a file is always a resource.
    pub(super) fn resource(&self, place: Place, tree: &Tree) -> Place {
        if self.uris.is_empty() {
            return Place { file: place.file, node: NodeId::ROOT };
        }
        let mut node = place.node;
        while !self.uris.contains_key(&Place { file: place.file, node }) {
            let Some(parent) = tree.parent(node) else { break };
            node = parent;
        }
        Place { file: place.file, node }
    }

    /// Returns the resource that a reference at `from` names.
    pub(super) fn find(&self, from: Place, tree: &Tree, reference: &str) -> Option<Place> {
        if self.resources.is_empty() {
            return None;
        }
        self.resources.get(&join(self.base(from, tree), reference)).copied()
    }

    /// Returns the place of an anchor in a resource.
    pub(super) fn anchor(&self, resource: Place, name: &str) -> Option<Place> {
        let name = name.to_owned();
        let key = (resource, name);
        self.by_resource.get(&key).or_else(|| self.by_file.get(&(resource.file, key.1))).copied()
    }

    fn base(&self, place: Place, tree: &Tree) -> &str {
        self.uris.get(&self.resource(place, tree)).map_or("", String::as_str)
    }
}

fn without_fragment(uri: &str) -> &str {
    uri.split('#').next().unwrap_or_default()
}

/// Resolves a reference without a fragment against a base (RFC 3986, section 5.2). A base without a scheme is a path.
fn join(base: &str, reference: &str) -> String {
    let is_absolute = |uri: &str| {
        uri.split_once(':').is_some_and(|(scheme, _)| !scheme.is_empty() && !scheme.contains(['/', '?', '#']))
    };
    if is_absolute(reference) || base.is_empty() {
        return reference.to_owned();
    }
    // Splits the base into scheme, host and path.
    let (scheme, rest) = match base.split_once("//") {
        Some((scheme, rest)) if scheme.is_empty() || scheme.ends_with(':') => (format!("{scheme}//"), rest),
        _ => (String::new(), base),
    };
    let (host, path) = match rest.find('/') {
        Some(slash) if !scheme.is_empty() => rest.split_at(slash),
        _ if scheme.is_empty() => ("", rest),
        _ => (rest, ""),
    };
    if let Some(other) = reference.strip_prefix("//") {
        return format!("{scheme}{other}");
    }
    let path = if reference.starts_with('/') {
        reference.to_owned()
    } else {
        let folder = path.rfind('/').and_then(|slash| path.get(..=slash));
        // The path of a host without a path is `/`.
        let folder = folder.unwrap_or(if host.is_empty() { "" } else { "/" });
        format!("{folder}{reference}")
    };
    format!("{scheme}{host}{}", without_dots(&path))
}

/// Removes the segments `.` and `..` from a path (RFC 3986, section 5.2.4).
fn without_dots(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." if segments.len() > 1 => {
                segments.pop();
            }
            ".." => {}
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_resolved_against_its_base() {
        for (base, reference, expected) in [
            ("https://a.example/b/c.json", "d.json", "https://a.example/b/d.json"),
            ("https://a.example/b/c.json", "../d.json", "https://a.example/d.json"),
            ("https://a.example/b/c.json", "/d", "https://a.example/d"),
            ("https://a.example/b/c.json", "//b.example/d", "https://b.example/d"),
            ("https://a.example/b/c.json", "urn:example:d", "urn:example:d"),
            ("https://a.example", "d", "https://a.example/d"),
            ("b/c.json", "./d.json", "b/d.json"),
            ("c.json", "d.json", "d.json"),
            ("", "d.json", "d.json"),
        ] {
            assert_eq!(join(base, reference), expected, "{base} {reference}");
        }
    }
}
