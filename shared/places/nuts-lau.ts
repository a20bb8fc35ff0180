import { z } from 'zod';
import { CountryCode } from './countries.ts';

/** The countries that the Nomenclature of territorial units for statistics spells otherwise than ISO 3166-1. */
const nutsSpelling: Readonly<Record<string, CountryCode>> = { EL: 'GR', UK: 'GB' };
const nutsShape = /^([A-Z]{2})[A-Z0-9]{1,3}$/;

/**
 * The country of a NUTS code, or undefined where the text is no such code. A code is the country's two letters (EL for Greece,
 * UK for the United Kingdom) and one to three further characters, one for each level. Regulation (EC) No 1059/2003, article 3.
 */
export function countryOfNuts(code: string): CountryCode | undefined {
  const prefix = nutsShape.exec(code)?.[1];
  if (prefix === undefined || prefix === 'GR' || prefix === 'GB') return undefined;
  return nutsSpelling[prefix] ?? CountryCode.safeParse(prefix).data;
}

/** A NUTS code of level 1, 2 or 3 by its shape. Whether the region exists is not checked: the list changes every three years. */
export const NutsCode = z.string().refine((code) => countryOfNuts(code) !== undefined);
export type NutsCode = z.infer<typeof NutsCode>;

/**
 * A code of a local administrative unit (Eurostat LAU) by its shape only: 1 to 40 capitals, digits, hyphens, underscores and dots. Each
 * country makes its own, so a code says something only beside the country.
 */
export const LauCode = z.string().regex(/^[A-Z0-9](?:[A-Z0-9._-]{0,38}[A-Z0-9])?$/);
export type LauCode = z.infer<typeof LauCode>;
