//! Manages objects in moto's S3: buckets, objects, copies, tags, multipart uploads, versions, and failures.

mod api;
mod record;

use std::process::ExitCode;

use api::Client;
use record::Steps;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const KEY: &str =
    "AWS4-HMAC-SHA256 Credential=mock/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let steps = Steps::default();
    let client = Client::from(steps.client(|builder| builder)).hmac(KEY);
    let done = async {
        buckets(&steps, &client).await?;
        objects(&steps, &client).await?;
        parts(&steps, &client).await?;
        end(&steps, &client).await
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

async fn buckets(steps: &Steps, client: &Client) -> Option<()> {
    steps.success("a bucket", client.create_bucket("docks").send_full().await)?;
    let placed = body(json!({"CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}));
    steps.success("create one in another region", client.create_bucket("quays").body(&placed).send_full().await)?;
    steps.success("all buckets", client.list_buckets().send_full().await)?;
    steps.success("check that the bucket exists", client.head_bucket("docks").send_full().await)?;
    steps.success("get the bucket's region", client.get_bucket_location("quays").send_full().await)?;
    steps.success("get the access control list", client.get_bucket_acl("docks").send_full().await)?;
    let tags =
        body(json!({"Tagging": {"TagSet": [{"Key": "a & b", "Value": "<1>"}, {"Key": "ö", "Value": "\u{2003}é"}]}}));
    steps.success("tag it", client.put_bucket_tagging("docks", &tags).send_full().await)?;
    steps.success("its tags", client.get_bucket_tagging("docks").send_full().await)?;
    let rules = body(json!({"CORSConfiguration": {"CORSRules": [{
        "AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["https://a.example"], "AllowedHeaders": ["*"],
        "MaxAgeSeconds": 60,
    }]}}));
    steps.success("set the CORS rules", client.put_bucket_cors("docks", &rules).send_full().await)?;
    let rules = steps.success("get the CORS rules", client.get_bucket_cors("docks").send_full().await)?;
    steps.check("one rule", rules.cors_rules.map(|rules| rules.len()), Some(1))?;
    steps.success("delete the CORS rules", client.delete_bucket_cors("docks").send_full().await)?;
    let versioned = body(json!({"VersioningConfiguration": {"Status": "Enabled"}}));
    steps.success("enable versioning", client.put_bucket_versioning("docks", &versioned).send_full().await)?;
    steps.success("get the versioning state", client.get_bucket_versioning("docks").send_full().await)?;
    Some(())
}

async fn objects(steps: &Steps, client: &Client) -> Option<()> {
    let bytes: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let put = client.put_object("docks", "a folder/ä & b?.bin", bytes.clone()).send_full().await;
    steps.success("an object", put)?;
    let got = steps.bytes("read it", client.get_object("docks", "a folder/ä & b?.bin").send_bytes().await)?;
    steps.check("the same bytes", got == bytes, true)?;
    let range = client.get_object("docks", "a folder/ä & b?.bin").range("bytes=10-19").send_bytes().await;
    let some = steps.bytes("get a byte range", range)?;
    steps.check("the range has the right bytes", some, (10..20).collect::<Vec<u8>>())?;
    steps.success("check the object", client.head_object("docks", "a folder/ä & b?.bin").send_full().await)?;
    let copied = client.copy_object("docks", "copy", "docks/a%20folder/%C3%A4%20%26%20b%3F.bin").send_full().await;
    steps.success("a copy", copied)?;
    let tags = body(json!({"Tagging": {"TagSet": [{"Key": "k", "Value": "v"}]}}));
    steps.success("tag it", client.put_object_tagging("docks", "copy", &tags).send_full().await)?;
    steps.success("its tags", client.get_object_tagging("docks", "copy").send_full().await)?;
    let empty = client.put_object("docks", "empty", Vec::new()).send_full().await;
    steps.success("an empty object", empty)?;
    let nothing = steps.bytes("read nothing", client.get_object("docks", "empty").send_bytes().await)?;
    steps.check("no byte", nothing.len(), 0)?;
    steps.success("list", client.list_objects("docks").delimiter("/").send_full().await)?;
    let page = steps.success("list a page", client.list_objects_v2("docks").max_keys_param(2).send_full().await)?;
    let token = page.next_continuation_token.unwrap_or_default();
    let rest = client.list_objects_v2("docks").continuation_token(&token).send_full().await;
    steps.success("list the rest", rest)?;
    steps.success("all versions", client.list_object_versions("docks").send_full().await)?;
    let missing = client.get_object("docks", "none").send_full().await;
    steps.failure("a missing object", 404, missing, shown)?;
    let missing = client.list_objects_v2("no-such-bucket").send_full().await;
    steps.failure("a missing bucket", 404, missing, shown)?;
    steps.failure("missing (HEAD)", 404, client.head_object("docks", "none").send_full().await, |_| Value::Null)
}

async fn parts(steps: &Steps, client: &Client) -> Option<()> {
    let begun = client.create_multipart_upload("docks", "large").send_full().await;
    let upload = steps.success("begin an upload", begun)?.upload_id?;
    let (first, second) = (vec![b'1'; 5 << 20], vec![b'2'; 1000]);
    let mut done = Vec::new();
    for (number, part) in [(1, &first), (2, &second)] {
        let sent = client.upload_part("docks", "large", number, &upload, part.clone()).send_full().await;
        let tag = sent.as_ref().ok().and_then(|sent| sent.headers().get("etag")?.to_str().ok()).map(str::to_owned);
        steps.success("a part", sent)?;
        done.push(json!({"ETag": tag, "PartNumber": number}));
    }
    steps.success("the parts", client.list_parts("docks", "large", &upload).send_full().await)?;
    steps.success("all uploads", client.list_multipart_uploads("docks").send_full().await)?;
    let whole = body(json!({"CompleteMultipartUpload": {"Parts": done}}));
    let whole = client.complete_multipart_upload("docks", "large", &upload, &whole).send_full().await;
    steps.success("end the upload", whole)?;
    let got = steps.bytes("read it", client.get_object("docks", "large").send_bytes().await)?;
    steps.check("all bytes", got.len(), first.len() + second.len())?;
    let begun = client.create_multipart_upload("docks", "never").send_full().await;
    let upload = steps.success("begin another", begun)?.upload_id?;
    steps.success("abort the upload", client.abort_multipart_upload("docks", "never", &upload).send_full().await)?;
    Some(())
}

async fn end(steps: &Steps, client: &Client) -> Option<()> {
    steps.failure("delete a bucket that is not empty", 409, client.delete_bucket("docks").send_full().await, shown)?;
    steps.success("delete one", client.delete_object("docks", "copy").send_full().await)?;
    let all = body(json!({"Delete": {"Objects": [{"Key": "empty"}, {"Key": "large"}]}}));
    steps.success("delete some", client.delete_objects("docks", &all).send_full().await)?;
    steps.success("no tags", client.delete_bucket_tagging("docks").send_full().await)?;
    steps.success("delete the empty bucket", client.delete_bucket("quays").send_full().await)?;
    Some(())
}

/// Returns the body of an error response as JSON.
fn shown(error: &impl serde::Serialize) -> Value {
    serde_json::to_value(error).unwrap_or_default()
}
