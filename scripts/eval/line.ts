import { z } from 'zod';
import { LanguageCode } from '../../shared/languages.ts';
import { CountryCode } from '../../shared/places/countries.ts';
import { Form, ListingKind } from '../../shared/schemas/codes.ts';
import { Month } from '../../shared/schemas/text.ts';

/** One line of a file of listings, as far as the evaluation needs it; further fields are allowed and not looked at. */
export const Line = z.object({
  id: z.string().min(1),
  kind: ListingKind,
  organisation: z.object({
    name: z.string(),
    country: CountryCode,
    population: z.int().min(0),
    languages: z.array(LanguageCode),
  }),
  forms: z.array(Form),
  language: LanguageCode,
  title: z.string(),
  summary: z.string().default(''),
  from: Month.optional(),
  to: Month.optional(),
});
export type Line = z.infer<typeof Line>;

/** Who asks, who answers, and how well it fits: 1 to 3. */
export interface Judgement {
  readonly need: string;
  readonly offer: string;
  readonly grade: number;
}

/** The listings of a file of JSON lines. Throws an error that names the line for one that is broken or stands twice. */
export function readLines(content: string): Line[] {
  const seen = new Set<string>();
  return rowsOf(content).map(({ row, number }) => {
    const line = Line.safeParse(parseJson(row, number, 'listings'));
    if (!line.success)
      throw new Error(`Line ${number} of the listings is not a listing. ${z.prettifyError(line.error)}`);
    if (seen.has(line.data.id)) throw new Error(`Line ${number} of the listings repeats the id ${line.data.id}.`);
    seen.add(line.data.id);
    return line.data;
  });
}

/** The judgements of a TREC file; lines of grade 0 are left out. Throws an error that names a broken line. */
export function readJudgements(content: string): Judgement[] {
  return rowsOf(content).flatMap(({ row, number }) => {
    const [need, , offer, grade] = row.trim().split(/\s+/);
    const value = Number(grade);
    if (need === undefined || offer === undefined || !Number.isInteger(value)) {
      throw new Error(`Line ${number} of the judgements is not "need 0 offer grade".`);
    }
    return value > 0 ? [{ need, offer, grade: value }] : [];
  });
}

/** The rows of a file that are not empty, with their line numbers from 1. */
export function rowsOf(content: string): { row: string; number: number }[] {
  return content
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((row, index) => ({ row, number: index + 1 }))
    .filter(({ row }) => row.trim() !== '');
}

/** Reads one row of the named file. Throws an error that names the line where it is not JSON. */
export function parseJson(row: string, number: number, file: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    throw new Error(`Line ${number} of the ${file} is not JSON.`);
  }
}
