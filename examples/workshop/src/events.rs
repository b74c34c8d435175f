//! The event stream of an order.

use std::error::Error;

use wirewright_client::serde_json;
use workshop::Client;
use workshop::types::OrderEvent;

/// Prints the changes of an order until its bicycle is ready.
pub(crate) async fn watch(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    // ANCHOR: events
    let mut stream = client.orders().watch_order(id).send_stream().await?.into_value();
    let mut buffer = Vec::new();
    while let Some(chunk) = stream.chunk().await? {
        buffer.extend_from_slice(&chunk);
        while let Some(end) = buffer.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = buffer.drain(..=end).collect();
            if let Some(data) = line.strip_prefix(b"data:") {
                let event: OrderEvent = serde_json::from_slice(data)?;
                println!(
                    "{} {}{}",
                    event.at,
                    event.status,
                    event.note.map(|note| format!(" ({note})")).unwrap_or_default()
                );
            }
        }
    }
    // ANCHOR_END: events
    Ok(())
}
