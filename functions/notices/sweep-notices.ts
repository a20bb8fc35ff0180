import type { Logger } from '@aws-lambda-powertools/logger';
import { ZodError } from 'zod';
import type { Tables } from '../_adapters/dynamodb.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { dueKeys, type QueueLine } from './due-keys.ts';
import { outboxQueue } from './outbox.ts';
import type { Park } from './park.ts';
import type { Sending } from './send-notice.ts';
import { sideBySide } from './side-by-side.ts';

export interface SweepDependencies {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly sendNotice: (id: string) => Promise<Sending>;
  readonly park: Park;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

/** What one sweep found: how long the oldest notice has waited (whole seconds, 0 where none waits) and what became of those whose turn it was. */
export interface Sweep {
  readonly oldestWaitingSeconds: number;
  readonly outcomes: Readonly<Record<Sending | 'parked' | 'error' | 'left', number>>;
}

/** The most that one sweep looks at; the rest waits five minutes more. */
const mostNotices = 5_000;
const atOnce = 8;

/**
 * Sends again what was left over: notices whose sender died, whose mail was refused, or whose stream record was lost.
 * `hasTime` tells whether another one may be begun.
 */
export function makeSweepNotices({ tables, runtime, sendNotice, park, log }: SweepDependencies) {
  return async (hasTime: () => boolean): Promise<Sweep> => {
    const now = runtime.now();
    const waiting = await dueKeys(tables, { queue: outboxQueue, most: mostNotices });
    const due = waiting.filter(({ queuedAt }) => queuedAt <= now.toISOString());

    const outcomes: Record<keyof Sweep['outcomes'], number> = {
      sent: 0,
      'nothing-to-send': 0,
      'not-due': 0,
      lost: 0,
      'try-again': 0,
      failed: 0,
      parked: 0,
      error: 0,
      left: 0,
    };
    await sideBySide(due, atOnce, async ({ pk, sk }) => {
      if (!hasTime()) {
        outcomes.left += 1;
        return;
      }
      try {
        outcomes[await sendNotice(pk.replace(/^OUTBOX#/, ''))] += 1;
      } catch (error) {
        if (error instanceof ZodError && (await parked(park, { pk, sk }, error))) outcomes.parked += 1;
        else outcomes.error += 1;
        log.error('A notice could not be swept', {
          key: pk,
          error: error instanceof Error ? error.name : typeof error,
        });
      }
    });
    return { oldestWaitingSeconds: oldestSeconds(waiting, now), outcomes };
  };
}

async function parked(park: Park, key: { pk: string; sk: string }, error: ZodError): Promise<boolean> {
  try {
    await park(key, error);
    return true;
  } catch {
    return false;
  }
}

function oldestSeconds(waiting: readonly QueueLine[], now: Date): number {
  const since = Math.min(...waiting.map(({ createdAt, queuedAt }) => Date.parse(createdAt ?? queuedAt)), now.getTime());
  return Math.floor((now.getTime() - since) / 1000);
}
