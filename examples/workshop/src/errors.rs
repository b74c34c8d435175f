//! Calls that fail, and what the client knows about each failure.

use std::error::Error as StdError;

use workshop::operations::orders::{CancelOrderError, CreateOrderError, CreateOrderHeaders};
use workshop::types::{Bicycle, BicycleKind, NewOrder};
use workshop::{Client, Error};

/// Requests an order that does not exist.
pub(crate) async fn missing(client: &Client) -> Result<(), Box<dyn StdError>> {
    // ANCHOR: missing
    match client.orders().get_order("W-404").await {
        Ok(order) => println!("{} exists", order.id),
        Err(Error::Api(response)) => {
            let problem = response.value();
            println!("{}: {} {}", response.status(), problem.title, problem.detail.as_deref().unwrap_or_default());
        }
        Err(error) => return Err(error.into()),
    }
    // ANCHOR_END: missing
    Ok(())
}

/// Cancels all orders but one, which is ready.
pub(crate) async fn cancel(client: &Client, ready: &str) -> Result<(), Box<dyn StdError>> {
    client.orders().cancel_order("W-1").await?;
    println!("W-1 is cancelled");
    // ANCHOR: conflict
    match client.orders().cancel_order(ready).await {
        Ok(()) => println!("{ready} is cancelled"),
        Err(Error::Api(response)) => match response.value() {
            CancelOrderError::Conflict(problem) => println!("{}: {ready} is {}", problem.title, problem.order_status),
            CancelOrderError::NotFound(problem) => println!("{}", problem.title),
            other => println!("{other:?}"),
        },
        Err(error) => return Err(error.into()),
    }
    // ANCHOR_END: conflict
    Ok(())
}

/// Creates orders until the workshop is full.
pub(crate) async fn too_many(client: &Client) -> Result<(), Box<dyn StdError>> {
    let order = NewOrder::new("Edsger", Bicycle::new(BicycleKind::Road, "black"), "the shortest path is bumpy");
    for number in 2.. {
        let call = client.orders().create_order(&format!("counter-{number}"), &order);
        // ANCHOR: limit
        match call.await {
            Ok(order) => println!("{} is {}", order.id, order.status),
            Err(Error::Api(response)) => {
                if let CreateOrderError::TooManyRequests(problem) = response.value() {
                    let wait = CreateOrderHeaders(response.headers()).retry_after()?.unwrap_or(60);
                    println!("{}: again in {wait} s", problem.title);
                }
                break;
            }
            Err(error) => return Err(error.into()),
        }
        // ANCHOR_END: limit
    }
    Ok(())
}
