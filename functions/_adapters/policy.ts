import { carefulPolicy, PlacePolicy } from '../../shared/safety/place-policy.ts';
import type { Tables } from './dynamodb.ts';
import { readRecord } from './records.ts';
import type { Runtime } from './runtime.ts';

/** Gives the place policy in force, at most 30 seconds old. */
export type LoadPolicy = () => Promise<PlacePolicy>;

export const policyKey = { pk: 'POLICY', sk: 'PLACES' };

/** The policy that the secretariat has written; until it has, the careful one. */
export function makeLoadPolicy(tables: Tables, runtime: Pick<Runtime, 'now'>): LoadPolicy {
  let kept: { policy: PlacePolicy; at: number } | undefined;
  return async () => {
    const now = runtime.now().getTime();
    if (kept === undefined || now - kept.at > 30_000) {
      kept = { policy: (await readRecord(tables, PlacePolicy, policyKey)) ?? carefulPolicy, at: now };
    }
    return kept.policy;
  };
}
