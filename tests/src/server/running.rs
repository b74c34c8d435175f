//! The server on a real socket.

use std::net::Ipv4Addr;

use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::{Behaviour, Received, Recorder, router_recording};

/// A server that listens on the loopback interface, until it is dropped.
#[derive(Debug)]
pub struct Server {
    base_url: String,
    recorder: Recorder,
    /// The sending end is never used. Dropping it stops the task.
    _running: oneshot::Sender<()>,
}

impl Server {
    /// Returns scheme, host and port, without a trailing slash.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Returns the requests received so far, in order.
    pub fn requests(&self) -> Vec<Received> {
        self.recorder.requests()
    }
}

/// Starts a server on a free port. It accepts calls as soon as this function returns.
///
/// # Panics
///
/// Panics if the loopback interface has no free port.
pub async fn spawn(behaviour: Behaviour) -> Server {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port on the loopback interface");
    let address = listener.local_addr().expect("the address just bound");
    let recorder = Recorder::default();
    let app = router_recording(behaviour, recorder.clone());
    let (running, dropped) = oneshot::channel::<()>();
    let stop = async {
        let _ = dropped.await;
    };
    tokio::spawn(async { axum::serve(listener, app).with_graceful_shutdown(stop).await });
    Server { base_url: format!("http://{address}"), recorder, _running: running }
}
