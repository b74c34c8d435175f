//! Layout of tokens by prettyplease, with adjustments.

use proc_macro2::TokenStream;

/// Formats tokens with prettyplease, and then adjusts the layout with [`spaced`].
pub(super) fn laid_out(tokens: TokenStream) -> Result<String, syn::Error> {
    syn::parse2::<syn::File>(tokens).map(|file| spaced(&prettyplease::unparse(&file)))
}

/// The maximum width of a signature, which is that of rustfmt.
pub(super) const SIGNATURE: usize = 100;

/// Adds empty lines between the items of an `impl`, which prettyplease omits, and joins signatures that fit on one
/// line.
fn spaced(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 64);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        match signature(line, lines.clone()) {
            Some((joined, count)) => {
                result.push_str(&joined);
                // Skip the lines that were joined.
                lines.by_ref().take(count).for_each(drop);
            }
            None => result.push_str(line),
        }
        result.push('\n');
        let next = lines.peek().copied().unwrap_or_default();
        let ends_function = line == "    }" && next.starts_with("    ");
        let starts_function = line.starts_with("    const ") || line.starts_with("    type ");
        if ends_function || (starts_function && next.starts_with("    fn ")) {
            result.push('\n');
        }
    }
    result
}

/// Joins a signature that prettyplease has broken at its margin of 89 columns, if it fits in 100 columns as rustfmt
/// allows. Returns the joined line and the number of lines that were joined to the first.
fn signature<'l>(first: &str, rest: impl Iterator<Item = &'l str>) -> Option<(String, usize)> {
    if !(first.trim_start().starts_with("pub fn ") && first.ends_with('(')) {
        return None;
    }
    let indent = first.len() - first.trim_start().len();
    let mut joined = first.to_owned();
    for (index, line) in rest.enumerate() {
        let text = line.trim_start();
        if line.len() - text.len() == indent {
            let joined = format!("{}{text}", joined.strip_suffix(',').unwrap_or(&joined));
            return (text.starts_with(')') && joined.len() <= SIGNATURE).then_some((joined, index + 1));
        }
        if !joined.ends_with('(') {
            joined.push(' ');
        }
        joined.push_str(text);
    }
    None
}
