import { describe, expect, it } from 'vitest';
import { inParallel } from '../../scripts/lib/in-parallel.ts';

describe('doing things side by side', () => {
  it('does each once and never more at a time than allowed', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;

    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      done.push(item);
    });

    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('takes no more items after a failure, and fails with it', async () => {
    const begun: number[] = [];

    const all = inParallel([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('the first failed');
      await new Promise((resolve) => setTimeout(resolve, 1));
    });

    await expect(all).rejects.toThrow('the first failed');
    expect(begun.length).toBeLessThan(6);
  });

  it('takes no more items once it is told to stop', async () => {
    const done: number[] = [];

    await inParallel(
      [1, 2, 3, 4],
      1,
      async (item) => void done.push(item),
      () => done.length === 2,
    );

    expect(done).toEqual([1, 2]);
  });
});
