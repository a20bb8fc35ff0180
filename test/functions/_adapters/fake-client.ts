import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localAws } from '../../../infra/local/local-aws.ts';

/** A client that gives these answers one after the other, or throws those that are errors, and reaches no database. */
export function fakeClient(answers: readonly unknown[]): { client: DynamoDBDocumentClient; calls: () => number } {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(localAws('http://127.0.0.1:1')));
  let calls = 0;
  client.send = async () => {
    const answer = answers[calls];
    calls += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { client, calls: () => calls };
}
