//! Manages records in a Kinto server: accounts, buckets, collections, groups, records, history and batches.

mod api;
mod record;

use std::process::ExitCode;

use api::Client;
use api::operations::buckets::GetBucketError;
use api::operations::records::GetRecordError;
use record::Steps;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let steps = Steps::default();
    let stranger = Client::from(steps.client(|builder| builder));
    let client = stranger.clone().account("alice", "s3cr:et ü");
    let done = async {
        start(&steps, &stranger, &client).await?;
        buckets(&steps, &client).await?;
        records(&steps, &client).await?;
        end(&steps, &stranger, &client).await
    };
    match done.await {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    }
}

/// Decodes a request body.
fn body<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("a body of the described type")
}

async fn start(steps: &Steps, stranger: &Client, client: &Client) -> Option<()> {
    steps.success("the server", stranger.utilities().server_info().send_full().await)?;
    steps.success("check the heartbeat", stranger.utilities().lbheartbeat().send_full().await)?;
    steps.success("its parts", stranger.utilities().heartbeat().send_full().await)?;
    steps.success("its description", stranger.utilities().get_openapi_spec().send_full().await)?;
    let account = body(json!({"data": {"id": "alice", "password": "s3cr:et ü"}}));
    steps.success("an account", stranger.accounts().create_account(&account).send_full().await)?;
    steps.success("get the account", client.accounts().get_account("alice").send_full().await)?;
    Some(())
}

async fn buckets(steps: &Steps, client: &Client) -> Option<()> {
    let buckets = client.buckets();
    let request = body(json!({"data": {"note": "Ä"}, "permissions": {"read": ["system.Everyone"]}}));
    steps.success("a bucket", buckets.update_bucket("b-1", &request).send_full().await)?;
    steps.success("update it without a change", buckets.update_bucket("b-1", &request).send_full().await)?;
    steps.success("another one", buckets.create_bucket(&body(json!({"data": {"id": "b-2"}}))).send_full().await)?;
    steps.success("read it", buckets.get_bucket("b-1").send_full().await)?;
    steps.success("all buckets", buckets.get_buckets().sort(&["-last_modified".to_owned()]).send_full().await)?;
    steps.success(
        "change it",
        buckets.patch_bucket("b-1", &body(json!({"data": {"more": [1, 2.5, null]}}))).send_full().await,
    )?;
    let groups = client.groups();
    let members = body(json!({"data": {"members": ["account:alice"]}}));
    steps.success("a group", groups.update_group("b-1", "friends", &members).send_full().await)?;
    steps.success("all groups", groups.get_groups("b-1").send_full().await)?;
    steps.success("read the group", groups.get_group("b-1", "friends").send_full().await)?;
    let collections = client.collections();
    let notes = body(json!({"data": {"id": "notes"}}));
    steps.success("a collection", collections.create_collection("b-1", &notes).send_full().await)?;
    steps.success("all collections", collections.get_collections("b-1").send_full().await)?;
    steps.success("read the collection", collections.get_collection("b-1", "notes").send_full().await)?;
    Some(())
}

async fn records(steps: &Steps, client: &Client) -> Option<()> {
    let records = client.records();
    for (id, text) in [("one", "Zwölf"), ("two", "\u{1F98A}"), ("three", "a & b = c ? d")] {
        let record =
            body(json!({"data": {"text": text, "number": 9_007_199_254_740_993_i64, "nested": {"a": [1.5, true]}}}));
        steps.success("a record", records.update_record("b-1", "notes", id, &record).send_full().await)?;
    }
    let created = records.create_record("b-1", "notes", &body(json!({"data": {"text": "four"}}))).send_full().await;
    steps.success("create a record with a generated id", created)?;
    let page =
        records.get_records("b-1", "notes").limit(2).fields(&["id".to_owned(), "text".to_owned()]).send_full().await;
    let next = page.as_ref().ok().and_then(|page| page.headers().get("next-page")).is_some();
    steps.success("list two records", page)?;
    steps.check("there is a next page", next, true)?;
    let found = records.get_records("b-1", "notes").query("text", "a & b = c ? d").send_full().await;
    let found = steps.success("filter by an undocumented value", found)?;
    steps.check("one record is found", found.data.map(|data| data.len()), Some(1))?;
    let one = records.get_record("b-1", "notes", "one").send_full().await;
    let etag =
        one.as_ref().ok().and_then(|one| one.headers().get("etag")?.to_str().ok()).unwrap_or_default().to_owned();
    steps.success("read a record", one)?;
    let patch = body(json!({"data": {"text": "Elf"}}));
    let changed = records.patch_record("b-1", "notes", "one", &patch).if_match(&etag).send_full().await;
    steps.success("update it if unchanged", changed)?;
    let late = records.patch_record("b-1", "notes", "one", &patch).if_match(&etag).send_full().await;
    steps.failure("the record was changed meanwhile", 412, late, |error| json!(error))?;
    let missing = records.get_record("b-1", "notes", "none").send_full().await;
    steps.failure("a missing record", 404, missing, |error| match error {
        GetRecordError::NotFound(body) => json!(body),
        _ => Value::Null,
    })?;
    let batch = body(json!({"requests": [
        {"method": "PUT", "path": "/v1/buckets/b-1/collections/notes/records/five", "body": {"data": {"text": "5"}}},
        {"method": "GET", "path": "/v1/buckets/b-1/collections/notes/records/none"},
    ]}));
    steps.success("a batch", client.batch().batch(&batch).send_full().await)?;
    steps.success("the history", client.history().get_history("b-1").limit(5).send_full().await)?;
    Some(())
}

async fn end(steps: &Steps, stranger: &Client, client: &Client) -> Option<()> {
    let refused = client.buckets().get_bucket("b-2").anonymous().send_full().await;
    steps.failure("without an account", 401, refused, |error| match error {
        GetBucketError::Unauthorized(body) => json!(body),
        _ => Value::Null,
    })?;
    let public = stranger.records().get_record("b-1", "notes", "two").anonymous().send_full().await;
    steps.success("read without an account", public)?;
    let records = client.records();
    steps.success("delete a record", records.delete_record("b-1", "notes", "one").send_full().await)?;
    steps.success("delete all records", records.delete_records("b-1", "notes").send_full().await)?;
    steps.success("delete the collection", client.collections().delete_collection("b-1", "notes").send_full().await)?;
    steps.success("delete the group", client.groups().delete_group("b-1", "friends").send_full().await)?;
    steps.success("delete the bucket", client.buckets().delete_bucket("b-1").send_full().await)?;
    steps.success("delete all buckets", client.buckets().delete_buckets().send_full().await)?;
    steps.success("delete the account", client.accounts().delete_account("alice").send_full().await)?;
    Some(())
}
