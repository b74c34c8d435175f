//! Calls that fail, and what the client knows about each failure.

// ANCHOR: program
use std::error::Error as StdError;

use workshop::operations::orders::{CancelOrderError, CreateOrderHeaders};
use workshop::types::{Bicycle, BicycleKind, NewOrder};
use workshop::{Client, Error};

/// Requests an order that does not exist.
pub(crate) async fn missing(client: &Client) -> Result<(), Box<dyn StdError>> {
    // ANCHOR: missing
    match client.orders().get_order("W-404").await {
        Ok(order) => println!("{} exists", order.id),
        Err(Error::Api(response)) => println!("{}: {}", response.status(), response.value()),
        Err(error) => return Err(error.into()),
    }
    // ANCHOR_END: missing
    Ok(())
}

/// Cancels an order that waits, and tries to cancel one that is ready.
pub(crate) async fn cancel(client: &Client, waiting: &str, ready: &str) -> Result<(), Box<dyn StdError>> {
    client.orders().cancel_order(waiting).await?;
    println!("{waiting} is cancelled");
    // ANCHOR: conflict
    if let Err(error) = client.orders().cancel_order(ready).await {
        match error.api() {
            Some(CancelOrderError::Conflict(problem)) => println!("{problem}: {ready} is {}", problem.order_status),
            _ => return Err(error.into()),
        }
    }
    // ANCHOR_END: conflict
    Ok(())
}

/// Creates orders until the workshop is full.
pub(crate) async fn too_many(client: &Client) -> Result<(), Box<dyn StdError>> {
    let order = NewOrder::new("Edsger", Bicycle::new(BicycleKind::Road, "black"), "the shortest path is bumpy");
    for number in 2.. {
        // ANCHOR: limit
        match client.orders().create_order(&format!("counter-{number}"), &order).await {
            Ok(order) => println!("{} is {}", order.id, order.status),
            Err(Error::Api(response)) if response.status() == 429 => {
                let wait = CreateOrderHeaders::from(response.headers()).retry_after()?.unwrap_or(60);
                println!("{}: again in {wait} s", response.value());
                break;
            }
            Err(error) => return Err(error.into()),
        }
        // ANCHOR_END: limit
    }
    Ok(())
}
// ANCHOR_END: program
