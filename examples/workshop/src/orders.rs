//! A bicycle from the counter to the receipt.

use std::error::Error;

use wirewright_client::File;
use workshop::Client;
use workshop::operations::orders::CreateOrderHeaders;
use workshop::types::{
    AddPhotoMultipartRequest, Bicycle, BicycleKind, CardPayment, Money, NewOrder, Order, OrderPatch, OrderStatus,
    Payment, QuoteLine,
};

/// Creates an order, and repeats the request as after a lost response.
pub(crate) async fn take_in(client: &Client) -> Result<Order, Box<dyn Error>> {
    // ANCHOR: create
    let bicycle = Bicycle::new(BicycleKind::Cargo, "green").frame_number("SP-77");
    let budget: Money = "150.00".parse()?;
    let order = NewOrder::new("Ada", bicycle, "the front brake squeals").budget(budget);
    let created = client.orders().create_order("counter-1", &order).send_full().await?;
    // ANCHOR_END: create
    // ANCHOR: header
    let location = CreateOrderHeaders(created.headers()).location()?;
    println!("{} at {}", created.value().id, location.unwrap_or_default());
    // ANCHOR_END: header
    let again = client.orders().create_order("counter-1", &order).await?;
    println!("the same key again: {}", again.id);
    Ok(again)
}

/// Prints the orders that are not ready, page by page.
pub(crate) async fn list(client: &Client) -> Result<(), Box<dyn Error>> {
    // ANCHOR: cursor
    let since = "2026-05-01T00:00:00Z".parse()?;
    let statuses = [OrderStatus::Received, OrderStatus::InRepair];
    let call = || client.orders().list_orders().status(&statuses).received_since(&since).limit(2);
    let mut page = call().await?;
    loop {
        for order in page.items {
            println!("{} {} {}: {}", order.id, order.status, order.customer, order.complaint);
        }
        let Some(cursor) = page.next else { break };
        page = call().cursor(&cursor).await?;
    }
    // ANCHOR_END: cursor
    Ok(())
}

/// Sets one property, removes another one, and leaves the rest.
pub(crate) async fn change(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    // ANCHOR: patch
    let patch = OrderPatch::default().mechanic("Grace").clear_budget();
    let order = client.orders().update_order(id, &patch).await?;
    // ANCHOR_END: patch
    println!(
        "{} repairs {}, budget {:?}: {}",
        order.mechanic.as_deref().unwrap_or("nobody"),
        order.id,
        order.budget,
        order.complaint
    );
    Ok(())
}

/// Adds a photo to an order.
pub(crate) async fn photograph(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    // ANCHOR: upload
    let image = File::new(&b"\x89PNG\r\n"[..]).named("brake.png").content_type("image/png");
    let photo = AddPhotoMultipartRequest::new(image, "worn pads");
    let stored = client.orders().add_photo(id, &photo).await?;
    // ANCHOR_END: upload
    println!("photo {}: {}, {} bytes of {}", stored.id, stored.caption, stored.bytes, stored.media_type);
    Ok(())
}

/// Prints the lines of a quote, and returns its total.
pub(crate) async fn quote(client: &Client, id: &str) -> Result<Money, Box<dyn Error>> {
    // ANCHOR: union
    let quote = client.orders().get_quote(id).await?;
    for line in &quote.lines {
        match line {
            QuoteLine::Labour(labour) => println!("{} min {}: {}", labour.minutes, labour.task, labour.price),
            QuoteLine::Replacement(part) => println!("{} x {}: {}", part.quantity, part.sku, part.price),
            other => println!("a line of another kind: {other:?}"),
        }
    }
    // ANCHOR_END: union
    println!("total {}, valid until {}", quote.total, quote.valid_until);
    Ok(quote.total)
}

/// Pays the total with a card.
pub(crate) async fn pay(client: &Client, id: &str, total: Money) -> Result<(), Box<dyn Error>> {
    // ANCHOR: payment
    let payment = Payment::CardPayment(CardPayment::new(total, "tok_ada"));
    let receipt = client.orders().pay_order(id, &payment).await?;
    // ANCHOR_END: payment
    println!("receipt {}: {} paid at {}", receipt.number, receipt.paid, receipt.paid_at);
    Ok(())
}
