import { type IndexView, readIndexOf } from '../../../functions/matches/index-store.ts';
import { canonicalBytes, recordsOf } from '../../../shared/matching/index-tree.ts';
import { packListing, packRecord, recordFormat } from '../../../shared/matching/record.ts';
import { type Model, storeOf } from './index-model.ts';

/** Whether a view is anything else than what the commit of its version left. */
export function viewDiffers(view: IndexView, history: ReadonlyMap<number, Uint8Array>): boolean {
  return Buffer.compare(bytesOf(view), history.get(view.version) ?? new Uint8Array()) !== 0;
}

/** What is wrong with the index when everything has come to rest: undefined where the law holds. */
export async function faultsAtRest(model: Model, chunkRecords: number): Promise<string | undefined> {
  const wanted = new Map<string, Uint8Array>();
  for (const [id, stored] of model.main) {
    const record = 'listing' in stored ? packListing(stored.listing) : undefined;
    if (record !== undefined) wanted.set(id, record);
    if ('broken' in stored && !model.parked.has(`LISTING#${id}`)) return `${id} is unreadable and not parked`;
  }
  const head = model.head();
  if (head === undefined || head.recordFormat !== recordFormat)
    return wanted.size === 0 ? undefined : 'there is no index';
  const present = new Map<string, Uint8Array>();
  let before = '';
  for (const { chunk, first, version, count } of head.leaves) {
    const stored = model.chunks.get(chunk);
    if (stored?.version !== version) return `chunk ${chunk} is of version ${stored?.version}, not ${version}`;
    const records = recordsOf(stored.bytes);
    const [start] = records.keys();
    if (start !== first || first <= before || records.size !== count || count > chunkRecords)
      return `chunk ${chunk} is out of order`;
    for (const [id, record] of records) {
      present.set(id, record);
      before = id;
    }
  }
  if (Buffer.compare(canonicalBytes(wanted), canonicalBytes(present)) !== 0)
    return 'the index is not what a rebuild gives';
  const store = storeOf(model, (_name, act) => Promise.resolve(act()));
  if (Buffer.compare(bytesOf(await readIndexOf(store).view()), canonicalBytes(wanted)) !== 0)
    return 'a new reader sees something else';
  return undefined;
}

function bytesOf(view: IndexView): Uint8Array {
  const { ids } = view.find({ filters: {}, sort: 'newest', limit: view.size + 1 });
  const records = ids.flatMap((id) => {
    const record = view.get(id);
    return record === undefined ? [] : [[id, packRecord(record)] as const];
  });
  return canonicalBytes(new Map(records));
}
