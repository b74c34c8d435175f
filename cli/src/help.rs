//! Texts at the end of `--help`.

/// The content of the file that `init` writes.
pub(crate) const INIT: &str = "\
The file sets the description, the output folder and the name of the crate. All other options are in it as comments, \
with their defaults and with proposals for this description. An existing file is never overwritten: exit code 1.";

/// The fields of `ledger --json`.
pub(crate) const LEDGER: &str = "\
JSON: an object with two fields. The names of fields are stable; later versions may add fields.
  totals    the numbers of uses: `implemented`, `degraded` and `ignored`
  keywords  a list of objects, one for each keyword of each kind of object:
    object       kind of object in the OpenAPI Specification, such as `Path Item`
    keyword      name of the keyword
    implemented  number of uses that are fully supported
    degraded     number of uses that are supported in part
    ignored      number of uses that are ignored
    reason       `degraded`, `ignored`, `extension`, `unknown`, or null if all uses are implemented
    first        file, line and column of the first use that is not implemented, or null";

/// The versions that `diff` compares, and the fields of `diff --json`.
pub(crate) const DIFF: &str = "\
A description or a configuration file is compiled. A generated crate or file is read as it is: pass the options with which \
it was generated, best with --config. REV:PATH is a file or folder in a revision of git, with the other files of the \
revision; PATH is relative to the repository, or to the current folder if it begins with `./`.

JSON: an object with two fields. The names of fields are stable; later versions may add fields.
  verdict  the step of a semantic version that all changes need: `major`, `minor`, `patch` or `none`
  changes  a list of objects, those with the greatest step first:
    kind     `added`, `removed`, `renamed`, `type-changed`, `newly-required`, `newly-optional`, `reordered`,
             `wire-changed`, `default-changed`, `deprecated`, `features-changed`, `documentation-changed` or `code-changed`
    item     kind of the item, such as `operation`, `parameter`, `field`, `value` or `response`
    step     the step of a semantic version that the change needs
    effects  a list of `code`, `wire`, `behaviour` and `documentation`
    name     name of the item, such as `Pet.age`
    path     Rust path in the crate
    owner    Rust path of the operation or type that the item is a part of
    fact     name of the fact that differs, or null
    old      old value, or null
    new      new value, or null
    note     consequence for code that uses the client, or null
    place    file, line, JSON pointer, and whether the place is in the new version; or null";

/// The signatures of `list`, and the fields of `list --json`.
pub(crate) const LIST: &str = "\
A signature shows the required arguments, the setter of an optional body in brackets, and the types of the response and \
of documented errors. Optional parameters are setters of the call.

JSON: a list of objects. The names of fields are stable; later versions may add fields.
  kind       `group`, `operation` or `type`
  name       tag, method and path, or name of the schema
  path       Rust path in the crate
  pointer    file and JSON pointer, or null for a group
  signature  of an operation only:
    arguments  required arguments, each with `name` and `type`
    optional   setters of optional parameters, each with `name` and `type`
    body       type of the body, or null
    response   type of a successful response, `()` without a body
    error      type of documented error responses, or null";
