import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { z } from 'zod';
import type * as properties from './properties.ts';
import { StartProblem } from './start-problem.ts';

type TableProperties = z.infer<typeof properties.table>;

/** The call that creates a table as its template describes it. */
export function createTableInput(name: string, described: TableProperties): CreateTableCommandInput {
  const { AttributeDefinitions, BillingMode, KeySchema, GlobalSecondaryIndexes, StreamSpecification } = described;
  const indexes = GlobalSecondaryIndexes?.map(({ IndexName, KeySchema: keys, Projection }) => ({
    IndexName,
    KeySchema: keys,
    Projection,
  }));
  return {
    TableName: name,
    AttributeDefinitions,
    BillingMode,
    KeySchema,
    ...(indexes && { GlobalSecondaryIndexes: indexes }),
    ...(StreamSpecification && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: StreamSpecification.StreamViewType },
    }),
  };
}

/**
 * Creates the table unless it is there.
 * @returns the ARN of its stream in the local database, if it has one.
 * @throws StartProblem when a table of that name is there with other keys, indexes or stream.
 */
export async function ensureTable(
  client: DynamoDBClient,
  name: string,
  described: TableProperties,
): Promise<string | undefined> {
  const wanted = createTableInput(name, described);
  const found = await find(client, name);
  if (found !== undefined && shape(found) !== shape(wanted)) {
    throw new StartProblem(
      `The local data was made for another shape of the table ${name}: drop it with \`npm start -- --fresh\`.`,
    );
  }
  if (found !== undefined) return found.LatestStreamArn;
  const { TableDescription } = await client.send(new CreateTableCommand(wanted));
  const { TimeToLiveSpecification } = described;
  if (TimeToLiveSpecification?.Enabled)
    await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
  return TableDescription?.LatestStreamArn;
}

async function find(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

function shape(table: TableDescription | CreateTableCommandInput): string {
  const indexes = table.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    type: Projection?.ProjectionType,
    attributes: Projection?.NonKeyAttributes?.toSorted(),
  })).toSorted((a, b) => (a.IndexName ?? '').localeCompare(b.IndexName ?? ''));
  return JSON.stringify([table.KeySchema, indexes, table.StreamSpecification?.StreamViewType]);
}
