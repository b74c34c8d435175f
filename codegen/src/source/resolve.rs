//! Resolution of JSON references: from the text of a `$ref` to its target.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{NodeId, Place, Sources};

/// Errors that occur when a reference is resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResolveError {
    /// The reference points to another host; remote files are not fetched.
    Remote,
    /// The reference points outside the folder of the description.
    Outside(String),
    /// The file cannot be read or parsed, for this reason.
    File(String),
    /// The file does not contain the target.
    Dangling {
        /// The deepest existing place on the path to the target.
        parent: Place,
        /// The segment that is missing in `parent`.
        missing: String,
    },
    /// The fragment is neither a JSON pointer nor the anchor of a schema.
    Fragment,
}

impl Sources {
    /// Returns the target of `reference`, which occurs at `from` (RFC 3986, RFC 6901).
    ///
    /// # Errors
    /// Returns an error if the target does not exist, or if its file cannot or must not be read.
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
        // Many descriptions ignore an `$id` around the reference, so the root of the file is tried too.
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

/// Decodes a percent-encoded fragment (RFC 6901, section 6). An invalid fragment is returned unchanged.
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
