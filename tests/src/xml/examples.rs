//! XML documents in the form that the services use. Names and structure follow their interfaces, and the values are
//! made up. The entries of maps are sorted by name, because a map does not preserve another order.

/// An XML document, with the value that it represents.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The description.
    pub document: &'static str,
    /// The operation.
    pub operation: &'static str,
    /// The body of the operation.
    pub body: Body,
    /// The XML.
    pub xml: &'static str,
    /// The value as JSON.
    pub json: &'static str,
}

/// A body of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// The request body. It must be encoded exactly as given, including namespaces.
    Request,
    /// The response body with this status. Its root differs from the documented one.
    Response(u16, Root),
}

/// The root of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// The documented element under any name. It also contains these undocumented elements, which are ignored.
    Documented(&'static [&'static str]),
    /// An element that encloses the documented element. The documented element has this name.
    Around(&'static str),
    /// A property of the documented element.
    Property,
}

const fn request(document: &'static str, operation: &'static str, xml: &'static str, json: &'static str) -> Example {
    Example { document, operation, body: Body::Request, xml, json }
}

const fn response(
    document: &'static str,
    operation: &'static str,
    root: Root,
    xml: &'static str,
    json: &'static str,
) -> Example {
    Example { document, operation, body: Body::Response(200, root), xml, json }
}

