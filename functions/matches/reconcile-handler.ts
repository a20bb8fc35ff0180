import { setTimeout as sleep } from 'node:timers/promises';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logger } from '../_middleware/logger.ts';
import { makeIndexListings } from './index-listings.ts';
import { connectIndex } from './index-parts.ts';
import { compareIndex, makeRebuildIndex } from './rebuild-index.ts';
import { makeReconcileIndex, type Reconciliation } from './reconcile-index.ts';

const parts = connectIndex();
const metrics = new Metrics();

const reconcileIndex = makeReconcileIndex({
  compare: () => compareIndex(parts),
  indexListings: makeIndexListings(parts),
  rebuildIndex: makeRebuildIndex(parts),
  settle: () => sleep(20_000),
});

/** Runs every night, and after a deployment. */
export async function handler(): Promise<Reconciliation> {
  const reconciliation = await reconcileIndex();
  metrics.addMetric('IndexRepairs', MetricUnit.Count, reconciliation.repaired);
  metrics.publishStoredMetrics();
  logger.info('The index is reconciled', { ...reconciliation });
  return reconciliation;
}
