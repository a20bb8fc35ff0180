import type { ListingContent } from '../schemas/listing.ts';

/** How long a listing is shown at most before it has to be renewed, in months. */
export const termMonths = 12;

/** Whether the time window of a listing has passed: its last month lies before the month of `now`. */
export function isWindowOver({ to }: Pick<ListingContent, 'to'>, now: Date): boolean {
  return to !== undefined && to < now.toISOString().slice(0, 7);
}

/**
 * When a listing published or renewed at `now` expires (ISO 8601 in UTC): the end of its window, or a term from now, whichever comes first;
 * undefined for a standing listing.
 */
export function expiryOf({ to, standing }: Pick<ListingContent, 'to' | 'standing'>, now: Date): string | undefined {
  if (standing) return undefined;
  const term = new Date(now);
  term.setUTCMonth(term.getUTCMonth() + termMonths);
  const [year = 0, month = 0] = (to ?? '2099-12').split('-').map(Number);
  const windowEnd = new Date(Date.UTC(year, month, 1) - 1);
  return (windowEnd < term ? windowEnd : term).toISOString();
}

/** Whether a change of a reviewed listing has to be reviewed again: new words, topics, place or identifiers do, numbers and dates do not. */
export function needsReview(before: ListingContent, after: ListingContent): boolean {
  const reviewed = ({ texts, topics, forms, place, externalIds, participants, visibility }: ListingContent) =>
    JSON.stringify([texts, topics, forms, place, externalIds, participants, visibility]);
  return reviewed(before) !== reviewed(after);
}