/// All examples.
pub const ALL: &[Example] = &[
    response(
        "ec2",
        "POST_DescribeInstances",
        Root::Documented(&["requestId"]),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
  <requestId>00000000-aaaa</requestId>
  <reservationSet>
    <item>
      <reservationId>r-01</reservationId>
      <ownerId>000000000001</ownerId>
      <groupSet/>
      <instancesSet>
        <item>
          <instanceId>i-01</instanceId>
          <imageId>ami-01</imageId>
          <instanceState><code>16</code><name>running</name></instanceState>
          <privateDnsName/>
          <amiLaunchIndex>0</amiLaunchIndex>
          <productCodes/>
          <instanceType>t3.micro</instanceType>
          <launchTime>2024-03-01T10:20:30.000Z</launchTime>
          <placement><availabilityZone>eu-west-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement>
          <monitoring><state>disabled</state></monitoring>
          <groupSet><item><groupId>sg-01</groupId><groupName>web &amp; db</groupName></item></groupSet>
          <blockDeviceMapping>
            <item>
              <deviceName>/dev/xvda</deviceName>
              <ebs>
                <volumeId>vol-01</volumeId>
                <attachTime>2024-03-01T10:20:31.000Z</attachTime>
                <deleteOnTermination>true</deleteOnTermination>
              </ebs>
            </item>
          </blockDeviceMapping>
          <tagSet>
            <item><key>Name</key><value>one</value></item>
            <item><key>empty</key><value/></item>
          </tagSet>
          <ebsOptimized>false</ebsOptimized>
          <cpuOptions><coreCount>1</coreCount><threadsPerCore>2</threadsPerCore></cpuOptions>
        </item>
      </instancesSet>
    </item>
  </reservationSet>
  <nextToken>more</nextToken>
</DescribeInstancesResponse>"#,
        r#"{"Reservations": [{"ReservationId": "r-01", "OwnerId": "000000000001", "Groups": [], "Instances": [{
            "InstanceId": "i-01", "ImageId": "ami-01", "State": {"Code": 16, "Name": "running"}, "PrivateDnsName": "",
            "AmiLaunchIndex": 0, "ProductCodes": [], "InstanceType": "t3.micro", "LaunchTime": "2024-03-01T10:20:30.000Z",
            "Placement": {"AvailabilityZone": "eu-west-1a", "GroupName": "", "Tenancy": "default"},
            "Monitoring": {"State": "disabled"}, "SecurityGroups": [{"GroupId": "sg-01", "GroupName": "web & db"}],
            "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeId": "vol-01",
                "AttachTime": "2024-03-01T10:20:31.000Z", "DeleteOnTermination": true}}],
            "Tags": [{"Key": "Name", "Value": "one"}, {"Key": "empty", "Value": ""}], "EbsOptimized": false,
            "CpuOptions": {"CoreCount": 1, "ThreadsPerCore": 2}
        }]}], "NextToken": "more"}"#,
    ),
    response(
        "ec2",
        "POST_DescribeRegions",
        Root::Documented(&["requestId"]),
        r#"<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>00000000-bbbb</requestId>
<regionInfo><item><regionName>eu-west-1</regionName><regionEndpoint>ec2.eu-west-1.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item></regionInfo>
</DescribeRegionsResponse>"#,
        r#"{"Regions": [{"RegionName": "eu-west-1", "Endpoint": "ec2.eu-west-1.amazonaws.com", "OptInStatus": "opt-in-not-required"}]}"#,
    ),
    response(
        "s3",
        "ListBuckets",
        Root::Documented(&[]),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>0a1b</ID><DisplayName>ann</DisplayName></Owner><Buckets><Bucket><Name>one</Name><CreationDate>2024-01-02T03:04:05.000Z</CreationDate></Bucket><Bucket><Name>two</Name><CreationDate>2024-02-03T04:05:06.000Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>"#,
        r#"{"Owner": {"ID": "0a1b", "DisplayName": "ann"}, "Buckets": [
            {"Name": "one", "CreationDate": "2024-01-02T03:04:05.000Z"}, {"Name": "two", "CreationDate": "2024-02-03T04:05:06.000Z"}]}"#,
    ),
    response(
        "s3",
        "ListObjectsV2",
        Root::Documented(&[]),
        r#"<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>one</Name><Prefix>a/</Prefix><KeyCount>3</KeyCount><MaxKeys>1000</MaxKeys><Delimiter>/</Delimiter><IsTruncated>false</IsTruncated>
<Contents><Key>a/b &amp; c.txt</Key><LastModified>2024-01-02T03:04:05.000Z</LastModified><ETag>&quot;0f&quot;</ETag><Size>5</Size><StorageClass>STANDARD</StorageClass></Contents>
<Contents><Key>a/d</Key><LastModified>2024-01-02T03:04:06.000Z</LastModified><ETag>&quot;1f&quot;</ETag><ChecksumAlgorithm>CRC32</ChecksumAlgorithm><Size>0</Size><StorageClass>GLACIER</StorageClass></Contents>
<CommonPrefixes><Prefix>a/e/</Prefix></CommonPrefixes></ListBucketResult>"#,
        r#"{"Name": "one", "Prefix": "a/", "KeyCount": 3, "MaxKeys": 1000, "Delimiter": "/", "IsTruncated": false, "Contents": [
            {"Key": "a/b & c.txt", "LastModified": "2024-01-02T03:04:05.000Z", "ETag": "\"0f\"", "Size": 5, "StorageClass": "STANDARD"},
            {"Key": "a/d", "LastModified": "2024-01-02T03:04:06.000Z", "ETag": "\"1f\"", "ChecksumAlgorithm": ["CRC32"], "Size": 0, "StorageClass": "GLACIER"}],
            "CommonPrefixes": [{"Prefix": "a/e/"}]}"#,
    ),
    response(
        "s3",
        "GetBucketAcl",
        Root::Documented(&[]),
        r#"<AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>0a1b</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>0a1b</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>"#,
        r#"{"Owner": {"ID": "0a1b"}, "Grants": [{"Grantee": {"Type": "CanonicalUser", "ID": "0a1b"}, "Permission": "FULL_CONTROL"}]}"#,
    ),
    response(
        "s3",
        "CopyObject",
        Root::Property,
        r#"<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LastModified>2024-01-02T03:04:05.000Z</LastModified><ETag>&quot;0f&quot;</ETag></CopyObjectResult>"#,
        r#"{"CopyObjectResult": {"LastModified": "2024-01-02T03:04:05.000Z", "ETag": "\"0f\""}}"#,
    ),
    response(
        "s3",
        "DeleteObjects",
        Root::Documented(&[]),
        r#"<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key><DeleteMarker>true</DeleteMarker></Deleted><Error><Key>c</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error></DeleteResult>"#,
        r#"{"Deleted": [{"Key": "a"}, {"Key": "b", "DeleteMarker": true}], "Errors": [{"Key": "c", "Code": "AccessDenied", "Message": "Access Denied"}]}"#,
    ),
    request(
        "s3",
        "DeleteObjects",
        "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key><VersionId>1</VersionId></Object><Quiet>true</Quiet></Delete>",
        r#"{"Delete": {"Objects": [{"Key": "a"}, {"Key": "b", "VersionId": "1"}], "Quiet": true}}"#,
    ),
    request(
        "s3",
        "CompleteMultipartUpload",
        "<CompleteMultipartUpload><Part><ETag>\"0f\"</ETag><PartNumber>1</PartNumber></Part><Part><ETag>\"1f\"</ETag><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>",
        r#"{"CompleteMultipartUpload": {"Parts": [{"ETag": "\"0f\"", "PartNumber": 1}, {"ETag": "\"1f\"", "PartNumber": 2}]}}"#,
    ),
    request(
        "s3",
        "PutBucketTagging",
        "<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag><Tag><Key>b</Key><Value/></Tag></TagSet></Tagging>",
        r#"{"Tagging": {"TagSet": [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]}}"#,
    ),
    request(
        "s3",
        "PutBucketLifecycleConfiguration",
        "<LifecycleConfiguration><Rule><ID>old</ID><Filter><Prefix>logs/</Prefix></Filter><Status>Enabled</Status><Transition><Days>30</Days><StorageClass>GLACIER</StorageClass></Transition><Expiration><Days>365</Days></Expiration></Rule></LifecycleConfiguration>",
        r#"{"LifecycleConfiguration": {"Rules": [{"ID": "old", "Filter": {"Prefix": "logs/"}, "Status": "Enabled",
            "Transitions": [{"Days": 30, "StorageClass": "GLACIER"}], "Expiration": {"Days": 365}}]}}"#,
    ),
    request(
        "s3",
        "PutBucketCors",
        "<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>*</AllowedOrigin><MaxAgeSeconds>300</MaxAgeSeconds></CORSRule></CORSConfiguration>",
        r#"{"CORSConfiguration": {"CORSRules": [
            {"AllowedMethods": ["GET", "PUT"], "AllowedOrigins": ["*"], "MaxAgeSeconds": 300}]}}"#,
    ),
    request(
        "s3",
        "PutBucketWebsite",
        "<WebsiteConfiguration><ErrorDocument><Key>error.html</Key></ErrorDocument><IndexDocument><Suffix>index.html</Suffix></IndexDocument><RoutingRules><RoutingRule><Condition><KeyPrefixEquals>docs/</KeyPrefixEquals></Condition><Redirect><ReplaceKeyPrefixWith>documents/</ReplaceKeyPrefixWith></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>",
        r#"{"WebsiteConfiguration": {"ErrorDocument": {"Key": "error.html"}, "IndexDocument": {"Suffix": "index.html"},
            "RoutingRules": [{"Condition": {"KeyPrefixEquals": "docs/"}, "Redirect": {"ReplaceKeyPrefixWith": "documents/"}}]}}"#,
    ),
    response(
        "sqs",
        "POST_ReceiveMessage",
        Root::Around("ReceiveMessageResult"),
        r#"<ReceiveMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><ReceiveMessageResult><Message><MessageId>m-1</MessageId><ReceiptHandle>h==</ReceiptHandle><MD5OfBody>00ff</MD5OfBody><Body>{"a": "&lt;b&gt;"}</Body><Attribute><Name>SenderId</Name><Value>ann</Value></Attribute><Attribute><Name>SentTimestamp</Name><Value>1700000000000</Value></Attribute><MessageAttribute><Name>kind</Name><Value><StringValue>test</StringValue><DataType>String</DataType></Value></MessageAttribute></Message></ReceiveMessageResult><ResponseMetadata><RequestId>00000000-cccc</RequestId></ResponseMetadata></ReceiveMessageResponse>"#,
        r#"{"Messages": [{"MessageId": "m-1", "ReceiptHandle": "h==", "MD5OfBody": "00ff", "Body": "{\"a\": \"<b>\"}",
            "Attributes": {"SenderId": "ann", "SentTimestamp": "1700000000000"},
            "MessageAttributes": {"kind": {"StringValue": "test", "DataType": "String"}}}]}"#,
    ),
    response(
        "sqs",
        "POST_GetQueueAttributes",
        Root::Around("GetQueueAttributesResult"),
        r#"<GetQueueAttributesResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><GetQueueAttributesResult><Attribute><Name>DelaySeconds</Name><Value>0</Value></Attribute><Attribute><Name>VisibilityTimeout</Name><Value>30</Value></Attribute></GetQueueAttributesResult><ResponseMetadata><RequestId>00000000-dddd</RequestId></ResponseMetadata></GetQueueAttributesResponse>"#,
        r#"{"Attributes": {"VisibilityTimeout": "30", "DelaySeconds": "0"}}"#,
    ),
    response(
        "sqs",
        "POST_ListQueues",
        Root::Around("ListQueuesResult"),
        "<ListQueuesResponse><ListQueuesResult><QueueUrl>https://sqs.example/1/a</QueueUrl><QueueUrl>https://sqs.example/1/b</QueueUrl></ListQueuesResult><ResponseMetadata><RequestId>00000000-eeee</RequestId></ResponseMetadata></ListQueuesResponse>",
        r#"{"QueueUrls": ["https://sqs.example/1/a", "https://sqs.example/1/b"]}"#,
    ),
    response(
        "iam",
        "POST_ListUsers",
        Root::Around("ListUsersResult"),
        r#"<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult><Users><member><UserId>AIDA1</UserId><Path>/a/</Path><UserName>ann</UserName><Arn>arn:aws:iam::1:user/a/ann</Arn><CreateDate>2024-01-02T03:04:05Z</CreateDate><Tags><member><Key>team</Key><Value>x</Value></member></Tags></member><member><UserId>AIDA2</UserId><Path>/</Path><UserName>ben</UserName><Arn>arn:aws:iam::1:user/ben</Arn><CreateDate>2024-01-02T03:04:06Z</CreateDate></member></Users><IsTruncated>false</IsTruncated></ListUsersResult><ResponseMetadata><RequestId>00000000-ffff</RequestId></ResponseMetadata></ListUsersResponse>"#,
        r#"{"Users": [
            {"UserId": "AIDA1", "Path": "/a/", "UserName": "ann", "Arn": "arn:aws:iam::1:user/a/ann", "CreateDate": "2024-01-02T03:04:05Z", "Tags": [{"Key": "team", "Value": "x"}]},
            {"UserId": "AIDA2", "Path": "/", "UserName": "ben", "Arn": "arn:aws:iam::1:user/ben", "CreateDate": "2024-01-02T03:04:06Z"}], "IsTruncated": false}"#,
    ),
    response(
        "iam",
        "POST_GetAccountSummary",
        Root::Around("GetAccountSummaryResult"),
        r#"<GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult><SummaryMap><entry><key>MFADevices</key><value>6</value></entry><entry><key>Users</key><value>27</value></entry></SummaryMap></GetAccountSummaryResult><ResponseMetadata><RequestId>00000000-0001</RequestId></ResponseMetadata></GetAccountSummaryResponse>"#,
        r#"{"SummaryMap": {"Users": 27, "MFADevices": 6}}"#,
    ),
    response(
        "iam",
        "POST_ListAccountAliases",
        Root::Around("ListAccountAliasesResult"),
        r#"<ListAccountAliasesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListAccountAliasesResult><AccountAliases><member>one</member></AccountAliases><IsTruncated>false</IsTruncated></ListAccountAliasesResult><ResponseMetadata><RequestId>00000000-0002</RequestId></ResponseMetadata></ListAccountAliasesResponse>"#,
        r#"{"AccountAliases": ["one"], "IsTruncated": false}"#,
    ),
    request(
        "cloudfront",
        "CreateDistribution2020_05_31",
        "<DistributionConfig><CallerReference>ref-1</CallerReference><DefaultRootObject>index.html</DefaultRootObject><Origins><Quantity>1</Quantity><Items><Origin><Id>o1</Id><DomainName>one.s3.amazonaws.com</DomainName><CustomHeaders><Quantity>0</Quantity></CustomHeaders><S3OriginConfig><OriginAccessIdentity/></S3OriginConfig></Origin></Items></Origins><DefaultCacheBehavior><TargetOriginId>o1</TargetOriginId><ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy><AllowedMethods><Quantity>2</Quantity><Items><Method>GET</Method><Method>HEAD</Method></Items></AllowedMethods><MinTTL>0</MinTTL></DefaultCacheBehavior><Comment>a &amp; b</Comment><Enabled>true</Enabled></DistributionConfig>",
        r#"{"DistributionConfig": {"CallerReference": "ref-1", "DefaultRootObject": "index.html",
            "Origins": {"Quantity": 1, "Items": [{"Id": "o1", "DomainName": "one.s3.amazonaws.com", "CustomHeaders": {"Quantity": 0}, "S3OriginConfig": {"OriginAccessIdentity": ""}}]},
            "DefaultCacheBehavior": {"TargetOriginId": "o1", "ViewerProtocolPolicy": "redirect-to-https",
                "AllowedMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]}, "MinTTL": 0},
            "Comment": "a & b", "Enabled": true}}"#,
    ),
    response(
        "cloudfront",
        "GetDistribution2020_05_31",
        Root::Property,
        r#"<Distribution xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>E1</Id><ARN>arn:aws:cloudfront::1:distribution/E1</ARN><Status>Deployed</Status><LastModifiedTime>2024-01-02T03:04:05.678Z</LastModifiedTime><InProgressInvalidationBatches>0</InProgressInvalidationBatches><DomainName>d1.cloudfront.net</DomainName><DistributionConfig><CallerReference>ref-1</CallerReference><Aliases><Quantity>1</Quantity><Items><CNAME>www.example.com</CNAME></Items></Aliases><Origins><Quantity>1</Quantity><Items><Origin><Id>o1</Id><DomainName>one.s3.amazonaws.com</DomainName></Origin></Items></Origins><DefaultCacheBehavior><TargetOriginId>o1</TargetOriginId><ViewerProtocolPolicy>allow-all</ViewerProtocolPolicy></DefaultCacheBehavior><Comment/><Enabled>true</Enabled></DistributionConfig></Distribution>"#,
        r#"{"Distribution": {"Id": "E1", "ARN": "arn:aws:cloudfront::1:distribution/E1", "Status": "Deployed", "LastModifiedTime": "2024-01-02T03:04:05.678Z",
            "InProgressInvalidationBatches": 0, "DomainName": "d1.cloudfront.net", "DistributionConfig": {"CallerReference": "ref-1",
            "Aliases": {"Quantity": 1, "Items": ["www.example.com"]}, "Origins": {"Quantity": 1, "Items": [{"Id": "o1", "DomainName": "one.s3.amazonaws.com"}]},
            "DefaultCacheBehavior": {"TargetOriginId": "o1", "ViewerProtocolPolicy": "allow-all"}, "Comment": "", "Enabled": true}}}"#,
    ),
    request(
        "cloudfront",
        "CreateInvalidation2020_05_31",
        "<InvalidationBatch><Paths><Quantity>2</Quantity><Items><Path>/a</Path><Path>/b*</Path></Items></Paths><CallerReference>ref-2</CallerReference></InvalidationBatch>",
        r#"{"InvalidationBatch": {"Paths": {"Quantity": 2, "Items": ["/a", "/b*"]}, "CallerReference": "ref-2"}}"#,
    ),
];
