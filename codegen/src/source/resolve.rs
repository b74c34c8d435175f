//! JSON references: from the text of a `$ref` to the place that it means.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{NodeId, Place, Sources};

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResolveError {
    /// It names another host; nothing is fetched from the network.
    Remote,
    /// It leads out of the folder of the description.
    Outside(String),
    /// The file cannot be read or parsed; the reason.
    File(String),
    /// The file has no such place. `parent` is the deepest place that exists, `missing` the first segment that does not.
    Dangling {
        /// The deepest place on the way that exists.
        parent: Place,
        /// The segment that it has not.
        missing: String,
    },
    /// The fragment is not a JSON pointer, and no schema has it as its anchor.
    Fragment,
}

impl Sources {
    /// The place that `reference`, found in the file of `from`, means (RFC 3986, RFC 6901).
    ///
    /// # Errors
    /// [`ResolveError`] where there is no such place, or where it may not be read.
    pub fn resolve(&self, from: Place, reference: &str) -> Result<Place, ResolveError> {
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let resource = if path.is_empty() {
            self.anchors.resource(from, self.tree(from.file))
        } else {
            match self.anchors.find(from, self.tree(from.file), path) {
                Some(resource) => resource,
                None => Place { file: self.linked(from.file, path)?, node: NodeId::ROOT },
            }
        };
        let fragment = decode(fragment);
        if fragment.is_empty() {
            return Ok(resource);
        }
        let Some(pointer) = fragment.strip_prefix('/') else {
            return self.anchors.anchor(resource, &fragment).ok_or(ResolveError::Fragment);
        };
        let root = Place { file: resource.file, node: NodeId::ROOT };
        // Descriptions point from within an `$id` as if it weren't there.
        self.walk(resource, pointer).or_else(|_| self.walk(root, pointer))
    }

    fn walk(&self, from: Place, pointer: &str) -> Result<Place, ResolveError> {
        let file = from.file;
        let tree = self.tree(file);
        pointer.split('/').try_fold(from, |at, segment| {
            let segment = unescape(segment);
            tree.child(at.node, &segment)
                .map(|node| Place { file, node })
                .ok_or_else(|| ResolveError::Dangling { parent: at, missing: segment.into_owned() })
        })
    }
}

/// A fragment is percent-encoded (RFC 6901, section 6). Where it isn't valid, as many descriptions write it, it is taken as it stands.
fn decode(fragment: &str) -> Cow<'_, str> {
    if fragment.contains('%') {
        percent_decode_str(fragment).decode_utf8().unwrap_or(Cow::Borrowed(fragment))
    } else {
        Cow::Borrowed(fragment)
    }
}

fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}
