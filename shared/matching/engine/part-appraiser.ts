import { statedWishes } from '../conditions.ts';
import { type MatchRecord, preferenceBits } from '../record.ts';
import { fullOverlapMonths } from '../weights.ts';
import {
  type Blocks,
  blockByte,
  blockBytes,
  blockFlag,
  blockShort,
  blockShorts,
  blockWord,
  blockWords,
} from './blocks.ts';
import { byteAt, intAt, shortAt, wordAt } from './cells.ts';
import type { PointTables } from './point-tables.ts';
import { backOf, type Points, packPoints, thereOf } from './points.ts';
import { makeRowConditions, type RowConditions } from './row-conditions.ts';
import { type Rows, rowByte, rowBytes, rowFlag, rowWord, rowWords } from './rows.ts';

/** One asker's view of all others in every factor but topics. */
export interface PartAppraiser {
  /** The hard conditions. */
  readonly conditions: RowConditions;
  /** The points of a row that fits, in both directions. */
  readonly ofRow: (row: number) => Points;
  /** Whether a row of this block may fit. */
  readonly mayFit: (block: number) => boolean;
  /** The most that a row of this block can have. */
  readonly ofBlock: (block: number) => Points;
  /** The most that any row can have. */
  readonly ofAny: Points;
}

const width = fullOverlapMonths + 1;
const { country: countryBit, size: sizeBit, trait: traitBit } = preferenceBits;

