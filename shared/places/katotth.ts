import { z } from 'zod';
import { type OblastId, oblastOfPrefix, oblasts } from './oblasts.ts';

/** The level of a unit, as the structure of its code tells it. `district` is a district of a city. */
export const KatotthLevel = z.enum(['oblast', 'raion', 'hromada', 'settlement', 'district']);
export type KatotthLevel = z.infer<typeof KatotthLevel>;

/** Why a text is no KATOTTH code. */
export const KatotthFault = z.enum(['wrong-shape', 'unknown-oblast', 'wrong-structure']);
export type KatotthFault = z.infer<typeof KatotthFault>;

export type KatotthReading =
  | { readonly ok: true; readonly code: string; readonly level: KatotthLevel; readonly oblast: OblastId }
  | { readonly ok: false; readonly fault: KatotthFault };

/** UA, then oblast (2), raion (2), hromada (3), settlement (3), district of a city (2) and five digits of the unit's own. */
const shape = /^UA(\d{2})(\d{2})(\d{3})(\d{3})(\d{2})\d{5}$/;

/**
 * Reads a code of the codifier (KATOTTH): `UA` and 17 digits. A part below an empty part is refused, except in the two
 * cities with special status, whose parts hang directly under the city.
 */
export function readKatotth(code: string): KatotthReading {
  const match = shape.exec(code);
  if (match === null) return { ok: false, fault: 'wrong-shape' };
  const [, prefix = '', ...parts] = match;
  const oblast = oblastOfPrefix(prefix);
  if (oblast === undefined) return { ok: false, fault: 'unknown-oblast' };
  const filled = parts.map((part) => Number(part) > 0);
  const deepest = filled.lastIndexOf(true);
  const gap = filled.slice(0, deepest + 1).includes(false);
  if (gap && !oblasts[oblast].specialCity) return { ok: false, fault: 'wrong-structure' };
  if (deepest === -1 && code !== oblasts[oblast].katotth) return { ok: false, fault: 'unknown-oblast' };
  return { ok: true, code, level: KatotthLevel.options[deepest + 1] ?? 'oblast', oblast };
}

/** A code of the codifier, of any level. Whether the unit exists is not checked here: the codifier changes by orders. */
export const KatotthCode = z.string().refine((code) => readKatotth(code).ok);
export type KatotthCode = z.infer<typeof KatotthCode>;

/** The part of a code that the codes of everything inside the unit begin with. */
export function katotthStem(code: string, level: KatotthLevel): string {
  switch (level) {
    case 'oblast':
      return code.slice(0, 4);
    case 'raion':
      return code.slice(0, 6);
    case 'hromada':
      return code.slice(0, 9);
    case 'settlement':
      return code.slice(0, 12);
    case 'district':
      return code.slice(0, 14);
  }
}
