import type { z } from 'zod';
import { DomainError } from '../../shared/errors.ts';

/** Packs where a page ended into an opaque cursor. What it may hold is checked by a schema when it comes back: a forged one reaches nothing else. */
export function packCursor(position: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor back; undefined where there is none. Throws `request.invalid` for one that this platform did not make. */
export function readCursor<T extends z.ZodType>(schema: T, cursor: string | undefined): z.infer<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new DomainError('request.invalid', { fields: [{ path: 'cursor', code: 'field.format', params: {} }] });
  }
}
