//! The programs that make the calls: crates that hold the outputs of several documents, each with a function for every
//! operation.

use std::fmt::Write as _;

use wirewright::stages::ir::{Credential, Operation, OperationId};
use wirewright::stages::{Model, emit};

use super::body;
use crate::corpus::crates::{Group, RootModule, Unit, program};

/// The root module of a calling program.
pub const PROGRAM: RootModule = RootModule {
    file: "main.rs",
    text: main,
    dependencies: "tokio = { version = \"1\", default-features = false, features = [\"rt\", \"net\", \"time\"] }\n",
    features: "\"reqwest\"",
};

fn main(group: &Group) -> String {
    program(include_str!("program/main.rs.txt"), group)
}

/// Returns the output of a document with its functions, and the reasons why some operations have none.
pub fn module(unit: &Unit, output: &str, model: &Model) -> (String, Vec<(usize, String)>) {
    let mut text = format!("{output}\n{}", client(model));
    let mut keys = Vec::new();
    let mut skipped = Vec::new();
    for (id, operation) in model.api.operations() {
        match call(model, id, operation) {
            Ok(function) => {
                text.push_str(&function);
                keys.push(id.index());
            }
            Err(why) => skipped.push((id.index(), why)),
        }
    }
    let _ = writeln!(text, "\npub(crate) const TABLE: crate::Table = &[");
    for index in keys {
        let _ = writeln!(text, "    (\"{}\", call_{index}),", key(unit, index));
    }
    text.push_str("];\n");
    (text, skipped)
}

/// Returns the key of an operation in the table.
pub fn key(unit: &Unit, operation: usize) -> String {
    format!("{}/{operation}", unit.module())
}

/// Returns the code of two functions: a client with every credential, and a client with none.
fn client(model: &Model) -> String {
    let schemes = model.api.schemes.iter().zip(model.names.schemes());
    let mut credentials = String::new();
    for (scheme, name) in schemes {
        let name = name.as_str();
        let _ = match &scheme.credential {
            Credential::Basic => write!(credentials, ".{name}(\"user\", \"secret\")"),
            Credential::Authorization(kind) => write!(credentials, ".{name}({:?})", format!("{kind} secret")),
            Credential::Connection => Ok(()),
            _ => write!(credentials, ".{name}(\"secret\")"),
        };
    }
    format!(
        "
fn client(asked: &crate::Asked) -> &'static Client {{
    static CLIENTS: [std::sync::OnceLock<Client>; 2] = [const {{ std::sync::OnceLock::new() }}; 2];
    CLIENTS[usize::from(asked.credentials)].get_or_init(|| {{
        let client = Client::from(crate::client(asked));
        if asked.credentials {{ client{credentials} }} else {{ client }}
    }})
}}

fn run<Op: wirewright_client::codegen::Operation>(mut call: Call<'static, Op>, asked: &crate::Asked) -> crate::Running {{
    if let Some(prefer) = &asked.prefer {{
        call = call.header(\"Prefer\", prefer);
    }}
    if asked.show {{
        let shown = crate::shown(call.request());
        return Box::pin(async move {{ shown }});
    }}
    Box::pin(async move {{ crate::result(call.send_full().await) }})
}}
"
    )
}

/// Returns the function for an operation. The compiler infers the types of arguments that only one type fits.
fn call(model: &Model, id: OperationId, operation: &Operation) -> Result<String, String> {
    let names = model.names.operation(id).ok_or("the operation has no name")?;
    let options = emit::Options::default();
    let signature = emit::Emitter::new(&model.api, &model.facts, &model.names, &model.libraries, &options)
        .signature(operation, names);
    let body = body::expression(model, operation, names)?;
    let index = id.index();
    let parameters = || operation.parameters.iter().zip(&names.parameters).enumerate();
    let given = || parameters().filter(|(_, (parameter, _))| parameter.is_argument()).map(|(index, _)| index);
    let required_body = operation.required_body().map(|_| body.clone());
    let group = operation.group.and_then(|group| model.names.group(group));
    let module = group.map_or("untagged", |names| names.accessor.as_str());
    let group = group.map_or_else(String::new, |names| format!(".{}()", names.accessor.as_str()));
    let required = if let Some(name) = &names.arguments {
        let values = given().map(by_name_value(&signature.by_name)).chain(required_body);
        let fields = signature.by_name.iter().zip(values).map(|((name, _), value)| format!("{name}: {value}"));
        format!("operations::{module}::{name} {{ {} }}", fields.collect::<Vec<_>>().join(", "))
    } else {
        let types = signature.required.iter().map(|(_, ty)| ty.as_str());
        let values = given().zip(types).map(|(index, ty)| argument(index, ty)).chain(required_body);
        values.collect::<Vec<_>>().join(", ")
    };
    let mut text = format!(
        "\nfn call_{index}(asked: &'static crate::Asked) -> Result<crate::Running, String> {{\n    \
         let mut call = client(asked){group}.{}({required});\n",
        names.function.as_str(),
    );
    let mut setter = |key: &str, name: &str, value: &str| {
        let _ = writeln!(text, "    if asked.has(\"{key}\") {{\n        call = call.{name}({value});\n    }}");
    };
    let optional = parameters().filter(|(_, (parameter, _))| !parameter.required);
    for ((index, (_, name)), (_, ty)) in optional.zip(&signature.optional) {
        setter(&index.to_string(), name.as_str(), &argument(index, ty));
    }
    if operation.body.as_ref().is_some_and(|body| !body.required) {
        setter(body::BODY, "body", &body);
    }
    Ok(text + "    Ok(run(call, asked))\n}\n")
}

/// Returns the expression of an argument. If its type is `impl Trait`, a type that implements the trait is given.
fn argument(index: usize, ty: &str) -> String {
    let ty = ty.replace("formats::", "wirewright_client::formats::");
    let inside = |start: &str, end: &str| Some(ty.strip_prefix(start)?.strip_suffix(end)?.to_owned());
    let map = "&'static std::collections::BTreeMap<String,";
    let concrete = match ty.as_str() {
        "impl IntoIterator<Item = impl AsRef<str>>" => Some("&'static [String]".to_owned()),
        "impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>" => Some(format!("{map} String>")),
        _ => inside("impl IntoIterator<Item = (impl AsRef<str>, impl Borrow<", ">)>")
            .map(|value| format!("{map} {value}>"))
            .or_else(|| inside("impl IntoIterator<Item = impl Into<", ">>").map(|item| format!("&'static [{item}]")))
            .or_else(|| inside("impl IntoIterator<Item = impl Borrow<", ">>").map(|item| format!("&'static [{item}]")))
            .or_else(|| inside("impl Into<", ">").map(|target| format!("&'static {target}"))),
    };
    let concrete = concrete.map_or_else(String::new, |ty| format!("::<{ty}>"));
    format!("asked.argument{concrete}(\"{index}\")?")
}

/// Returns the expressions of arguments that are given by name.
fn by_name_value(fields: &[(String, String)]) -> impl FnMut(usize) -> String {
    let mut types = fields.iter().map(|(_, ty)| ty.clone());
    move |index| match types.next().unwrap_or_default().as_str() {
        "&'a [&'a str]" => format!("asked.texts(\"{index}\")?"),
        ty if ty.starts_with("types::") || ty.starts_with("formats::") => {
            let ty = ty.replace("formats::", "wirewright_client::formats::");
            format!("Clone::clone(asked.argument::<&'static {ty}>(\"{index}\")?)")
        }
        _ => format!("asked.argument(\"{index}\")?"),
    }
}
