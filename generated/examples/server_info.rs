//! Prints the mail server of a portal: its DNS records and whether they are verified, its domains, mailboxes and groups.
//!
//! ```text
//! cargo run -p onlyoffice-mailserver --example server_info -- https://portal.example.com
//! ```

use std::env;
use std::process::ExitCode;

use onlyoffice_mailserver::operations::mailserver_servers::GetMailserverServerinfoError as Failure;
use onlyoffice_mailserver::types::{Dns, MailServerInfo, ServerConnection};
use onlyoffice_mailserver::{Client, Error};

const HELP: &str = "\
Prints the mail server of an ONLYOFFICE portal

Usage: server_info [BASE_URL [TOKEN]]

  BASE_URL  the address of the portal, e.g. https://portal.example.com; otherwise ONLYOFFICE_URL
  TOKEN     the API token; otherwise ONLYOFFICE_TOKEN, where no list of processes shows it

Exit codes: 0 on success, 1 when there is nothing to show";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    if env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match ask().await {
        Ok(info) => {
            print!("{}", table(&info));
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn ask() -> Result<MailServerInfo, String> {
    let mut arguments = env::args().skip(1);
    let mut setting = |name: &str, variable: &str| {
        let value = arguments.next().or_else(|| env::var(variable).ok());
        value.ok_or_else(|| format!("{name} is missing: give it as an argument or in {variable}; see --help"))
    };
    let base_url = setting("BASE_URL", "ONLYOFFICE_URL")?;
    let token = setting("TOKEN", "ONLYOFFICE_TOKEN")?;
    if arguments.next().is_some() {
        return Err("there are too many arguments; see --help".to_owned());
    }
    let client = Client::new(&base_url).map_err(|error| error.to_string())?.authorization_header(token);
    client.mailserver_servers().get_mailserver_serverinfo().await.map_err(|error| explain(&error))
}

/// The two documented failures in words for people; the other errors and their causes have theirs.
fn explain(error: &Error<Failure>) -> String {
    match error.api() {
        Some(Failure::Unauthorized) => "the portal does not accept this token".to_owned(),
        Some(Failure::Failure(failure)) => format!("the portal reports: {}", failure.message),
        _ => {
            let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
            causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
        }
    }
}

fn table(info: &MailServerInfo) -> String {
    let server = &info.server;
    let limit = server.server_limits.mailbox_max_count_per_user;
    let mut rows = vec![
        row("server", &format!("#{}", server.id), &format!("at most {limit} mailboxes per user")),
        connection("  in", &server.in_server),
        connection("  out", &server.out_server),
    ];
    rows.extend(records(&server.dns));
    for domain in &info.domains {
        let about = match &domain.dns {
            Some(dns) => verified(dns.is_verified),
            None if domain.is_shared_domain => "shared, no DNS records of its own",
            None => "no DNS records",
        };
        rows.push(row("domain", &domain.name, about));
        rows.extend(domain.dns.iter().flat_map(records));
    }
    for mailbox in &info.mailboxes {
        let aliases = mailbox.aliases.iter().map(|alias| format!(", also {}", alias.email));
        let about = format!("{}{}", mailbox.user_display_name, aliases.collect::<String>());
        rows.push(row("mailbox", &mailbox.address.email, &about));
    }
    for group in &info.mailgroups {
        let members: Vec<&str> = group.addresses.iter().map(|address| address.email.as_str()).collect();
        rows.push(row("group", &group.address.email, &members.join(", ")));
    }
    rows.concat()
}

fn connection(name: &str, connection: &ServerConnection) -> String {
    let address = format!("{}:{}", connection.hostname, connection.port);
    row(name, &address, &format!("{}, {}", connection.r#type, connection.socket_type))
}

fn records(dns: &Dns) -> [String; 4] {
    let (mx, spf, dkim, check) = (&dns.mx_record, &dns.spf_record, &dns.dkim_record, &dns.domain_check_record);
    [
        row("  MX", &format!("{} {}", mx.priority, mx.host), verified(mx.is_verified)),
        row("  SPF", &spf.value, verified(spf.is_verified)),
        row("  DKIM", &dkim.selector, verified(dkim.is_verified)),
        row("  check", &check.value, verified(check.is_verified)),
    ]
}

fn verified(verified: bool) -> &'static str {
    if verified { "verified" } else { "not verified" }
}

fn row(kind: &str, name: &str, about: &str) -> String {
    format!("{kind:<8}  {name:<24}  {about}\n")
}
