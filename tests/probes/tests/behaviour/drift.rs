//! Reports to an observer about responses that deviate from the description.

use std::sync::{Arc, Mutex};

use wirewright_client::Drift;
use wirewright_probes::{t_allof_join, t_anyof, t_enum_mixed, t_intenum, t_oneof_deep, t_oneof_disc};

use crate::wire::{Response, configured};

/// The reports that the observer received.
#[derive(Clone, Default)]
struct Reports(Arc<Mutex<Vec<String>>>);

macro_rules! reports {
    ($api:ident, $status:literal, $body:literal) => {{
        let reports = Reports::default();
        let sink = reports.clone();
        let observer = move |drift: &Drift| sink.0.lock().unwrap().push(drift.to_string());
        let response = Response::json($status, $body);
        let (client, _): ($api::Client, _) =
            configured("https://harbour.example/v1", move |_| response, |builder| builder.on_drift(observer));
        let body = serde_json::from_str($body).unwrap();
        let _ = client.put_boat(&body).await;
        let lines = reports.0.lock().unwrap().clone();
        lines
    }};
}

#[tokio::test]
async fn an_unknown_enum_value_is_reported_with_its_location_and_the_documented_values() {
    let lines = reports!(t_allof_join, 200, r#"{"owner": {"name": "", "email": "", "age": 1}, "rig": "yawl"}"#);
    assert_eq!(
        lines,
        [
            "putBoat: unknown property at /owner/age; documented properties: name, home, email",
            "putBoat: unknown value `yawl` at /rig; documented values: sloop",
        ]
    );
    let lines = reports!(t_intenum, 200, r#"{"hulls": 9}"#);
    assert_eq!(lines, ["putBoat: unknown value `9` at /hulls; documented values: 1, 2, 3"]);
    let lines = reports!(t_enum_mixed, 200, r#"{"rig": "yawl"}"#);
    assert_eq!(lines, ["putBoat: unknown value `yawl` at /rig"]);
}

#[tokio::test]
async fn an_unknown_tag_is_reported_with_the_documented_tags() {
    let lines = reports!(t_oneof_disc, 200, r#"{"kind": "row"}"#);
    assert_eq!(lines, ["putBoat: unknown value `row` at the root; documented values: sail, motor, steam"]);
}

#[tokio::test]
async fn only_the_selected_variant_reports_undocumented_properties() {
    let lines = reports!(t_oneof_deep, 200, r#"{"crew": [{"shovel": "big", "age": 30}]}"#);
    assert_eq!(lines, ["putBoat: unknown property at /crew/0/age; documented properties: shovel"]);
    let lines = reports!(t_oneof_deep, 200, r#"{"crew": "none"}"#);
    assert_eq!(lines, ["putBoat: unknown value `an object` at the root"]);
    // Properties that another variant of an `anyOf` may define are kept without a report.
    assert_eq!(reports!(t_anyof, 200, r#"{"name": "Wren", "number": 4}"#), [""; 0]);
}

#[tokio::test]
async fn an_undocumented_status_is_reported() {
    let lines = reports!(t_anyof, 404, r#"{"name": "Wren"}"#);
    assert_eq!(lines, ["putBoat: undocumented status 404 Not Found; documented statuses: 200"]);
}
