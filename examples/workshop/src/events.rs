//! The event stream of an order.

// ANCHOR: program
use std::error::Error;

use workshop::Client;
use workshop::types::OrderEvent;
use workshop::wirewright_client::serde_json;

/// Prints the changes of an order until its bicycle is ready.
pub(crate) async fn watch(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    // ANCHOR: events
    let mut stream = client.orders().watch_order(id).send_stream().await?.into_value();
    let mut buffer = Vec::new();
    while let Some(chunk) = stream.chunk().await? {
        buffer.extend_from_slice(&chunk);
        // A chunk may end within a line.
        while let Some(end) = buffer.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = buffer.drain(..=end).collect();
            if let Some(data) = line.strip_prefix(b"data:") {
                show(&serde_json::from_slice(data)?);
            }
        }
    }
    // ANCHOR_END: events
    Ok(())
}

fn show(event: &OrderEvent) {
    match &event.note {
        Some(note) => println!("{} {} ({note})", event.at, event.status),
        None => println!("{} {}", event.at, event.status),
    }
}
// ANCHOR_END: program
