//! Checks of names that the user chose.

/// The letter case of a Rust name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// `PascalCase`, of types and variants.
    Pascal,
    /// `snake_case`, of fields, functions and modules.
    Snake,
}

/// Returns the reason if a text cannot be the name of an item.
pub(super) fn fault(name: &str, case: Case) -> Option<String> {
    let is_identifier =
        syn::parse_str::<syn::Ident>(name).is_ok() || syn::parse_str::<syn::Ident>(&format!("r#{name}")).is_ok();
    if !is_identifier || name.starts_with("r#") {
        return Some(format!("`{name}` is not a Rust identifier"));
    }
    // rustc warns about other names.
    let fits = match case {
        Case::Pascal => !name.starts_with(char::is_lowercase) && !has_inner_underscore(name),
        Case::Snake => !name.contains(char::is_uppercase) && !name.contains("__"),
    };
    let expected = if case == Case::Pascal { "`PascalCase`" } else { "`snake_case`" };
    (!fits).then(|| format!("`{name}` is not in {expected}, so rustc would warn about it"))
}

/// Returns true if an underscore is not between two digits.
fn has_inner_underscore(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let is_digit = |index: Option<usize>| index.and_then(|index| chars.get(index)).is_some_and(char::is_ascii_digit);
    let mut underscores = chars.iter().enumerate().filter(|(_, c)| **c == '_');
    underscores.any(|(index, _)| !is_digit(index.checked_sub(1)) || !is_digit(Some(index + 1)))
}

#[cfg(test)]
mod tests {
    use super::{Case, fault};

    #[test]
    fn a_name_must_be_an_identifier_in_the_usual_case() {
        for name in ["Pet", "V1_2", "Pet2", "Größe", "PATCH"] {
            assert_eq!(fault(name, Case::Pascal), None, "{name}");
        }
        for name in ["pet", "Foo_Bar", "_Pet", "Self", "", "1a", "a-b", "A B", "A,B", "_"] {
            assert!(fault(name, Case::Pascal).is_some(), "{name}");
        }
        for name in ["pet", "type", "foo_bar", "v1"] {
            assert_eq!(fault(name, Case::Snake), None, "{name}");
        }
        for name in ["fooBar", "self", "crate", "a__b", "r#type", "a)", ""] {
            assert!(fault(name, Case::Snake).is_some(), "{name}");
        }
    }
}
