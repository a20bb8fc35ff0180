import { type ParseError, visit } from 'jsonc-parser';
import { DomainError } from '../../shared/errors.ts';

const deepest = 12;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** The nesting depth of a JSON text, without parsing it: a text nested thousands deep must not reach a recursive parser. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > most) most = depth;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return most;
}

/**
 * Parses a JSON text and refuses what JSON.parse lets through: a key written twice (the last would win), keys that reach a prototype,
 * numbers beyond the finite ones, and nesting deeper than 12. Throws `request.broken-json` with the path of what is wrong.
 */
export function parseStrictJson(text: string): unknown {
  const refuse = (path: string, code: string) =>
    new DomainError('request.broken-json', { fields: [{ path, code, params: {} }] });
  if (depthOf(text) > deepest) throw refuse('', 'json.too-deep');
  const seen: Set<string>[] = [];
  const errors: ParseError[] = [];
  let problem: DomainError | undefined;
  visit(
    text,
    {
      onObjectBegin: () => {
        seen.push(new Set());
      },
      onObjectEnd: () => {
        seen.pop();
      },
      onObjectProperty: (name, _offset, _length, _line, _character, path) => {
        const keys = seen.at(-1);
        const full = [...path(), name].join('.').slice(0, 200);
        if (forbidden.has(name)) problem ??= refuse(full, 'json.forbidden-key');
        else if (keys?.has(name)) problem ??= refuse(full, 'json.duplicate-key');
        keys?.add(name);
      },
      onLiteralValue: (value, _offset, _length, _line, _character, path) => {
        if (typeof value === 'number' && !Number.isFinite(value))
          problem ??= refuse(path().join('.').slice(0, 200), 'json.number');
      },
      onError: (error, offset, length) => {
        errors.push({ error, offset, length });
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (problem !== undefined) throw problem;
  if (errors.length > 0) throw refuse('', 'json.broken');
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw refuse('', 'json.broken');
  }
}
