//! The servers: how each is started, and where its description comes from.

/// A server with the program that calls it.
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// Its name, which is also that of its files in `tests/servers`.
    pub name: &'static str,
    /// The program in the environment's `bin`, and its arguments. `{port}` and `{data}` stand for the port and an empty folder.
    pub command: &'static [&'static str],
    /// A configuration file for it, written to `{data}/config.ini`.
    pub config: &'static str,
    /// The path that tells when the server is ready.
    pub ready: &'static str,
    /// Where the description comes from.
    pub description: Description,
    /// The path of the API below the origin.
    pub base: &'static str,
}

/// Where the description of a server comes from. None is ever committed.
#[derive(Debug, Clone, Copy)]
pub enum Description {
    /// The server's package has it, at this path below `site-packages`.
    Shipped(&'static str),
    /// The running server has it, at this path.
    Served(&'static str),
    /// The corpus has it. Only these operations are kept: the whole would take rustc minutes.
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
