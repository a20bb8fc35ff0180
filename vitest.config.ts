import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/fixtures/dynamodb-global.ts'],
    reporters: ['default', './test/fixtures/closing-line.ts'],
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['shared/matching/**'] },
  },
});
