import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ZodError, z } from 'zod';
import { DomainError } from '../../shared/errors.ts';
import { sameSnapshot, snapshotOf } from '../../shared/listings/snapshot.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import { Organisation } from '../../shared/schemas/organisation.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { organisationKey } from '../_adapters/keys.ts';
import { readRecord, stillAt } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';
import { changeListing, loadListing } from './store.ts';

/** Tries against somebody who writes the same listing at the same time. */
const tries = 5;

/**
 * Carries an organisation's features into each of its listings, as a change of the listing. Each write is conditional on the versions of
 * both, so that neither an old organisation nor an old listing can win, whatever the order in which changes are delivered. Gives the number of
 * listings that were changed; one that says the same already is left alone. A listing that cannot be changed does not hold up the others:
 * the first failure is thrown when all have been tried.
 */
export function makeRefreshOrganisation(
  tables: Tables,
  runtime: Pick<Runtime, 'now'>,
): (organisationId: string) => Promise<number> {
  return async (organisationId) => {
    let changed = 0;
    const failures: unknown[] = [];
    for (const listingId of await listingIds(tables, organisationId)) {
      try {
        if (await refresh(tables, runtime, organisationId, listingId)) changed += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    // What passes is worth another delivery; what does not parse is not.
    const worst = failures.find((error) => !(error instanceof ZodError)) ?? failures[0];
    if (worst !== undefined) throw worst;
    return changed;
  };
}

async function refresh(
  tables: Tables,
  runtime: Pick<Runtime, 'now'>,
  organisationId: string,
  listingId: string,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const organisation = await readRecord(tables, Organisation, organisationKey(organisationId));
    const before = await loadListing(tables, listingId);
    if (organisation === undefined || before === undefined || before.organisationId !== organisationId) return false;
    const snapshot = snapshotOf(organisation);
    if (sameSnapshot(before.organisation, snapshot)) return false;
    const after: Listing = {
      ...before,
      organisation: snapshot,
      version: before.version + 1,
      updatedAt: runtime.now().toISOString(),
    };
    try {
      await transact(tables, [
        ...changeListing(tables, before, after, 'organisation-changed', { by: 'clock' }),
        stillAt(tables, organisationKey(organisation.id), organisation.version),
      ]);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (attempt === tries) throw new DomainError('busy', { retryAfterSeconds: 2 });
    }
  }
}

const Owned = z.object({ sk: z.string() });

/** The ids of all listings that an organisation has ever had, read consistently. */
async function listingIds({ client, main }: Tables, organisationId: string): Promise<string[]> {
  const ids: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: main,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': organisationKey(organisationId).pk, ':prefix': 'LISTING#' },
        ProjectionExpression: 'sk',
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    ids.push(...(answer.Items ?? []).map((item) => Owned.parse(item).sk.slice('LISTING#'.length)));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return ids;
}
