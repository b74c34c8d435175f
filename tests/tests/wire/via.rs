//! Clients of the server: over a socket with reqwest, and in process through tower.

use onlyoffice_mailserver::Client;
use onlyoffice_mailserver::operations::mailserver_servers::GetMailserverServerinfoError;
use onlyoffice_mailserver::types::MailServerInfo;
use wirewright_client::{ClientBuilder, TowerTransport};
use wirewright_tests::server::{Behaviour, Received, Recorder, Server, TOKEN, router_recording, spawn};

pub(crate) type Error = wirewright_client::Error<GetMailserverServerinfoError>;

/// The two ways to call the server. Every test must have the same result with both.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Via {
    Socket,
    Process,
}

pub(crate) const BOTH: [Via; 2] = [Via::Socket, Via::Process];

/// A client without a credential, and the record of its server.
pub(crate) struct Wire {
    pub(crate) client: Client,
    recorder: Record,
}

/// The record of a server. A server on a socket runs until its record is dropped.
enum Record {
    Socket(Server),
    Process(Recorder),
}

impl Wire {
    pub(crate) fn requests(&self) -> Vec<Received> {
        match &self.recorder {
            Record::Socket(server) => server.requests(),
            Record::Process(recorder) => recorder.requests(),
        }
    }

    /// Returns the base URL of the server, if it uses a socket.
    pub(crate) fn base_url(&self) -> Option<&str> {
        match &self.recorder {
            Record::Socket(server) => Some(server.base_url()),
            Record::Process(_) => None,
        }
    }
}

impl Via {
    pub(crate) async fn to(self, behaviour: Behaviour) -> Wire {
        self.configured(behaviour, |builder| builder).await
    }

    pub(crate) async fn configured(
        self,
        behaviour: Behaviour,
        configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Wire {
        let (builder, recorder) = match self {
            Self::Socket => {
                let server = spawn(behaviour).await;
                (wirewright_client::Client::builder(server.base_url()), Record::Socket(server))
            }
            Self::Process => {
                let recorder = Recorder::default();
                let transport = TowerTransport::new(router_recording(behaviour, recorder.clone()));
                let builder = wirewright_client::Client::builder("http://portal.example").transport(transport);
                (builder, Record::Process(recorder))
            }
        };
        Wire { client: configure(builder).build().unwrap().into(), recorder }
    }

    /// Returns the result of the operation for a client with the right token.
    pub(crate) async fn ask(self, behaviour: Behaviour) -> Result<MailServerInfo, Error> {
        let wire = self.to(behaviour).await;
        wire.client.authorization_header(TOKEN).mailserver_servers().get_mailserver_serverinfo().await
    }
}
