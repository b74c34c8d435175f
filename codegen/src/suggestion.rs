//! "Did you mean": the known name that is most similar to an unknown one.

/// The least similarity of a suggestion, between 0 and 1.
const LEAST: f32 = 0.6;

/// Returns the most similar known name, if one is similar enough. Of equally similar names, the first in alphabetical
/// order.
pub(crate) fn closest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let name: Vec<char> = name.chars().collect();
    let rated = known.iter().map(|known| (similarity(&name, known), *known)).filter(|(rating, _)| *rating >= LEAST);
    rated.max_by(|(one, first), (other, second)| one.total_cmp(other).then(second.cmp(first))).map(|(_, known)| known)
}

/// Returns the part of two names that they have in common, in the same order. It is 1 if the names are equal.
fn similarity(one: &[char], other: &str) -> f32 {
    // The longest common subsequence, of which only the last row is kept.
    let other: Vec<char> = other.chars().collect();
    let mut row = vec![0_u16; other.len()];
    for a in one {
        let (mut diagonal, mut left) = (0, 0);
        for (cell, b) in row.iter_mut().zip(&other) {
            let above = *cell;
            *cell = if a == b { diagonal + 1 } else { above.max(left) };
            (diagonal, left) = (above, *cell);
        }
    }
    let common = f32::from(row.last().copied().unwrap_or(0));
    let length = u16::try_from(one.len() + other.len()).map_or(f32::INFINITY, f32::from);
    if length == 0.0 { 1.0 } else { 2.0 * common / length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_name_is_suggested() {
        let known = ["listPets", "createPets", "showPetById", "pets"];
        let rows = [("listPet", "listPets"), ("createPet", "createPets"), ("petById", "showPetById"), ("pest", "pets")];
        for (name, expected) in rows {
            assert_eq!(closest(name, &known), Some(expected), "{name}");
        }
        assert_eq!(closest("order", &known), None);
        assert_eq!(closest("ab", &["bb", "ba", "aa"]), None);
        assert_eq!(closest("abc", &["xbc", "abx"]), Some("abx"));
    }

    #[cfg(feature = "diff")]
    #[test]
    fn the_similarity_is_that_of_a_diff() {
        let names = ["", "a", "petById", "showPetById", "größe", "GET /pets/{id}", "GET /pet", "deny-all", "dynamic"];
        for one in names {
            for other in names {
                let diff = similar::TextDiff::from_chars(one, other).ratio();
                let own = similarity(&one.chars().collect::<Vec<_>>(), other);
                assert!((diff - own).abs() < 1e-6, "{one} {other}: {diff} {own}");
            }
        }
    }
}
