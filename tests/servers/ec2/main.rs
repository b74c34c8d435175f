//! Sets up a network and machines in moto's EC2. Requests contain lists and objects in the query, and responses are
//! XML.

mod api;
mod record;

use std::process::ExitCode;

use api::Client;
use record::Steps;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const KEY: &str =
    "AWS4-HMAC-SHA256 Credential=mock/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let steps = Steps::default();
    let client = Client::from(steps.client(|builder| builder)).hmac(KEY);
    let done = async {
        network(&steps, &client).await?;
        machines(&steps, &client).await?;
        others(&steps, &client).await
    };
    match done.await {
        Some(()) => ExitCode::SUCCESS,
        None => ExitCode::FAILURE,
    }
}

/// Decodes an argument.
fn value<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("a value of the described type")
}

async fn network(steps: &Steps, client: &Client) -> Option<()> {
    steps.success("all regions", client.get_describe_regions().send_full().await)?;
    steps.success("all zones", client.get_describe_availability_zones().send_full().await)?;
    let vpc = client.get_create_vpc().cidr_block("10.1.0.0/16").send_full().await;
    let vpc = steps.success("a network", vpc)?.vpc?.vpc_id?;
    let subnet = client.get_create_subnet(&vpc).cidr_block("10.1.1.0/24").send_full().await;
    let subnet = steps.success("a subnet", subnet)?.subnet?.subnet_id?;
    let tags: Vec<api::types::Tag> =
        value(json!([{"Key": "a & b", "Value": "1 + 1 = 2"}, {"Key": "ö", "Value": "\u{1F98A}"}]));
    let tagged = client.get_create_tags(&[vpc.clone(), subnet.clone()], &tags).send_full().await;
    steps.success("tag both", tagged)?;
    let filter: Vec<api::types::Filter> = value(json!([{"Name": "resource-id", "Values": [vpc, "none"]}]));
    let found = client.get_describe_tags().filter(&filter).send_full().await;
    let found = steps.success("list the tags of one instance", found)?;
    let found: Vec<_> = found.tags.unwrap_or_default().into_iter().map(|tag| (tag.key, tag.value)).collect();
    let sent: Vec<_> = tags.iter().map(|tag| (tag.key.clone(), tag.value.clone())).collect();
    steps.check("the tags that were sent", found, sent)?;
    let dropped: Vec<api::types::Tag> = value(json!([{"Key": "ö"}]));
    steps.success("untag", client.get_delete_tags(std::slice::from_ref(&vpc)).tag(&dropped).send_full().await)?;
    steps.success("the networks", client.get_describe_vpcs().vpc_id(std::slice::from_ref(&vpc)).send_full().await)?;
    steps.success(
        "the subnets",
        client
            .get_describe_subnets()
            .filter(&value::<Vec<api::types::Filter>>(json!([
                {"Name": "vpc-id", "Values": [vpc]}, {"Name": "state", "Values": ["available", "pending"]},
            ])))
            .send_full()
            .await,
    )?;
    let gateway = steps.success("a gateway", client.get_create_internet_gateway().send_full().await)?;
    let gateway = gateway.internet_gateway?.internet_gateway_id?;
    steps.success("attach it", client.get_attach_internet_gateway(&gateway, &vpc).send_full().await)?;
    steps.success("detach it", client.get_detach_internet_gateway(&gateway, &vpc).send_full().await)?;
    steps.success("delete it", client.get_delete_internet_gateway(&gateway).send_full().await)?;
    steps.success("create a route table", client.get_create_route_table(&vpc).send_full().await)?;
    steps.success("all tables", client.get_describe_route_tables().send_full().await)?;
    let group = client.get_create_security_group("For <tests> & more", "tests").vpc_id(&vpc).send_full().await;
    let group = steps.success("a group", group)?.group_id?;
    let permissions: Vec<api::types::IpPermission> = value(json!([
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "a"}]},
        {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 81, "IpRanges": [{"CidrIp": "0.0.0.0/0"}, {"CidrIp": "1.2.3.4/32"}]},
    ]));
    let allowed = client.get_authorize_security_group_ingress().group_id(&group).ip_permissions(&permissions);
    steps.success("allow access", allowed.send_full().await)?;
    let groups = client.get_describe_security_groups().group_id(std::slice::from_ref(&group)).send_full().await;
    let groups = steps.success("the groups", groups)?.security_groups.unwrap_or_default();
    let ranges: usize = groups
        .iter()
        .flat_map(|group| group.ip_permissions.iter().flatten())
        .map(|permission| permission.ip_ranges.as_ref().map_or(0, Vec::len))
        .sum();
    steps.check("all ranges", ranges, 3)?;
    steps.success("delete the group", client.get_delete_security_group().group_id(&group).send_full().await)?;
    steps.success("delete the subnet", client.get_delete_subnet(&subnet).send_full().await)?;
    Some(())
}

async fn machines(steps: &Steps, client: &Client) -> Option<()> {
    let tags: Vec<api::types::TagSpecification> = value(
        json!([{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "a"}, {"Key": "k", "Value": "v"}]}]),
    );
    let run = client.get_run_instances(2, 2).image_id("ami-12c6146b").tag_specification(&tags).send_full().await;
    let ids: Vec<String> =
        steps.success("two machines", run)?.instances?.into_iter().filter_map(|it| it.instance_id).collect();
    steps.check("two", ids.len(), 2)?;
    steps.success("describe the instances", client.get_describe_instances().instance_id(&ids).send_full().await)?;
    steps.success("end them", client.get_terminate_instances(&ids).send_full().await)?;
    let missing = client.get_describe_instances().instance_id(&["i-00000000".to_owned()]).send_full().await;
    steps.failure("a missing machine", 400, missing, |error| serde_json::to_value(error).unwrap_or_default())
}

async fn others(steps: &Steps, client: &Client) -> Option<()> {
    let volume = client.get_create_volume("us-east-1a").size(10).send_full().await;
    let volume = steps.success("a volume", volume)?.volume_id?;
    steps.success(
        "describe the instance",
        client.get_describe_volumes().volume_id(std::slice::from_ref(&volume)).send_full().await,
    )?;
    steps.success("delete it", client.get_delete_volume(&volume).send_full().await)?;
    steps.success("a key", client.get_create_key_pair("my key").send_full().await)?;
    steps.success("all keys", client.get_describe_key_pairs().key_name(&["my key".to_owned()]).send_full().await)?;
    steps.success("delete the key", client.get_delete_key_pair().key_name("my key").send_full().await)?;
    let address = steps.success("an address", client.get_allocate_address().send_full().await)?;
    steps.success("all addresses", client.get_describe_addresses().send_full().await)?;
    let released = client.get_release_address().allocation_id(address.allocation_id.as_deref()?).send_full().await;
    steps.success("release it", released)?;
    Some(())
}
