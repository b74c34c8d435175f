//! Path templates (OpenAPI 3.1, section 4.8.2), including the non-standard form `{name:pattern}`.

/// A path template, split into literals and parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathTemplate<'d> {
    /// The text in the description.
    pub text: &'d str,
    /// The pieces in order.
    pub pieces: Vec<Piece<'d>>,
}

/// A piece of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'d> {
    /// Literal text.
    Literal(&'d str),
    /// A parameter.
    Parameter {
        /// The name.
        name: &'d str,
        /// The pattern after the name, which servers use for routing.
        pattern: Option<&'d str>,
    },
}

impl<'d> PathTemplate<'d> {
    /// Parses a template.
    ///
    /// # Errors
    /// Returns an error message if a brace is unbalanced, or if a parameter has no name.
    pub(in crate::openapi) fn parse(text: &'d str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (literal, after) = rest.split_at(open);
            if literal.contains('}') {
                return Err(format!("`{text}` has a `}}` without a matching `{{`"));
            }
            if !literal.is_empty() {
                pieces.push(Piece::Literal(literal));
            }
            let inner = after.get(1..).unwrap_or_default();
            let close = closing(inner).ok_or_else(|| format!("`{text}` has a `{{` without a matching `}}`"))?;
            let (content, after) = inner.split_at(close);
            let (name, pattern) = match content.split_once(':') {
                Some((name, pattern)) => (name, Some(pattern)),
                None => (content, None),
            };
            if name.is_empty() {
                return Err(format!("`{text}` has a parameter without a name"));
            }
            pieces.push(Piece::Parameter { name, pattern });
            rest = after.get(1..).unwrap_or_default();
        }
        if rest.contains('}') {
            return Err(format!("`{text}` has a `}}` without a matching `{{`"));
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest));
        }
        Ok(Self { text, pieces })
    }

    /// Returns an iterator over the names of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &'d str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Parameter { name, .. } => Some(*name),
            Piece::Literal(_) => None,
        })
    }

    /// Returns the template without patterns.
    pub fn plain(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Literal(text) => (*text).to_owned(),
                Piece::Parameter { name, .. } => format!("{{{name}}}"),
            })
            .collect()
    }
}

/// Returns the index of the brace that closes one before `text`. A pattern may contain nested braces.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(index),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_may_hold_braces() {
        let path = PathTemplate::parse("/a/{id:[0-9]{2}}/{b}.json").unwrap();
        assert_eq!(path.plain(), "/a/{id}/{b}.json");
        assert_eq!(path.parameters().collect::<Vec<_>>(), ["id", "b"]);
        let Some(Piece::Parameter { pattern, .. }) = path.pieces.get(1) else { panic!("no parameter") };
        assert_eq!(*pattern, Some("[0-9]{2}"));
    }

    #[test]
    fn unbalanced_braces_are_errors() {
        for text in ["/a/{b", "/a/b}", "/a/}{b}", "/a/{}"] {
            assert!(PathTemplate::parse(text).is_err(), "{text}");
        }
    }
}
