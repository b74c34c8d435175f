//! Responses and uploads that grow in one respect. A step of the runtime that is quadratic in that respect shows up in
//! the ratio of the times.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use wirewright_client::{ClientBuilder, DriftKind, File, TowerTransport};

use self::growth::types::{Colour, Node, Thing, Upload};
use super::{list, repeated};

/// The client of `runtime.yaml`.
mod growth {
    wirewright_client::include_api!("runtime");
}

/// A shape of response or upload that grows in one respect.
pub struct Shape {
    /// The name, which says what grows.
    pub name: &'static str,
    /// The smallest size that is large enough to measure.
    pub size: usize,
    /// Prepares the call at the given size.
    pub prepare: fn(usize) -> Call,
}

/// A prepared call: it decodes a response or encodes a request, and returns the outcome in words.
pub type Call = Box<dyn Fn() -> String>;

/// All shapes of responses and uploads.
pub const SHAPES: &[Shape] = &[
    Shape { name: "numbers below 60 levels of a oneOf, decoded", size: 50_000, prepare: tree },
    Shape { name: "objects {} in a list of a oneOf, decoded", size: 50_000, prepare: things },
    Shape { name: "elements <b/> of XML, decoded", size: 50_000, prepare: document },
    Shape { name: "boundaries in an uploaded file, encoded", size: 200_000, prepare: upload },
    Shape { name: "unknown properties with an observer, decoded", size: 50_000, prepare: unknown_properties },
    Shape { name: "unknown enum values with an observer, decoded", size: 50_000, prepare: unknown_values },
    // For texts of many megabytes, the time of fresh memory pages dominates.
    Shape { name: "bytes of a property name in an error, decoded", size: 500_000, prepare: long_name },
    Shape { name: "bytes of a string in an error, decoded", size: 500_000, prepare: long_string },
];

/// The number of nested unions. JSON may be nested 128 deep.
const LEVELS: usize = 60;

fn tree(size: usize) -> Call {
    let numbers = list(size, |index| format!("{index}.5"));
    let leaf = format!(r#"{{"child": {{"numbers": [{numbers}]}}, "data": [{numbers}]}}"#);
    let body = repeated(LEVELS - 1, |_| r#"{"data": {}, "child": "#.to_owned()) + &leaf + &"}".repeat(LEVELS - 1);
    let client = serve("application/json", body, |builder| builder);
    Box::new(move || {
        let (mut node, mut levels, mut data) = (wait(client.get_tree().send()).unwrap(), 0, 0);
        loop {
            match node {
                Node::Branch(branch) => {
                    levels += 1;
                    data += branch.data.as_ref().and_then(|data| data.as_array()).map_or(0, Vec::len);
                    node = *branch.child.unwrap();
                }
                Node::Leaf(leaf) => {
                    let numbers = leaf.numbers.unwrap().len();
                    return format!("{levels} levels, {data} values and {numbers} numbers");
                }
                Node::Unknown(_) => return format!("unknown below {levels} levels"),
            }
        }
    })
}

fn things(size: usize) -> Call {
    let client = serve("application/json", format!("[{}]", list(size, |_| "{}".to_owned())), |builder| builder);
    Box::new(move || {
        let things = wait(client.get_things().send()).unwrap();
        let small = things.iter().filter(|thing| matches!(thing, Thing::Small(_))).count();
        format!("{} things, {small} of them small", things.len())
    })
}

fn document(size: usize) -> Call {
    let body = format!("<a>{}</a>", "<b/>".repeat(size));
    let client = serve("application/xml", body, |builder| builder);
    Box::new(move || {
        let document = wait(client.get_document().send()).unwrap();
        format!("{} elements", document.b.unwrap().len())
    })
}

fn upload(size: usize) -> Call {
    let client = serve("application/json", String::new(), |builder| builder);
    let content = Bytes::from(repeated(size, |index| format!("wirewright-part-{index:04}\r\n")));
    Box::new(move || {
        let request = client.add_file(&Upload::new(File::new(content.clone()))).request().unwrap();
        let length = request.body().as_bytes().unwrap().len();
        assert!(length > content.len());
        request.headers()[CONTENT_TYPE].to_str().unwrap().to_owned()
    })
}

fn unknown_properties(size: usize) -> Call {
    let properties = list(size, |index| format!(r#""p{index}": {index}"#));
    observed(format!(r#"{{{properties}, "name": "a"}}"#), |client| {
        let settings = wait(client.get_settings().send()).unwrap();
        format!("the name {}", settings.name.unwrap())
    })
}

fn unknown_values(size: usize) -> Call {
    observed(format!("[{}]", list(size, |index| format!(r#""c{index}""#))), |client| {
        let colours = wait(client.get_colours().send()).unwrap();
        let unknown = colours.iter().filter(|colour| matches!(colour, Colour::Unknown(_))).count();
        format!("{unknown} unknown values")
    })
}

fn long_name(size: usize) -> Call {
    undecodable(format!(r#"{{"{}": true}}"#, "n".repeat(size)))
}

fn long_string(size: usize) -> Call {
    undecodable(format!(r#"{{"a": "{}"}}"#, "s".repeat(size)))
}

/// Decodes a map of integers that is none. The outcome is the message with all its causes.
fn undecodable(body: String) -> Call {
    let client = serve("application/json", body, |builder| builder);
    Box::new(move || {
        let error = wait(client.get_counts().send()).unwrap_err();
        let mut text = error.to_string();
        let mut next = std::error::Error::source(&error);
        while let Some(cause) = next {
            let _ = write!(text, ": {cause}");
            next = cause.source();
        }
        text
    })
}

/// Adds the number of the reported deviations to the outcome of a call.
fn observed(body: String, call: fn(&growth::Client) -> String) -> Call {
    let counts = Arc::new(Mutex::new((0, 0)));
    let sink = counts.clone();
    let client = serve("application/json", body, |builder| {
        builder.on_drift(move |drift| {
            let mut counts = sink.lock().unwrap();
            match drift.kind {
                DriftKind::Unreported { count } => counts.1 += count,
                _ => counts.0 += 1,
            }
        })
    });
    Box::new(move || {
        *counts.lock().unwrap() = (0, 0);
        let outcome = call(&client);
        let (reported, others) = *counts.lock().unwrap();
        format!("{outcome}, {reported} reports and {others} others")
    })
}

/// Returns a client of a server in the same process that always sends this response.
fn serve(
    media_type: &'static str,
    body: impl Into<Bytes>,
    configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> growth::Client {
    let body = body.into();
    let service = Router::new().fallback(move || {
        let body = body.clone();
        async move { ([(CONTENT_TYPE, media_type)], body) }
    });
    let builder = wirewright_client::Client::builder("http://growth.example").transport(TowerTransport::new(service));
    configure(builder).build().unwrap().into()
}

fn wait<T>(call: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(call)
}
