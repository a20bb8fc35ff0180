import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The tables a store works on: `main` is the record of what happened, `derived` can be rebuilt or may expire. */
export interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly main: string;
  readonly derived: string;
}

/** One document client a cold start. Three tries in all: a fourth would outlive the request that waits for it. */
export function connectTables(main: string, derived: string): Tables {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, main, derived };
}
