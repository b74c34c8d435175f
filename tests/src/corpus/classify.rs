//! Classes of faults: messages that differ only in names and numbers belong to the same class.

use serde::{Deserialize, Serialize};

/// An error of rustc in the output of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The class of the error.
    pub class: String,
    /// The error as rustc prints it.
    pub text: String,
}

impl Fault {
    /// Creates a fault from a message of rustc.
    pub fn new(code: Option<&str>, message: &str, text: &str) -> Self {
        let general = general(message);
        let class = code.map_or_else(|| general.clone(), |code| format!("{code}: {general}"));
        Self { class, text: text.to_owned() }
    }
}

/// Returns the message with its names and numbers replaced by placeholders.
pub fn general(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let quoted: Vec<&str> = line.split('`').collect();
    let mut general = String::new();
    for (index, part) in quoted.iter().enumerate() {
        // The parts with an odd index are enclosed in backticks.
        if index % 2 == 1 {
            general.push_str("`_`");
        } else {
            general.extend(part.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }));
        }
    }
    while general.contains("00") {
        general = general.replace("00", "0");
    }
    general
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_message_about_other_names_is_of_the_same_class() {
        let class = |message| Fault::new(Some("E0425"), message, "").class;
        assert_eq!(class("cannot find type `A` in 10 scopes"), "E0425: cannot find type `_` in 0 scopes");
        assert_eq!(class("cannot find type `A` in 10 scopes"), class("cannot find type `Bc` in 7 scopes"));
    }
}
