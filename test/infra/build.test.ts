import { describe, expect, it } from 'vitest';
import { BuildProblem, checkEntries } from '../../scripts/build.ts';

describe('the build', () => {
  it('goes on when every function has its entry file', () => {
    expect(() => checkEntries(() => true)).not.toThrow();
  });

  it('names the functions and files that are missing, all at once', () => {
    const check = () => checkEntries((file) => !file.includes('/notices/'));

    expect(check).toThrow(BuildProblem);
    expect(check).toThrow(
      'projections (functions/notices/stream-handler.ts), sweep (functions/notices/sweep-handler.ts)',
    );
  });
});
