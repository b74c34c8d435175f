//! A day in the workshop: calls all operations of the API. `workshop URL FOLDER` saves a manual to the folder.

// ANCHOR: program
mod catalogue;
mod connection;
mod errors;
mod events;
mod orders;
mod token;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let causes = std::iter::successors(Some(&*error), |&error| error.source());
            let causes: Vec<String> = causes.map(ToString::to_string).collect();
            eprintln!("{}", causes.join(": "));
            ExitCode::FAILURE
        }
    }
}
// ANCHOR_END: main

async fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("usage: workshop URL FOLDER".into());
    };
    // ANCHOR: client
    let client = connection::open(&url)?.workshop(token::provider(&url)).catalogue("K-1862");
    let opening = client.get_opening().await?;
    println!("{}, {} in the queue", if opening.open { "open" } else { "closed" }, opening.queue);
    // ANCHOR_END: client

    let order = orders::take_in(&client).await?;
    let waiting = orders::list(&client, &order).await?.ok_or("no order is open")?;
    orders::change(&client, &order.id).await?;
    orders::photograph(&client, &order.id).await?;
    let total = orders::quote(&client, &order.id).await?;
    orders::pay(&client, &order.id, total).await?;
    events::watch(&client, &order.id).await?;

    let part = catalogue::list(&client).await?.ok_or("the catalogue is empty")?;
    catalogue::save_manual(&client, &part.sku, Path::new(&folder)).await?;

    errors::missing(&client).await?;
    errors::cancel(&client, &waiting, &order.id).await?;
    errors::too_many(&client).await
}
// ANCHOR_END: program
