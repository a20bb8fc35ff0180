import { z } from 'zod';
import { fieldProblems } from '../../shared/field-problems.ts';
import { fieldText } from '../../shared/i18n/errors.ts';
import { LanguageCode } from '../../shared/languages.ts';
import { ListingContent, ListingText } from '../../shared/schemas/listing.ts';
import { ImportRequest } from '../../shared/schemas/views.ts';

const { texts: _texts, ...contentFields } = ListingContent.shape;
const { externalId, kind, organisation } = ImportRequest.shape;

/** One line of a file of listings: the words in one language, and whatever else a listing can say. */
export const ListingLine = z.strictObject({
  /** The importer's own id of the listing. */
  id: externalId,
  kind,
  organisation,
  language: LanguageCode,
  title: ListingText.shape.title,
  summary: ListingText.shape.summary.default(''),
  /** The same words in further languages. */
  texts: z.array(ListingText).max(3).default([]),
  ...contentFields,
});
export type ListingLine = z.output<typeof ListingLine>;
export type ImportedListing = z.output<typeof ImportRequest>;

/** The request that brings a line in. Throws a ZodError where the parts of the line contradict each other. */
export function toImportRequest(line: ListingLine): ImportedListing {
  const { id, kind: kindOfLine, organisation: organisationOfLine, language, title, summary, texts, ...content } = line;
  return ImportRequest.parse({
    externalId: id,
    kind: kindOfLine,
    organisation: organisationOfLine,
    content: { ...content, texts: [{ language, title, summary }, ...texts] },
  });
}

export type LineReading =
  | { readonly ok: true; readonly line: ListingLine; readonly request: ImportedListing }
  | { readonly ok: false; readonly reason: string };

/** Reads one line of a file of listings; `reason` says in one sentence for each field what is wrong with it. */
export function readListingLine(text: string): LineReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'This is not valid JSON: each line is one object.' };
  }
  const line = ListingLine.safeParse(value, { reportInput: true });
  if (!line.success) return { ok: false, reason: reasonOf(line.error) };
  try {
    return { ok: true, line: line.data, request: toImportRequest(line.data) };
  } catch (error) {
    if (error instanceof z.ZodError) return { ok: false, reason: reasonOf(error) };
    throw error;
  }
}

function reasonOf(error: z.ZodError): string {
  return fieldProblems(error)
    .slice(0, 5)
    .map(({ path, code, params }) => sentence(path.replace(/^content\./, ''), fieldText('en', code, params)))
    .join(' ');
}

/** What is wrong with a field, as one sentence of a report. */
export function sentence(path: string, text: string): string {
  return path === '' ? text : `${path}: ${text}`;
}
