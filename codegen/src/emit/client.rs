//! The client: its constructor, its credentials and its groups.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{DocBuilder, code, inline};
use super::fragment::Fragment;
use super::group::group_docs;
use super::item::Item;
use super::section::Section;
use super::security::flow_docs;
use super::uses::{Import, Uses};
use super::{Emitter, RUNTIME_VERSION};
use crate::ir::{Credential, GroupOrigin, Scheme};
use crate::names::Name;

impl Emitter<'_> {
    pub(super) fn client(&self) -> Section {
        let title = self.api.title.trim();
        let docs = DocBuilder::default()
            .generated(if title.is_empty() {
                "A client of the API.".to_owned()
            } else {
                format!("A client of {}.", inline(title))
            })
            .generated("Cloning is cheap: clones share their connections.")
            .tokens();
        let schemes: Vec<TokenStream> = (self.api.schemes.iter().zip(self.names.schemes()))
            .filter_map(|(scheme, name)| credential(scheme, name))
            .collect();
        let groups = self.group_accessors();
        let constructors = self.constructors();
        let features = self.libraries.features().into_iter().map(|feature| format_ident!("{feature}"));
        // In a split client, the crate of each group has calls of its own.
        let has_calls =
            !self.is_split || self.operations().any(|(_, operation)| self.api.tag_group(operation).is_none());
        let mut items = vec![quote!(wirewright_client::require!(#RUNTIME_VERSION #(, #features)*);)];
        let visibility = Fragment::of(self.visibility());
        let argument = (self.visibility() != "pub").then_some(&visibility);
        items.extend(has_calls.then(|| quote!(wirewright_client::define_call!(#argument);)));
        items.extend([
            quote! {
                #docs
                #[derive(Debug, Clone)]
                #visibility struct Client(wirewright_client::Client);
            },
            quote! {
                impl Client {
                    #constructors

                    #(#schemes)*

                    #(#groups)*
                }
            },
            quote! {
                impl From<wirewright_client::Client> for Client {
                    fn from(client: wirewright_client::Client) -> Self {
                        Self(client)
                    }
                }
            },
        ]);
        let mut docs = DocBuilder::default();
        docs = docs.described(Some(title)).described(self.api.description.as_deref());
        let secrets = |scheme: &Scheme| !matches!(scheme.credential, Credential::Token | Credential::Connection);
        let mut uses = Uses::default();
        if !schemes.is_empty() {
            uses.add(Import::Credential);
        }
        if self.api.schemes.iter().any(secrets) {
            uses.add(Import::Secret);
        }
        let items = items.into_iter().map(Item::from).collect();
        Section { docs: docs.into_lines(), uses, items, ..Section::default() }
    }

    /// Emits `new` and `builder`.
    fn constructors(&self) -> TokenStream {
        let new = self.new_docs();
        let builder = DocBuilder::default()
            .generated("Returns a builder for a client with other timeouts, limits, headers or another transport.")
            .tokens();
        let from_env = self.env_constructor();
        let (argument, argument_type) = if self.api.servers.is_empty() {
            (quote!(base_url), quote!(&str))
        } else {
            (quote!(server), quote!(impl Into<wirewright_client::ServerUrl>))
        };
        quote! {
            #new
            pub fn new(#argument: #argument_type) -> Result<Self, wirewright_client::ConfigError> {
                wirewright_client::Client::new(#argument).map(Self)
            }

            #from_env

            #builder
            pub fn builder(#argument: #argument_type) -> wirewright_client::ClientBuilder<Self> {
                wirewright_client::ClientBuilder::new(#argument)
            }
        }
    }

    fn new_docs(&self) -> TokenStream {
        let described = !self.api.servers.is_empty();
        let mut docs = DocBuilder::default().generated(if described {
            "Creates a client of a documented server (see [`Server`]) or of another URL, with the default timeouts and limits."
        } else {
            "Creates a client of the server at `base_url`, with the default timeouts and limits."
        });
        if self.has_own_servers() {
            docs = docs.generated(
                "Operations with a server of their own are sent to that server. A client of an undocumented URL sends all \
                 operations to its own URL. See `wirewright_client::OperationServers`.",
            );
        }
        docs.generated("For other settings, use [`builder`](Self::builder).")
            .generated("# Errors")
            .generated("Returns an error if the base URL is invalid or has a query.")
            .tokens()
    }

    fn group_accessors(&self) -> Vec<TokenStream> {
        self.api
            .groups()
            .filter(|(_, group)| group.origin == GroupOrigin::Tag)
            .filter_map(|(id, group)| {
                let names = self.names.group(id)?;
                let docs = DocBuilder::default()
                    .described(group.description.as_deref())
                    .generated(format!("Returns the operations {}.", group_docs(group)))
                    .tokens();
                let (accessor, structure) = (names.accessor.ident(), names.structure.ident());
                let feature = self.feature(id).map(|feature| quote!(#[cfg(feature = #feature)]));
                Some(quote! {
                    #docs
                    #feature
                    pub fn #accessor(&self) -> operations::#accessor::#structure<'_> {
                        operations::#accessor::#structure(&self.0)
                    }
                })
            })
            .collect()
    }
}

fn credential(scheme: &Scheme, name: &Name) -> Option<TokenStream> {
    let key = &scheme.name;
    let (how, arguments, value) = match &scheme.credential {
        Credential::Header(header) => (
            format!("the header {}", code(header)),
            quote!(key: impl Into<Secret>),
            quote!(Credential::api_key_header(#header, key)),
        ),
        Credential::Query(parameter) => (
            format!("the query parameter {}", code(parameter)),
            quote!(key: impl Into<Secret>),
            quote!(Credential::api_key_query(#parameter, key)),
        ),
        Credential::Cookie(cookie) => (
            format!("the cookie {}", code(cookie)),
            quote!(key: impl Into<Secret>),
            quote!(Credential::api_key_cookie(#cookie, key)),
        ),
        Credential::Basic => (
            "the `Authorization` header, as HTTP basic authentication".to_owned(),
            quote!(user: &str, password: impl Into<Secret>),
            quote!(Credential::basic(user, password)),
        ),
        Credential::Bearer => (
            "the `Authorization` header, as a bearer token".to_owned(),
            quote!(token: impl Into<Secret>),
            quote!(Credential::bearer(token)),
        ),
        Credential::Token => (
            "the `Authorization` header, as a bearer token: a fixed token, or one from a \
             [`TokenProvider`](wirewright_client::TokenProvider)"
                .to_owned(),
            quote!(token: impl Into<wirewright_client::TokenSource>),
            quote!(Credential::bearer_from(token)),
        ),
        Credential::Authorization(kind) => (
            format!("the `Authorization` header, exactly as given, for the HTTP scheme {}", code(kind)),
            quote!(value: impl Into<Secret>),
            quote!(Credential::authorization(value)),
        ),
        Credential::Connection => return None,
    };
    let docs = DocBuilder::default()
        .described(scheme.description.as_deref())
        .generated(format!("Sets the credential of the security scheme {}, sent in {how}.", code(&scheme.name)));
    let docs = flow_docs(scheme).into_iter().fold(docs, DocBuilder::generated).tokens();
    let name = name.ident();
    Some(quote! {
        #docs
        pub fn #name(self, #arguments) -> Self {
            let credential = #value;
            Self(self.0.with_credential(#key, credential))
        }
    })
}
