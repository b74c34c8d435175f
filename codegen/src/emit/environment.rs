//! The constructor that reads environment variables.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::docs::{DocBuilder, code};
use crate::ir::Credential;

impl Emitter<'_> {
    /// Emits `from_env`, if the configuration names variables.
    pub(super) fn env_constructor(&self) -> Option<TokenStream> {
        let schemes = self.api.schemes.iter().zip(self.names.schemes());
        let credentials: Vec<TokenStream> = schemes
            .filter_map(|(scheme, name)| {
                let name = name.ident();
                match (scheme.env.as_slice(), &scheme.credential) {
                    ([user, password], Credential::Basic) => Some(quote! {
                        if let Some(user) = codegen::variable(#user)? {
                            client = client.#name(&user, codegen::required_variable(#password)?);
                        }
                    }),
                    ([variable], _) => Some(quote! {
                        if let Some(value) = codegen::variable(#variable)? {
                            client = client.#name(value);
                        }
                    }),
                    _ => None,
                }
            })
            .collect();
        let base_url = self.api.base_url_env.as_deref();
        if credentials.is_empty() && base_url.is_none() {
            return None;
        }
        let server = self.default_server();
        let new = match (base_url, server) {
            (Some(variable), None) => quote!(Self::new(codegen::required_variable(#variable)?.as_str())?),
            (Some(variable), Some(server)) => quote! {
                match codegen::variable(#variable)? {
                    Some(url) => Self::new(url.as_str())?,
                    None => Self::new(#server)?,
                }
            },
            (None, server) => quote!(Self::new(#server)?),
        };
        let docs = self.env_docs();
        let mutable = (!credentials.is_empty()).then(|| quote!(mut));
        Some(quote! {
            #docs
            pub fn from_env() -> Result<Self, wirewright_client::ConfigError> {
                use wirewright_client::codegen;
                let #mutable client = #new;
                #(#credentials)*
                Ok(client)
            }
        })
    }

    fn env_docs(&self) -> TokenStream {
        let base_url = self.api.base_url_env.as_deref();
        let names = self.api.schemes.iter().flat_map(|scheme| scheme.env.iter().map(|name| code(name)));
        let credential = names.collect::<Vec<_>>().join(", ");
        let mut docs = DocBuilder::default().generated("Creates a client from environment variables.");
        docs = match (base_url.map(code), self.default_server().is_some()) {
            (Some(name), true) => {
                docs.generated(format!("{name} replaces the base URL of the first documented server."))
            }
            (Some(name), false) => docs.generated(format!("{name} is the base URL.")),
            (None, _) => docs,
        };
        if !credential.is_empty() {
            let text = format!("Credentials are read from {credential}. One whose variable is missing is not set.");
            docs = docs.generated(text);
        }
        docs.generated("# Errors")
            .generated("Returns an error if a variable that is needed is missing, or if a value is invalid.")
            .tokens()
    }

    /// Returns the expression of the first documented server, if its URL is absolute.
    fn default_server(&self) -> Option<TokenStream> {
        self.api.default_server()?;
        let function = self.names.servers().first()?.function.ident();
        Some(quote!(Server::#function()))
    }
}
