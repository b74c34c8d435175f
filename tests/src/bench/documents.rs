//! The descriptions that the comparison uses, all from the corpus.

use std::path::PathBuf;

use crate::corpus::specs::fetched;

/// A description of the corpus.
#[derive(Debug, Clone, Copy)]
pub struct Document {
    /// The name on the command line and in the tables.
    pub name: &'static str,
    /// The path in the corpus. The corpus has one version of most descriptions: the newest.
    pub path: &'static str,
}

/// All descriptions, the smallest first.
pub const ALL: &[Document] = &[
    Document { name: "gitlab", path: "gitlab.com.json" },
    Document { name: "asana", path: "asana.com.json" },
    Document { name: "vercel", path: "vercel.com.json" },
    Document { name: "plaid", path: "plaid.com.json" },
    Document { name: "jira", path: "atlassian.com/jira.json" },
    Document { name: "stripe", path: "stripe.com.json" },
    Document { name: "docusign", path: "docusign.net.json" },
    Document { name: "zoom", path: "zoom.us.json" },
    Document { name: "kubernetes", path: "kubernetes.io.json" },
    Document { name: "ec2", path: "amazonaws.com/ec2.json" },
    Document { name: "github", path: "github.com/api.github.com.json" },
];

/// The descriptions of a short run.
pub const SHORT: [&str; 2] = ["gitlab", "asana"];

impl Document {
    /// Returns the file. Fetches the corpus if it is missing.
    ///
    /// # Errors
    /// Returns an error if the corpus cannot be fetched.
    pub fn file(&self) -> Result<PathBuf, String> {
        let file = fetched()?.join(self.path);
        std::fs::canonicalize(&file).map_err(|error| format!("{}: {error}", file.display()))
    }
}

/// Returns the descriptions with these names, or all of them if there are no names.
///
/// # Errors
/// Returns an error if a name is unknown.
pub fn select(names: &[String]) -> Result<Vec<Document>, String> {
    if let Some(unknown) = names.iter().find(|name| ALL.iter().all(|document| document.name != **name)) {
        let all: Vec<&str> = ALL.iter().map(|document| document.name).collect();
        return Err(format!("unknown document `{unknown}`; the documents are {}", all.join(", ")));
    }
    let is_chosen = |document: &&Document| names.is_empty() || names.iter().any(|name| name == document.name);
    Ok(ALL.iter().filter(is_chosen).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_selected_by_name() {
        assert_eq!(select(&[]).unwrap().len(), ALL.len());
        assert_eq!(select(&["asana".to_owned()]).unwrap()[0].path, "asana.com.json");
        assert!(select(&["none".to_owned()]).unwrap_err().contains("gitlab, asana"));
    }
}
