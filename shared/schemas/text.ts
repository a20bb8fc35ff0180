import { z } from 'zod';

/** Control characters, zero-width characters and bidirectional overrides: none of them belongs in a municipal text, all of them can mislead a reader. */
const misleading = /[\p{Cc}\p{Bidi_Control}\u200b\u2060\ufeff]/u;
const loneSurrogate = /\p{Surrogate}/u;

/** One line of text of 1 to `max` characters (UTF-16 units), trimmed and in NFC. */
export function line(max: number, min = 1) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !misleading.test(value) && !/[\n\r\t]/.test(value), {
          error: 'text.one-line',
          params: { code: 'text.one-line' },
        })
        .refine((value) => !loneSurrogate.test(value), { error: 'text.broken', params: { code: 'text.broken' } }),
    );
}

/** A text of up to `max` characters that may have line breaks, trimmed and in NFC, line ends as \n. */
export function paragraphs(max: number, min = 0) {
  return z
    .string()
    .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !misleading.test(value.replaceAll('\n', '').replaceAll('\t', '')), {
          error: 'text.characters',
          params: { code: 'text.characters' },
        })
        .refine((value) => !loneSurrogate.test(value), { error: 'text.broken', params: { code: 'text.broken' } }),
    );
}

/** A 26-character ULID (Crockford base 32, first character at most 7). */
export const Id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
export type Id = z.infer<typeof Id>;

/** A moment: ISO 8601 in UTC with milliseconds. */
export const Moment = z.iso.datetime({ precision: 3 });
export type Moment = z.infer<typeof Moment>;

/** A calendar month such as 2027-01, from 2020-01 to 2099-12. */
export const Month = z.string().regex(/^20[2-9]\d-(0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

/**
 * An e-mail address as people type it: trimmed, lower case, at most 254 characters. A domain may be in any script.
 * Deliberately plain: whether an address exists is shown by the code that reaches it.
 */
export const Email = z
  .string()
  .max(300)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(6)
      .max(254)
      .regex(/^[^\s@<>()",:;\\[\]]{1,64}@[^\s@<>()",:;\\[\]]{1,185}\.[^\s@<>()",:;\\[\].]{2,63}$/u)
      .refine((value) => !misleading.test(value) && !loneSurrogate.test(value)),
  );
export type Email = z.infer<typeof Email>;
