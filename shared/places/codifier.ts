import { z } from 'zod';
import { Hromada, type Raion } from './hromada.ts';
import { KatotthFault, type KatotthLevel, katotthStem, readKatotth } from './katotth.ts';
import { type OblastId, oblasts } from './oblasts.ts';

/** Why a line of the codifier was left out. */
export const CodifierFault = z.enum([
  ...KatotthFault.options,
  'no-header',
  'wrong-columns',
  'wrong-name',
  'unknown-category',
  'wrong-level',
  'duplicate',
  'no-parent',
  'wrong-parent',
]);
export type CodifierFault = z.infer<typeof CodifierFault>;

/** A line that was left out: its number in the file (the header is line 1) and the reason. */
export interface CodifierProblem {
  readonly line: number;
  readonly fault: CodifierFault;
  /** The first cell of the line, at most 40 characters of it. */
  readonly code: string;
}

export interface Codifier {
  readonly oblasts: readonly OblastId[];
  readonly raions: readonly Raion[];
  /** The communities; the two cities with special status are among them, without a raion. */
  readonly hromadas: readonly Hromada[];
  /** Settlements and districts of cities: checked, counted, not kept. */
  readonly settlements: number;
  /** In the order of the lines. */
  readonly problems: readonly CodifierProblem[];
}

/** The codifier's categories. The official table has been published with Latin and with Cyrillic letters. */
const categoryLetters: Readonly<Record<string, string>> = {
  О: 'O',
  К: 'K',
  Р: 'P',
  Н: 'H',
  М: 'M',
  Т: 'T',
  Х: 'X',
  С: 'C',
  В: 'B',
};
const Category = z
  .string()
  .transform((letter) => categoryLetters[letter] ?? letter)
  .pipe(z.enum(['O', 'K', 'P', 'H', 'M', 'T', 'X', 'C', 'B']));
type Category = z.infer<typeof Category>;

const Name = z
  .string()
  .transform((name) =>
    name
      .normalize('NFC')
      .trim()
      .replace(/[ʼ‘'`´]/g, '’'),
  )
  .pipe(
    z
      .string()
      .min(1)
      .max(120)
      .regex(/^\p{L}[\p{L}\p{M}\p{N}’\-. ()«»"]*$/u),
  );

interface Row {
  readonly line: number;
  readonly code: string;
  readonly level: KatotthLevel;
  readonly oblast: OblastId;
  readonly category: Category;
  readonly name: string;
  readonly parent: string;
}

/**
 * Reads the official codifier as tab-separated text with the columns code, category, name and parent under a header row.
 * Lines may stand in any order. A bad line is reported and left out, with everything that hangs under it; the rest is read.
 */
export function parseCodifier(text: string): Codifier {
  const problems: CodifierProblem[] = [];
  const report = (line: number, fault: CodifierFault, code: string): void => {
    problems.push({ line, fault, code: code.slice(0, 40) });
  };
  const rows = readRows(text, report);
  const kept = new Map<string, Row>();
  for (const depth of ['O', 'K', 'P', 'H', 'MTXC', 'B']) {
    for (const row of rows.values()) {
      if (!depth.includes(row.category)) continue;
      const fault = parentFault(row, kept.get(row.parent));
      if (fault === undefined) kept.set(row.code, row);
      else report(row.line, fault, row.code);
    }
  }
  return {
    ...collect(
      [...kept.values()].sort((a, b) => a.line - b.line),
      kept,
    ),
    problems: problems.sort((a, b) => a.line - b.line),
  };
}

function readRows(text: string, report: (line: number, fault: CodifierFault, code: string) => void): Map<string, Row> {
  const rows = new Map<string, Row>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [index, content] of lines.entries()) {
    const cells = content.split('\t').map((cell) => cell.trim());
    if (index === 0 && isHeader(cells)) continue;
    if (index === 0) report(1, 'no-header', cells[0] ?? '');
    if (content.trim() === '') continue;
    const row = readRow(cells, index + 1);
    if (typeof row === 'string') report(index + 1, row, cells[0] ?? '');
    else if (rows.has(row.code)) report(index + 1, 'duplicate', row.code);
    else rows.set(row.code, row);
  }
  return rows;
}

function isHeader(cells: readonly string[]): boolean {
  return cells.join('\t').toLowerCase() === 'code\tcategory\tname\tparent';
}

function readRow(cells: readonly string[], line: number): Row | CodifierFault {
  if (cells.length < 3 || cells.length > 4) return 'wrong-columns';
  const [first = '', letter = '', third = '', parent = ''] = cells;
  const reading = readKatotth(first);
  if (!reading.ok) return reading.fault;
  const category = Category.safeParse(letter);
  if (!category.success) return 'unknown-category';
  const name = Name.safeParse(third);
  if (!name.success) return 'wrong-name';
  const { code, level, oblast } = reading;
  if (
    level !== levelOf(category.data) ||
    (level === 'oblast' && oblasts[oblast].specialCity !== (category.data === 'K'))
  )
    return 'wrong-level';
  return { line, code, level, oblast, category: category.data, name: name.data, parent };
}

function levelOf(category: Category): KatotthLevel {
  switch (category) {
    case 'O':
    case 'K':
      return 'oblast';
    case 'P':
      return 'raion';
    case 'H':
      return 'hromada';
    case 'M':
    case 'T':
    case 'X':
    case 'C':
      return 'settlement';
    case 'B':
      return 'district';
  }
}

function parentFault(row: Row, parent: Row | undefined): CodifierFault | undefined {
  // A city with special status stands beside the oblasts, whatever a table names as its parent.
  if (row.category === 'K') return undefined;
  if (row.category === 'O') return row.parent === '' ? undefined : 'wrong-parent';
  if (parent === undefined) return 'no-parent';
  const fits =
    parentCategories(row.category).includes(parent.category) &&
    row.code.startsWith(katotthStem(parent.code, parent.level));
  return fits ? undefined : 'wrong-parent';
}

function parentCategories(category: Category): string {
  switch (category) {
    case 'O':
    case 'K':
      return '';
    case 'P':
      return 'O';
    case 'H':
      return 'P';
    case 'M':
    case 'T':
    case 'X':
    case 'C':
      return 'HK';
    case 'B':
      return 'MK';
  }
}

function collect(rows: readonly Row[], kept: ReadonlyMap<string, Row>): Omit<Codifier, 'problems'> {
  const present: OblastId[] = [];
  const raions: Raion[] = [];
  const hromadas: Hromada[] = [];
  let settlements = 0;
  for (const { code, level, oblast, category, name, parent } of rows) {
    const raion = kept.get(parent);
    if (level === 'oblast') present.push(oblast);
    else if (level === 'raion') raions.push({ code, name, oblast });
    else if (level !== 'hromada') settlements += 1;
    if (category === 'K') hromadas.push(Hromada.parse({ katotth: code, name, oblast, raion: null }));
    if (category === 'H' && raion !== undefined) {
      hromadas.push(Hromada.parse({ katotth: code, name, oblast, raion: { code: raion.code, name: raion.name } }));
    }
  }
  return { oblasts: present, raions, hromadas, settlements };
}
