//! The catalogue of spare parts.

// ANCHOR: program
use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use workshop::Client;
use workshop::types::{BicycleKind, Part};

/// Prints all parts for cargo bicycles, and returns the first one.
pub(crate) async fn list(client: &Client) -> Result<Option<Part>, Box<dyn Error>> {
    // ANCHOR: link
    let mut parts = Vec::new();
    let mut page = Some(1);
    while let Some(number) = page {
        let response = client.parts().list_parts().fits(BicycleKind::Cargo).page(number).send_full().await?;
        page = response.headers().link()?.as_deref().and_then(next_page);
        parts.extend(response.into_value());
    }
    // ANCHOR_END: link
    for part in &parts {
        println!("{} {}: {}, {} in stock", part.sku, part.name, part.price, part.in_stock);
    }
    Ok(parts.into_iter().next())
}

/// Returns the page number in the URL of the relation `next` of a header `Link`.
fn next_page(link: &str) -> Option<i64> {
    let next = link.split(',').find(|entry| entry.contains("rel=\"next\""))?;
    let (url, _) = next.trim().strip_prefix('<')?.split_once('>')?;
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| pair.strip_prefix("page="))?.parse().ok()
}

/// Saves the manual of a part, chunk by chunk.
pub(crate) async fn save_manual(client: &Client, sku: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    // ANCHOR: download
    let mut manual = client.parts().get_manual(sku).send_stream().await?.into_value();
    let mut file = File::create(folder.join(format!("{sku}.pdf")))?;
    while let Some(chunk) = manual.chunk().await? {
        file.write_all(&chunk)?;
    }
    // ANCHOR_END: download
    println!("{sku}.pdf: {} bytes", file.metadata()?.len());
    Ok(())
}
// ANCHOR_END: program
