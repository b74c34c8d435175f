//! File names that every operating system accepts.

use std::collections::BTreeSet;

/// Returns true if Windows reserves a name for a device. Extension and case do not matter.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |device: &str| {
        let digit = stem.strip_prefix(device).unwrap_or_default();
        matches!(digit, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || numbered("com") || numbered("lpt")
}

/// Returns the reason if a text is not a valid file name on every operating system.
pub(crate) fn fault(name: &str) -> Option<&'static str> {
    const LONGEST: usize = 200;
    if name.is_empty() {
        Some("the name is empty")
    } else if name.contains(['/', '\\']) {
        Some("a file name cannot contain `/` or `\\`; choose the folder with `--out`")
    } else if name.starts_with('.') || name.ends_with(['.', ' ']) {
        Some("the name begins with `.`, or ends with `.` or a space")
    } else if name.contains(|c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')) {
        Some("the name contains a character that is not allowed on every operating system")
    } else if is_device(name) {
        Some("the name is reserved on Windows")
    } else if name.len() > LONGEST {
        Some("the name is longer than 200 bytes")
    } else {
        None
    }
}

/// The file names that are used for modules in one folder.
#[derive(Default)]
pub(super) struct Modules {
    taken: BTreeSet<String>,
}

impl Modules {
    /// Returns the name of a module's file without `.rs`. It is the module's name, with `_` appended if the name is
    /// reserved or differs from another one only in case.
    pub(super) fn file(&mut self, module: &str) -> String {
        let mut name = module.to_owned();
        while is_device(&name) || name == "mod" || !self.taken.insert(name.to_ascii_lowercase()) {
            name.push('_');
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn device_names_are_recognised_in_any_case_and_with_any_extension() {
        for name in ["con", "AUX", "nul.rs", "Com1", "lpt9.tar.gz", "prn"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["cons", "com", "com10", "lpt", "aux_", "null", "console", "comx"] {
            assert!(!is_device(name), "{name}");
        }
    }

    #[test]
    fn a_file_name_that_leaves_the_folder_is_rejected() {
        for name in ["", ".", "..", "../evil", "a/b", "a\\b", "/etc/passwd", "C:evil", "a\nb", "con", "a.", "a?"] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        for name in ["pets", "pets.v1", "my api", "größe", "a-b_c"] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn no_two_file_names_differ_only_in_case() {
        let mut modules = Modules::default();
        assert_eq!(
            ["pet", "Pet", "aux", "AUX", "mod", "pet_"].map(|name| modules.file(name)),
            ["pet", "Pet_", "aux_", "AUX__", "mod_", "pet__"]
        );
    }
}
