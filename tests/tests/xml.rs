//! The XML runner with a description in the style of real services, and with an example that does not match it.

// A fixture that cannot be set up stops the test at once.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use wirewright_tests::console::RUNTIME;
use wirewright_tests::xml::check::run;
use wirewright_tests::xml::examples::{Body, Example, Root};

const HARBOUR: &str = r##"{
  "openapi": "3.0.0",
  "info": {"title": "Harbour", "version": "1"},
  "x-wirewright-xml": "aws",
  "paths": {
    "/boats": {
      "get": {"operationId": "listBoats", "responses": {"200": {"description": "Boats", "content": {"text/xml": {"schema": {"$ref": "#/components/schemas/ListBoatsResult"}}}}}},
      "put": {"operationId": "putBoat", "responses": {"204": {"description": "Done"}}, "requestBody": {"content": {"text/xml": {"schema": {
        "type": "object", "properties": {"BoatConfig": {"$ref": "#/components/schemas/Boat"}}}}}}}
    },
    "/left": {"get": {"operationId": "left", "responses": {"200": {"description": "Left", "content": {"text/xml": {"schema": {"$ref": "#/components/schemas/Left"}}}}}}}
  },
  "components": {"schemas": {
    "ListBoatsResult": {"type": "object", "properties": {
      "Boats": {"type": "array", "items": {"$ref": "#/components/schemas/Boat"}},
      "Marks": {"type": "object", "additionalProperties": {"type": "string"}, "xml": {"name": "Mark", "wrapped": false}}}},
    "Boat": {"type": "object", "xml": {"namespace": "urn:harbour"}, "properties": {
      "Id": {"type": "integer", "xml": {"attribute": true}},
      "Flags": {"type": "array", "xml": {"name": "Flag", "wrapped": false}, "items": {"type": "string"}},
      "Built": {"type": "string", "format": "date-time"}}},
    "Left": {"type": "object", "properties": {"Right": {"type": "string"}}}
  }}
}"##;

#[test]
fn lost_examples_are_distinguished_from_unchanged_ones() {
    let list = Example {
        document: "harbour",
        operation: "listBoats",
        body: Body::Response(200, Root::Around("ListBoatsResult")),
        xml: "<ListBoatsResponse><ListBoatsResult><Boats><member Id='1'><Flag>DE</Flag><Flag>DK</Flag>\
            <Built>2024-01-02T03:04:05.000Z</Built></member></Boats><Mark><Name>a</Name><Value>b</Value></Mark></ListBoatsResult>\
            <ResponseMetadata/></ListBoatsResponse>",
        json: r#"{"Boats": [{"Id": 1, "Flags": ["DE", "DK"], "Built": "2024-01-02T03:04:05.000Z"}], "Marks": {"a": "b"}}"#,
    };
    let put = Example {
        document: "harbour",
        operation: "putBoat",
        body: Body::Request,
        xml: "<h:BoatConfig xmlns:h='urn:harbour' Id='2'><Flag xmlns='urn:harbour'>DE</Flag></h:BoatConfig>",
        json: r#"{"BoatConfig": {"Id": 2, "Flags": ["DE"]}}"#,
    };
    let lost = Example { xml: "<BoatConfig xmlns='urn:harbour' Id='2'><Sail/></BoatConfig>", ..put };
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("harbour.json"), HARBOUR).unwrap();
    // The folder is kept, so that the next run need not compile the dependencies again.
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fidelity");
    let summary = run(&[list, put, lost], folder.path(), &work, Path::new(RUNTIME), 1).unwrap();
    assert_eq!((summary.documents, summary.examples), (1, 3));
    let found: Vec<_> = summary.lost.iter().map(|lost| (lost.operation.as_str(), lost.differences.len())).collect();
    assert_eq!((summary.survived, found), (2, vec![("putBoat", 2)]), "{:?}", summary.lost);
}
