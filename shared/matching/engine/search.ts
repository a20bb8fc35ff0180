import type { MatchRecord } from '../record.ts';
import { blockRows, blockWord, blockWords, makeBlocks } from './blocks.ts';
import { intAt, wordAt } from './cells.ts';
import { makePartAppraiser } from './part-appraiser.ts';
import type { PointTables } from './point-tables.ts';
import { type Points, scoreOf } from './points.ts';
import { type Rows, rowWord, rowWords } from './rows.ts';
import { type Listed, makeShortlist } from './shortlist.ts';
import { leftBehind, makeTopicAppraiser } from './topic-appraiser.ts';
import { listOf, makeTopicLists } from './topic-lists.ts';
import type { TopicTables } from './topic-tables.ts';

/** What a search did, for measuring: adds up over all searches. */
export interface Tally {
  /** Listings whose score was computed. */
  scored: number;
  /** Listings of which anything was looked at. */
  seen: number;
  /** Blocks whose bound was computed. */
  bounded: number;
}

/** The score as tables. */
export interface Tables {
  readonly points: PointTables;
  readonly topics: TopicTables;
}

export interface Search {
  readonly asker: MatchRecord;
  readonly limit: number;
  /** Whether the listing in this row at this position must not be suggested. */
  readonly isExcluded: (row: number, position: number) => boolean;
}

/** Finds the best for an asker: exact, of equal scores the lower position first. */
export type FindBest = (search: Search) => Listed[];

/**
 * Makes the search. It goes through the lists of the topics that relate to the asker's, the closest relation first and of
 * equal ones the shortest list, and in each through the blocks, the highest bound first. A list, a block or a listing is left
 * out only where its bound ranks below the worst that is on the full shortlist: so nothing better is ever left out.
 */
export function makeSearch(rows: Rows, { points, topics }: Tables, tally: Tally): FindBest {
  const lists = makeTopicLists(rows);
  const blocks = makeBlocks(rows, lists);
  // The blocks of one list that may still matter, with their bounds: in all and without topics.
  const open = new Uint32Array(longest(blocks.starts));
  const sorted = new Uint32Array(open.length);
  const bounds = new Int32Array(open.length);
  const others = new Int32Array(open.length);
  const topic = makeTopicAppraiser(rows, blocks, topics);
  const positions = new Uint32Array(blockRows);
  const steps = new Uint32Array(513);

  return ({ asker, limit, isExcluded }) => {
    const related = topic.ask(asker.topics);
    const part = makePartAppraiser(rows, blocks, points, asker);
    const shortlist = makeShortlist(limit);
    const kind = asker.kind === 'need' ? 'offer' : 'need';

    function openBlocks(listTopic: number): number {
      const list = listOf(kind, listTopic);
      let count = 0;
      const end = wordAt(blocks.starts, list + 1);
      for (let block = wordAt(blocks.starts, list); block < end; block += 1) {
        tally.bounded += 1;
        if (!part.mayFit(block)) continue;
        const word = block * blockWords;
        const position = wordAt(blocks.words, word + blockWord.position);
        const topicPoints = topic.ofBlock(
          block,
          listTopic,
          wordAt(lists.rows, wordAt(blocks.words, word + blockWord.start)),
        );
        if (topicPoints === leftBehind || !shortlist.takes(topicPoints + part.ofAny, position)) continue;
        const other = part.ofBlock(block);
        const bound = topicPoints + other;
        if (!shortlist.takes(bound, position)) continue;
        open[count] = block;
        bounds[count] = bound;
        others[count] = other;
        count += 1;
      }
      return count;
    }

    function visit(block: number, other: Points): void {
      const start = wordAt(blocks.words, block * blockWords + blockWord.start);
      const end = wordAt(blocks.words, (block + 1) * blockWords + blockWord.start);
      // Asked for one right after the other, the rows come from memory at the same time.
      for (let at = start; at < end; at += 1) {
        positions[at - start] = wordAt(rows.words, wordAt(lists.rows, at) * rowWords + rowWord.position);
      }
      for (let at = start; at < end; at += 1) {
        const row = wordAt(lists.rows, at);
        const position = wordAt(positions, at - start);
        tally.seen += 1;
        const topicPoints = topic.ofRow(row);
        if (topicPoints === leftBehind || !shortlist.takes(topicPoints + other, position)) continue;
        if (!part.conditions.fits(row)) continue;
        tally.scored += 1;
        const all = topicPoints + part.ofRow(row);
        if (shortlist.takes(all, position) && !isExcluded(row, position)) shortlist.add(all, position);
      }
    }

    for (const next of inOrder(related)) {
      if (!shortlist.takes(topic.ofAny() + part.ofAny, 0)) break;
      const count = openBlocks(next);
      highestFirst(count);
      for (let index = 0; index < count; index += 1) {
        const at = wordAt(sorted, index);
        const block = wordAt(open, at);
        const position = wordAt(blocks.words, block * blockWords + blockWord.position);
        if (shortlist.takes(intAt(bounds, at), position)) visit(block, intAt(others, at));
      }
      topic.leave(next);
    }
    return shortlist.list();

    /** Topics in the order in which their lists are gone through. */
    function inOrder(candidates: readonly number[]): number[] {
      const length = (candidate: number) => {
        const list = listOf(kind, candidate);
        return wordAt(lists.starts, list + 1) - wordAt(lists.starts, list);
      };
      return candidates
        .filter((candidate) => length(candidate) > 0)
        .sort((a, b) => topic.levelOf(b) - topic.levelOf(a) || length(a) - length(b));
    }
  };

  /** Sorts the first `count` open blocks by their bounds, in steps of 64 points; of one step in their order. */
  function highestFirst(count: number): void {
    steps.fill(0);
    for (let at = 0; at < count; at += 1) {
      const step = stepOf(at) + 1;
      steps[step] = wordAt(steps, step) + 1;
    }
    for (let step = 1; step < steps.length; step += 1) steps[step] = wordAt(steps, step) + wordAt(steps, step - 1);
    for (let at = 0; at < count; at += 1) {
      const step = stepOf(at);
      const end = wordAt(steps, step);
      sorted[end] = at;
      steps[step] = end + 1;
    }
  }

  function stepOf(at: number): number {
    return 511 - (scoreOf(intAt(bounds, at)) >> 6);
  }
}

function longest(starts: Uint32Array): number {
  let most = 0;
  for (let list = 1; list < starts.length; list += 1)
    most = Math.max(most, wordAt(starts, list) - wordAt(starts, list - 1));
  return most;
}
