import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisationKey } from '../../../functions/_adapters/keys.ts';
import { replaceRecord } from '../../../functions/_adapters/records.ts';
import { transact } from '../../../functions/_adapters/transact.ts';
import { makeRefreshOrganisation } from '../../../functions/listings/refresh-organisation.ts';
import { loadListing } from '../../../functions/listings/store.ts';
import { snapshotOf } from '../../../shared/listings/snapshot.ts';
import type { Organisation } from '../../../shared/schemas/organisation.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { heldRuntime, idOf, listingOf, openCity, store } from '../notices/samples.ts';

describe('carrying a changed organisation into its listings', () => {
  let tables: Tables;
  const { runtime } = heldRuntime();
  /** What happens between the next read and whatever its reader does with it. */
  let meanwhile: (() => Promise<unknown>) | undefined;
  beforeAll(async () => {
    tables = await startTables();
    tables.client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        const happens = meanwhile;
        if (context.commandName !== 'GetItemCommand' || happens === undefined) return answer;
        meanwhile = undefined;
        await happens();
        return answer;
      },
      { step: 'initialize', name: 'meanwhile' },
    );
  }, 60_000);
  afterAll(() => tables.stop());

  /** An organisation with a published, a submitted and a withdrawn listing. */
  async function organisationWithListings(n: number) {
    const organisation = openCity({ id: idOf(n) });
    const listings = (['published', 'submitted', 'withdrawn'] as const).map((state, i) =>
      listingOf(organisation, { id: idOf(n + 1 + i), state, submittedAt: '2027-01-02T00:00:00.000Z' }),
    );
    await store(tables, { organisations: [organisation], listings });
    return { organisation, listings };
  }
  async function revise(organisation: Organisation, profile: Partial<Organisation['profile']>): Promise<Organisation> {
    const revised = {
      ...organisation,
      version: organisation.version + 1,
      profile: { ...organisation.profile, ...profile },
    };
    await transact(tables, [replaceRecord(tables, organisationKey(organisation.id), organisation.version, revised)]);
    return revised;
  }

  it('changes each listing once, with its event, and leaves what the author wrote', async () => {
    const { organisation, listings } = await organisationWithListings(100);
    const revised = await revise(organisation, {
      interpreter: false,
      population: 120_000,
      place: { country: 'SE', name: 'Norra Lindholm' },
    });
    const refresh = makeRefreshOrganisation(tables, runtime);

    expect(await refresh(organisation.id)).toBe(3);
    expect(await refresh(organisation.id)).toBe(0);

    for (const before of listings) {
      const after = await loadListing(tables, before.id);
      expect(after).toEqual({
        ...before,
        organisation: snapshotOf(revised),
        version: before.version + 1,
        updatedAt: after?.updatedAt,
      });
      const events = await tables.client.send(
        new QueryCommand({
          TableName: tables.main,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
          ExpressionAttributeValues: { ':pk': `LISTING#${before.id}`, ':event': 'EVENT#' },
        }),
      );
      expect(events.Items).toMatchObject([
        { data: { act: 'organisation-changed', version: before.version + 1, actor: { by: 'clock' } } },
      ]);
    }
  });

  it('changes nothing when only the contact changed, or the population within its band', async () => {
    const { organisation } = await organisationWithListings(200);
    const contact = { name: 'Nils Ek', email: 'nils@lindholm.example', languages: ['sv' as const] };
    await revise({ ...organisation, contact }, { population: 62_000 });

    expect(await makeRefreshOrganisation(tables, runtime)(organisation.id)).toBe(0);
  });

  it('keeps a listing in the queue of the desk', async () => {
    const { organisation, listings } = await organisationWithListings(300);
    await revise(organisation, { traits: ['coastal'] });

    await makeRefreshOrganisation(tables, runtime)(organisation.id);

    const queued = await tables.client.send(
      new QueryCommand({
        TableName: tables.main,
        IndexName: 'queue',
        KeyConditionExpression: 'queue = :queue',
        ExpressionAttributeValues: { ':queue': 'listing#submitted' },
      }),
    );
    expect(queued.Items?.find(({ pk }) => pk === `LISTING#${listings[1]?.id}`)).toMatchObject({
      version: 4,
      queuedAt: '2027-01-02T00:00:00.000Z',
    });
  });

  it('ends with the newest features, whatever is delivered twice, late or side by side', async () => {
    const { organisation, listings } = await organisationWithListings(400);
    const refresh = makeRefreshOrganisation(tables, runtime);
    let current = organisation;
    const running: Promise<number>[] = [];
    for (let round = 0; round < 8; round += 1) {
      current = await revise(current, { population: round % 2 === 0 ? 4_000 : 150_000, interpreter: round % 3 === 0 });
      // Many at once may give up as busy: the stream delivers them again.
      running.push(
        refresh(organisation.id).catch(() => 0),
        refresh(organisation.id).catch(() => 0),
      );
    }
    await Promise.all(running);
    await refresh(organisation.id);

    for (const { id } of listings) {
      const listing = await loadListing(tables, id);
      expect(listing?.organisation).toEqual(snapshotOf(current));
    }
  });

  it('does not let features win that were read before the organisation changed again', async () => {
    const { organisation, listings } = await organisationWithListings(500);
    const refresh = makeRefreshOrganisation(tables, runtime);
    const second = await revise(organisation, { population: 4_000 });
    let newest = second;
    meanwhile = async () => {
      newest = await revise(second, { population: 150_000 });
      await refresh(organisation.id);
    };

    await refresh(organisation.id);

    for (const { id } of listings) expect((await loadListing(tables, id))?.organisation).toEqual(snapshotOf(newest));
  });

  it('has nothing to do for an organisation that does not exist', async () => {
    expect(await makeRefreshOrganisation(tables, runtime)(idOf(999))).toBe(0);
  });
});
