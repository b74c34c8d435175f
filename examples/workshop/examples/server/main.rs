//! The server of the workshop, with orders in memory: `cargo run -p workshop --example server`.

mod app;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    println!("http://{}", listener.local_addr()?);
    axum::serve(listener, app::router()).await
}
