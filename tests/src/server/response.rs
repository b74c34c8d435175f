//! The JSON bodies that the server sends.

use serde_json::{Map, Value, json};

/// Returns a success with every property of the envelope and of the value, in camelCase. The second of its two domains
/// has no DNS records.
pub fn success() -> Value {
    json!({
        "count": 1,
        "startIndex": 0,
        "nextIndex": null,
        "total": null,
        "status": 0,
        "statusCode": 200,
        "response": value(),
    })
}

/// Returns a success as older documentation shows it: the value in `PascalCase`, in an envelope without empty
/// properties.
pub fn success_in_pascal_case() -> Value {
    json!({ "count": 1, "status": 0, "statusCode": 200, "response": pascal_case(value()) })
}

/// Returns the value in `PascalCase` without an envelope, as the public reference documents it.
pub fn bare() -> Value {
    pascal_case(value())
}

/// Returns a failure in the envelope: an error replaces the response, and the counters are missing.
pub fn failure() -> Value {
    json!({
        "status": 1,
        "statusCode": 500,
        "error": {
            "message": "The mail server of this portal is not set up",
            "type": "System.InvalidOperationException",
            "stack": "   at MailServer.Engine.Load(Int32 tenant)",
            "hresult": -2_146_233_079,
        },
    })
}

/// Returns all properties of the mail server in camelCase. This is the `response` property of [`success`].
pub fn value() -> Value {
    json!({
        "server": server(),
        "domains": [
            { "id": 5, "isSharedDomain": false, "name": "wren.example", "dns": dns(42, true) },
            { "id": 6, "isSharedDomain": true, "name": "common.example" },
        ],
        "mailboxes": [{
            "id": 310,
            "userId": "b6c1f0de-9d15-4f7a-8f43-0e2f5a7c9d11",
            "userDisplayName": "Søren \"Sam\" Ångström",
            "address": address(2001, "soren@wren.example"),
            "name": "soren",
            "aliases": [address(2002, "sam@wren.example"), address(2003, "post@wren.example")],
        }],
        "mailgroups": [{
            "id": 77,
            "address": address(2004, "team@wren.example"),
            "addresses": [address(2001, "soren@wren.example")],
        }],
    })
}

fn server() -> Value {
    json!({
        "id": 3,
        "dns": dns(41, false),
        "serverLimits": { "mailboxMaxCountPerUser": 4 },
        "inServer": connection(18, "imap", 993, "SSL"),
        "outServer": connection(19, "smtp", 587, "STARTTLS"),
    })
}

fn connection(id: i32, protocol: &str, port: u16, socket_type: &str) -> Value {
    json!({
        "id": id,
        "providerId": 9,
        "type": protocol,
        "hostname": "post.wren.example",
        "port": port,
        "socketType": socket_type,
        "username": "%EMAILADDRESS%",
        "authentication": "",
        "isUserData": false,
    })
}

fn dns(id: i32, verified: bool) -> Value {
    json!({
        "id": id,
        "mxRecord": { "host": "post.wren.example", "priority": 10, "isVerified": true },
        "spfRecord": { "name": "@", "value": "v=spf1 mx -all", "isVerified": true },
        "dkimRecord": {
            "selector": "s2048",
            "publicKey": "v=DKIM1; k=rsa; p=QUJDREVGR0g=",
            "isVerified": verified,
        },
        "domainCheckRecord": { "name": "@", "value": "portal-check=90af", "isVerified": true },
        "isVerified": verified,
    })
}

fn address(id: i32, email: &str) -> Value {
    json!({ "id": id, "domainId": 5, "email": email })
}

/// Converts the first letter of every name to upper case, at all levels.
fn pascal_case(value: Value) -> Value {
    match value {
        Value::Object(properties) => properties
            .into_iter()
            .map(|(name, property)| (capitalized(&name), pascal_case(property)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.into_iter().map(pascal_case).collect(),
        scalar => scalar,
    }
}

fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
