import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { Listing } from '../../shared/schemas/listing.ts';
import { batchGet } from './index-batch-get.ts';
import type { LoadListings, StoredListing } from './index-listings.ts';
import type { ListingScan } from './rebuild-index.ts';

const prefix = 'LISTING#';
const Item = z.object({ pk: z.string(), data: z.unknown() });

/** The listings of the main table as the indexing function reads them: consistently, each parsed on its own. */
export function makeListingSource({
  client,
  table,
}: {
  client: DynamoDBDocumentClient;
  /** The name of the main table. */
  table: string;
}): { loadListings: LoadListings } & ListingScan {
  return {
    async loadListings(ids) {
      const found = new Map<string, StoredListing>();
      const keys = ids.map((id) => ({ pk: `${prefix}${id}`, sk: 'LISTING' }));
      for (const item of await batchGet(client, table, keys)) addListing(found, item);
      return found;
    },

    async *scanListings() {
      let after: Record<string, unknown> | undefined;
      do {
        const page = await client.send(
          new ScanCommand({
            TableName: table,
            ConsistentRead: true,
            FilterExpression: 'sk = :listing AND begins_with(pk, :prefix)',
            ExpressionAttributeValues: { ':listing': 'LISTING', ':prefix': prefix },
            ...(after === undefined ? {} : { ExclusiveStartKey: after }),
          }),
        );
        const found = new Map<string, StoredListing>();
        for (const item of page.Items ?? []) addListing(found, item);
        yield found;
        after = page.LastEvaluatedKey;
      } while (after !== undefined);
    },
  };
}

/** Adds an item under the id in its key. An item under another id than its own is as unreadable as one without a listing. */
function addListing(found: Map<string, StoredListing>, item: Record<string, unknown>): void {
  const { pk, data } = Item.parse(item);
  const id = pk.slice(prefix.length);
  const parsed = Listing.safeParse(data);
  if (!parsed.success) found.set(id, { broken: parsed.error.name });
  else found.set(id, parsed.data.id === id ? { listing: parsed.data } : { broken: 'ForeignId' });
}
