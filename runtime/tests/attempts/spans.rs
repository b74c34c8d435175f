//! Spans of calls and requests, with the attributes of OpenTelemetry.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use wirewright_client::Credential;

use crate::{
    api::{Bot, Get, call},
    server::{Server, at_once, in_process, response},
};

type Spans = Arc<Mutex<Vec<Span>>>;

#[derive(Debug, Default)]
struct Span {
    name: &'static str,
    parent: Option<usize>,
    fields: BTreeMap<&'static str, String>,
    is_closed: bool,
}

impl Visit for Span {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name(), value.to_owned());
    }
}

/// A subscriber that keeps all spans. Their ids are their positions, from 1.
#[derive(Default)]
struct Keeping {
    spans: Spans,
    entered: Mutex<Vec<usize>>,
}

fn index(id: &Id) -> usize {
    usize::try_from(id.into_u64()).unwrap() - 1
}

impl Subscriber for Keeping {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut span = Span { name: attributes.metadata().name(), ..Span::default() };
        span.parent = self.entered.lock().unwrap().last().copied();
        attributes.record(&mut span);
        let mut spans = self.spans.lock().unwrap();
        spans.push(span);
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        values.record(&mut self.spans.lock().unwrap()[index(id)]);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, id: &Id) {
        self.entered.lock().unwrap().push(index(id));
    }

    fn exit(&self, _: &Id) {
        self.entered.lock().unwrap().pop();
    }

    fn try_close(&self, id: Id) -> bool {
        self.spans.lock().unwrap()[index(&id)].is_closed = true;
        true
    }
}

#[tokio::test(start_paused = true)]
async fn calls_and_requests_have_spans_with_the_attributes_of_opentelemetry() {
    let keeping = Keeping::default();
    let spans = Arc::clone(&keeping.spans);
    let _guard = tracing::subscriber::set_default(keeping);
    let server = Server::default();
    let router = server.router(|number, _| response([503, 200, 418][number - 1]));
    let client = in_process(router).retry(at_once()).build().unwrap();
    let client = client.with_credential("key", Credential::api_key_query("key", "topsecret"));
    call::<Bot>(&client).path_param("token", "topsecret").path_param("chat", 7).send().await.unwrap();
    call::<Get>(&client).send().await.unwrap_err();
    let spans = spans.lock().unwrap();
    assert!(spans.iter().filter(|span| span.name == "request").all(|span| span.is_closed));
    let shown: Vec<String> = spans
        .iter()
        .map(|span| {
            let fields: Vec<String> = span.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} {:?}: {}", span.name, span.parent, fields.join(", "))
        })
        .collect();
    assert!(!shown.concat().contains("topsecret"), "{shown:#?}");
    assert_eq!(
        shown,
        [
            "call None: call.attempts=2, http.response.status_code=200, operation.id=Bot, otel.name=Bot, \
             url.template=/bot{token}/chats/{chat}",
            "request Some(0): error.type=503, http.request.method=GET, http.response.status_code=503, operation.id=Bot, \
             otel.kind=client, otel.name=GET /bot{token}/chats/{chat}, otel.status_code=ERROR, \
             server.address=in.process, server.port=80, url.full=http://in.process/REDACTED/chats/7?key=REDACTED, \
             url.template=/bot{token}/chats/{chat}",
            "request Some(0): http.request.method=GET, http.request.resend_count=1, http.response.status_code=200, \
             operation.id=Bot, otel.kind=client, otel.name=GET /bot{token}/chats/{chat}, \
             server.address=in.process, server.port=80, url.full=http://in.process/REDACTED/chats/7?key=REDACTED, \
             url.template=/bot{token}/chats/{chat}",
            "call None: call.attempts=1, error.type=418, http.response.status_code=418, operation.id=Get, \
             otel.name=Get, otel.status_code=ERROR, url.template=/thing",
            "request Some(3): error.type=418, http.request.method=GET, http.response.status_code=418, \
             operation.id=Get, otel.kind=client, otel.name=GET /thing, otel.status_code=ERROR, \
             server.address=in.process, server.port=80, url.full=http://in.process/thing?key=REDACTED, \
             url.template=/thing",
        ]
    );
}
