import { createHash } from 'node:crypto';
import { routes } from '../../shared/routes.ts';
import { type ApiClient, Refused } from './api-client.ts';
import { inParallel } from './in-parallel.ts';
import { type ImportedListing, readListingLine, sentence } from './listing-lines.ts';

/** A line of a file with its number, from 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

export interface ImportCounts {
  lines: number;
  created: number;
  there: number;
  bad: number;
}

export interface ImportOptions {
  readonly api: ApiClient;
  /** How many calls at a time. */
  readonly most: number;
  /** Called for each bad line. */
  readonly onBad: (line: number, reason: string) => void;
  /** Called after every line. */
  readonly onLine?: (counts: Readonly<ImportCounts>) => void;
  /** Called for each listing that is in the system now, with its id and its organisation's there. */
  readonly onListing?: (externalId: string, listing: { readonly id: string; readonly version: number }) => void;
  readonly stopped?: () => boolean;
}

/** What every line would be refused for: it is pointless to go on. */
const refusesAll = new Set(['not-signed-in', 'not-allowed', 'request.origin']);

/** The key of an attempt: the same line again is the same attempt, a changed line another one. */
function attemptKey(request: ImportedListing): string {
  return `import-${createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 48)}`;
}

/**
 * Brings lines in through the API. A bad line is reported and the rest goes on; a line that is there already is left as it is.
 * Throws `NoAnswer` where nothing answers, and `Refused` where the caller may not import at all.
 */
export async function importLines(lines: AsyncIterable<NumberedLine>, options: ImportOptions): Promise<ImportCounts> {
  const { api, most, onBad, onLine, onListing, stopped } = options;
  const counts: ImportCounts = { lines: 0, created: 0, there: 0, bad: 0 };

  const bad = (number: number, reason: string) => {
    counts.bad += 1;
    onBad(number, reason);
  };
  const bring = async ({ number, text }: NumberedLine) => {
    const reading = readListingLine(text);
    if (!reading.ok) return bad(number, reading.reason);
    const { request } = reading;
    try {
      const idempotencyKey = attemptKey(request);
      const { listing, created } = await api.call(routes['import-listing'], { body: request, idempotencyKey });
      counts[created ? 'created' : 'there'] += 1;
      onListing?.(request.externalId, { id: listing.id, version: listing.own?.version ?? 1 });
    } catch (error) {
      if (!(error instanceof Refused) || refusesAll.has(error.code)) throw error;
      bad(number, refusalOf(error));
    }
  };

  const work = async (line: NumberedLine) => {
    if (line.text.trim() === '') return;
    await bring(line);
    counts.lines += 1;
    onLine?.(counts);
  };
  await inParallel(lines, most, work, stopped);
  return counts;
}

function refusalOf({ message, fields }: Refused): string {
  if (fields.length === 0) return message;
  return fields
    .slice(0, 5)
    .map((field) => sentence(field.path.replace(/^content\./, ''), field.message))
    .join(' ');
}
