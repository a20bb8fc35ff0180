import { z } from 'zod';
import { logger } from '../_middleware/logger.ts';
import { makeIndexBatch } from './index-batch.ts';
import { makeIndexListings } from './index-listings.ts';
import { connectIndex } from './index-parts.ts';
import { makeRebuildIndex } from './rebuild-index.ts';

const parts = connectIndex();
const Named = z.object({ name: z.string() });

export const handler = makeIndexBatch({
  indexListings: makeIndexListings(parts),
  rebuildIndex: makeRebuildIndex(parts),
  report: (error) => logger.error('index.failed', { error: Named.safeParse(error).data?.name ?? 'unknown' }),
});
