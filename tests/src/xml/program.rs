//! The programs that decode and encode XML with the emitted types.

use std::fmt::Write as _;

use crate::corpus::crates::{Group, RootModule, program};

/// The part that all programs have in common. A program reads a line `key <tab> JSON string` for each XML document. It
/// replies with the value as JSON and the encoded XML.
const MAIN: &str = r#"#![allow(warnings)]

use std::io::{BufRead as _, Write as _};
use std::marker::PhantomData;

use wirewright_client::codegen::*;
use wirewright_client::serde_json;

wirewright_client::define_call!();

type Outcome = Result<serde_json::Value, String>;
type Table = &'static [(&'static str, fn(&str) -> Outcome)];

struct Probe<T, R>(PhantomData<fn() -> (T, R)>);

impl<T: serde::de::DeserializeOwned + 'static, R: xml::Root + 'static> Operation for Probe<T, R> {
    const ID: &'static str = "probe";
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/";
    const RESPONSES: Responses = &[];
    const MEDIA_TYPE: &'static str = "application/xml";
    type Body = Xml<T, R>;
    type Output = Xml<T, R>;
    type Error = Empty;
}

struct Nowhere;

impl wirewright_client::Transport for Nowhere {
    fn send<'a>(
        &'a self,
        _: wirewright_client::http::Request<wirewright_client::RequestBody>,
        _: &'a wirewright_client::SendOptions,
    ) -> wirewright_client::BoxFuture<
        'a,
        Result<wirewright_client::http::Response<wirewright_client::ResponseBody>, wirewright_client::TransportError>,
    > {
        Box::pin(std::future::pending())
    }
}

/// Decodes and encodes a value.
fn trip<T: serde::de::DeserializeOwned + serde::Serialize + 'static, R: xml::Root + 'static>(text: &str) -> Outcome {
    let response = RawResponse::new(wirewright_client::http::StatusCode::OK, HeaderMap::new(), text.to_owned());
    let value: T = <Xml<T, R> as Decode>::decode(&response).map_err(|error| format!("decode: {error}"))?;
    let json = serde_json::to_value(&value).map_err(|error| format!("encode: {error}"))?;
    let client = wirewright_client::Client::builder("https://api.example").transport(Nowhere).build();
    let client = client.map_err(|error| error.to_string())?;
    let request = Call::<Probe<T, R>>::new(&client).body(&value).request().map_err(|error| format!("encode: {error}"))?;
    let body = request.body().as_bytes().ok_or("the body is not text")?;
    let xml = String::from_utf8(body.to_vec()).map_err(|error| error.to_string())?;
    Ok(serde_json::json!({"json": json, "xml": xml}))
}

fn main() {
    let table: std::collections::HashMap<_, _> = TABLES.iter().flat_map(|table| table.iter().copied()).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let (key, text) = line.split_once('\t').unwrap();
        let text: String = serde_json::from_str(text).unwrap();
        writeln!(out, "{}", serde_json::to_string(&table[key](&text)).unwrap()).unwrap();
    }
}
"#;

/// The root module of a program.
pub const PROGRAM: RootModule = RootModule { file: "main.rs", text: main, dependencies: "", features: "" };

/// Returns the output of a document with a table: keys, types, and their XML roots.
pub fn module(output: &str, rows: &[(String, String, String)]) -> String {
    let mut text = output.to_owned();
    let _ = writeln!(text, "\npub(crate) const TABLE: crate::Table = &[");
    for (key, ty, root) in rows {
        let _ = writeln!(text, "    ({key:?}, crate::trip::<{ty}, {root}>),");
    }
    let _ = writeln!(text, "];");
    text
}

fn main(group: &Group) -> String {
    program(MAIN, group)
}
