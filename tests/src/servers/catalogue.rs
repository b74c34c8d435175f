//! The servers, with the command that starts each one and the source of its description.

/// A server with the program that calls it.
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// The name of the server, and of its folder in `tests/servers`.
    pub name: &'static str,
    /// The program in the environment's `bin`, and its arguments. `{port}` is replaced by the port, and `{data}` by an
    /// empty folder.
    pub command: &'static [&'static str],
    /// The content of a configuration file, written to `{data}/config.ini`.
    pub config: &'static str,
    /// A path that responds as soon as the server is ready.
    pub ready: &'static str,
    /// The source of the description.
    pub description: Description,
    /// The path of the API below the origin.
    pub base: &'static str,
}

/// The source of a server's description. No description is ever committed.
#[derive(Debug, Clone, Copy)]
pub enum Description {
    /// The description is part of the server's package, at this path below `site-packages`.
    Shipped(&'static str),
    /// The running server provides the description at this path.
    Served(&'static str),
    /// The description is part of the corpus. Only these operations are kept, because rustc would take minutes for all
    /// of them.
    Corpus(&'static str, &'static [&'static str]),
}

const KINTO: &str = "\
[app:main]
use = egg:kinto
kinto.storage_backend = kinto.core.storage.memory
kinto.cache_backend = kinto.core.cache.memory
kinto.permission_backend = kinto.core.permission.memory
kinto.includes = kinto.plugins.accounts kinto.plugins.flush kinto.plugins.history
kinto.flush_endpoint_enabled = true
kinto.account_create_principals = system.Everyone
multiauth.policies = account
multiauth.policy.account.use = kinto.plugins.accounts.authentication.AccountsAuthenticationPolicy

[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = {port}
";

const EC2: &[&str] = &[
    "GET_AllocateAddress",
    "GET_AttachInternetGateway",
    "GET_CreateInternetGateway",
    "GET_CreateKeyPair",
    "GET_CreateSecurityGroup",
    "GET_CreateSubnet",
    "GET_CreateTags",
    "GET_CreateVolume",
    "GET_CreateVpc",
    "GET_DeleteKeyPair",
    "GET_DeleteSecurityGroup",
    "GET_DeleteSubnet",
    "GET_DeleteTags",
    "GET_DeleteVolume",
    "GET_DeleteVpc",
    "GET_DescribeAddresses",
    "GET_DescribeAvailabilityZones",
    "GET_DescribeInstances",
    "GET_DescribeKeyPairs",
    "GET_DescribeRegions",
    "GET_DescribeSecurityGroups",
    "GET_DescribeSubnets",
    "GET_DescribeTags",
    "GET_DescribeVolumes",
    "GET_DescribeVpcs",
    "GET_DetachInternetGateway",
    "GET_DeleteInternetGateway",
    "GET_ReleaseAddress",
    "GET_RunInstances",
    "GET_TerminateInstances",
    "GET_AuthorizeSecurityGroupIngress",
    "GET_CreateRouteTable",
    "GET_DescribeRouteTables",
];

const S3: &[&str] = &[
    "AbortMultipartUpload",
    "CompleteMultipartUpload",
    "CopyObject",
    "CreateBucket",
    "CreateMultipartUpload",
    "DeleteBucket",
    "DeleteBucketCors",
    "DeleteBucketTagging",
    "DeleteObject",
    "DeleteObjects",
    "GetBucketAcl",
    "GetBucketCors",
    "GetBucketLocation",
    "GetBucketTagging",
    "GetBucketVersioning",
    "GetObject",
    "GetObjectTagging",
    "HeadBucket",
    "HeadObject",
    "ListBuckets",
    "ListMultipartUploads",
    "ListObjects",
    "ListObjectsV2",
    "ListObjectVersions",
    "ListParts",
    "PutBucketCors",
    "PutBucketTagging",
    "PutBucketVersioning",
    "PutObject",
    "PutObjectTagging",
    "UploadPart",
];

/// All servers.
pub const ALL: &[Server] = &[
    Server {
        name: "jupyter",
        command: &[
            "jupyter",
            "server",
            "--allow-root",
            "--no-browser",
            "--ServerApp.token=secret",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port={port}",
            "--ServerApp.port_retries=0",
            "--ServerApp.root_dir={data}",
        ],
        config: "",
        ready: "/api",
        description: Description::Shipped("jupyter_server/services/api/api.yaml"),
        base: "",
    },
    Server {
        name: "kinto",
        command: &["kinto", "start", "--ini", "{data}/config.ini"],
        config: KINTO,
        ready: "/v1/__lbheartbeat__",
        description: Description::Served("/v1/__api__"),
        base: "/v1",
    },
    Server {
        name: "ec2",
        command: &["moto_server", "-H", "127.0.0.1", "-p", "{port}"],
        config: "",
        ready: "/moto-api/",
        description: Description::Corpus("amazonaws.com/ec2.json", EC2),
        base: "",
    },
    Server {
        name: "s3",
        command: &["moto_server", "-H", "127.0.0.1", "-p", "{port}"],
        config: "",
        ready: "/moto-api/",
        description: Description::Corpus("amazonaws.com/s3.json", S3),
        base: "",
    },
];
