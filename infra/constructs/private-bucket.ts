import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';

export interface PrivateBucketProps extends BucketProps {
  /** What the template says about the bucket to those who read it. */
  readonly metadata?: { readonly key: string; readonly value: string };
}

/** An encrypted bucket that nobody reads from outside and that outlives its stack. */
export function privateBucket(scope: Construct, id: string, { metadata, ...props }: PrivateBucketProps): IBucket {
  const bucket: IConstruct = new Bucket(scope, id, {
    ...props,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const { defaultChild } = bucket.node;
  if (metadata && CfnResource.isCfnResource(defaultChild)) defaultChild.addMetadata(metadata.key, metadata.value);
  if (!isBucket(bucket)) throw new Error(`${id} is no bucket`);
  return bucket;
}

// CDK declares the class with `policy: … | undefined` and its own interface with `policy?: …`: the strictest TypeScript tells them apart.
function isBucket(construct: IConstruct): construct is IBucket {
  return construct instanceof Bucket;
}
