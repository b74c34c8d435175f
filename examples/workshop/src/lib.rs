//! A client of the API in `workshop.yaml`.

// ANCHOR: include
wirewright_client::include_api!("workshop");
// ANCHOR_END: include

#[cfg(doctest)]
mod guide;
