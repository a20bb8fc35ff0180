import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const mostKeys = 100;
const mostRounds = 12;

/**
 * Reads items by key, consistently and in any number; those that do not exist are left out. What DynamoDB leaves over
 * is asked for again. Throws where some of it is left over for ever.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly { readonly pk: string; readonly sk: string }[],
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let waiting: Record<string, unknown>[] = [...keys];
  const rounds = mostRounds + Math.ceil(keys.length / mostKeys);
  for (let round = 0; waiting.length > 0; round += 1) {
    if (round === rounds) throw new Error(`the table gave ${items.length} of ${keys.length} items in ${rounds} rounds`);
    const [Keys, rest] = [waiting.slice(0, mostKeys), waiting.slice(mostKeys)];
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    );
    items.push(...(answer.Responses?.[table] ?? []));
    waiting = [...rest, ...(answer.UnprocessedKeys?.[table]?.Keys ?? [])];
  }
  return items;
}
