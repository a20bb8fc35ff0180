import { sectorIds, topicIds, topics } from '../../taxonomy/topics.ts';
import { type Bits, bitsWhere } from './bits.ts';
import { byteAt, shortAt, wordAt } from './cells.ts';
import { type Rows, rowByte, rowBytes, rowFlag, rowShort, rowShorts, rowWord, rowWords } from './rows.ts';

/** The index of each topic's sector. */
export const sectorOf = Uint8Array.from(topicIds, (topic) => sectorIds.indexOf(topics[topic].sector));

type Holds = (rows: Rows, row: number, value: number) => boolean;

const byte = ({ bytes }: Rows, row: number, part: number) => byteAt(bytes, row * rowBytes + part);
const isIn = (mask: number, value: number) => ((mask >>> value) & 1) === 1;
const anyTopic = (rows: Rows, row: number, holds: (topic: number) => boolean): boolean => {
  for (let at = 0; at < byte(rows, row, rowByte.topicCount); at += 1) {
    if (holds(byte(rows, row, rowByte.topics + at))) return true;
  }
  return false;
};

/** What listings can be asked for one by one; values are indexes of their code lists, or months. */
const facets = {
  kind: (rows, row, value) => row < rows.needs === (value === 0),
  form: (rows, row, value) => isIn(byte(rows, row, rowByte.forms), value),
  help: (rows, row, value) => isIn(byte(rows, row, rowByte.help), value),
  trait: (rows, row, value) => isIn(byte(rows, row, rowByte.traits), value),
  language: ({ words }, row, value) => isIn(wordAt(words, row * rowWords + rowWord.languages), value),
  country: (rows, row, value) => byte(rows, row, rowByte.country) === value,
  oblast: (rows, row, value) => byte(rows, row, rowByte.oblast) === value + 1,
  size: (rows, row, value) => byte(rows, row, rowByte.size) === value,
  urgency: (rows, row, value) => byte(rows, row, rowByte.urgency) === value + 1,
  topic: (rows, row, value) => anyTopic(rows, row, (topic) => topic === value),
  sector: (rows, row, value) => anyTopic(rows, row, (topic) => byteAt(sectorOf, topic) === value),
  beginsBy: ({ shorts }, row, value) => shortAt(shorts, row * rowShorts + rowShort.from) <= value,
  endsFrom: ({ shorts }, row, value) => shortAt(shorts, row * rowShorts + rowShort.to) >= value,
  /** Has capacity; 1 requires something of its partner, 0 does not. */
  requiring: (rows, row, value) =>
    (byte(rows, row, rowByte.flags) & rowFlag.full) === 0 &&
    (byte(rows, row, rowByte.required) === 0) === (value === 0),
} as const satisfies Record<string, Holds>;

export type Facet = keyof typeof facets;

/** The rows with one value of one facet. */
export type FacetBits = (facet: Facet, value: number) => Bits;

/** The sets of rows by facet and value: each is made when it is first asked for, and kept. */
export function makeFacets(rows: Rows): FacetBits {
  const made = new Map<string, Bits>();
  return (facet, value) => {
    const key = `${facet} ${value}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const bits = bitsWhere(rows.count, (row) => facets[facet](rows, row, value));
    made.set(key, bits);
    return bits;
  };
}