/** Prepares the question of an asker. */
export function makePartAppraiser(rows: Rows, blocks: Blocks, tables: PointTables, asker: MatchRecord): PartAppraiser {
  const { kind, forms, from, to, languages, interpreter, wanted, traits, helpTypes, country, size } = asker;
  const helps = tables.part('help', kind, helpTypes);
  const traitTable = tables.part('traits', kind, traits);
  const sizes = tables.part('size', kind, size);
  const budgets = tables.part('budget', kind, asker.budget);
  const stages = tables.part('stage', kind, asker.stage);
  const urgencies = tables.part('urgency', kind, asker.urgency);
  const exposures = tables.part('exposure', kind, asker.exposure);
  const months = tables.window(Math.min(to - from + 1, fullOverlapMonths));
  const conditions = makeRowConditions(rows, asker);
  const { sharedMonths, metBy, metIn, statedIn } = conditions;
  const { ties, wishes, languages: spoken } = tables;
  const stated = statedWishes(wanted);
  const { low: tiesLow, high: tiesHigh } = asker.ties;
  const noTies = (tiesLow | tiesHigh) === 0;
  const ownCountry = 1 << (country & 31);
  const [tieWord, blockTieWord] =
    country < 32 ? [rowWord.tiesLow, blockWord.tiesLow] : [rowWord.tiesHigh, blockWord.tiesHigh];

  function ofRow(row: number): Points {
    const [byte, word] = [row * rowBytes, row * rowWords];
    const { bytes } = rows;
    const flags = byteAt(bytes, byte + rowByte.flags);
    const shared = sharedMonths(row);
    return (
      intAt(helps.points, byteAt(bytes, byte + rowByte.help)) +
      intAt(traitTable.points, byteAt(bytes, byte + rowByte.traits)) +
      intAt(sizes.points, byteAt(bytes, byte + rowByte.size)) +
      intAt(budgets.points, byteAt(bytes, byte + rowByte.budget)) +
      intAt(stages.points, byteAt(bytes, byte + rowByte.stage)) +
      intAt(urgencies.points, byteAt(bytes, byte + rowByte.urgency)) +
      intAt(exposures.points, byteAt(bytes, byte + rowByte.exposure)) +
      intAt(months, byteAt(bytes, byte + rowByte.months) * width + (shared < width ? shared : fullOverlapMonths)) +
      inLanguages(wordAt(rows.words, word + rowWord.languages), (flags & rowFlag.interpreter) !== 0) +
      packPoints(
        tieWith((flags & rowFlag.noTies) !== 0, wordAt(rows.words, word + tieWord) & ownCountry),
        tieWith(noTies, inTies(byteAt(bytes, byte + rowByte.country))),
      ) +
      intAt(wishes, stated === 0 ? 0 : stated * 8 + metBy(row)) +
      (intAt(wishes, (flags & rowFlag.wishes) === 0 ? 0 : statedIn(row) * 8 + metIn(row)) << 16)
    );
  }

  /** The points of somebody without ties, or with ties in the country of whoever asks. */
  function tieWith(none: boolean, inCountry: number): number {
    if (none) return ties.first;
    return inCountry === 0 ? ties.elsewhere : ties.country;
  }

  /** Whether the asker has ties in a country. */
  function inTies(other: number): number {
    return ((other < 32 ? tiesLow : tiesHigh) >>> (other & 31)) & 1;
  }

  function inLanguages(others: number, otherInterpreter: boolean): Points {
    if ((others & languages) !== 0) return spoken.shared;
    if (others === 0 || languages === 0) return spoken.unstated;
    return interpreter || otherInterpreter ? spoken.interpreter : spoken.none;
  }

  function mostShared(block: number): number {
    const short = block * blockShorts;
    const first = shortAt(blocks.shorts, short + blockShort.from);
    const last = shortAt(blocks.shorts, short + blockShort.to);
    return Math.min(last, to) - Math.max(first, from) + 1;
  }

  /** Which wishes of the asker may be met by rows of a block. */
  function mostMet(block: number): number {
    const word = block * blockWords;
    const low = wordAt(blocks.words, word + blockWord.countriesLow) & wanted.countries.low;
    const high = wordAt(blocks.words, word + blockWord.countriesHigh) & wanted.countries.high;
    return (
      ((low | high) === 0 ? 0 : countryBit) |
      ((shortAt(blocks.shorts, block * blockShorts + blockShort.sizes) & wanted.sizes) === 0 ? 0 : sizeBit) |
      ((byteAt(blocks.bytes, block * blockBytes + blockByte.someTraits) & wanted.traits) === 0 ? 0 : traitBit)
    );
  }

  function mayFit(block: number): boolean {
    return (
      (byteAt(blocks.bytes, block * blockBytes + blockByte.someForms) & forms) !== 0 &&
      mostShared(block) > 0 &&
      (wanted.required === 0 || (wanted.required & ~mostMet(block)) === 0)
    );
  }

  function ofBlock(block: number): Points {
    const [byte, short, word] = [block * blockBytes, block * blockShorts, block * blockWords];
    const { bytes, shorts, words } = blocks;
    const flags = byteAt(bytes, byte + blockByte.flags);
    const shared = Math.min(mostShared(block), fullOverlapMonths);
    const someHelp = byteAt(bytes, byte + blockByte.someHelp);
    const allHelp = byteAt(bytes, byte + blockByte.allHelp);
    const someTraits = byteAt(bytes, byte + blockByte.someTraits);
    const allTraits = byteAt(bytes, byte + blockByte.allTraits);
    const tied =
      (wordAt(words, word + blockWord.countriesLow) & tiesLow) |
      (wordAt(words, word + blockWord.countriesHigh) & tiesHigh);
    return (
      bestBetween(helps.points, allHelp, someHelp, helpTypes) +
      bestBetween(traitTable.points, allTraits, someTraits, traits) +
      intAt(sizes.best, shortAt(shorts, short + blockShort.sizes)) +
      intAt(budgets.best, shortAt(shorts, short + blockShort.budgets)) +
      intAt(stages.best, shortAt(shorts, short + blockShort.stages)) +
      intAt(urgencies.best, shortAt(shorts, short + blockShort.urgencies)) +
      intAt(exposures.points, byteAt(bytes, byte + blockByte.exposure)) +
      packPoints(
        thereOf(intAt(months, fullOverlapMonths * width + shared)),
        backOf(intAt(months, byteAt(bytes, byte + blockByte.months) * width + shared)),
      ) +
      mostInLanguages(wordAt(words, word + blockWord.languages), flags) +
      packPoints(
        tieWith((flags & blockFlag.noTies) !== 0, wordAt(words, word + blockTieWord) & ownCountry),
        tieWith(noTies, tied),
      ) +
      packPoints(
        intAt(wishes, stated === 0 ? 0 : stated * 8 + mostMet(block)),
        (flags & blockFlag.wishes) === 0 ? intAt(wishes, 0) : intAt(wishes, 9),
      )
    );
  }

  function mostInLanguages(others: number, flags: number): Points {
    if ((others & languages) !== 0) return spoken.shared;
    if ((flags & blockFlag.noLanguages) !== 0 || languages === 0) return Math.max(spoken.unstated, spoken.interpreter);
    return interpreter || (flags & blockFlag.interpreter) !== 0 ? spoken.interpreter : spoken.none;
  }

  const any = helps.most + traitTable.most + sizes.most + budgets.most + stages.most + urgencies.most + exposures.most;
  const anyMonths = packPoints(thereOf(intAt(months, width * width - 1)), backOf(intAt(months, width * width - 1)));
  return {
    conditions,
    ofRow,
    mayFit,
    ofBlock,
    ofAny:
      any +
      anyMonths +
      spoken.shared +
      packPoints(ties.first, noTies ? ties.first : ties.country) +
      packPoints(intAt(wishes, stated * 9), intAt(wishes, 9)),
  };
}

/**
 * The highest points of a set of bits that has all of `least` and some of `most`: to the asker by having as many as possible,
 * or none where having none is neutral; to the other by having nothing but what the asker has.
 */
function bestBetween(points: Int32Array, least: number, most: number, askers: number): Points {
  const there = thereOf(intAt(points, most));
  const none = least === 0 ? thereOf(intAt(points, 0)) : 0;
  return packPoints(Math.max(there, none), backOf(intAt(points, least | (most & askers))));
}
