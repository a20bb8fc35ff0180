import { codeAt } from './masks.ts';

/** A need and an offer that could be brought together. */
export interface PossiblePair {
  readonly needId: string;
  readonly offerId: string;
  /** Whole points; a pair of 0 or less is never chosen. */
  readonly score: number;
}

export interface AssignmentRequest {
  /** Each pair once, in any order. */
  readonly pairs: readonly PossiblePair[];
  /** How many offers a need gets at most, 1 to 3. */
  readonly perNeed: number;
  /** How many needs an offer takes at most, as a whole number of 0 or more. */
  readonly capacityOf: (offerId: string) => number;
}

interface Need {
  readonly edges: Edge[];
  /** What one more place of this need is worth to it at the present prices, at least 0. */
  gain: number;
}

interface Offer {
  readonly capacity: number;
  /** The pairs that are chosen, by the index of their need. */
  readonly taken: Map<number, Edge>;
  /** What a place of this offer costs: 0 while places are left. */
  price: number;
}

interface Edge {
  readonly need: number;
  readonly offer: number;
  readonly pair: PossiblePair;
}

/** A step of a search: where it stands and how far from the beginning. */
interface Step {
  readonly at: 'need' | 'offer';
  readonly index: number;
  readonly distance: number;
  /** Over which pair and from which step it came; absent at the beginning. */
  readonly edge?: Edge;
  readonly from?: Step;
}

/**
 * Chooses the pairs of greatest total score so that every need has at most `perNeed` offers and every offer at most its capacity, best score
 * first. Exact, and the same for the same pairs in any order.
 *
 * Successive shortest augmenting paths with prices (a minimum-cost flow). The needs come in one after the other, a place at a time. Each place
 * takes the cheapest way to an offer with a place left, or to a need that goes without: over an offer that is taken its present need
 * is sent on to another. The way is found by Dijkstra's algorithm on costs that gains and prices keep at 0 or above, and the
 * search ends at its first end, so it sees the neighbourhood of the need only. For n needs of d pairs that is about n × d × log n while
 * few fight over the same offers, and n² × d × log n at the very worst.
 */
export function assign({ pairs, perNeed, capacityOf }: AssignmentRequest): PossiblePair[] {
  const graph = graphOf(pairs, capacityOf);
  for (const [index, need] of graph.needs.entries()) {
    need.gain = Math.max(0, ...need.edges.map(({ offer, pair }) => pair.score - codeAt(graph.offers, offer).price));
    for (let place = 0; place < perNeed; place += 1) addPlace(graph, index);
  }
  return graph.offers.flatMap(({ taken }) => [...taken.values()].map(({ pair }) => pair)).sort(bestFirst);
}

interface Graph {
  readonly needs: Need[];
  readonly offers: Offer[];
}

function graphOf(pairs: readonly PossiblePair[], capacityOf: AssignmentRequest['capacityOf']): Graph {
  const graph: Graph = { needs: [], offers: [] };
  const [needIndex, offerIndex] = [new Map<string, number>(), new Map<string, number>()];
  for (const pair of pairs.toSorted(bestFirst)) {
    const capacity = capacityOf(pair.offerId);
    if (pair.score <= 0 || capacity <= 0) continue;
    const need = indexIn(needIndex, pair.needId, () => graph.needs.push({ edges: [], gain: 0 }));
    const offer = indexIn(offerIndex, pair.offerId, () => graph.offers.push({ capacity, taken: new Map(), price: 0 }));
    codeAt(graph.needs, need).edges.push({ need, offer, pair });
  }
  return graph;
}

/** The index of an id; `add` appends what is new and says how many there are then. */
function indexIn(known: Map<string, number>, id: string, add: () => number): number {
  const index = known.get(id) ?? add() - 1;
  known.set(id, index);
  return index;
}

function bestFirst(a: PossiblePair, b: PossiblePair): number {
  return b.score - a.score || compare(a.needId, b.needId) || compare(a.offerId, b.offerId);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Finds the cheapest way for one more place of a need, brings gains and prices up to date and changes the pairs along the way. */
function addPlace({ needs, offers }: Graph, start: number): void {
  const seen = { need: new Map<number, number>(), offer: new Map<number, number>() };
  const queue = makeQueue();
  queue.push({ at: 'need', index: start, distance: 0 });
  let end: Step | undefined;
  let length = Number.POSITIVE_INFINITY;
  const reach = (step: Step) => {
    if (step.distance < length && !seen[step.at].has(step.index)) queue.push(step);
  };

  for (let step = queue.pop(); step !== undefined && step.distance < length; step = queue.pop()) {
    const { at, index, distance } = step;
    if (seen[at].has(index)) continue;
    seen[at].set(index, distance);
    if (at === 'need') {
      const { edges, gain } = codeAt(needs, index);
      // A need may go without, which costs it what the place would be worth.
      if (distance + gain < length) [end, length] = [step, distance + gain];
      for (const edge of edges) {
        const { taken, price } = codeAt(offers, edge.offer);
        if (taken.has(index)) continue;
        reach({
          at: 'offer',
          index: edge.offer,
          distance: distance + gain - edge.pair.score + price,
          edge,
          from: step,
        });
      }
    } else {
      const { capacity, taken, price } = codeAt(offers, index);
      if (taken.size < capacity) [end, length] = [step, distance];
      else
        for (const edge of taken.values()) {
          const cost = edge.pair.score - price - codeAt(needs, edge.need).gain;
          reach({ at: 'need', index: edge.need, distance: distance + cost, edge, from: step });
        }
    }
  }
  for (const [index, distance] of seen.need) codeAt(needs, index).gain -= length - distance;
  for (const [index, distance] of seen.offer) codeAt(offers, index).price += length - distance;
  for (let step = end; step?.edge !== undefined; step = step.from) {
    const { taken } = codeAt(offers, step.edge.offer);
    if (step.at === 'offer') taken.set(step.edge.need, step.edge);
    else taken.delete(step.edge.need);
  }
}

/** A queue that gives the step of the least distance first: a heap with that step on top. */
function makeQueue() {
  const heap: Step[] = [];

  function push(step: Step): void {
    let at = heap.length;
    heap.push(step);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = codeAt(heap, parent);
      if (above.distance <= step.distance) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = step;
  }

  function pop(): Step | undefined {
    const [first] = heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      const goRight = left !== undefined && right !== undefined && right.distance < left.distance;
      const below = goRight ? right : left;
      if (below === undefined || below.distance >= last.distance) break;
      heap[at] = below;
      at = 2 * at + (goRight ? 2 : 1);
    }
    heap[at] = last;
    return first;
  }

  return { push, pop };
}
