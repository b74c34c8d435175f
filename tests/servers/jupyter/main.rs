//! Works with files, kernels, sessions and terminals of a Jupyter Server.

mod api;
mod record;

use std::process::ExitCode;

use api::Client;
use api::types::GetContentsByPathFormat;
use record::Steps;
use serde_json::json;
use wirewright_client::formats::Uuid;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let steps = Steps::default();
    let client = Client::from(steps.client(|builder| builder));
    let stranger = client.clone();
    let client = client.token("token secret");
    match run(&steps, &client, &stranger).await {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    }
}

async fn run(steps: &Steps, client: &Client, stranger: &Client) -> Option<()> {
    let version = steps.success("get the version without a token", stranger.get_api().send_full().await)?;
    steps.check("the version is present", version.version.is_some(), true)?;
    let me = steps.success(
        "who I am",
        client.identity().get_me().permissions(r#"{"contents":["read","write"]}"#).send_full().await,
    )?;
    steps.check("what I may", me.permissions.is_some(), true)?;
    steps.success("the status", client.status().get_status().send_full().await)?;
    let spec = steps.bytes("its description", client.api_spec().get_spec_yaml().send_bytes().await)?;
    steps.check("the description is YAML", spec.starts_with(b"openapi") || spec.starts_with(b"swagger"), true)?;
    files(steps, client).await?;
    kernels(steps, client).await?;
    terminals(steps, client).await
}

async fn files(steps: &Steps, client: &Client) -> Option<()> {
    let contents = client.contents();
    let folder = serde_json::from_value(json!({"type": "directory"})).ok()?;
    steps.success("make a folder", contents.put_contents_by_path("a folder").body(&folder).send_full().await)?;
    let text = "Zwölf Boxkämpfer\n\"jagen\" \u{1F98A}\n";
    let file = serde_json::from_value(json!({"type": "file", "format": "text", "content": text})).ok()?;
    steps.success(
        "upload a text",
        contents.put_contents_by_path("a folder/text & more.txt").body(&file).send_full().await,
    )?;
    let bytes = serde_json::from_value(json!({"type": "file", "format": "base64", "content": "AAEC/w=="})).ok()?;
    steps
        .success("upload bytes", contents.put_contents_by_path("a folder/bytes.bin").body(&bytes).send_full().await)?;
    steps.success("list the folder", contents.get_contents_by_path("a folder").send_full().await)?;
    let text_back = contents.get_contents_by_path("a folder/text & more.txt").content(1).hash(1);
    let text_back = steps.success("read the text file", text_back.send_full().await)?;
    steps.check("the text is the same", text_back.content.clone(), json!(text))?;
    steps.success("no content", contents.get_contents_by_path("a folder/bytes.bin").content(0).send_full().await)?;
    let asked = contents.get_contents_by_path("a folder/bytes.bin").format(&GetContentsByPathFormat::Text);
    steps.failure("bytes are not text", 400, asked.send_full().await, |error| match error {
        api::operations::contents::GetContentsByPathError::BadRequest(body) => json!(body),
        _ => json!(null),
    })?;
    steps.failure("a missing file", 404, contents.get_contents_by_path("none").send_full().await, |_| json!(null))?;
    let model = serde_json::from_value(json!({"type": "file", "ext": ".md"})).ok()?;
    let made =
        steps.success("a new file", contents.post_contents_by_path("a folder").body(&model).send_full().await)?;
    let renamed = serde_json::from_value(json!({"path": "a folder/renamed.md"})).ok()?;
    let renamed =
        steps.success("rename it", contents.patch_contents_by_path(&made.path, &renamed).send_full().await)?;
    steps.check("the new name", &*renamed.name, "renamed.md")?;
    let checkpoint = contents.post_contents_by_path_checkpoints("a folder/renamed.md").send_full().await;
    let checkpoint = steps.success("a checkpoint", checkpoint)?;
    steps.success(
        "all checkpoints",
        contents.get_contents_by_path_checkpoints("a folder/renamed.md").send_full().await,
    )?;
    let restored = contents.post_contents_by_path_checkpoints_by_checkpoint_id("a folder/renamed.md", &checkpoint.id);
    steps.success("restore it", restored.send_full().await)?;
    let deleted = contents.delete_contents_by_path_checkpoints_by_checkpoint_id("a folder/renamed.md", &checkpoint.id);
    steps.success("delete the checkpoint", deleted.send_full().await)?;
    steps.success("delete the file", contents.delete_contents_by_path("a folder/renamed.md").send_full().await)?;
    steps.success("resolve a path", client.resolve_path().get_resolve_path("a folder/bytes.bin").send_full().await)?;
    let config = client.config();
    let value = serde_json::from_value(json!({"cell": {"lines": [1, 2.5, null]}})).ok()?;
    steps.success(
        "set a configuration",
        config.patch_config_by_section_name("notebook").body(&value).send_full().await,
    )?;
    steps.success("read it", config.get_config_by_section_name("notebook").send_full().await)?;
    Some(())
}

async fn kernels(steps: &Steps, client: &Client) -> Option<()> {
    let specs = steps.success("list the kernel specs", client.kernelspecs().get_kernelspecs().send_full().await)?;
    let name = specs.default.unwrap_or_default();
    let options = serde_json::from_value(json!({"name": name})).ok()?;
    let kernels = client.kernels();
    let kernel = steps.success("start a kernel", kernels.post_kernels().body(&options).send_full().await)?;
    steps.success("get the kernel", kernels.get_kernels_by_kernel_id(&kernel.id).send_full().await)?;
    steps.success("interrupt it", kernels.post_kernels_by_kernel_id_interrupt(&kernel.id).send_full().await)?;
    steps.success("restart it", kernels.post_kernels_by_kernel_id_restart(&kernel.id).send_full().await)?;
    steps.success("all kernels", kernels.get_kernels().send_full().await)?;
    let sessions = client.sessions();
    let session = json!({"path": "a folder/s.ipynb", "type": "notebook", "name": "", "kernel": {"name": name}});
    let session = serde_json::from_value(session).ok()?;
    let session = steps.success("start a session", sessions.post_sessions().body(&session).send_full().await)?;
    let id = session.id.clone()?;
    steps.success("get the session", sessions.get_sessions_by_session(&id).send_full().await)?;
    let change = serde_json::from_value(json!({"path": "a folder/t.ipynb"})).ok()?;
    steps.success("rename the session", sessions.patch_sessions_by_session(&id, &change).send_full().await)?;
    steps.success("all sessions", sessions.get_sessions().send_full().await)?;
    steps.success("end the session", sessions.delete_sessions_by_session(&id).send_full().await)?;
    steps.failure("a deleted session", 404, sessions.get_sessions_by_session(&id).send_full().await, |error| {
        json!(error)
    })?;
    steps.success("end the kernel", kernels.delete_kernels_by_kernel_id(&kernel.id).send_full().await)?;
    let unknown: Uuid = serde_json::from_value(json!("00000000-0000-4000-8000-000000000000")).ok()?;
    steps.undocumented("an unknown kernel", 404, kernels.get_kernels_by_kernel_id(&unknown).send_full().await)
}

async fn terminals(steps: &Steps, client: &Client) -> Option<()> {
    let terminals = client.terminals();
    let terminal = steps.success("open a terminal", terminals.post_terminals().send_full().await)?;
    steps.success("get the terminal", terminals.get_terminals_by_terminal_id(&terminal.name).send_full().await)?;
    steps.success("all terminals", terminals.get_terminals().send_full().await)?;
    steps.success("close it", terminals.delete_terminals_by_terminal_id(&terminal.name).send_full().await)?;
    let gone = terminals.get_terminals_by_terminal_id(&terminal.name).send_full().await;
    steps.failure("a deleted terminal", 404, gone, |error| match error {
        api::operations::terminals::GetTerminalsByTerminalIdError::NotFound(body) => json!(body),
        _ => json!(null),
    })
}
