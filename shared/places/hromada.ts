import { z } from 'zod';
import { KatotthCode } from './katotth.ts';
import { OblastId } from './oblasts.ts';

/** A raion by code and by its Ukrainian name as an adjective ("Дубенський"). */
export const Raion = z.strictObject({ code: KatotthCode, name: z.string().min(1).max(120), oblast: OblastId });
export type Raion = z.infer<typeof Raion>;

/**
 * A community of Ukraine as the codifier names it: an adjective without the word "громада" ("Дубенська"), in some cases a
 * noun ("Асканія-Нова"). The two cities with special status are communities without a raion.
 */
export const Hromada = z.strictObject({
  katotth: KatotthCode,
  name: z.string().min(1).max(120),
  oblast: OblastId,
  raion: Raion.omit({ oblast: true }).nullable(),
});
export type Hromada = z.infer<typeof Hromada>;
