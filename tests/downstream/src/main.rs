//! Lists the domains of a mail server: `wirewright-downstream https://portal.example.com`, with the token in `TOKEN`.

use std::error::Error;

use wirewright_downstream::mailserver::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let portal = std::env::args().nth(1).ok_or("the address of the portal is missing")?;
    let client = Client::new(&portal)?.authorization_header(std::env::var("TOKEN")?);
    let info = client.mailserver_servers().get_mailserver_serverinfo().await?;
    for domain in info.domains {
        let verified = domain.dns.is_some_and(|dns| dns.is_verified);
        println!("{} {}", domain.name, if verified { "verified" } else { "not verified" });
    }
    Ok(())
}
