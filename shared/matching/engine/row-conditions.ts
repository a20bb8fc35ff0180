import { hasCountry } from '../masks.ts';
import { type MatchRecord, preferenceBits } from '../record.ts';
import { byteAt, shortAt, wordAt } from './cells.ts';
import { type Rows, rowByte, rowBytes, rowShort, rowShorts, rowWord, rowWords } from './rows.ts';

/** What decides, between an asker and a row, whether they can be a pair. Wishes are masks of `preferenceBits`. */
export interface RowConditions {
  /** Whether the hard conditions hold that are about this pair alone: a form, a month, what either requires. */
  readonly fits: (row: number) => boolean;
  /** How many months both windows have; less than 1 where they have none. */
  readonly sharedMonths: (row: number) => number;
  /** Which wishes of the asker a row meets. */
  readonly metBy: (row: number) => number;
  /** Which wishes a row has. */
  readonly statedIn: (row: number) => number;
  /** Which of them the asker meets. */
  readonly metIn: (row: number) => number;
}

const { country: countryBit, size: sizeBit, trait: traitBit } = preferenceBits;

export function makeRowConditions(
  rows: Rows,
  { forms, from, to, wanted, country, size, traits }: MatchRecord,
): RowConditions {
  const ownCountry = 1 << (country & 31);
  const wishWord = country < 32 ? rowWord.wantedLow : rowWord.wantedHigh;

  function sharedMonths(row: number): number {
    const short = row * rowShorts;
    const first = shortAt(rows.shorts, short + rowShort.from);
    const last = shortAt(rows.shorts, short + rowShort.to);
    return Math.min(last, to) - Math.max(first, from) + 1;
  }

  /** Which wishes of the asker a row meets. */
  function metBy(row: number): number {
    const byte = row * rowBytes;
    return (
      (hasCountry(wanted.countries, byteAt(rows.bytes, byte + rowByte.country)) ? countryBit : 0) |
      (((wanted.sizes >>> byteAt(rows.bytes, byte + rowByte.size)) & 1) === 0 ? 0 : sizeBit) |
      ((wanted.traits & byteAt(rows.bytes, byte + rowByte.traits)) === 0 ? 0 : traitBit)
    );
  }

  /** Which wishes of a row the asker meets. */
  function metIn(row: number): number {
    const byte = row * rowBytes;
    return (
      ((wordAt(rows.words, row * rowWords + wishWord) & ownCountry) === 0 ? 0 : countryBit) |
      (((byteAt(rows.bytes, byte + rowByte.wantedSizes) >>> size) & 1) === 0 ? 0 : sizeBit) |
      ((byteAt(rows.bytes, byte + rowByte.wantedTraits) & traits) === 0 ? 0 : traitBit)
    );
  }

  function statedIn(row: number): number {
    const [byte, word] = [row * rowBytes, row * rowWords];
    const countries = wordAt(rows.words, word + rowWord.wantedLow) | wordAt(rows.words, word + rowWord.wantedHigh);
    return (
      (countries === 0 ? 0 : countryBit) |
      (byteAt(rows.bytes, byte + rowByte.wantedSizes) === 0 ? 0 : sizeBit) |
      (byteAt(rows.bytes, byte + rowByte.wantedTraits) === 0 ? 0 : traitBit)
    );
  }

  function fits(row: number): boolean {
    const byte = row * rowBytes;
    if ((byteAt(rows.bytes, byte + rowByte.forms) & forms) === 0 || sharedMonths(row) <= 0) return false;
    if (wanted.required !== 0 && (wanted.required & ~metBy(row)) !== 0) return false;
    const required = byteAt(rows.bytes, byte + rowByte.required);
    return required === 0 || (required & ~metIn(row)) === 0;
  }

  return { fits, sharedMonths, metBy, statedIn, metIn };
}
