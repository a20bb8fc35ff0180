import { z } from 'zod';
import { CountryCode } from '../places/countries.ts';
import { KatotthCode } from '../places/katotth.ts';
import { LauCode, NutsCode } from '../places/nuts-lau.ts';
import { OblastId } from '../places/oblasts.ts';
import { line } from './text.ts';

/** A place of Ukraine as the codifier knows it. `hromada` is absent for a region; coordinates are never kept. */
export const UkrainianPlace = z.strictObject({
  country: z.literal('UA'),
  oblast: OblastId,
  raion: z.strictObject({ code: KatotthCode, name: line(80) }).optional(),
  hromada: z.strictObject({ code: KatotthCode, name: line(120) }).optional(),
});
export type UkrainianPlace = z.infer<typeof UkrainianPlace>;

/** A place of any other European country. */
export const EuropeanPlace = z.strictObject({
  country: CountryCode.exclude(['UA']),
  name: line(120),
  geonameId: z.int().positive().max(2_147_483_647).optional(),
  nuts: NutsCode.optional(),
  lau: LauCode.optional(),
});
export type EuropeanPlace = z.infer<typeof EuropeanPlace>;

export const Place = z.discriminatedUnion('country', [UkrainianPlace, EuropeanPlace]);
export type Place = z.infer<typeof Place>;
