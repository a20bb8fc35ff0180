import { type LanguageCode, languageCodes } from '../languages.ts';
import { CountryCode } from '../places/countries.ts';

/** A set of countries: bit i of `low` is country i, bit i of `high` country 32 + i. */
export interface CountrySet {
  readonly low: number;
  readonly high: number;
}

/** The bit mask of `values` in the order of `codes`; at most 32 codes. */
export function maskOf<T extends string>(codes: readonly T[], values: readonly T[]): number {
  return values.reduce((mask, value) => (mask | (1 << codes.indexOf(value))) >>> 0, 0);
}

/** The codes whose bits are set, in the order of `codes`. */
export function codesOf<T extends string>(codes: readonly T[], mask: number): T[] {
  return codes.filter((_, bit) => ((mask >>> bit) & 1) === 1);
}

/** The languages of a mask. */
export function languagesOf(mask: number): LanguageCode[] {
  return codesOf(languageCodes, mask);
}

/** The set of countries as bits. */
export function countrySet(countries: readonly CountryCode[]): CountrySet {
  let [low, high] = [0, 0];
  for (const country of countries) {
    const index = CountryCode.options.indexOf(country);
    if (index < 32) low = (low | (1 << index)) >>> 0;
    else high = (high | (1 << (index - 32))) >>> 0;
  }
  return { low, high };
}

/** Whether the country with this index is in the set. */
export function hasCountry({ low, high }: CountrySet, index: number): boolean {
  return (((index < 32 ? low : high) >>> (index & 31)) & 1) === 1;
}

/** The month numbers of a window without a beginning and without an end; a month itself is 1 (January 2020) to 960. */
export const noBeginning = 0;
export const noEnd = 0xffff;

/** The number of a calendar month such as 2027-01: January 2020 is 1. */
export function monthNumber(month: string): number {
  return (Number(month.slice(0, 4)) - 2020) * 12 + Number(month.slice(5, 7));
}

/** The calendar month of a month number from 1 to 960. */
export function monthOf(number: number): string {
  return `${2020 + Math.floor((number - 1) / 12)}-${String(((number - 1) % 12) + 1).padStart(2, '0')}`;
}

/** How many bits of a mask are set. */
export function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** The code at a position of its list. Throws RangeError where a record holds a position that the list does not have. */
export function codeAt<T>(codes: readonly T[], index: number): T {
  const code = codes[index];
  if (code === undefined) throw new RangeError(`no code at position ${index} of ${codes.length}`);
  return code;
}
