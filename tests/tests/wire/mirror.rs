//! Converts the typed value back to JSON. The JSON equals the response only if every value was decoded into its own
//! field.

use onlyoffice_mailserver::types::{
    Address, DkimRecord, Dns, Domain, MailServerInfo, Mailbox, Mailgroup, MxRecord, Server, ServerConnection, TxtRecord,
};
use serde_json::{Value, json};

pub(crate) fn info(info: &MailServerInfo) -> Value {
    json!({
        "server": server(&info.server),
        "domains": list(&info.domains, domain),
        "mailboxes": list(&info.mailboxes, mailbox),
        "mailgroups": list(&info.mailgroups, mailgroup),
    })
}

fn list<T>(items: &[T], item: fn(&T) -> Value) -> Value {
    items.iter().map(item).collect()
}

fn server(server: &Server) -> Value {
    json!({
        "id": server.id,
        "dns": dns(&server.dns),
        "serverLimits": { "mailboxMaxCountPerUser": server.server_limits.mailbox_max_count_per_user },
        "inServer": connection(&server.in_server),
        "outServer": connection(&server.out_server),
    })
}

fn connection(connection: &ServerConnection) -> Value {
    json!({
        "id": connection.id,
        "providerId": connection.provider_id,
        "type": connection.r#type,
        "hostname": connection.hostname,
        "port": connection.port,
        "socketType": connection.socket_type,
        "username": connection.username,
        "authentication": connection.authentication,
        "isUserData": connection.is_user_data,
    })
}

fn dns(dns: &Dns) -> Value {
    json!({
        "id": dns.id,
        "mxRecord": mx(&dns.mx_record),
        "spfRecord": txt(&dns.spf_record),
        "dkimRecord": dkim(&dns.dkim_record),
        "domainCheckRecord": txt(&dns.domain_check_record),
        "isVerified": dns.is_verified,
    })
}

fn mx(record: &MxRecord) -> Value {
    json!({ "host": record.host, "priority": record.priority, "isVerified": record.is_verified })
}

fn txt(record: &TxtRecord) -> Value {
    json!({ "name": record.name, "value": record.value, "isVerified": record.is_verified })
}

fn dkim(record: &DkimRecord) -> Value {
    json!({ "selector": record.selector, "publicKey": record.public_key, "isVerified": record.is_verified })
}

fn domain(domain: &Domain) -> Value {
    let mut json = json!({ "id": domain.id, "isSharedDomain": domain.is_shared_domain, "name": domain.name });
    if let Some(records) = &domain.dns {
        json["dns"] = dns(records);
    }
    json
}

fn mailbox(mailbox: &Mailbox) -> Value {
    json!({
        "id": mailbox.id,
        "userId": mailbox.user_id,
        "userDisplayName": mailbox.user_display_name,
        "address": address(&mailbox.address),
        "name": mailbox.name,
        "aliases": list(&mailbox.aliases, address),
    })
}

fn mailgroup(group: &Mailgroup) -> Value {
    json!({
        "id": group.id,
        "address": address(&group.address),
        "addresses": list(&group.addresses, address),
    })
}

fn address(address: &Address) -> Value {
    json!({ "id": address.id, "domainId": address.domain_id, "email": address.email })
}
