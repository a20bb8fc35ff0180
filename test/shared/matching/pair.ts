import { type MatchRecord, recordOf } from '../../../shared/matching/record.ts';
import { sampleId, sampleListing } from './sample-listing.ts';

export type Parts = Parameters<typeof sampleListing>[0];

/** A need of a Ukrainian community about heat substations, with whatever a test wants different. */
export function need(parts: Parts = {}): MatchRecord {
  return recordOf(sampleListing({ kind: 'need', ...parts }));
}

/** An offer on the same subject by another community, with whatever a test wants different. */
export function offer(parts: Parts = {}): MatchRecord {
  return recordOf(
    sampleListing({ kind: 'offer', id: sampleId(2), organisationId: sampleId(2, '01J0'), capacityLeft: 1, ...parts }),
  );
}
