import { z } from 'zod';
import type { Language } from '../languages.ts';
import type { KeyTable } from './keys/key-table.ts';

function paramsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
}

/**
 * The strict schema of one catalogue file: every key of the table and no other, no empty text, and just the params that the table declares.
 * A plural key needs all plural forms of `language` (CLDR, through Intl); a single form may leave `{count}` out ("one need").
 */
export function catalogueSchema(keys: KeyTable, language: Language) {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const shape: Record<string, z.ZodType<string>> = {};
  for (const [key, note] of Object.entries(keys)) {
    const { about, params = [], plural = false } = typeof note === 'string' ? { about: note } : note;
    const declared = new Set([...params, ...(plural ? ['count'] : [])]);
    const text = z
      .string()
      .trim()
      .min(1)
      .refine((value) => [...paramsOf(value)].every((name) => declared.has(name)), {
        error: `${key}: a param that the table does not declare`,
      })
      .refine((value) => [...declared].every((name) => (plural && name === 'count') || paramsOf(value).has(name)), {
        error: `${key}: a declared param is missing`,
      })
      .describe(about);
    if (plural) for (const form of forms) shape[`${key}.${form}`] = text;
    else shape[key] = text;
  }
  return z.strictObject(shape);
}
