//! "Did you mean": the known name that is most similar to an unknown one.

/// The least similarity of a suggestion, between 0 and 1.
const LEAST: f32 = 0.6;

/// Returns the most similar known name, if one is similar enough.
pub(crate) fn closest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    similar::get_close_matches(name, known, 1, LEAST).first().copied()
}
