//! Clients that the build script has made.

/// The mail server as it answers.
pub mod mailserver {
    wirewright_client::include_api!("mailserver");
}

/// The mail server as its reference documents it.
pub mod mailserver_as_documented {
    wirewright_client::include_api!("mailserver_as_documented");
}

/// An API with dates, UUIDs and decimals.
pub mod invoices {
    wirewright_client::include_api!("invoices");
}
