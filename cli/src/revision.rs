//! Files of a revision of git, through the `git` command.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use wirewright::Error;

/// The files of a revision, in a folder that is deleted at the end.
pub(crate) struct Checkout {
    /// The revision, as it was given.
    pub(crate) revision: String,
    /// The file or folder.
    pub(crate) path: PathBuf,
    /// The root of the repository in the folder.
    pub(crate) root: PathBuf,
    _folder: TempDir,
}

/// Extracts a file or folder of a revision. With a file come all others to which a description may refer.
///
/// # Errors
///
/// Returns an error if the revision has no such file, or if git fails.
pub(crate) fn checkout(revision: &str, path: &str) -> Result<Checkout, Error> {
    let unknown = |what: String| Error::Usage(format!("`{revision}:{path}`: {what}"));
    // A revision must not be taken for an option of git.
    let commit = format!("{revision}^{{commit}}");
    let commit = git(["rev-parse", "--verify", "--quiet", "--end-of-options", &commit], &[])
        .map_err(|_| unknown("there is no such file, and no such revision of git".to_owned()))?;
    let commit = String::from_utf8_lossy(&commit).trim().to_owned();
    let inner = in_repository(path)?;
    let listed = git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", &commit], &[]).map_err(Error::Usage)?;
    let names: Vec<&[u8]> = listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()).collect();
    let folder_name = format!("{}/", inner.trim_end_matches('/'));
    let is_file = names.contains(&inner.as_bytes());
    let wanted: Vec<&[u8]> = if is_file {
        names.into_iter().filter(|name| *name == inner.as_bytes() || may_be_referred_to(name)).collect()
    } else {
        names.into_iter().filter(|name| name.starts_with(folder_name.as_bytes())).collect()
    };
    if wanted.is_empty() {
        return Err(unknown(format!("the revision has no file `{inner}`")));
    }
    let folder = tempfile::tempdir().map_err(|error| unknown(error.to_string()))?;
    let root = folder.path().join("files");
    extract(&commit, &wanted, folder.path(), &root).map_err(unknown)?;
    Ok(Checkout { revision: revision.to_owned(), path: root.join(&inner), root, _folder: folder })
}

/// Writes files of a commit to a folder, through an index of its own.
fn extract(commit: &str, names: &[&[u8]], folder: &Path, root: &Path) -> Result<(), String> {
    let index = folder.join("index");
    let top = git(["rev-parse", "--show-toplevel"], &[])?;
    let top = String::from_utf8_lossy(&top).trim_end().to_owned();
    let run = |arguments: &[&OsStr], input: &[u8]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(&top).args(arguments).env("GIT_INDEX_FILE", &index);
        run(&mut command, input)
    };
    run(&["read-tree".as_ref(), commit.as_ref()], &[])?;
    let mut prefix = std::ffi::OsString::from("--prefix=");
    prefix.push(root);
    prefix.push("/");
    let input = names.join(&0);
    run(&["checkout-index".as_ref(), "-z".as_ref(), "--stdin".as_ref(), &prefix], &input)?;
    Ok(())
}

/// Returns the path of a file in its repository, with `/` as separator. It is relative to the root, or to the current
/// folder if it begins with a dot.
fn in_repository(path: &str) -> Result<String, Error> {
    let path = path.replace('\\', "/");
    if !path.starts_with("./") && !path.starts_with("../") {
        return Ok(path);
    }
    let prefix = git(["rev-parse", "--show-prefix"], &[]).map_err(Error::Usage)?;
    let mut parts: Vec<String> = Vec::new();
    for part in format!("{}{path}", String::from_utf8_lossy(&prefix).trim_end()).split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part.to_owned()),
        }
    }
    Ok(parts.join("/"))
}

/// Returns true for files to which descriptions and configuration files refer.
fn may_be_referred_to(name: &[u8]) -> bool {
    [".yaml", ".yml", ".json", ".toml"].iter().any(|extension| name.ends_with(extension.as_bytes()))
}

fn git<const N: usize>(arguments: [&str; N], input: &[u8]) -> Result<Vec<u8>, String> {
    run(Command::new("git").args(arguments), input)
}

/// Runs git, and returns its output.
fn run(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("cannot run git: {error}");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}
