//! A bicycle from the counter to the receipt.

// ANCHOR: program
use std::error::Error;

use workshop::types::{
    Bicycle, BicycleKind, CardPayment, Money, NewOrder, NewPhoto, Order, OrderPatch, OrderStatus, QuoteLine,
};
use workshop::{Client, File};

/// Creates an order, and repeats the request as after a lost response.
pub(crate) async fn take_in(client: &Client) -> Result<Order, Box<dyn Error>> {
    // ANCHOR: create
    let bicycle = Bicycle::new(BicycleKind::Cargo, "green").frame_number("SP-77");
    let budget: Money = "150.00".parse()?;
    let order = NewOrder::new("Ada", bicycle, "the front brake squeals").budget(budget);
    let created = client.orders().create_order("counter-1", &order).send_full().await?;
    // ANCHOR_END: create
    // ANCHOR: header
    let location = created.headers().location()?.unwrap_or_default();
    println!("{} at {location}", created.value().id);
    // ANCHOR_END: header
    let again = client.orders().create_order("counter-1", &order).await?;
    println!("the same key again: {}", again.id);
    Ok(again)
}

/// Prints the orders that came in with `order` or later and are not ready, page by page. Returns the id of the last one.
pub(crate) async fn list(client: &Client, order: &Order) -> Result<Option<String>, Box<dyn Error>> {
    // ANCHOR: cursor
    let open = [OrderStatus::Received, OrderStatus::InRepair];
    let call = || client.orders().list_orders().status(&open).received_since(&order.received_at).limit(2);
    let mut page = call().await?;
    let mut orders = page.items;
    while let Some(cursor) = page.next {
        page = call().cursor(&cursor).await?;
        orders.extend(page.items);
    }
    // ANCHOR_END: cursor
    for order in &orders {
        println!("{} {} {}: {}", order.id, order.status, order.customer, order.complaint);
    }
    Ok(orders.pop().map(|order| order.id))
}

/// Sets one property, removes another one, and leaves the rest.
pub(crate) async fn change(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    // ANCHOR: patch
    let patch = OrderPatch::default().mechanic("Grace").clear_budget();
    let order = client.orders().update_order(id, &patch).await?;
    // ANCHOR_END: patch
    let mechanic = order.mechanic.as_deref().unwrap_or("nobody");
    let limit = order.budget.map_or("without a limit".into(), |budget| format!("for up to {budget}"));
    println!("{mechanic} repairs {} {limit}: {}", order.id, order.complaint);
    Ok(())
}

/// Adds a photo to an order.
pub(crate) async fn photograph(client: &Client, id: &str) -> Result<(), Box<dyn Error>> {
    // ANCHOR: upload
    let image = File::new(b"\x89PNG\r\n").named("brake.png").content_type("image/png");
    let photo = client.orders().add_photo(id, &NewPhoto::new(image, "worn pads")).await?;
    // ANCHOR_END: upload
    println!("photo {}: {}, {} bytes of {}", photo.id, photo.caption, photo.bytes, photo.media_type);
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
            other => println!("another line: {other:?}"),
        }
    }
    // ANCHOR_END: union
    // ANCHOR: variants
    let minutes: i64 = quote.lines.iter().filter_map(QuoteLine::as_labour).map(|labour| labour.minutes).sum();
    println!("{minutes} min of work, total {}, valid until {}", quote.total, quote.valid_until);
    // ANCHOR_END: variants
    Ok(quote.total)
}

/// Pays the total with a card.
pub(crate) async fn pay(client: &Client, id: &str, total: Money) -> Result<(), Box<dyn Error>> {
    // ANCHOR: payment
    let payment = CardPayment::new(total, "tok_ada").into();
    let response = client.orders().pay_order(id, &payment).send_full().await?;
    let receipt = response.value();
    // ANCHOR_END: payment
    println!("receipt {}: {} paid at {}", receipt.number, receipt.paid, receipt.paid_at);
    println!("paid once, by {} attempts", response.attempts());
    Ok(())
}
// ANCHOR_END: program
