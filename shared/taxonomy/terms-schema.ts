import { z } from 'zod';
import { LanguageCode } from '../languages.ts';
import { sectorIds, topicIds } from './topics.ts';

const label = z.string().trim().min(2).max(45);

/**
 * One language's words for the taxonomy. A missing or extra sector or topic fails.
 * A term is one word or a short phrase, in lower case, in its dictionary form.
 */
export const Terms = z.strictObject({
  language: LanguageCode,
  sectors: z.record(z.enum(sectorIds), label),
  topics: z.record(
    z.enum(topicIds),
    z.strictObject({
      label,
      terms: z
        .array(z.string().trim().min(2).max(60))
        .min(12)
        .max(25)
        .refine((terms) => new Set(terms).size === terms.length, { error: 'a term stands twice' })
        .refine((terms) => terms.every((term) => term === term.toLowerCase()), { error: 'terms are in lower case' }),
    }),
  ),
});
export type Terms = z.infer<typeof Terms>;
