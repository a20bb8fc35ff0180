/** Random choices from a seed: the same seed gives the same choices on every machine. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
  /** True with this probability. */
  readonly happens: (probability: number) => boolean;
  /** A position of `weights`, each as likely as its share of the sum. */
  readonly weighted: (weights: Weighted) => number;
}

/** Sums of weights up to and including each position. */
export type Weighted = Float64Array;

/** Prepares weights, each at least 0 and together more, for being chosen from. */
export function weightedBy(weights: readonly number[]): Weighted {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    sum += weight;
    sums[index] = sum;
  }
  return sums;
}

/** A source of random choices: the generator sfc32, which passes the usual tests of randomness. */
export function chanceFrom(seed: number): Chance {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();

  function weighted(sums: Weighted): number {
    const wanted = next() * (sums.at(-1) ?? 0);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return { below: (limit) => Math.floor(next() * limit), happens: (probability) => next() < probability, weighted };
}
