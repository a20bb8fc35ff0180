import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Language } from '../../shared/languages.ts';
import { CountryCode } from '../../shared/places/countries.ts';
import { ReturnReason } from '../../shared/schemas/listing.ts';
import { DeclineReason, DismissReason, SideName } from '../../shared/schemas/match.ts';
import { Email, line, paragraphs } from '../../shared/schemas/text.ts';
import { type ImportedListing, type ListingLine, readListingLine } from './listing-lines.ts';

const folder = join(import.meta.dirname, '..', '..', 'demo');

const OrganisationName = z.strictObject({ country: CountryCode, name: line(160) });
const ListingName = z.string().min(1).max(80);

/** Who can sign in to the demonstration. A person of an organisation is its contact in the listings. */
export const Accounts = z.strictObject({
  secretariat: z.array(z.strictObject({ name: line(120), email: Email, language: Language })).min(1),
  organisations: z.array(
    OrganisationName.extend({
      declarationSigned: z.boolean().default(true),
      /** What the account stands for, where it is shown at the start. */
      shownAs: line(80).optional(),
    }),
  ),
});
export type Accounts = z.output<typeof Accounts>;

const MatchStep = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('endorse') }),
  z.strictObject({ act: z.literal('dismiss'), reason: DismissReason, note: paragraphs(300) }),
  z.strictObject({ act: z.literal('accept'), as: SideName }),
  z.strictObject({ act: z.literal('decline'), as: SideName, reason: DeclineReason, note: paragraphs(300) }),
  z.strictObject({ act: z.literal('withdraw') }),
  z.strictObject({ act: z.literal('partnership'), as: SideName }),
]);
export type MatchStep = z.output<typeof MatchStep>;

const StoryMatch = z.strictObject({
  /** The organisation that shows interest, with its own listing unless it came by browsing. */
  by: OrganisationName,
  own: ListingName.optional(),
  in: ListingName,
  message: paragraphs(400, 10),
  steps: z.array(MatchStep),
});
export type StoryMatch = z.output<typeof StoryMatch>;

/** What has happened on the demonstration besides publishing. Listings are named by their id in `listings.jsonl`. */
export const Story = z.strictObject({
  drafts: z.array(ListingName),
  submitted: z.array(ListingName),
  returned: z.array(
    z.strictObject({ listing: ListingName, reasons: z.array(ReturnReason).min(1), note: paragraphs(500) }),
  ),
  paused: z.array(ListingName),
  matches: z.array(StoryMatch),
});
export type Story = z.output<typeof Story>;

/** A listing of the demonstration, as it stands in the file and as the API takes it. */
export interface DemoListing {
  readonly number: number;
  readonly text: string;
  readonly line: ListingLine;
  readonly request: ImportedListing;
}

export interface Demonstration {
  /** By id, in the order of the file. */
  readonly listings: ReadonlyMap<string, DemoListing>;
  readonly accounts: Accounts;
  readonly story: Story;
  /** The codifier's excerpt, as `parseCodifier` reads it. */
  readonly places: string;
}

/** Reads the demonstration data. Throws an error that names the file and what is wrong in it. */
export function readDemonstration(): Demonstration {
  return {
    listings: readListings(),
    accounts: readJson('accounts.json', Accounts),
    story: readJson('story.json', Story),
    places: readFileSync(join(folder, 'places.tsv'), 'utf8'),
  };
}

function readListings(): Map<string, DemoListing> {
  const listings = new Map<string, DemoListing>();
  const lines = readFileSync(join(folder, 'listings.jsonl'), 'utf8').trimEnd().split('\n');
  for (const [index, text] of lines.entries()) {
    const reading = readListingLine(text);
    if (!reading.ok) throw new Error(`demo/listings.jsonl, line ${index + 1}: ${reading.reason}`);
    const { line: read, request } = reading;
    if (listings.has(read.id)) throw new Error(`demo/listings.jsonl, line ${index + 1}: ${read.id} is there already`);
    listings.set(read.id, { number: index + 1, text, line: read, request });
  }
  return listings;
}

function readJson<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!parsed.success) throw new Error(`demo/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
