import type { Logger } from '@aws-lambda-powertools/logger';
import { type ClockStep, clockQueue, dueClockStep } from '../../shared/listings/clock.ts';
import { nextListingState } from '../../shared/listings/states.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';
import { dueKeys } from '../notices/due-keys.ts';
import { oweNotice } from '../notices/outbox.ts';
import { sideBySide } from '../notices/side-by-side.ts';
import { changeListing, loadListing } from './store.ts';

export interface ExpireListingsDependencies {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly log: Pick<Logger, 'error'>;
}

/** What one run of the clock did. `failed`: could not be read or written; the next run tries again. `left`: there was no time for it. */
export interface ClockRun {
  readonly warned: number;
  readonly expired: number;
  readonly failed: number;
  readonly left: number;
}

/** The most that one run looks at; the next one takes the rest. */
const mostListings = 2_000;
const atOnce = 4;
const tries = 3;

/**
 * Warns the organisations whose listings run out and lets those expire whose day has come, each with its event and its mail in one
 * transaction. Running twice, late or beside itself changes nothing: the listing is read afresh and the write conditional on its version.
 */
export function makeExpireListings(deps: ExpireListingsDependencies) {
  const { tables, runtime, log } = deps;
  return async (hasTime: () => boolean): Promise<ClockRun> => {
    const run = { warned: 0, expired: 0, failed: 0, left: 0 };
    const until = runtime.now().toISOString();
    const due = await dueKeys(tables, { queue: clockQueue, until, most: mostListings });
    await sideBySide(due, atOnce, async ({ pk }) => {
      if (!hasTime()) {
        run.left += 1;
        return;
      }
      try {
        const step = await strike(deps, pk.replace(/^LISTING#/, ''));
        if (step?.act === 'warn') run.warned += 1;
        if (step?.act === 'expire') run.expired += 1;
      } catch (error) {
        run.failed += 1;
        log.error('The clock of a listing stands still', {
          key: pk,
          error: error instanceof Error ? error.name : typeof error,
        });
      }
    });
    return run;
  };
}

/** Takes the step that is due for one listing; undefined where none is, or none any more. */
async function strike({ tables, runtime }: ExpireListingsDependencies, id: string): Promise<ClockStep | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await loadListing(tables, id);
    const now = runtime.now().toISOString();
    const step = before && dueClockStep(before, now);
    if (before === undefined || step === undefined) return undefined;
    const days = step.act === 'warn' ? step.days : 0;
    const after: Listing = {
      ...before,
      state: step.act === 'expire' ? nextListingState('expire', before.state) : before.state,
      warned: days,
      version: before.version + 1,
      updatedAt: now,
    };
    const { organisationId } = before;
    try {
      await transact(tables, [
        ...changeListing(tables, before, after, step.act, { by: 'clock' }, step.act === 'warn' ? [`days-${days}`] : []),
        oweNotice(tables, runtime, { kind: 'listing-expiring', organisationId, listingId: id, days }),
      ]);
      return step;
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === tries) throw error;
    }
  }
}
